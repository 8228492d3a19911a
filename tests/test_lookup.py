"""Finding records by key without holding their file in memory."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.errors import Fault, InputError
from claimcheck.files import write_records
from claimcheck.lookup import Lookup
from claimcheck.models import Article
from tests.records import article


def test_records_are_found_by_key_in_the_order_of_the_file(tmp_path: Path):
    path = tmp_path / "articles.jsonl"
    records = [article("b", title="ب"), article("a"), article("b", title="2")]
    write_records(path, records)
    with Lookup(path, Article, key="id") as lookup:
        assert list(lookup) == ["b", "a"]
        assert lookup.get("b") == [records[0], records[2]]
        assert lookup.get("a") == [records[1]]
        assert lookup.get("c") == []
        assert "c" not in lookup


def test_every_line_that_is_no_record_is_named(tmp_path: Path):
    path = tmp_path / "articles.jsonl"
    path.write_text("{\n\n" + article().to_json() + '\n{"id": "x"}\n')
    with Lookup(path, Article, key="id") as lookup:
        assert {fault.line for fault in lookup.check()} == {1, 4}


def test_the_key_of_a_faulty_line_is_known_and_has_no_records(tmp_path: Path):
    path = tmp_path / "articles.jsonl"
    path.write_text('{"id": "x"}\n[1]\n' + article("a").to_json() + "\n")
    with Lookup(path, Article, key="id") as lookup:
        assert ("x" in lookup, lookup.get("x"), lookup.get("x")) == (True, [], [])
        assert lookup.get("a") == [article("a")]
        assert {fault.line for fault in lookup.faults} == {1}
        assert {fault.line for fault in lookup.check()} == {1, 2}


def test_faults_are_told_once_and_in_the_order_of_the_lines_however_records_are_read(tmp_path: Path):
    path = tmp_path / "articles.jsonl"
    write_records(path, [article("a"), article("b"), article("a"), article("c")])
    asked: list[int] = []

    def check(record: Article, line: int) -> Iterator[Fault]:
        asked.append(line)
        if record.id != "c":
            yield Fault(str(path), "is not c", line=line)

    with Lookup(path, Article, key="id", unique=True, check=check) as lookup:
        assert (lookup.get("c"), lookup.get("b"), lookup.get("c")) == ([article("c")], [], [article("c")])
        told = [(fault.line, fault.field) for fault in lookup.check()]
        assert told == [(1, None), (2, None), (3, "id"), (3, None)]
        assert sorted(asked) == [1, 2, 3, 4]


def test_a_file_that_cannot_be_read_is_a_fault_and_could_have_every_key(tmp_path: Path):
    with Lookup(tmp_path / "articles.jsonl", Article, key="id") as lookup:
        assert ("a" in lookup, lookup.get("a")) == (True, [])
        assert [fault.message for fault in lookup.check()] == ["no such file or directory"]


def test_a_file_that_changes_while_it_is_read_is_told(tmp_path: Path):
    path = tmp_path / "articles.jsonl"
    write_records(path, [article("a"), article("b")])
    with Lookup(path, Article, key="id") as lookup:
        with path.open("r+b") as stream:
            stream.write(article("z").to_json().encode())
        with pytest.raises(InputError, match="has changed while it was read"):
            lookup.get("a")


@given(lines=st.lists(st.binary(max_size=30) | st.sampled_from([b'{"id": 5}', b'{"id": "\\ud800"}', b"[" * 9999])))
def test_no_line_is_too_strange_to_be_told(lines: list[bytes]):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        path.write_bytes(b"\n".join(lines))
        with Lookup(path, Article, key="id", unique=True) as lookup:
            told = {fault.line for fault in lookup.check()}
            assert not any(lookup.get(key) for key in lookup)
        assert told == {number for number, line in enumerate(path.read_bytes().split(b"\n"), 1) if line.strip()}


def test_records_are_found_behind_blank_lines_and_other_line_ends(tmp_path: Path):
    path = tmp_path / "articles.jsonl"
    records = [article("a"), article("ب"), article("c")]
    path.write_bytes(b"  \n" + " \r\n \r\n".join(record.to_json() for record in records).encode())
    with Lookup(path, Article, key="id") as lookup:
        assert [lookup.get(record.id) for record in records] == [[record] for record in records]

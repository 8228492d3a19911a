"""Finding records by key without holding their file in memory."""

from pathlib import Path

import pytest

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
    with pytest.raises(InputError) as caught:
        Lookup(path, Article, key="id")
    assert {fault.line for fault in caught.value.faults} == {1, 4}


def test_with_a_list_for_faults_the_key_of_a_faulty_line_is_known_and_has_no_records(tmp_path: Path):
    path = tmp_path / "articles.jsonl"
    path.write_text('{"id": "x"}\n[1]\n' + article("a").to_json() + "\n")
    faults: list[Fault] = []
    with Lookup(path, Article, key="id", faults=faults) as lookup:
        assert ("x" in lookup, lookup.get("x")) == (True, [])
        assert lookup.get("a") == [article("a")]
    assert {fault.line for fault in faults} == {1, 2}


def test_records_are_found_behind_blank_lines_and_other_line_ends(tmp_path: Path):
    path = tmp_path / "articles.jsonl"
    records = [article("a"), article("ب"), article("c")]
    path.write_bytes(b"  \n" + " \r\n \r\n".join(record.to_json() for record in records).encode())
    with Lookup(path, Article, key="id") as lookup:
        assert [lookup.get(record.id) for record in records] == [[record] for record in records]

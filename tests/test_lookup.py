"""Finding records by key without holding their file in memory."""

from pathlib import Path

import pytest

from claimcheck.errors import InputError
from claimcheck.files import write_records
from claimcheck.lookup import Lookup
from claimcheck.models import Article
from tests.records import article


def test_records_are_found_by_key_in_the_order_of_the_file(tmp_path: Path):
    path = tmp_path / "articles.jsonl"
    records = [article("b", title="ب"), article("a"), article("b", title="2")]
    write_records(path, records)
    with Lookup(path, Article, key=lambda a: a.id) as lookup:
        assert list(lookup) == ["b", "a"]
        assert lookup.get("b") == [records[0], records[2]]
        assert lookup.get("a") == [records[1]]
        assert lookup.get("c") == []
        assert "c" not in lookup


def test_every_line_that_is_no_record_is_named(tmp_path: Path):
    path = tmp_path / "articles.jsonl"
    path.write_text("{\n\n" + article().to_json() + '\n{"id": "x"}\n')
    with pytest.raises(InputError) as caught:
        Lookup(path, Article, key=lambda a: a.id)
    assert {fault.line for fault in caught.value.faults} == {1, 4}

"""What `validate` finds beside the words that `tests/faults` holds."""

import json
import os
import threading
from pathlib import Path

import pytest

from claimcheck.cli.main import run
from claimcheck.models import Article, Record
from claimcheck.texts import open_texts
from claimcheck.validation import kind_of, validate
from tests.records import article, claim, judgment
from tests.views.samples import arabic, english


def write(path: Path, *records: Record) -> Path:
    path.write_text("".join(record.to_json() + "\n" for record in records), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("record", "kind"), [(article(), "article"), (claim(), "claim"), (judgment("x", "supported"), "judgment")]
)
def test_a_record_is_known_by_its_keys_even_where_some_are_missing(record: Record, kind: str):
    row = json.loads(record.to_json())
    assert kind_of(row) == kind
    for key in row:
        assert kind_of({k: v for k, v in row.items() if k != key}) == kind


def test_keys_of_no_record():
    assert kind_of({}) == kind_of({"text": "x"}) == kind_of({"a": 1, "b": 2}) == ""


def test_sound_files_have_no_faults(tmp_path: Path):
    for of, claims in (english(), arabic()):
        with open_texts(write(tmp_path / "articles.jsonl", of)) as texts:
            report = validate(write(tmp_path / "claims.jsonl", *claims), texts=texts)
        assert (report.kind, report.records, report.faults) == ("claim", len(claims), [])


def test_offsets_count_code_points(tmp_path: Path):
    of = Article(id="a", lang="en", text="😀 " + english()[0].text)
    moved = write(tmp_path / "claims.jsonl", *(c.model_copy(update={"article_id": "a"}) for c in english()[1]))
    assert len(validate(moved, texts={"a": of.text}).faults) > len(english()[1])


def test_json_holds_the_same_faults(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    file = write(tmp_path / "claims.jsonl", claim(), claim())
    assert run(["validate", str(file), "--json"]) == 1
    (report,) = json.loads(capsys.readouterr().out)
    assert (report["kind"], report["records"]) == ("claim", 2)
    assert [(fault["line"], fault["field"]) for fault in report["faults"]] == [(2, "id")]


def test_a_hundred_faults_of_a_file_are_listed_and_all_with_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    file = write(tmp_path / "claims.jsonl", *[claim()] * 150)
    assert run(["validate", str(file)]) == 1
    told = capsys.readouterr().out.splitlines()
    assert told[-2:] == [
        "and 49 more faults; --json tells them all",
        f"{file}: 150 records of the kind claim, 149 faults",
    ]
    assert len(told) == 102
    assert run(["validate", "--json", str(file)]) == 1
    assert len(json.loads(capsys.readouterr().out)[0]["faults"]) == 149


@pytest.mark.parametrize(
    ("articles", "told"), [("", ": is empty; write at least"), ("{}\n", ", line 1, field id: is missing")]
)
def test_articles_that_are_none_are_told_and_not_each_claim_of_them(
    articles: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    file, of = write(tmp_path / "claims.jsonl", claim()), tmp_path / "articles.jsonl"
    of.write_text(articles)
    assert run(["validate", str(file), "--articles", str(of)]) == 2
    assert capsys.readouterr().err.startswith(f"{of}{told}")


def test_articles_come_through_a_pipe_too(tmp_path: Path):
    """As from a shell's <(zcat articles.jsonl.gz), which can be read but once."""
    file, pipe = write(tmp_path / "claims.jsonl", claim("c1"), claim("c2", "a2")), tmp_path / "pipe"
    os.mkfifo(pipe)
    lines = "".join(article(name).to_json() + "\n" for name in ("a1", "a2"))
    writing = threading.Thread(target=pipe.write_text, args=(lines,))
    writing.start()
    assert run(["validate", str(file), "--articles", str(pipe)]) == 0
    writing.join()

"""`claimcheck split`: what it writes, where, and in which form."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from claimcheck.cli.main import run
from claimcheck.models import Article, Claim
from tests.articles.texts import ARABIC_LONG
from tests.views.samples import ARABIC, ENGLISH

CLAIMCHECK = [sys.executable, "-c", "from claimcheck.cli.main import main; main()"]


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "en.txt").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "ar.txt").write_text(ARABIC, encoding="utf-8")
    return tmp_path


def records(path: Path, model: type) -> list:
    return [model.model_validate_json(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_claims_and_articles_fit_together_to_the_character(files: Path, capsys: pytest.CaptureFixture[str]):
    assert run(["split", "ar.txt", "en.txt", "-o", "claims.jsonl", "--articles", "articles.jsonl"]) == 0
    articles = {article.id: article for article in records(files / "articles.jsonl", Article)}
    claims = records(files / "claims.jsonl", Claim)
    assert [article.text for article in articles.values()] == [ARABIC, ENGLISH]
    assert {claim.article_id for claim in claims} == set(articles)
    for claim in claims:
        text = articles[claim.article_id].text
        for role in ("source", "cue", "content") if claim.attribution else ():
            for span in getattr(claim.attribution, role).spans:
                assert text[span.start : span.end] == span.text
    assert capsys.readouterr().err == f"claims.jsonl: {len(claims)} claims of 2 articles\n"
    assert run(["validate", "claims.jsonl", "articles.jsonl", "--articles", "articles.jsonl"]) == 0


def test_paragraphs_in_another_script_are_passed_over_and_counted(files: Path, capsys: pytest.CaptureFixture[str]):
    english = "The harbour office said on Monday that the ferry would not sail before Friday.\n\n"
    arabic = "قال رئيس البلدية سامي الخوري إن الجسر سيفتح يوم الجمعة بعد أعمال صيانة استمرت شهرين.\n\n"
    (files / "mixed.txt").write_text(english + arabic + english.replace("Monday", "Sunday"), encoding="utf-8")
    assert run(["split", "mixed.txt", "-o", "claims.jsonl"]) == 0
    assert "Passed over: 1 paragraph in another script." in capsys.readouterr().err
    assert "البلدية" not in (files / "claims.jsonl").read_text(encoding="utf-8")


def test_the_same_input_gives_the_same_bytes(files: Path):
    for name in ("one", "two"):
        assert run(["split", ".", "-o", f"../{name}.jsonl", "--articles", f"../{name}-articles.jsonl"]) == 0
    folder = files.parent
    assert (folder / "one.jsonl").read_bytes() == (folder / "two.jsonl").read_bytes() != b""
    assert (folder / "one-articles.jsonl").read_bytes() == (folder / "two-articles.jsonl").read_bytes()


def test_articles_that_were_written_split_into_the_same_claims(files: Path):
    run(["split", "ar.txt", "en.txt", "-o", "claims.jsonl", "--articles", "articles.jsonl"])
    run(["split", "articles.jsonl", "-o", "again.jsonl"])
    assert (files / "again.jsonl").read_bytes() == (files / "claims.jsonl").read_bytes()


def test_piped_output_is_json_lines_and_a_table_on_request(files: Path, capsys: pytest.CaptureFixture[str]):
    assert run(["split", "en.txt"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {row["lang"] for row in rows} == {"en"}
    assert run(["split", "en.txt", "--format", "table"]) == 0
    said = capsys.readouterr().out
    assert "Harbour bridge to reopen in spring" in said
    assert "\x1b" not in said


def test_a_name_that_ends_in_html_makes_a_page(files: Path):
    assert run(["split", "ar.txt", "en.txt", "-o", "page.html"]) == 0
    page = (files / "page.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert page.count("<section") == 2


def test_standard_input_in_windows_1256(files: Path, monkeypatch: pytest.MonkeyPatch):
    data = io.BufferedReader(io.BytesIO(ARABIC_LONG.encode("cp1256")))
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=data))
    assert run(["split", "-", "-o", "claims.jsonl", "--articles", "articles.jsonl"]) == 0
    assert [article.text for article in records(files / "articles.jsonl", Article)] == [ARABIC_LONG]


def test_one_fault_among_many_files_leaves_all_output_as_it_was(files: Path, capsys: pytest.CaptureFixture[str]):
    (files / "claims.jsonl").write_text("before\n")
    (files / "bad.txt").write_bytes(b"%PDF-")
    code = run(["split", "en.txt", "bad.txt", "none.txt", "-o", "claims.jsonl", "--articles", "articles.jsonl"])
    said = capsys.readouterr()
    assert code == 2
    assert [line.split(":")[0] for line in said.err.splitlines()] == ["bad.txt", "none.txt"]
    assert (files / "claims.jsonl").read_text() == "before\n"
    assert sorted(path.name for path in files.iterdir()) == ["ar.txt", "bad.txt", "claims.jsonl", "en.txt"]
    run(["split", "en.txt", "bad.txt"])
    assert capsys.readouterr().out == ""


def test_piped_output_is_utf8_in_any_locale(files: Path):
    done = subprocess.run(
        [*CLAIMCHECK, "split", "ar.txt"],
        cwd=files,
        env={**os.environ, "PYTHONIOENCODING": "latin-1"},
        capture_output=True,
        check=True,
    )
    assert "الجسر" in done.stdout.decode("utf-8")


def test_a_reader_that_goes_away_is_no_error(files: Path):
    with subprocess.Popen(
        [*CLAIMCHECK, "split", "en.txt"], cwd=files, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=120) == 0

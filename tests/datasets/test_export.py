"""Every format as golden files; a folder is written whole or not at all, and every fault is told at once.

REWRITE_GOLDEN=1 pytest tests/datasets/test_export.py    writes the golden files anew, to be read before the commit.
"""

import codecs
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import claimcheck
from claimcheck.cli.main import run
from claimcheck.datasets import formats
from claimcheck.datasets.folder import files_of
from claimcheck.datasets.formats import FORMATS
from claimcheck.datasets.verify import verify
from claimcheck.errors import ClaimcheckError, InputError
from claimcheck.files import read_records
from claimcheck.models import Span, WithheldArticle
from claimcheck.project import Project
from claimcheck.running.export import HeldBackError, export
from tests.datasets.small import ENGLISH, articles, claims, decision, exported, judgments, review, small_project

GOLDEN = Path(__file__).parent / "golden"
BINARY = (".parquet", ".spacy")
CARD = ("card.html", "plots/", "README.md")
"""What is the same beside every format: its text is golden once."""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return small_project(tmp_path / "project")


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files_of(folder)}


def comparable(path: str, content: bytes) -> str:
    """The text without what changes with a version of ours or of pyarrow."""
    text = content.decode().replace(claimcheck.__version__, "VERSION")
    text = re.sub(r"(num_bytes|download_size|dataset_size): \d+", r"\1: N", text)
    if path in ("croissant.json", "MANIFEST.json"):
        text = re.sub(r'"sha256": "\w+"|"bytes": \d+|"contentSize": "\d+ B"', '"…"', text)
    return text


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_is_as_it_was_read_and_approved(name: str, project: Project):
    found = {
        path: comparable(path, content)
        for path, content in contents(exported(project, name)).items()
        if not path.endswith(BINARY) and (not path.startswith(CARD) or (name, path) == ("huggingface", "README.md"))
    }
    golden = GOLDEN / name
    if os.environ.get("REWRITE_GOLDEN"):
        shutil.rmtree(golden, ignore_errors=True)
        for path, text in found.items():
            (golden / path).parent.mkdir(parents=True, exist_ok=True)
            (golden / path).write_text(text, encoding="utf-8", newline="")
    assert found == {path: content.decode() for path, content in contents(golden).items()}


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_project_gives_the_same_bytes_and_a_folder_that_verifies(name: str, project: Project):
    folder = exported(project, name)
    first = contents(folder)
    assert contents(exported(project, name)) == first, "an earlier export of ours is replaced by the new one"
    assert verify(folder).faults == ()
    assert [path.name for path in folder.parent.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize("name", FORMATS)
def test_a_folder_with_decisions_and_splits_verifies(name: str, tmp_path: Path):
    settled = decision("adjudication", verdict="refuted", scale="averitec")
    folder = exported(small_project(tmp_path / "p", decisions=[settled]), name, split_by="article")
    assert verify(folder).faults == ()


@pytest.mark.parametrize("name", [name for name, form in FORMATS.items() if form.unit == "claim"])
def test_every_folder_of_claims_has_its_card(name: str, project: Project):
    folder = exported(project, name)
    text = (folder / "README.md").read_text(encoding="utf-8")
    assert "# Harbour and bridge checks 1.0.0" in text
    assert text.startswith("---\npretty_name") == (name == "huggingface")
    plots = set(re.findall(r"\((plots/\w+\.svg)\)", text))
    assert plots == {f"plots/{path.name}" for path in (folder / "plots").iterdir()}
    assert "<svg" in (folder / "card.html").read_text(encoding="utf-8")


def test_without_a_format_the_dataset_is_one_file_and_marks_what_is_held_back(project: Project):
    report = export(project=project, name=None, target=str(project.folder / "dataset.jsonl"))
    lines = (project.folder / "dataset.jsonl").read_bytes().splitlines()  # a text of str would be cut at U+2028 too
    rows = [json.loads(line) for line in lines]
    assert (report.written, len(rows)) == (5, 5)
    assert {row["id"]: row["held_back"] for row in rows if row["held_back"]} == {"c-sales": ["settled"]}
    assert [str(held) for held in report.held_back] == ["c-sales: its verdict is disputed"]


def test_with_strict_nothing_is_written_while_a_claim_is_held_back(project: Project):
    folder = exported(project, "averitec")
    before = contents(folder)
    with pytest.raises(HeldBackError, match="c-sales: its verdict is disputed") as caught:
        exported(project, "averitec", strict=True)
    assert caught.value.exit_code == 1
    assert contents(folder) == before


def test_of_many_claims_held_back_a_screenful_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """10,000 lines would carry off the one that says what happened; the report as JSON has them all."""
    many = [claims()[0].model_copy(update={"id": f"c-{number:04}"}) for number in range(500)]
    judged = [judgments()[0].model_copy(update={"claim_id": "c-0000"})]
    folder = str(small_project(tmp_path / "p", claims=many, judgments=judged).folder)
    assert run(["export", "--project", folder, "--strict"]) == 1
    told = capsys.readouterr().err.splitlines()
    assert told[20:] == [
        "and 480 more",
        "Nothing was written: these claims are held back. Leave out --strict; --json then names them all.",
    ]
    assert run(["export", "--project", folder, "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["held_back"]) == 500


def test_without_the_texts_an_article_can_still_be_found_and_no_sentence_of_it_is_there(project: Project):
    folder = exported(project, "jsonl", with_text=False)
    (article, *_) = read_records(folder / "articles.jsonl", WithheldArticle)
    assert (article.id, article.text_length, article.url) == ("a-en", len(ENGLISH), articles()[0].url)
    assert ENGLISH.encode() not in b"".join(contents(folder).values())
    assert verify(folder).faults == ()
    with pytest.raises(ClaimcheckError, match="--no-text"):
        exported(project, "spans", with_text=False)


@pytest.mark.parametrize("name", FORMATS)
def test_an_export_that_fails_leaves_the_earlier_one_as_it_was(name, project: Project, monkeypatch):
    folder = exported(project, name)
    before = contents(folder)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("claimcheck.datasets.export.write_manifest", full)
    with pytest.raises(ClaimcheckError, match="no space left on device"):
        exported(project, name)
    assert contents(folder) == before
    assert sorted(path.name for path in folder.parent.iterdir()) == sorted(["project", name])


FULL_DISK = """
import resource, sys
from claimcheck.cli.main import run
resource.setrlimit(resource.RLIMIT_FSIZE, (1500, 1500))
sys.exit(run(sys.argv[1:]))
"""


@pytest.mark.parametrize("name", ["jsonl", "parquet", "spans"])
def test_where_no_more_can_be_written_the_earlier_export_stays(name, project: Project):
    """The system refuses to make a file any longer, as it does on a full disk."""
    folder = exported(project, name)
    before = contents(folder)
    command = ["export", "-p", str(project.folder), "--format", name, "--output", str(folder)]
    done = subprocess.run([sys.executable, "-c", FULL_DISK, *command], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith(f"{folder}: cannot be written, ")
    assert "file too large. Choose a folder whose parent exists, may be written to and has room.\n" in done.stderr
    assert done.stderr.count("\n") == 1
    assert contents(folder) == before
    assert sorted(path.name for path in folder.parent.iterdir()) == sorted(["project", name])


def changed(content: bytes, how: str) -> bytes:
    first, *rest = content.splitlines(keepends=True)
    return {
        "mark": codecs.BOM_UTF8 + content,
        "utf16": content.decode().encode("utf-16"),
        "nul": content + b"\0\n",
        "half": first.replace(b'"id": "', b'"id": "\\ud800') + b"".join(rest),
        "latin": first.replace(b'"id": "', b'"id": "\xe9') + b"".join(rest),
        "deep": content + b"[" * 200_000 + b"\n",
        "long": content + b"x" * 1_000_000 + b"\n",
        "number": content + b'{"id": ' + b"9" * 5000 + b"}\n",
        "endless": first.replace(b'"lead_time": null', b'"lead_time": Infinity') + b"".join(rest),
        "array": content + b"[1]\n",
    }[how]


@pytest.mark.parametrize(
    ("how", "told"),
    [
        ("mark", "line 1: begins with a byte order mark; save it as UTF-8 without one"),
        ("utf16", "line 1: holds NUL bytes, as UTF-16 does; save it as UTF-8"),
        ("nul", "line 11: holds NUL bytes, as UTF-16 does; save it as UTF-8"),
        ("half", "line 1: holds half of a surrogate pair, which is no character; repair or remove it"),
        ("latin", "line 1: is not UTF-8; save it as UTF-8"),
        ("deep", "line 11: is not JSON (recursion limit exceeded)"),
        ("long", "line 11: is not JSON (expected value)"),
        ("number", "line 11: is not JSON (number out of range)"),
        ("endless", "line 1, field lead_time: should be a finite number"),
        ("array", "line 11: should be an object"),
    ],
)
def test_odd_bytes_are_told_in_words_and_the_earlier_export_stays(how: str, told: str, project: Project):
    folder = exported(project, "csv")
    before = contents(folder)
    path = project.file("judgments")
    path.write_bytes(changed(path.read_bytes(), how))
    with pytest.raises(InputError) as caught:
        exported(project, "csv")
    assert f"{path}, {told}" in str(caught.value)
    assert contents(folder) == before


@pytest.mark.parametrize("ending", [b"\r\n", b"\n\n", b""])
def test_lines_may_end_otherwise_and_the_last_one_not_at_all(ending: bytes, project: Project):
    before = contents(exported(project, "csv"))["claims.csv"]
    for name in ("articles", "claims", "judgments"):
        lines = project.file(name).read_bytes().split(b"\n")[:-1]
        project.file(name).write_bytes((ending or b"\n").join(lines) + ending)
    assert contents(exported(project, "csv"))["claims.csv"] == before


def test_a_file_that_links_to_itself_is_told(project: Project):
    path = project.file("claims")
    path.unlink()
    path.symlink_to(path)
    with pytest.raises(InputError, match="too many levels of symbolic links"):
        exported(project, "csv")


@pytest.mark.parametrize("what", ["somebody's notes", "a file", "a link", "half an export", "a note in an export"])
def test_a_folder_that_is_not_an_export_of_ours_is_refused_and_left_alone(what: str, project: Project):
    target = project.folder.parent / "csv"
    if what == "somebody's notes":
        target.mkdir()
        (target / "notes.txt").write_text("mine")
    elif what == "a file":
        target.write_text("mine")
    elif what == "a link":
        target.symlink_to(project.folder)
    else:
        exported(project, "csv")
        if what == "half an export":
            (target / "MANIFEST.json").unlink()
        else:
            (target / "notes.txt").write_text("mine")
    before = {path: path.is_dir() or path.read_bytes() for path in files_of(project.folder.parent)}
    with pytest.raises(InputError, match="--output"):
        exported(project, "csv")
    assert {path: path.is_dir() or path.read_bytes() for path in files_of(project.folder.parent)} == before


def test_every_fault_of_the_records_and_the_settings_is_told_at_once(tmp_path: Path):
    lost = claims()[0].model_copy(update={"id": "c-lost", "article_id": "a-gone"})
    stray = judgments()[0].model_copy(update={"id": "j-stray", "claim_id": "c-gone"})
    project = small_project(tmp_path / "p", claims=[*claims(), lost], judgments=[*judgments(), stray])
    settings = project.folder / "project.toml"
    kept = [line for line in settings.read_text().splitlines() if not line.startswith(("url", "publisher"))]
    settings.write_text("\n".join(kept))
    assert run(["export", "-p", str(project.folder), "--format", "claimreview"]) == 2
    project = small_project(tmp_path / "p", claims=[*claims(), lost], judgments=[*judgments(), stray])
    bare = project.settings.model_copy(update={"publication": type(project.settings.publication)()})
    with pytest.raises(InputError) as caught:
        exported(Project(project.folder, bare, project.scale, ""), "claimreview")
    told = "\n".join(map(str, caught.value.faults))
    assert [part for part in ("field publisher", "field url", "a-gone", "c-gone") if part not in told] == []
    assert not (tmp_path / "claimreview").exists()


@pytest.mark.parametrize("name", [*FORMATS, None])
def test_faults_that_the_last_records_have_are_all_told_and_nothing_is_written(name: str | None, project: Project):
    target = project.folder.parent / "out"
    export(project=project, name=name, target=str(target))
    before = {path: path.read_bytes() for path in files_of(project.folder.parent)}
    for records in ("articles", "judgments"):
        with project.file(records).open("a") as stream:
            stream.write(f'{{"id": "late-{records}"}}\n')
            before[project.file(records)] += f'{{"id": "late-{records}"}}\n'.encode()
    with pytest.raises(InputError) as caught:
        export(project=project, name=name, target=str(target))
    assert {Path(fault.file) for fault in caught.value.faults} == {project.file("articles"), project.file("judgments")}
    assert {path: path.read_bytes() for path in files_of(project.folder.parent)} == before


def test_reviews_with_faults_are_told_with_all_others(tmp_path: Path):
    empty = review(attributions=({"content": (Span(start=3, end=3, text=""),)},), id="r-4")
    reviews = [review(), review(), review(id="r-2", article_id="a-en"), review(id="r-3", article_id="a-gone"), empty]
    stray = judgments()[0].model_copy(update={"id": "j-stray", "claim_id": "c-gone"})
    project = small_project(tmp_path / "p", judgments=[*judgments(), stray], reviews=reviews)
    with project.file("reviews").open("a") as stream:
        stream.write("{}\n")
    with pytest.raises(InputError) as caught:
        exported(project, "spans")
    told = [str(fault).removeprefix(f"{project.folder}/") for fault in caught.value.faults]
    for words in (
        "reviews.jsonl, line 2, field id: has the id of line 1: 'r-1'",
        "reviews.jsonl, line 3, field attributions.0.source.0: says ",
        "reviews.jsonl, line 4: review r-3 is of article a-gone, which is not among the articles",
        "reviews.jsonl, line 5, field attributions.0.content.0: begins and ends at 3, so that it holds nothing",
        "reviews.jsonl, line 6, field article_id: is missing",
        "judgments.jsonl, line 11: judgment j-stray is on claim c-gone",
    ):
        assert any(fault.startswith(words) for fault in told), (words, told)
    assert not (tmp_path / "spans").exists()
    assert exported(small_project(tmp_path / "p", reviews=reviews), "csv"), "which does not read them"


def test_when_no_claim_may_be_published_nothing_is_written_and_the_reasons_are_told(tmp_path: Path):
    project = small_project(tmp_path / "p", judgments=judgments()[:1])
    with pytest.raises(ClaimcheckError, match="5 held back by a gate"):
        exported(project, "csv")
    assert not (tmp_path / "csv").exists()


def test_standard_output_takes_the_dataset_and_no_folder(project: Project, capsys: pytest.CaptureFixture[str]):
    assert run(["export", "-p", str(project.folder), "-o", "-"]) == 0
    assert capsys.readouterr().out.count("\n") == 5
    assert run(["export", "-p", str(project.folder), "-o", "-", "--format", "csv"]) == 2


def test_splits_are_written_apart_and_kept_in_the_project(tmp_path: Path):
    project = small_project(tmp_path / "p")
    folder = exported(project, "csv", split_by="time", train_until="2026-03-05", validation_until="2026-03-31")
    manifest = json.loads((folder / "MANIFEST.json").read_text(encoding="utf-8"))
    assert manifest["splits"]["claims"] == {"train": 1, "validation": 2}
    assert manifest["splits"]["overlaps"] == 0
    kept = [json.loads(line) for line in project.file("splits").read_text().splitlines()]
    assert {row["article_id"]: row["split"] for row in kept} == {
        "a-en": "train",
        "a-ar": "validation",
        "a-hostile": None,
    }
    averitec = exported(project, "averitec", split_by="time", train_until="2026-03-05", validation_until="2026-03-31")
    assert {"train.json", "validation.json"} <= contents(averitec).keys()


@pytest.mark.parametrize("days", [(), ("2026-03-05",), ("2026-04-01", "2026-03-01"), ("soon", "later")], ids="-".join)
def test_splits_by_time_need_two_days_in_order(days, project: Project):
    with pytest.raises(ClaimcheckError, match="--train-until"):
        exported(project, "csv", split_by="time", **dict(zip(("train_until", "validation_until"), days, strict=False)))


def test_every_format_says_what_it_keeps_or_loses(project: Project, capsys: pytest.CaptureFixture[str]):
    for name, form in formats.FORMATS.items():
        assert run(["export", "-p", str(project.folder), "--format", name]) == 0
        assert form.says in capsys.readouterr().err
        report = run(["export", "-p", str(project.folder), "--format", name, "--json"])
        assert report == 0
        assert json.loads(capsys.readouterr().out)["format"] == name

"""A tampered folder is found out, each fault by name."""

import csv
import hashlib
import json
import os
import re
import shutil
import sys
import tracemalloc
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import DocBin

from claimcheck.cli.main import run
from claimcheck.datasets.counting import count_rows
from claimcheck.datasets.manifest import MANIFEST_FILE, Contents, Manifest, entry_of, write_manifest
from claimcheck.datasets.verify import verify
from claimcheck.errors import Fault, InputError
from claimcheck.files import write_records
from claimcheck.models import Article, Attribution, Content, Cue, Range, Source, Span, WithheldArticle
from claimcheck.texts import Quotations, WithheldText
from tests.datasets.small import ARABIC, decision, exported, small_project
from tests.records import article, claim

MANIFEST = Manifest(
    name="Engines",
    version="1.0.0",
    format="folder",
    licence="CC-BY-4.0",
    articles_licence="",
    article_text=True,
    claims=1,
    held_back=0,
)
CONTENTS = {
    "articles.jsonl": Contents(rows=1, record="article"),
    "claims.jsonl": Contents(rows=1, record="claim"),
    "data/articles.parquet": Contents(rows=1, record="article"),
}


def published(folder: Path) -> Path:
    (folder / "data").mkdir(parents=True)
    write_records(folder / "articles.jsonl", [article()])
    write_records(folder / "claims.jsonl", [claim()])
    pq.write_table(pa.Table.from_pylist([article().model_dump(mode="json")]), folder / "data" / "articles.parquet")
    (folder / "README.md").write_text("Engines\n", encoding="utf-8")
    write_manifest(folder, MANIFEST, contents=CONTENTS)
    return folder


def test_a_folder_as_published_has_no_faults(tmp_path: Path):
    report = verify(published(tmp_path / "set"))
    assert (report.faults, report.files, report.rows) == ((), 4, 3)


def test_the_same_folder_has_the_same_manifest(tmp_path: Path):
    one, two = published(tmp_path / "one"), published(tmp_path / "two")
    assert (one / MANIFEST_FILE).read_bytes() == (two / MANIFEST_FILE).read_bytes()


def cut(folder: Path) -> None:
    path = folder / "claims.jsonl"
    path.write_bytes(path.read_bytes()[:-2])


def flip(folder: Path) -> None:
    path = folder / "README.md"
    path.write_text(path.read_text().replace("E", "F"))


def link_out(folder: Path) -> None:
    (folder / "README.md").unlink()
    (folder / "README.md").symlink_to("/etc/hostname")


@pytest.mark.parametrize(
    ("tamper", "words"),
    [
        (cut, "claims.jsonl: has "),
        (flip, "README.md: has another SHA-256"),
        (lambda folder: (folder / "README.md").unlink(), "README.md: is missing"),
        (lambda folder: (folder / "more.txt").write_text("x"), "more.txt: is not in the manifest"),
        (link_out, "README.md: leads out of the folder"),
    ],
)
def test_a_tampered_file_is_named(tmp_path: Path, tamper: Callable[[Path], None], words: str):
    folder = published(tmp_path / "set")
    tamper(folder)
    assert words in verify(folder).faults[0]


def test_several_faults_are_told_together(tmp_path: Path):
    folder = published(tmp_path / "set")
    cut(folder)
    flip(folder)
    (folder / "more.txt").write_text("x")
    size = len(claim().to_json())
    assert faults_after(folder) == [
        "more.txt: is not in the manifest",
        "README.md: has another SHA-256 than the manifest says",
        f"claims.jsonl: has {size - 1} bytes, the manifest says {size + 1}",
        f"claims.jsonl, line 1: is not JSON (expecting ',' delimiter at column {size})",
        "claims.jsonl: has 0 rows, the manifest says 1",
    ]


def test_records_that_break_their_schema_or_their_offsets_are_found_though_the_manifest_fits(tmp_path: Path):
    folder = published(tmp_path / "set")
    wrong = claim().model_copy(update={"span": Range(start=3, end=9000)})
    write_records(folder / "claims.jsonl", [wrong])
    broken = article().model_dump(mode="json") | {"lang": "x"}
    pq.write_table(pa.Table.from_pylist([broken]), folder / "data" / "articles.parquet")
    write_manifest(folder, MANIFEST, contents=CONTENTS | {"articles.jsonl": Contents(rows=2, record="article")})
    assert faults_after(folder) == [
        "articles.jsonl: has 1 rows, the manifest says 2",
        "claims.jsonl, line 1, field span: ends at 9000, the article has 66 code points",
        "data/articles.parquet, line 1, field lang: string should have at least 2 characters",
    ]


def test_what_is_no_parquet_is_told(tmp_path: Path):
    folder = published(tmp_path / "set")
    (folder / "data" / "articles.parquet").write_bytes(b"PAR1 nonsense PAR1")
    write_manifest(folder, MANIFEST, contents=CONTENTS)
    assert any("is not Parquet" in fault for fault in verify(folder).faults)


def test_a_manifest_that_points_out_of_the_folder_is_not_followed(tmp_path: Path):
    folder = published(tmp_path / "set")
    manifest = json.loads((folder / MANIFEST_FILE).read_text())
    for number, path in enumerate(["../x", "/etc/passwd", "a\\b", "c:x"]):
        manifest["files"][number]["path"] = path
    (folder / MANIFEST_FILE).write_text(json.dumps(manifest))
    faults = verify(folder).faults
    assert sum("leads out of the folder" in fault for fault in faults) == 4


def test_a_folder_without_a_manifest_is_bad_input(tmp_path: Path):
    with pytest.raises(InputError, match=r"holds no MANIFEST\.json; name a folder"):
        verify(tmp_path)


def test_the_command_exits_1_on_faults_and_2_without_a_manifest(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    folder = published(tmp_path / "set")
    assert run(["verify", str(folder)]) == 0
    digest = hashlib.sha256((folder / MANIFEST_FILE).read_bytes()).hexdigest()
    assert capsys.readouterr().out == (
        f"{folder}: Engines 1.0.0, 4 files, no faults\n{folder / MANIFEST_FILE}: SHA-256 {digest}\n"
    )
    flip(folder)
    assert run(["verify", str(folder)]) == 1
    assert "README.md: has another SHA-256" in capsys.readouterr().out
    shutil.rmtree(folder)
    assert run(["verify", str(folder)]) == 2


# --- a real export, each thing in it changed as somebody might


@pytest.fixture
def real(tmp_path: Path) -> Path:
    project = small_project(tmp_path / "p", decisions=[decision("correction", verdict="refuted", scale="averitec")])
    return exported(project, "jsonl", split_by="article")


def edit(folder: Path, name: str, change: Callable[[list[Any]], object]) -> None:
    path = folder / name
    rows = [json.loads(line) for line in path.read_bytes().splitlines()]
    change(rows)
    path.write_bytes(b"".join(json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in rows))


def edit_manifest(folder: Path, **changed: Any) -> None:
    path = folder / MANIFEST_FILE
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | changed), encoding="utf-8")


def sparse(path: Path) -> None:
    with path.open("r+b") as stream:
        stream.truncate(1 << 40)


def faults_after(folder: Path) -> list[str]:
    return [fault.replace(f"{folder}/", "").partition(";")[0] for fault in verify(folder).faults]


def without_numbers(fault: str) -> str:
    return re.sub(r"(?<!-)\d{3,}", "N", fault)


BYTES = "has N bytes, the manifest says N"
DIGEST = "has another SHA-256 than the manifest says"


@pytest.mark.parametrize(
    ("name", "change", "told"),
    [
        ("dataset", lambda rows: rows.pop(), f"{BYTES} | has 4 rows, the manifest says 5"),
        ("dataset", lambda rows: rows[0]["truth"].update(label="supported"), BYTES),
        ("dataset", lambda rows: rows[0].update(standing="proven"), "line 1, field standing: should be 'unjudged'"),
        (
            "dataset",
            lambda rows: rows[1]["provenance"]["span"].update(end=9999),
            "line 2, field provenance.span: ends at N",
        ),
        (
            "claims",
            lambda rows: rows[2]["attribution"]["cue"]["spans"][0].update(text="قالن"),
            "line 3, field attribution.cue.spans.0: says",
        ),
        ("claims", lambda rows: rows[0].update(article_id="a-gone"), "line 1: is about the article 'a-gone'"),
        ("claims", lambda rows: rows.append(rows[0]), f"{BYTES} | line 6, field id: has the id of line 1 | has 6 rows"),
        ("claims", lambda rows: rows[0].update(schema_version="2.0"), "line 1, field schema_version: is not 1.0"),
        ("judgments", lambda rows: rows[0]["evidence"][0].update(url="x:1"), "line 1, field evidence.0.url: is not"),
        ("judgments", lambda rows: rows[2].update(annotator="bob"), DIGEST),
        ("decisions", lambda rows: rows[0].update(reason=""), "line 1: says no reason"),
        ("splits", lambda rows: rows[0].update(split="dev"), "line 1, field split: should be"),
        ("articles", lambda rows: rows[1].update(text=ARABIC[::-1]), "field provenance.article.shaN: is not the SHA"),
        ("articles", lambda rows: rows[0].update(text="Gone."), "line 1: block 0-102 overlaps another or leaves"),
    ],
)
def test_what_was_changed_in_a_file_of_records_is_told_beside_the_digest(
    real: Path, name: str, change: Callable[[list[Any]], object], told: str
):
    edit(real, f"{name}.jsonl", change)
    faults = [without_numbers(fault) for fault in faults_after(real)]
    assert faults[0] in (f"{name}.jsonl: {BYTES}", f"{name}.jsonl: {DIGEST}")
    assert [words for words in told.split(" | ") if not any(words in fault for fault in faults)] == []


def test_a_changed_licence_parts_the_manifest_from_croissant_and_changes_its_digest(real: Path):
    before = verify(real).manifest_sha256
    edit_manifest(real, licence="CC0-1.0")
    report = verify(real)
    assert faults_after(real) == ["MANIFEST.json, field licence: says 'CC0-1.0', croissant.json says 'CC-BY-4.0'"]
    assert report.manifest_sha256 != before


def without_its_last_row(content: bytes, suffix: str) -> bytes:
    if suffix == ".spacy":
        docs = list(DocBin().from_bytes(content).get_docs(spacy.blank("en").vocab))
        return DocBin(docs=docs[:-1]).to_bytes()
    lines = content.splitlines(keepends=True)
    if suffix == ".json":
        return b"".join([*lines[:-3], lines[-3].rstrip(b",\n") + b"\n", lines[-1]])
    return b"".join(lines[:-1])


@pytest.mark.parametrize(
    ("form", "path", "rows"),
    [
        ("averitec", "train.json", 4),
        ("averitec", "train.origins.jsonl", 4),
        ("claimreview", "train.jsonl", 4),
        ("csv", "claims.csv", 4),
        ("fever", "train.jsonl", 3),
        ("spans", "gold/train.jsonl", 3),
        ("spans", "spacy/train/en/00001.spacy", 2),
    ],
)
def test_a_row_that_was_taken_out_of_any_format_is_missed_though_the_digests_fit(tmp_path: Path, form, path, rows):
    folder = exported(small_project(tmp_path / "p"), form)
    (folder / path).write_bytes(without_its_last_row((folder / path).read_bytes(), Path(path).suffix))
    resealed(folder)
    assert faults_after(folder) == [f"{path}: has {rows - 1} rows, the manifest says {rows}"]


ROWS = st.lists(st.fixed_dictionaries({"claim": st.text(st.characters(exclude_categories=["Cs"]))}), max_size=5)


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS, escaped=st.sampled_from([True, False]))
def test_rows_are_counted_whatever_stands_in_them(tmp_path: Path, rows: list[dict[str, str]], *, escaped: bool):
    table, array = tmp_path / "t.csv", tmp_path / "a.json"
    with table.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream, quoting=csv.QUOTE_ALL).writerows([["claim"], *([row["claim"]] for row in rows)])
    lines = [json.dumps(row, ensure_ascii=escaped) for row in rows]
    array.write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8", newline="")
    faults: list[Fault] = []
    assert count_rows(table, faults) == count_rows(array, faults) == len(rows)
    assert [fault.message for fault in faults] == ([] if rows else ["is empty"])


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.json", b"[" * 100_000, "a.json, line 1: is not a JSON object"),
        ("a.json", b"[\n1,\n2\n]\n", "a.json, line 2: is not a JSON object"),
        ("a.json", b"[\n\xff\n]\n", "a.json, line 2: is not UTF-8"),
        ("a.json", b'[\n{"claim": "\\ud800"}\n]\n', "a.json, line 2, field claim: holds half of a surrogate pair"),
        ("a.csv", b'"id"\r\n"c1', "a.csv: ends inside a cell"),
        ("a.csv", b"\0\0", ""),
        ("a.csv", b"", ""),
        ("a.spacy", b"", "a.spacy: holds no documents of spaCy (cut off, or too large)"),
        ("a.spacy", b"DocBin", "a.spacy: holds no documents of spaCy (Error -3"),
        ("a.spacy", zlib.compress(b"\x91" * 100_000), "a.spacy: holds no documents of spaCy (Expected `object`"),
        ("a.spacy", zlib.compress(b"\x81\xa1a" + b"\x91" * 100_000), "a.spacy: holds no documents of spaCy (maximum"),
        ("a.spacy", zlib.compress(bytes(1 << 29)), "a.spacy: holds no documents of spaCy (cut off, or too large)"),
        ("a.md", b"# A\n", "a.md: is of no format that has rows"),
    ],
)
def test_files_that_hold_no_rows_are_told_and_do_no_harm(tmp_path: Path, name: str, content: bytes, told: str):
    (tmp_path / name).write_bytes(content)
    faults: list[Fault] = []
    assert count_rows(tmp_path / name, faults) == 0
    assert "\n".join(map(str, faults)).replace(f"{tmp_path}/", "").startswith(told)
    assert len(faults) == bool(told)


def resealed(folder: Path) -> None:
    """The manifest made anew, so that nothing but the records themselves can tell what was changed."""
    manifest = Manifest.model_validate_json((folder / MANIFEST_FILE).read_bytes())
    write_manifest(folder, manifest, contents={entry.path: entry.contents for entry in manifest.files})


def moved(span: dict[str, Any], by: int) -> None:
    span["start"] += by
    span["end"] += by


CLAIM, DATASET = "claims.jsonl, line 1, field ", "dataset.jsonl, line 1, field "


@pytest.mark.parametrize(
    ("name", "change", "told"),
    [
        (
            "claims",
            lambda rows: rows[0]["span"].update(end=103),
            [f"{CLAIM}span: ends at 103, the article has 102 code points"],
        ),
        (
            "claims",
            lambda rows: rows[0]["context"].update(start=102),
            [f"{CLAIM}context: begins and ends at 102, so that it holds nothing"],
        ),
        (
            "claims",
            lambda rows: rows[0]["context"].update(start=103),
            [f"{CLAIM}context: end 102 lies before start 103"],
        ),
        (
            "dataset",
            lambda rows: moved(rows[0]["attribution"]["cue"]["spans"][0], 1),
            [f"{DATASET}attribution.cue.spans.0: says 'said', other records make it 'aidd' at 24-28"],
        ),
        (
            "dataset",
            lambda rows: rows[0]["provenance"]["article"].update(sha256="0" * 64),
            [f"{DATASET}provenance.article.sha256: is not the SHA-256 of the article's text"],
        ),
        (
            "claims",
            lambda rows: rows[0].update(article_id="a-gone"),
            ["claims.jsonl, line 1: is about the article 'a-gone', which is not among the articles"],
        ),
        (
            "articles",
            lambda rows: rows[0]["blocks"][0].update(end=103),
            ["articles.jsonl, line 1: block 0-103 overlaps another or leaves the text"],
        ),
        (
            "articles",
            lambda rows: rows[1].update(text_length=10**30),
            [],
        ),
    ],
)
def test_offsets_are_checked_without_the_texts_too(tmp_path: Path, name: str, change, told: list[str]):
    """Length and digest of a text are known, and what records quote of it must agree."""
    folder = exported(small_project(tmp_path / "p"), "jsonl", with_text=False)
    edit(folder, f"{name}.jsonl", change)
    resealed(folder)
    assert faults_after(folder) == told


@settings(max_examples=200)
@given(text=st.text(max_size=600), data=st.data())
def test_quotations_of_a_text_that_is_not_there_agree_as_they_do_where_it_is(text: str, data: st.DataObject):
    with Quotations() as quotations:
        known = WithheldText(WithheldArticle.of(article(text=text)), quotations)
        other = WithheldText(WithheldArticle.of(article("b", text=text[::-1])), quotations)
        for _ in range(3):
            start = data.draw(st.integers(0, len(text)))
            end = data.draw(st.integers(start, len(text)))
            span, reversed_ = Span.cut(text, start, end), Span.cut(text[::-1], start, end)
            assert (known.words_at(span), other.words_at(reversed_)) == (span.text, reversed_.text)
            if span.text:
                wrong = Span(start=start, end=end, text=span.text[:-1] + ("x" if span.text[-1] != "x" else "y"))
                assert known.words_at(wrong) == span.text


@settings(max_examples=50)
@given(st.lists(st.tuples(st.integers(0, 10**30), st.text(min_size=1, max_size=3000)), min_size=1, max_size=3))
def test_quotations_are_kept_wherever_a_hostile_record_puts_them(found: list[tuple[int, str]]):
    """No text is so long; its place in the file is found all the same."""
    with Quotations() as quotations:
        for number, (start, text) in enumerate(found):
            span = Span(start=start, end=start + len(text), text=text)
            assert quotations.words_at(f"a{number}", span) == text


@pytest.mark.parametrize("with_text", [True, False])
def test_texts_are_not_held_in_memory(tmp_path: Path, *, with_text: bool):
    folder = tmp_path / "set"
    folder.mkdir()
    found = [article(f"a{number}", text=f"{number} عن المجلس " * 16_000) for number in range(100)]
    claims = [
        claim(of.id, of.id, span=Range(start=0, end=9), attribution=quoted(of.text), voice="attributed") for of in found
    ]
    write_records(folder / "articles.jsonl", found if with_text else map(WithheldArticle.of, found))
    write_records(folder / "claims.jsonl", claims)
    kind = "article" if with_text else "withheld-article"
    contents = {"articles.jsonl": Contents(rows=100, record=kind), "claims.jsonl": Contents(rows=100, record="claim")}
    write_manifest(folder, MANIFEST.model_copy(update={"article_text": with_text}), contents=contents)
    tracemalloc.start()
    assert verify(folder).faults == ()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < sum(sys.getsizeof(of.text) for of in found) / 2


def quoted(text: str) -> Attribution:
    return Attribution(
        source=Source(spans=(Span.cut(text, 0, 1),), names=()),
        cue=Cue(spans=(Span.cut(text, 1, 2),), lemma="عن", kind="preposition"),
        content=Content(spans=(Span.cut(text, 0, len(text)),)),
        mode="indirect",
        polarity="asserts",
    )


def test_a_hundred_faults_are_listed_and_all_with_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    folder = published(tmp_path / "set")
    line = claim().model_copy(update={"span": Range(start=3, end=9000)}).to_json() + "\n"
    (folder / "claims.jsonl").write_text(line * 300, encoding="utf-8")
    resealed(folder)
    found = 300 + 299 + 1  # offsets, ids given twice, and the number of rows
    assert run(["verify", str(folder)]) == 1
    told = capsys.readouterr().out.splitlines()
    assert told[100] == f"and {found - 100} more faults; --json tells them all"
    assert told[101].endswith(f"{found} faults")
    assert len(told) == 103
    assert run(["verify", "--json", str(folder)]) == 1
    report = json.loads(capsys.readouterr().out)
    assert (report["found"], len(report["faults"])) == (found, found)
    assert told[:100] == report["faults"][:100]


def test_texts_that_the_manifest_denies_are_told(real: Path):
    edit_manifest(real, article_text=False)
    assert faults_after(real) == [
        "MANIFEST.json, field article_text: says that the articles' texts are not here, and lists a file of them"
    ]


def link_to_a_folder(folder: Path) -> None:
    (folder / "plots").rename(folder.parent / "plots")
    (folder / "plots").symlink_to(folder.parent / "plots")


@pytest.mark.parametrize(
    ("tamper", "told"),
    [
        (lambda folder: (folder / "more").symlink_to("/etc"), ["more: is not in the manifest"]),
        (
            link_to_a_folder,
            [
                "plots: is not in the manifest",
                "plots/agreement.svg: leads out of the folder",
                "plots/verdicts.svg: leads out of the folder",
            ],
        ),
        (lambda folder: sparse(folder / "claims.jsonl"), ["claims.jsonl: has N bytes, the manifest says N: not read"]),
        (
            lambda folder: ((folder / "card.html").unlink(), os.mkfifo(folder / "card.html")),
            ["card.html: is not a file"],
        ),
        (
            lambda folder: edit_manifest(folder, name="\x1b[2JX"),
            ["MANIFEST.json, field name: says '\\x1b[2JX', croissant"],
        ),
    ],
)
def test_links_huge_files_pipes_and_hostile_names_do_no_harm(real: Path, tamper, told: list[str]):
    tamper(real)
    faults = [without_numbers(fault) for fault in faults_after(real)]
    assert [fault[: len(words)] for fault, words in zip(faults, told, strict=True)] == told


def test_hostile_words_of_a_manifest_do_not_reach_the_terminal(real: Path, capsys: pytest.CaptureFixture[str]):
    files = json.loads((real / MANIFEST_FILE).read_text(encoding="utf-8"))["files"]
    paths = ["\x1b[2J", "nul\0", "", ".", "card.html", "plots", "x" * 5000]
    edit_manifest(real, name="\x1b]0;x\x07", files=[*files, *({**files[0], "path": path} for path in paths)])
    assert run(["verify", str(real)]) == 1
    said = capsys.readouterr().out
    assert not set(said) & {"\x1b", "\x07", "\0"}
    assert "lists card.html 2 times" in said


def test_a_file_that_the_manifest_lists_time_and_again_is_read_once(real: Path, monkeypatch: pytest.MonkeyPatch):
    files = json.loads((real / MANIFEST_FILE).read_text(encoding="utf-8"))["files"]
    edit_manifest(real, files=files * 1000)
    read = []
    monkeypatch.setattr("claimcheck.datasets.verify.entry_of", lambda *of: read.append(of) or entry_of(*of))
    assert len(faults_after(real)) == len(files) == len(read)


@pytest.mark.parametrize("path", ["./claims.jsonl", "claims.jsonl/", "plots//verdicts.svg"])
def test_a_file_has_one_name_alone(real: Path, path: str):
    files = json.loads((real / MANIFEST_FILE).read_text(encoding="utf-8"))["files"]
    edit_manifest(real, files=[*files, {**files[0], "path": path}])
    assert f"is written {path!r} in the manifest" in faults_after(real)[0]


def test_a_manifest_that_is_a_pipe_or_without_end_is_not_waited_for(real: Path, tmp_path: Path):
    manifest = real / MANIFEST_FILE
    manifest.unlink()
    os.mkfifo(manifest)
    assert run(["verify", str(real)]) == 2
    with pytest.raises(InputError, match="not a complete export"):
        exported(small_project(tmp_path / "p"), "jsonl")
    manifest.unlink()
    manifest.symlink_to("/dev/zero")
    assert run(["verify", str(real)]) == 2
    with pytest.raises(InputError, match="not a complete export"):
        exported(small_project(tmp_path / "p"), "jsonl")


def test_a_file_that_may_not_be_read_is_told(real: Path, monkeypatch: pytest.MonkeyPatch):
    """Tests may run as root, who may read everything, so that the system's answer is given in its place."""
    opened = Path.open

    def denied(self: Path, *how: Any, **more: Any) -> Any:
        if self.name == "claims.jsonl":
            raise PermissionError(13, "Permission denied")
        return opened(self, *how, **more)

    monkeypatch.setattr(Path, "open", denied)
    assert faults_after(real) == ["claims.jsonl: permission denied"]


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ({"a": [None] * 1_000_000}, ["has other columns than records of the kind article", "has 1000000 rows"]),
        ({name: [None] * 1_000_000 for name in Article.model_fields}, ["has 1000000 rows"]),
    ],
)
def test_a_small_parquet_file_of_very_many_rows_is_not_read(tmp_path: Path, table, told: list[str]):
    folder = published(tmp_path / "set")
    pq.write_table(pa.table(table), folder / "data" / "articles.parquet")
    write_manifest(folder, MANIFEST, contents=CONTENTS)
    expected = [f"data/articles.parquet: {words}" for words in told]
    found = faults_after(folder)
    assert [fault[: len(words)] for fault, words in zip(found, expected, strict=True)] == expected


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.floats(0, 1, exclude_max=True), bits=st.integers(1, 255))
def test_no_damage_to_a_parquet_file_is_an_accident(tmp_path: Path, at: float, bits: int):
    folder = tmp_path / "set"
    shutil.rmtree(folder, ignore_errors=True)
    path = published(folder) / "data" / "articles.parquet"
    content = bytearray(path.read_bytes())
    content[int(at * len(content))] ^= bits
    path.write_bytes(content)
    assert f"{path}: {DIGEST}; fetch" in verify(folder).faults[0]

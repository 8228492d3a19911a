"""A tampered folder is found out, each fault by name."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from claimcheck.cli.main import run
from claimcheck.datasets.manifest import MANIFEST_FILE, Contents, Manifest, write_manifest
from claimcheck.datasets.verify import verify
from claimcheck.errors import InputError
from claimcheck.files import write_records
from claimcheck.models import Range
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
    (fault,) = verify(folder).faults
    assert words in fault


def test_several_faults_are_told_together(tmp_path: Path):
    folder = published(tmp_path / "set")
    cut(folder)
    flip(folder)
    (folder / "more.txt").write_text("x")
    assert len(verify(folder).faults) == 3


def test_records_that_break_their_schema_or_their_offsets_are_found_though_the_manifest_fits(tmp_path: Path):
    folder = published(tmp_path / "set")
    wrong = claim().model_copy(update={"span": Range(start=3, end=9000)})
    write_records(folder / "claims.jsonl", [wrong])
    broken = article().model_dump(mode="json") | {"lang": "x"}
    pq.write_table(pa.Table.from_pylist([broken]), folder / "data" / "articles.parquet")
    write_manifest(folder, MANIFEST, contents=CONTENTS | {"articles.jsonl": Contents(rows=2, record="article")})
    faults = verify(folder).faults
    assert [fault.split("set/")[1] for fault in faults] == [
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
    with pytest.raises(InputError, match=r"MANIFEST\.json: no such file"):
        verify(tmp_path)


def test_the_command_exits_1_on_faults_and_2_without_a_manifest(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    folder = published(tmp_path / "set")
    assert run(["verify", str(folder)]) == 0
    assert capsys.readouterr().out == f"{folder}: Engines 1.0.0, 4 files, no faults\n"
    flip(folder)
    assert run(["verify", str(folder)]) == 1
    assert "README.md: has another SHA-256" in capsys.readouterr().out
    shutil.rmtree(folder)
    assert run(["verify", str(folder)]) == 2

"""What we write loads with the libraries that people load datasets with, and nothing changes on the way."""

import json
import os
import shutil
from pathlib import Path

import pytest

os.environ["HF_DATASETS_OFFLINE"] = "1"  # nothing is fetched

import datasets
import mlcroissant
import pyarrow.parquet as pq

from claimcheck.datasets.columns import columns_of, features_yaml
from claimcheck.datasets.formats import FORMATS
from claimcheck.models import VerifiedClaim
from claimcheck.project import Project
from claimcheck.running.export import export
from tests.datasets.small import exported, small_project

SPLIT = {"split_by": "time", "train_until": "2026-03-05", "validation_until": "2026-03-31"}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return small_project(tmp_path / "project")


def let_out(project: Project) -> dict[str, dict]:
    """The rows of dataset.jsonl that no gate holds back, by id."""
    path = project.folder / "dataset.jsonl"
    export(project=project, name=None, target=str(path))
    rows = (json.loads(line) for line in path.read_bytes().splitlines())
    return {row["id"]: row for row in rows if not row["held_back"]}


@pytest.mark.parametrize("options", [{}, SPLIT], ids=["one split", "two splits"])
def test_load_dataset_gives_back_every_row_with_dates_and_empty_lists(options, project: Project, tmp_path: Path):
    folder = exported(project, "huggingface", **options)
    loaded = datasets.load_dataset(str(folder), cache_dir=str(tmp_path / "cache"))
    assert set(loaded) == ({"train", "validation"} if options else {"train"})
    found = {row["id"]: row for split in loaded.values() for row in split}
    wanted = let_out(project)
    if options:
        del wanted["c-hostile"]  # its article has no date
    assert found == wanted
    assert found["c-pier"]["provenance"]["article"]["published"] == "2026-03-05T08:00:00+02:00"
    assert found["c-pier"]["decisions"] == []
    assert all(split.features == datasets.Features.from_arrow_schema(split.data.schema) for split in loaded.values())


def test_the_cards_features_are_those_that_datasets_reads_out_of_the_parquet_files(project: Project):
    folder = exported(project, "huggingface")
    builder = datasets.load_dataset_builder(str(folder))
    schema = pq.read_schema(folder / "data" / "train-00000-of-00001.parquet")
    assert builder.info.features == datasets.Features.from_arrow_schema(schema)
    assert "\n".join(features_yaml(columns_of(VerifiedClaim), indent="  ")) in (folder / "README.md").read_text("utf-8")


def test_parquet_rows_are_records_of_ours(project: Project):
    folder = exported(project, "parquet")
    rows = pq.read_table(folder / "data" / "train-00000-of-00001.parquet").to_pylist()
    assert {row["id"]: row for row in rows} == let_out(project)
    for row in rows:
        VerifiedClaim.model_validate(row)


@pytest.mark.parametrize("name", FORMATS)
def test_croissant_validates_and_reads_every_row(name: str, project: Project):
    folder = exported(project, name, **SPLIT)
    described = mlcroissant.Dataset(str(folder / "croissant.json"))
    assert described.metadata.issues.errors == set()
    manifest = json.loads((folder / "MANIFEST.json").read_text("utf-8"))
    rows = [row for table in described.metadata.record_sets for row in described.records(table.id)]
    wanted = manifest["claims"] if name != "jsonl" else 5
    assert len(rows) == wanted
    text = {column.split("/")[1] for row in rows for column in row}
    assert text & {"claim", "text", "claimReviewed"}


def test_croissant_notices_a_file_that_was_tampered_with(project: Project):
    folder = exported(project, "csv")
    path = folder / "claims.csv"
    path.write_bytes(path.read_bytes().replace(b"Ann Lee", b"Ann Loo"))
    with pytest.raises(mlcroissant.GenerationError) as caught:
        list(mlcroissant.Dataset(str(folder / "croissant.json")).records("claims"))
    assert "Hash of downloaded file" in str(caught.value.__cause__)


def test_the_verdict_stands_among_the_columns_that_croissant_describes(project: Project):
    for name in ("jsonl", "parquet"):
        folder = exported(project, name)
        described = mlcroissant.Dataset(str(folder / "croissant.json"))
        (table,) = described.metadata.record_sets
        labels = {row[f"{table.id}/id"]: row[f"{table.id}/truth_label"] for row in described.records(table.id)}
        assert labels[b"c-bridge"] == b"refuted"
        shutil.rmtree(folder)

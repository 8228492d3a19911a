"""`claimcheck scales` shows every scale and where its labels lead."""

import json

import pytest

from claimcheck.cli.main import run
from claimcheck.project import scale_names


def test_json_is_one_list_of_all_scales_or_of_the_one_that_was_named(capsys: pytest.CaptureFixture[str]):
    assert run(["scales", "--json"]) == 0
    assert [scale["name"] for scale in json.loads(capsys.readouterr().out)] == list(scale_names())
    assert run(["scales", "misbar", "--json"]) == 0
    (misbar,) = json.loads(capsys.readouterr().out)
    labels = {label["names"]["ar"]: label["core"] for label in misbar["labels"]}
    assert labels["مضلل"] == {"label": "conflicting_evidence", "edge": "lossy"}
    assert labels["ساخر"] is None


def test_the_table_shows_code_names_edge_and_qualifiers_and_breaks_no_code(
    capsys: pytest.CaptureFixture[str], monkeypatch
):
    monkeypatch.setenv("COLUMNS", "80")
    assert run(["scales", "fatabyyano"]) == 0
    row = capsys.readouterr().out.partition("\nincomplete ")[2].partition("\ndeceptive ")[0]
    assert all(said in row for said in ("محتوى ناقص", "conflicting_evidence", "narrower, missing_context"))


def test_an_unknown_scale_is_bad_input(capsys: pytest.CaptureFixture[str]):
    assert run(["scales", "nobody"]) == 2
    assert "There is no verdict scale 'nobody'" in capsys.readouterr().err

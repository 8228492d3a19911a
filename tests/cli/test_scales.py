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


def test_the_table_shows_code_names_edge_and_qualifiers(capsys: pytest.CaptureFixture[str], monkeypatch):
    monkeypatch.setenv("COLUMNS", "160")
    assert run(["scales", "fatabyyano"]) == 0
    rows = {line.split()[1]: line for line in capsys.readouterr().out.splitlines() if line.count("│") > 2}
    assert "محتوى ناقص" in rows["incomplete"]
    assert "conflicting_evidence" in rows["incomplete"]
    assert "narrower" in rows["incomplete"]
    assert "missing_context" in rows["incomplete"]


def test_an_unknown_scale_is_bad_input(capsys: pytest.CaptureFixture[str]):
    assert run(["scales", "nobody"]) == 2
    assert "There is no verdict scale 'nobody'" in capsys.readouterr().err

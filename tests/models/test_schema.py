"""The schema files say exactly what the models say."""

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from claimcheck.models import RECORDS
from claimcheck.models.schema import schema_files
from claimcheck.resources import shipped_folder
from tests.views.samples import arabic, english

SCHEMAS = shipped_folder("schemas")


@pytest.mark.parametrize("name", schema_files())
def test_the_file_is_what_the_models_generate(name: str):
    message = "the models changed; run: python -m claimcheck.models.schema schemas"
    assert (SCHEMAS / name).read_text(encoding="utf-8") == schema_files()[name], message


def test_every_record_has_a_schema_and_no_schema_is_left_over():
    assert {path.name for path in SCHEMAS.glob("*.schema.json")} == {f"{name}.schema.json" for name in RECORDS}


def test_records_as_they_are_written_are_valid_and_broken_ones_are_not():
    for article, claims in (english(), arabic()):
        check("article", json.loads(article.to_json()))
        for claim in claims:
            row = json.loads(claim.to_json())
            check("claim", row)
            with pytest.raises(jsonschema.ValidationError):
                check("claim", {**row, "voice": "nobody"})
            with pytest.raises(jsonschema.ValidationError):
                check("claim", {**row, "unknown": 1})


def check(name: str, row: object) -> None:
    jsonschema.validate(row, json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8")))


def test_one_command_writes_them_all(tmp_path: Path):
    subprocess.run([sys.executable, "-m", "claimcheck.models.schema", str(tmp_path)], check=True)
    assert {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == schema_files()

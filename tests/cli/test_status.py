"""`claimcheck status`: as tables, as JSON, as a page."""

import json
from pathlib import Path

import pytest

from claimcheck.cli.main import run
from claimcheck.files import write_records
from claimcheck.project import create_project
from tests.records import article, claim, judgment

GOLDEN = Path(__file__).with_name("status.json")
"""What `--json` prints for the project below. Written anew by hand when the report changes, and looked at."""


@pytest.fixture
def elections(tmp_path: Path) -> Path:
    """Three people, six claims: agreement, differences on both questions, outcomes, times of two weeks."""
    project = create_project(tmp_path / "elections", template="english-news")
    claims = [f"c{number}" for number in range(6)]
    write_records(project.file("articles"), [article()])
    write_records(project.file("claims"), [claim(name) for name in claims])
    codes = project.scale.codes
    judgments = [
        judgment(
            who,
            codes[(number + (place == 2 and number == 3)) % 3],
            name,
            said="distorted" if number == 2 and place == 1 else "said",
            created_at=f"2026-05-{1 + 3 * number:02}T10:0{place}:00Z",
            updated_at=f"2026-05-{1 + 3 * number:02}T10:0{place}:00Z",
            lead_time=40.0 + number,
        )
        for number, name in enumerate(claims[:5])
        for place, who in enumerate(("ann", "bob", "eve"))
        if (number, place) != (4, 0)
    ]
    write_records(project.file("judgments"), judgments)
    return project.folder


def test_json_is_one_object_with_everything_and_the_same_every_time(
    elections: Path, capsys: pytest.CaptureFixture[str]
):
    outputs = []
    for _ in range(2):
        assert run(["status", "--project", str(elections), "--json"]) == 0
        outputs.append(capsys.readouterr().out)
    assert outputs[0] == outputs[1]
    assert json.loads(outputs[0]) == json.loads(GOLDEN.read_text(encoding="utf-8"))


def test_tables_for_a_person(elections: Path, capsys: pytest.CaptureFixture[str]):
    assert run(["status", "--project", str(elections)]) == 0
    said = capsys.readouterr().out
    for words in ("6 claims, 5 judged", "Krippendorff's α", "ann · bob", "was it said?"):
        assert words in said


def test_the_page_is_written_beside_the_tables_or_alone_to_standard_output(
    elections: Path, capsys: pytest.CaptureFixture[str]
):
    page = elections / "status.html"
    assert run(["status", "--project", str(elections), "--html", str(page)]) == 0
    assert "6 claims" in capsys.readouterr().out
    assert run(["status", "--project", str(elections), "--html", "-"]) == 0
    assert capsys.readouterr().out == page.read_text(encoding="utf-8")


def test_an_arabic_project_has_an_arabic_page(tmp_path: Path):
    project = create_project(tmp_path / "p", template="arabic-news")
    write_records(project.file("articles"), [article()])
    write_records(project.file("claims"), [claim()])
    page = tmp_path / "status.html"
    assert run(["status", "--project", str(project.folder), "--html", str(page)]) == 0
    assert '<html lang="ar" dir="rtl">' in page.read_text(encoding="utf-8")


def test_a_folder_that_is_no_project_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert run(["status", "--project", str(tmp_path)]) == 2
    assert "is not a project" in capsys.readouterr().err


def test_a_page_that_cannot_be_written_leaves_nothing(elections: Path, capsys: pytest.CaptureFixture[str]):
    assert run(["status", "--project", str(elections), "--html", str(elections / "nowhere" / "x.html")]) == 2
    assert "cannot be written" in capsys.readouterr().err

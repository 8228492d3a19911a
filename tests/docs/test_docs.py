"""The documentation says what the program does."""

import re
import runpy
from pathlib import Path

import pytest

from claimcheck.articles import read_articles
from claimcheck.cli.main import COMMANDS
from claimcheck.project import Gates, Publication, Settings
from claimcheck.splitting import languages, split

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
README = ROOT / "README.md"
PAGES = sorted([*DOCS.glob("*.md"), README, ROOT / "CONTRIBUTING.md"])


def test_the_command_reference_is_what_the_commands_say_of_themselves():
    written = (DOCS / "cli.md").read_text(encoding="utf-8")
    said = runpy.run_path(str(DOCS / "cli_reference.py"))["reference"]()
    assert written == said, "write it anew with: make docs"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_shows_an_example(command: str):
    section = (DOCS / "cli.md").read_text(encoding="utf-8").split(f"## claimcheck {command}\n")[1].split("\n## ")[0]
    assert "Example" in section or "Commands:" in section


def test_every_key_of_a_project_file_is_explained():
    text = (DOCS / "projects.md").read_text(encoding="utf-8")
    tables = {f"[{name}]" for name in ("gates", "publication")}
    keys = {*Settings.model_fields, *Gates.model_fields, *Publication.model_fields, *tables} - {"gates", "publication"}
    assert [key for key in sorted(keys) if f"`{key}`" not in text] == []


def test_the_claim_that_the_readme_shows_is_found_in_the_sample_article():
    shown = re.search(
        r"^\|---\|---\|---\|\n\| (.+) \| (.+) \| (.+) \|$", README.read_text(encoding="utf-8"), re.MULTILINE
    )
    assert shown
    article = ROOT / "projects" / "arabic-news" / "articles" / "desalination.txt"
    found = [claim for article in read_articles([article], languages=languages()) for claim in split(article)]
    assert shown.groups() in [
        (*claim.attribution.source.names, claim.attribution.cue.spans[0].text, claim.text)
        for claim in found
        if claim.attribution
    ]


def test_the_python_of_the_readme_runs_as_it_stands(capsys: pytest.CaptureFixture[str]):
    (block,) = re.findall(r"^```python\n(.*?)^```", README.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    exec(block, {})
    assert "Ruth Calloway" in capsys.readouterr().out


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path):
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []

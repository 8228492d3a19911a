"""The guidelines of every template call the answers what the page calls them."""

from pathlib import Path

import pytest

from claimcheck.project import load_project
from claimcheck.resources import shipped_folder
from claimcheck.studio.config import wording

GUIDELINES = sorted(shipped_folder("projects").glob("*/guidelines*.md"))


@pytest.mark.parametrize("path", GUIDELINES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_guidelines_name_every_answer_as_the_page_does(path: Path):
    project = load_project(path.parent)
    lang = "ar" if ".ar" in path.name else project.settings.language
    parts = ["spans"] if project.settings.task == "article" else ["said", "outcome"]
    if project.settings.questions:
        parts.append("answer_type")
    names = [texts[lang] for part in parts for texts in wording()[part].values()]
    if project.settings.task == "claim":
        names += [label.name(lang) for label in project.scale.labels]
    text = path.read_text(encoding="utf-8").lower()
    assert [name for name in names if name.lower() not in text] == []


def test_templates_for_articles_of_any_language_have_guidelines_in_arabic():
    of_one_language = {"arabic-news", "english-news"}
    others = {path.parent.name for path in GUIDELINES} - of_one_language
    assert others == {path.parent.name for path in GUIDELINES if path.name == "guidelines.ar.md"}

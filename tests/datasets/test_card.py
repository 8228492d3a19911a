"""The card says what the data are, and nothing in it can run or lead out of the page."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from claimcheck.batches import watched
from claimcheck.datasets.card import AGREEMENT_PLOT, VERDICTS_PLOT, Card
from claimcheck.datasets.facts import Facts
from claimcheck.datasets.manifest import SplitSummary
from claimcheck.models import Evidence, Judgment, Statistic
from claimcheck.project import Project, Publication, Settings, load_scale
from claimcheck.verdicts.verified import verified_claims
from tests.records import article, claim, judgment

HOSTILE = "<script>alert(1)</script> [x](javascript:alert) | `y` ![z](http://example.org/z.png)"
ALPHA = Statistic(name="Krippendorff's α (nominal)", value=0.5, low=0.25, high=0.75, units=4)
UNDEFINED = Statistic(name="Gwet's AC1", units=0, undefined="no claim has two judgments")


def project(**settings: Any) -> Project:
    chosen = Settings(**{"title": "Engines", "language": "ar", **settings})
    return Project(folder=Path(), settings=chosen, scale=load_scale(chosen.scale), guidelines="Read closely.")


def facts(judgments: dict[str, Sequence[Judgment]]) -> Facts:
    counted = Facts()
    rows = verified_claims(
        [claim(key) for key in judgments],
        article_of=lambda _: article(published="2026-01-02"),
        judgments_of=lambda key: judgments[key],
        decisions_of=lambda _: (),
        wanted=2,
    )
    assert len(list(watched(rows, counted.add))) == len(judgments)
    return counted


@pytest.fixture
def card() -> Card:
    evidence = (Evidence(url="https://example.org/a", primary=True), Evidence(url="https://example.org/b"))
    return Card(
        project=project(publication=Publication(description="What is said of engines.", publisher="The Engine Desk")),
        facts=facts(
            {
                "c1": [judgment("x", "supported", evidence=evidence), judgment("y", "supported")],
                "c2": [judgment("x", "supported", "c2"), judgment("y", "refuted", "c2")],
                "c3": [judgment("x", None, "c3", outcome="not_checkable")],
            }
        ),
        agreement={"said": [UNDEFINED], "truth": [ALPHA]},
        splits=SplitSummary(by="article", articles={"train": 1}, claims={"train": 3}, near_duplicates=0, left_out=0),
        held_back={"settled": 2},
    )


def test_the_card_tells_what_how_labels_agreement_limits_and_licences_apart(card: Card):
    text = card.markdown()
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    assert headings == [
        "Engines 1.0.0",
        "What it holds",
        "How it was made",
        "Labels",
        "Agreement",
        "Known limits",
        "Licences",
    ]
    assert "3 claims out of 1 articles, with 5 judgments by 2 annotators and 2 pieces of evidence, 1 of them" in text
    assert "The articles are from 2026-01-02 to 2026-01-02. The judgments are from 2026-01-02 to 2026-01-02." in text
    assert "In 0 claims the article says who says it; in 3 it speaks in its own voice." in text
    assert "| both questions agreed or adjudicated, not disputed | 2 |" in text
    assert "| at least one piece of primary evidence" not in text, "the project has no such gate"
    assert "| Supported / مدعوم بالأدلة" in text
    assert "| no verdict | 2 | 66.7% |" in text
    assert "0.500 | 0.250 to 0.750 | 4 |" in text
    assert "“was it said?” is not defined, because no claim has two judgments." in text
    assert "On “is it true?”, α below .667" in text
    assert "| disputed | 1 |" in text
    assert "Annotations (claims, judgments, verdicts): CC\\-BY\\-4.0." in text
    assert "belong to their publishers" in text


def test_the_plots_are_files_beside_the_markdown_and_stand_inside_the_page(card: Card):
    assert sorted(card.plots()) == [AGREEMENT_PLOT, VERDICTS_PLOT]
    assert all(path in card.markdown() for path in card.plots())
    page = card.page()
    assert page.count("<svg") == 2
    assert "<img" not in page


def test_labels_are_told_by_language_where_there_are_several(card: Card):
    assert "by language" not in card.markdown()
    card.facts.languages["ar"] = 2
    card.facts.truth_in["refuted", "ar"] = 1
    assert "| is it true? by language | en | ar |" in card.markdown()
    assert "| Refuted / تدحضه الأدلة | 0.0% | 50.0% |" in card.markdown()


@pytest.mark.browser
def test_on_a_phone_tables_and_plots_scroll_by_themselves_and_the_page_does_not(
    card: Card, tmp_path: Path, chromium: Browser
):
    path = tmp_path / "card.html"
    wide = Publication(name="ك" * 90, description="http://example.org/" + "x" * 200)
    path.write_text(Card(project(publication=wide), card.facts, card.agreement).page(), encoding="utf-8")
    page = chromium.new_page(viewport={"width": 360, "height": 800})
    page.goto(path.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert page.locator(".scroll").count() == page.locator("table, svg").count()
    page.close()


def test_without_any_agreement_there_is_no_plot_of_it(card: Card):
    bare = Card(project=card.project, facts=Facts(), agreement={"truth": [UNDEFINED]})
    assert list(bare.plots()) == [VERDICTS_PLOT]
    assert AGREEMENT_PLOT not in bare.markdown()
    assert "0 claims out of 0 articles" in bare.page()


def test_hostile_words_stay_words(card: Card):
    hostile = project(title=HOSTILE[:50], publication=Publication(description=HOSTILE, articles_licence=HOSTILE))
    page = Card(project=hostile, facts=card.facts, agreement=card.agreement).page()
    assert "<script" not in page
    assert "javascript:alert" in page  # as text
    assert not re.search(r"<(a|img|iframe|link)\b", page)
    assert not re.search(r'(?:src|href)="', page)


def test_the_same_data_give_the_same_card(card: Card):
    again = Card(**{name: getattr(card, name) for name in card.__slots__})
    assert (again.markdown(), again.page(), again.plots()) == (card.markdown(), card.page(), card.plots())

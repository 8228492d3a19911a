"""The page of a project's status: in the project's language, harmless, with nothing from outside."""

import re
import tomllib
from html.parser import HTMLParser

import pytest

from claimcheck.views.markup import asset
from claimcheck.views.status_page import status_page
from tests.records import judgment
from tests.views.statuses import HOSTILE, SCALE, at_work, reasons, status, undefined

WORDS = tomllib.loads(asset("status.toml"))
VOID = {"meta", "br"}


def page(found, *, title="Elections", language="en", direction="ltr"):
    return status_page(found, title=title, language=language, direction=direction, scale=SCALE)


class Elements(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ar", "rtl")])
def test_every_element_is_closed_and_nothing_comes_from_outside_or_runs(language, direction):
    people = [f"{HOSTILE}{number}" for number in range(3)]
    html = page(at_work(*people, text=HOSTILE), title=HOSTILE, language=language, direction=direction)
    elements = Elements(html)
    assert elements.open == []
    assert not {tag for tag, _ in elements.found} & {"script", "img", "link", "iframe", "object", "use", "a"}
    for _, attributes in elements.found:
        assert not {"src", "href", "style", "xlink:href"} & set(attributes)
        assert not [name for name in attributes if name.startswith("on")]
    assert "default-src 'none'" in html
    assert not re.search(r"url\(|@import", html)


def test_a_page_is_in_the_language_of_the_project_and_runs_its_way():
    html = page(at_work("ann", "bob"), language="ar", direction="rtl")
    assert '<html lang="ar" dir="rtl">' in html
    for words in ("المدققون", "هل قيل ذلك؟", "مدعوم بالأدلة", "مختلف فيه"):
        assert words in html
    shown = re.sub(r"<[^>]*>|<style>.*?</style>", " ", html, flags=re.DOTALL)
    for words in ("Annotators", "Agreement", "disputed", "not said", "Supported", "Krippendorff"):
        assert words not in shown


def test_a_language_without_words_of_ours_gets_an_english_page():
    assert '<html lang="en" dir="ltr">' in page(at_work("ann", "bob"), language="fa", direction="rtl")


def test_both_languages_have_the_same_words():
    assert {key for key, word in WORDS["en"].items() if isinstance(word, str)} == {
        key for key, word in WORDS["ar"].items() if isinstance(word, str)
    }
    for name in ("standings", "outcomes", "said_labels"):
        assert set(WORDS["ar"][name]) == set(WORDS["en"][name])


def test_every_reason_why_something_is_not_defined_has_arabic_words():
    assert set().union(*map(reasons, undefined())) == set(WORDS["ar"]["reasons"])


def test_a_page_of_what_nobody_has_judged_shows_neither_measures_nor_a_lack_of_people():
    html = page(status(["c1", "c2"], []))
    assert "Nothing has been judged yet" in html
    assert WORDS["en"]["still_wanted"] in html
    for key in ("said", "truth", "differences", "per_day", "days_left", "out_of_reach"):
        assert WORDS["en"][key] not in html, key


def test_who_finds_that_there_is_no_answer_differs_from_who_gives_one():
    html = page(status(["c1"], [judgment("ann", None, outcome="not_checkable"), judgment("bob", "supported")]))
    answers = html.partition(WORDS["en"]["who"])[2]
    assert "ann</bdi>: not checkable" in answers
    assert "bob</bdi>: Supported" in answers


def test_a_page_of_what_is_complete_asks_for_no_days():
    html = page(status(["c1"], [judgment(who, "supported") for who in ("ann", "bob")]))
    assert WORDS["en"]["days_left"] not in html.partition("<h2>")[0]


@pytest.mark.parametrize("found", [found for found in undefined() if found.annotators])
def test_what_is_not_defined_says_why_on_the_page(found):
    html = page(found)
    shown = reasons(found) - {period.alpha.undefined for q in (found.said, found.truth) for period in q.periods}
    assert [why for why in shown if why not in html] == []
    assert Elements(page(found, language="ar", direction="rtl")).open == []


def test_the_figures_are_those_of_the_status():
    found = at_work("ann", "bob", "eve")
    html = page(found)
    for statistic in (*found.truth.agreement, *found.said.agreement):
        assert f"{statistic.value:.3f}" in html
        assert f"{statistic.low:.3f} – {statistic.high:.3f}" in html
    assert html.count("<svg") >= 8
    assert f"<b>{found.claims}</b>" in html


def test_a_page_shows_so_many_differences_and_says_how_many_more_there_are():
    claims = [f"c{number}" for number in range(230)]
    found = status(claims, [judgment(w, v, c) for c in claims for w, v in (("ann", "supported"), ("bob", "refuted"))])
    html = page(found)
    assert html.count('<div class="claim"') == 200
    assert "--json: 30</p>" in html

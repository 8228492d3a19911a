"""The annotators' page in a real Chromium: it reads right, every key does what it says, and collect reads it back."""

import re
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from playwright.sync_api import expect

from claimcheck.models import Judgment
from claimcheck.project import load_project, scale_names, template_names
from claimcheck.resources import shipped_folder
from claimcheck.studio.config import labelling_config
from tests.studio.desk import Desk

pytestmark = [pytest.mark.studio, pytest.mark.browser]

JUDGING = ["arabic-news", "english-news"]
EVERY_TEMPLATE_IN_BOTH_LANGUAGES = [
    (template, lang)
    for template in template_names()
    for lang in ("ar", "en")
    if not template.endswith("-news") or load_project(shipped_folder("projects") / template).settings.language == lang
]


@pytest.fixture
def desk(request, tmp_path: Path, studio_server, logged_in) -> Desk:
    template, lang = getattr(request, "param", ("english-news", "en"))
    return Desk(tmp_path / "p", template, studio_server, logged_in, lang=lang)


def keys_on_the_page(desk: Desk) -> list[tuple[str, str]]:
    """Key and question of every answer that the page offers, as Label Studio's configuration has them."""
    root = fromstring(labelling_config(desk.project))
    return [(answer.attrib["hotkey"], c.attrib["name"]) for c in root.iter("Choices") for answer in c]


@pytest.mark.parametrize("desk", EVERY_TEMPLATE_IN_BOTH_LANGUAGES, indirect=True)
def test_the_page_reads_in_its_direction_and_the_form_stays_beside_the_article(desk: Desk):
    page = desk.page
    article, form = (page.locator(f".{name}").first.bounding_box() for name in ("cc-article", "cc-form"))
    left, right = (form, article) if desk.project.direction == "rtl" else (article, form)
    assert left["x"] + left["width"] <= right["x"] + 1
    line = page.locator(".cc-article .lsf-richtext__line").nth(1)
    assert line.evaluate("e => getComputedStyle(e).direction") == desk.project.direction
    assert desk.highlight(desk.claim.attribution.cue.spans[0].text).is_visible()
    page.locator(".cc-article").evaluate("e => e.scrollTo(0, e.scrollHeight)")
    assert page.locator(".cc-form").first.bounding_box() == form
    assert form["y"] + form["height"] <= page.viewport_size["height"]


def test_the_claim_stands_on_label_studios_own_ground_also_in_the_dark(desk: Desk):
    for scheme in ("dark", "light"):
        desk.page.evaluate("scheme => { document.documentElement.dataset.colorScheme = scheme }", scheme)
        claim, page = (
            desk.page.locator(css).first.evaluate("e => getComputedStyle(e).backgroundColor")
            for css in (".cc-claim", ".lsf-root")
        )
        assert claim == page, scheme


@pytest.mark.parametrize("desk", [(name, None) for name in JUDGING], indirect=True)
def test_in_a_narrow_window_the_form_stands_below_the_article(desk: Desk):
    page, wide = desk.page, desk.page.viewport_size
    page.set_viewport_size({"width": 390, "height": 844})
    try:
        root, article, form = (page.locator(f".cc-{name}").first.bounding_box() for name in ("root", "article", "form"))
        assert article["y"] + article["height"] <= form["y"]
        assert article["width"] == form["width"] == root["width"]
    finally:
        page.set_viewport_size(wide)


@pytest.mark.parametrize(
    "desk", [case for case in EVERY_TEMPLATE_IN_BOTH_LANGUAGES if case[0] != "attribution-review"], indirect=True
)
def test_every_key_of_an_answer_does_what_it_says(desk: Desk):
    """The keys are pressed that the page shows, and tick the answer that shows them; no two the same."""
    page, pressed = desk.page, set()
    assert desk.chosen() == set(), "nothing may be answered beforehand"
    desk.press("z")  # the rest is asked where the claim can be checked
    desk.press("z")
    for key, _ in sorted(keys_on_the_page(desk), key=lambda pair: pair[1] == "outcome"):
        if not page.locator(".cc-form .lsf-choice input:checked").count():
            desk.press("z")
        choice = page.locator(".cc-form .lsf-choice").filter(has_text=re.compile(re.escape(f"[{key}]") + "$"))
        expect(choice).to_have_count(1)
        was = choice.locator("input").is_checked()
        desk.press("+".join(part.capitalize() if part == "shift" else part for part in key.split("+")))
        assert choice.locator("input").is_checked() != was, key
        pressed.add(key)
    assert len(pressed) == len(keys_on_the_page(desk))


@pytest.mark.parametrize("desk", [(name, None) for name in JUDGING], indirect=True)
def test_highlights_cover_their_words_also_where_these_go_on_in_the_next_line(desk: Desk):
    wide = desk.page.viewport_size
    desk.page.set_viewport_size({"width": 1000, "height": 700})
    try:
        highlights = desk.page.locator(".cc-article .htx-highlight")
        attribution = desk.claim.attribution
        spans = sorted(
            (span.start, span.text)
            for part in (attribution.source, attribution.cue, attribution.content)
            for span in part.spans
        )
        assert highlights.all_text_contents() == [text for _, text in spans]
        rows = highlights.evaluate_all("all => all.map(e => e.getClientRects().length)")
        assert max(rows) > 1
        for box in highlights.evaluate_all("all => all.flatMap(e => [...e.getClientRects()].map(r => r.width))"):
            assert box > 0
    finally:
        desk.page.set_viewport_size(wide)


@pytest.mark.parametrize("desk", [(name, None) for name in JUDGING], indirect=True)
def test_a_claim_is_judged_by_keyboard_and_mouse_and_collect_reads_exactly_that(desk: Desk):
    desk.press("a z 2")
    page = desk.page
    for name, address in (("primary_evidence", "https://example.org/law"), ("evidence", "https://example.org/r?id=1")):
        page.locator(f"[name={name}]").last.fill(address)
        desk.press("Enter")
    desk.leave_field()
    desk.press("n")
    desk.write("notes", "Two reports contradict it.")
    source = desk.claim.attribution.source.spans[0]
    desk.highlight(source.text.split()[0]).click()
    desk.press("Backspace q")
    desk.select_words(source.text.split()[-1])
    judgment = desk.submit()
    assert isinstance(judgment, Judgment)
    assert (judgment.outcome, judgment.said, judgment.verdict) == ("judged", "said", "refuted")
    assert [(e.url, e.primary) for e in judgment.evidence] == [
        ("https://example.org/law", True),
        ("https://example.org/r?id=1", False),
    ]
    assert (judgment.confidence, judgment.notes) == (2, "Two reports contradict it.")
    correction = judgment.correction
    attribution = desk.claim.attribution
    assert [s.text for s in correction.cue] == [s.text for s in attribution.cue.spans]
    assert [s.text for s in correction.content] == [s.text for s in attribution.content.spans]
    assert all(desk.text[s.start : s.end] == s.text for s in correction.source)
    assert [s.text for s in correction.source] == [source.text.split()[-1]]


@pytest.mark.parametrize("desk", [("averitec", lang) for lang in ("en", "ar")], indirect=True)
def test_questions_are_answered_by_keyboard_and_their_answers_are_required(desk: Desk):
    desk.press("a z 2 Shift+1 Shift+3 Shift+E")
    desk.write("question_1", "Was it measured?")
    desk.write("answer_1", "No")
    desk.press("Control+Enter")
    expect(desk.page.get_by_text("Write why the answer is yes or no")).to_be_visible()
    desk.page.get_by_role("button", name="OK").click()
    desk.write("explanation_1", "Nobody was there.")
    desk.press("Shift+F")
    desk.write("question_2", "Who paid?")
    expect(desk.page.locator("[name=answer_2]")).to_be_hidden()
    judgment = desk.submit()
    assert isinstance(judgment, Judgment)
    assert judgment.qualifiers == ("missing_context", "outdated")
    assert [(q.question, q.answer_type, q.answer, q.explanation) for q in judgment.questions] == [
        ("Was it measured?", "boolean", "No", "Nobody was there."),
        ("Who paid?", "unanswerable", "", ""),
    ]


def test_required_questions_are_enforced(desk: Desk):
    for key, complaint in (("", "Answer question 1"), ("a", "Answer question 2"), ("z", "Choose a verdict")):
        desk.press(key)
        desk.press("Control+Enter")
        expect(desk.page.get_by_text(complaint)).to_be_visible()
        expect(desk.page.locator("[class*=zoom-]")).to_have_count(0)  # closed while it opens, the dialog would stay
        desk.page.get_by_role("button", name="OK").click()
        expect(desk.page.get_by_text(complaint)).to_be_hidden()
    desk.press("1")
    assert desk.submit().verdict == "supported"


def test_the_verdict_is_asked_only_where_the_claim_can_be_checked(desk: Desk):
    expect(desk.page.get_by_text("3. Is it true?")).to_be_hidden()
    desk.press("z")
    expect(desk.page.get_by_text("3. Is it true?")).to_be_visible()
    desk.press("x")
    expect(desk.page.get_by_text("3. Is it true?")).to_be_hidden()


@pytest.mark.parametrize("scale", scale_names())
def test_the_page_renders_for_every_scale_and_each_label_has_its_key(
    scale: str, tmp_path: Path, studio_server, logged_in
):
    desk = Desk(tmp_path / "p", "english-news", studio_server, logged_in, scale=scale)
    desk.press("z")
    labels = desk.project.scale.labels
    expect(desk.page.locator(".cc-form .lsf-choice")).to_have_count(4 + 3 + 3 + len(labels))
    last = [key for key, name in keys_on_the_page(desk) if name == "verdict"][-1]
    desk.press(last)
    assert labels[-1].name("en") in desk.chosen()


@pytest.mark.parametrize("desk", [("attribution-review", lang) for lang in ("en", "ar")], indirect=True)
def test_an_article_is_submitted_as_the_splitter_left_it(desk: Desk):
    review = desk.submit()
    assert {tuple(s.text for s in a.content) for a in review.attributions} == {
        tuple(s.text for s in c.attribution.content.spans) for c in desk.claims
    }
    assert len(review.attributions) == len(desk.claims)
    for claim in desk.claims:
        (found,) = [a for a in review.attributions if a.content == claim.attribution.content.spans]
        assert (found.cue, found.source) == (claim.attribution.cue.spans, claim.attribution.source.spans)


@pytest.mark.parametrize("desk", [("attribution-review", lang) for lang in ("en", "ar")], indirect=True)
def test_attributions_are_taken_away_and_added_and_connected_by_keyboard_and_mouse(desk: Desk):
    first = desk.claims[0].attribution
    for part in (first.content, first.cue, first.source):
        for span in part.spans:
            desk.highlight(span.text.split()[0]).click()
            desk.press("Backspace")
    content, cue, source = (part.spans[0].text.split()[0] for part in (first.content, first.cue, first.source))
    for key, word in (("e", content), ("w", cue), ("q", source)):
        desk.press(key)
        desk.select_words(word)
        desk.press("Escape")
    for start, end in ((content, cue), (cue, source)):
        desk.highlight(start).click()
        desk.press("Alt+r")
        desk.highlight(end).click()
        desk.press("Escape")
    review = desk.submit()
    assert len(review.attributions) == len(desk.claims)
    made = review.attributions[0]
    assert [[s.text for s in part] for part in (made.content, made.cue, made.source)] == [[content], [cue], [source]]
    assert all(desk.text[s.start : s.end] == s.text for s in (*made.content, *made.cue, *made.source))


@pytest.mark.parametrize(
    "broken",
    [
        ('alias="refuted"', 'alias="true"'),
        ('<TextArea name="notes" toName="claim"', '<Chat name="notes" toName="claim" value="$claim_text"'),
    ],
    ids=["boolean-alias", "chat"],
)
def test_a_page_that_label_studio_takes_and_cannot_show_is_caught(
    broken, tmp_path, studio_server, logged_in, monkeypatch
):
    """Not a test of our page but of these tests: a blank page does not pass for one that renders."""
    inner = labelling_config
    monkeypatch.setattr("claimcheck.studio.projects.labelling_config", lambda project: inner(project).replace(*broken))
    monkeypatch.setattr("tests.studio.desk.TIMEOUT", 15_000)
    with pytest.raises(AssertionError, match=r"cc-article"):
        Desk(tmp_path / "p", "english-news", studio_server, logged_in)

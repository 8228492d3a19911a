"""The annotators' page in a real Chromium: it reads right, every key does what it says, and collect reads it back."""

import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from claimcheck.articles import read_articles
from claimcheck.files import read_records, write_records
from claimcheck.models import Judgment
from claimcheck.project import Project, create_project, load_project, scale_names
from claimcheck.splitting import languages, split
from claimcheck.studio.collect import collect
from claimcheck.studio.connection import connect
from claimcheck.studio.push import push
from tests.studio.team import rename

pytestmark = [pytest.mark.studio, pytest.mark.browser]

TEMPLATES = ["arabic-news", "english-news"]
TIMEOUT = 60_000


@pytest.fixture(scope="module")
def logged_in(chromium, studio_server) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(f"{studio_server.url}/user/login/")
    page.fill("input[name=email]", studio_server.email)
    page.fill("input[name=password]", studio_server.password)
    page.click("button[type=submit]")
    page.wait_for_url(lambda url: "/user/login" not in url, timeout=TIMEOUT)
    yield page
    context.close()


class Desk:
    """A project with one attributed claim, open in the browser."""

    def __init__(self, folder: Path, template: str, studio_server, page: Page, *, scale: str = "averitec") -> None:
        create_project(folder, template=template)
        rename(folder, f"Test {secrets.token_hex(6)}")
        settings = folder / "project.toml"
        settings.write_text(settings.read_text(encoding="utf-8").replace("averitec", scale), encoding="utf-8")
        self.project: Project = load_project(folder)
        self.page = page
        self.client = connect(url=studio_server.url, api_key=studio_server.api_key)
        article = next(iter(read_articles([min((folder / "articles").iterdir())], languages=languages())))
        self.claim = next(
            c for c in split(article) if c.attribution and any(" " in s.text for s in c.attribution.source.spans[:1])
        )
        self.text = article.text
        write_records(self.project.file("articles"), [article])
        write_records(self.project.file("claims"), [self.claim])
        report = push(
            project=self.project,
            client=self.client,
            claims_path=self.project.file("claims"),
            articles_path=self.project.file("articles"),
        )
        page.goto(f"{studio_server.url}/projects/{report.project}/data?labeling=1")
        expect(page.locator(".cc-article .lsf-richtext__line").first).to_be_visible(timeout=TIMEOUT)
        instructions = page.get_by_text("Labeling Instructions")
        expect(instructions).to_be_visible(timeout=TIMEOUT)
        page.keyboard.press("Escape")
        expect(instructions).to_be_hidden(timeout=TIMEOUT)

    def chosen(self) -> set[str]:
        """The names of all answers that are ticked."""
        ticked = self.page.locator(".cc-form .lsf-choice:has(input:checked)")
        return {text.split("[")[0].strip("\u2068\u2069 ") for text in ticked.all_inner_texts()}

    def submit(self) -> Judgment:
        with self.page.expect_response(
            lambda answer: "/annotations" in answer.url and answer.request.method == "POST", timeout=TIMEOUT
        ) as stored:
            self.page.get_by_test_id("bottombar-submit-button").click()
        assert stored.value.ok
        collect(project=self.project, client=self.client, output=self.project.file("judgments"))
        (judgment,) = read_records(self.project.file("judgments"), Judgment)
        return judgment


@pytest.fixture
def desk(request, tmp_path: Path, studio_server, logged_in) -> Desk:
    return Desk(tmp_path / "p", getattr(request, "param", "english-news"), studio_server, logged_in)


@pytest.mark.parametrize("desk", TEMPLATES, indirect=True)
def test_a_claim_is_judged_by_keyboard_and_mouse_and_collect_reads_exactly_that(desk: Desk):
    page = desk.page
    assert desk.chosen() == set(), "nothing may be answered beforehand"
    for key in "az2":
        page.keyboard.press(key)
    page.locator(".cc-url input, .cc-url textarea").first.fill("https://example.org/report?id=1")
    page.keyboard.press("Enter")
    page.locator(".cc-form").click(position={"x": 2, "y": 2})
    page.keyboard.press("n")
    notes = page.locator(".cc-form textarea").last
    notes.fill("Two reports contradict it.")
    _correct_source_by_mouse(desk)
    judgment = desk.submit()
    assert (judgment.outcome, judgment.said, judgment.verdict) == ("judged", "said", "refuted")
    assert [e.url for e in judgment.evidence] == ["https://example.org/report?id=1"]
    assert (judgment.confidence, judgment.notes) == (2, "Two reports contradict it.")
    correction = judgment.correction
    attribution = desk.claim.attribution
    assert [s.text for s in correction.cue] == [s.text for s in attribution.cue.spans]
    assert [s.text for s in correction.content] == [s.text for s in attribution.content.spans]
    assert all(desk.text[s.start : s.end] == s.text for s in correction.source)
    assert correction.source != attribution.source.spans


def _correct_source_by_mouse(desk: Desk) -> None:
    """Delete the source and mark one word of it anew."""
    page = desk.page
    source = desk.claim.attribution.source.spans[0]
    page.locator(".cc-article .htx-highlight").filter(has_text=source.text.split()[0]).first.click()
    page.keyboard.press("Backspace")
    page.keyboard.press("q")
    word = source.text.split()[-1]
    box = page.evaluate(
        """([text, from]) => {
            const walker = document.createTreeWalker(
                document.querySelectorAll('.cc-article .lsf-richtext__container')[1], NodeFilter.SHOW_TEXT);
            for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                const at = node.data.indexOf(text);
                if (at < 0) continue;
                const range = document.createRange();
                range.setStart(node, at); range.setEnd(node, at + text.length);
                if (from && !node.data.includes(from)) continue;
                const r = range.getBoundingClientRect();
                return {left: r.left, right: r.right, y: r.top + r.height / 2};
            }
        }""",
        [word, None],
    )
    page.mouse.move(box["left"] + 1, box["y"])
    page.mouse.down()
    page.mouse.move(box["right"] - 1, box["y"], steps=5)
    page.mouse.up()


def test_required_questions_are_enforced(desk: Desk):
    desk.page.keyboard.press("a")
    desk.page.get_by_test_id("bottombar-submit-button").click()
    expect(desk.page.get_by_text("Answer question 2")).to_be_visible()
    desk.page.keyboard.press("Escape")
    expect(desk.page.locator(".cc-form")).to_be_visible()


@pytest.mark.parametrize("desk", TEMPLATES, indirect=True)
def test_every_key_of_an_answer_does_what_it_says(desk: Desk):
    seen = {}
    for key in "asdfzxcz1234bnm":
        before = desk.chosen()
        desk.page.keyboard.press(key)
        (seen[key],) = desk.chosen() - before
    assert len(set(seen.values())) == len(seen)


def test_the_verdict_is_asked_only_where_the_claim_can_be_checked(desk: Desk):
    expect(desk.page.get_by_text("3. Is it true?")).to_be_hidden()
    desk.page.keyboard.press("z")
    expect(desk.page.get_by_text("3. Is it true?")).to_be_visible()
    desk.page.keyboard.press("x")
    expect(desk.page.get_by_text("3. Is it true?")).to_be_hidden()


@pytest.mark.parametrize("scale", scale_names())
def test_the_page_renders_for_every_scale(scale: str, tmp_path: Path, studio_server, logged_in):
    desk = Desk(tmp_path / "p", "english-news", studio_server, logged_in, scale=scale)
    desk.page.keyboard.press("z")
    expect(desk.page.locator(".cc-form .lsf-choice")).to_have_count(4 + 3 + 3 + len(desk.project.scale.labels))


def test_arabic_runs_from_the_right_and_the_form_stays_beside_a_long_article(tmp_path: Path, studio_server, logged_in):
    desk = Desk(tmp_path / "p", "arabic-news", studio_server, logged_in)
    article, form = (desk.page.locator(f".{name}").first.bounding_box() for name in ("cc-article", "cc-form"))
    assert form["x"] + form["width"] <= article["x"] + 1
    line = desk.page.locator(".cc-article .lsf-richtext__line").nth(1)
    assert line.evaluate("e => getComputedStyle(e).direction") == "rtl"
    desk.page.locator(".cc-article").evaluate("e => e.scrollTo(0, e.scrollHeight)")
    assert desk.page.locator(".cc-form").first.bounding_box() == form

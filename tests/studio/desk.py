"""An annotator's desk: a project with one task, open in a real Chromium."""

import secrets
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from claimcheck.articles import read_articles
from claimcheck.files import read_records, write_records
from claimcheck.models import Judgment, Review
from claimcheck.project import Project, create_project, load_project
from claimcheck.splitting import languages, split
from claimcheck.studio.collect import CollectReport, collect
from claimcheck.studio.connection import connect
from claimcheck.studio.push import push
from tests.studio.team import rename

TIMEOUT = 60_000
SAMPLES = {"ar": "arabic-news", "en": "english-news"}

# Where a text stands on the screen: the last of its lines that holds it all.
_PLACE = """([text]) => {
    const lines = document.querySelectorAll('.cc-article .lsf-richtext__container')[1];
    const walker = document.createTreeWalker(lines, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.data.indexOf(text);
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(node, at); range.setEnd(node, at + text.length);
        node.parentElement.scrollIntoView({block: 'center'});
        const r = range.getBoundingClientRect();
        return {left: r.left, right: r.right, y: r.top + r.height / 2};
    }
}"""


class Desk:
    """A project of one article, and of one attributed claim where claims are judged, open in the browser."""

    def __init__(
        self,
        folder: Path,
        template: str,
        studio_server: Any,
        page: Page,
        *,
        lang: str | None = None,
        scale: str | None = None,
    ) -> None:
        create_project(folder, template=template)
        samples = folder
        if lang and lang != load_project(folder).settings.language:
            set_key(folder, "language", f'"{lang}"')
            samples = create_project(folder.with_name("samples"), template=SAMPLES[lang]).folder
        if scale:
            set_key(folder, "scale", f'"{scale}"')
        rename(folder, f"Test {secrets.token_hex(6)}")
        self.project: Project = load_project(folder)
        self.page = page
        self.client = connect(url=studio_server.url, api_key=studio_server.api_key)
        article = next(iter(read_articles([min((samples / "articles").iterdir())], languages=languages())))
        self.text = article.text
        self.claims = [claim for claim in split(article) if claim.attribution and claim.attribution.source.spans]
        self.claim = next(c for c in self.claims if " " in c.attribution.source.spans[0].text)
        of_articles = self.project.settings.task == "article"
        write_records(self.project.file("articles"), [article])
        write_records(self.project.file("claims"), self.claims if of_articles else [self.claim])
        report = push(
            project=self.project,
            client=self.client,
            claims_path=self.project.file("claims"),
            articles_path=self.project.file("articles"),
        )
        open_to_label(page, f"{studio_server.url}/projects/{report.project}/data?labeling=1")

    def press(self, keys: str) -> None:
        for key in keys.split():
            self.page.keyboard.press(key)

    def leave_field(self) -> None:
        """Back to where keys are answers and not letters."""
        self.page.evaluate("document.activeElement.blur()")

    def write(self, name: str, text: str) -> None:
        """Fill in a field of the page and leave it, without pressing Enter."""
        self.page.locator(f"[name='{name}']").last.fill(text)
        self.leave_field()

    def chosen(self) -> set[str]:
        """The names of all answers that are ticked."""
        ticked = self.page.locator(".cc-form .lsf-choice:has(input:checked)")
        return {text.split("[")[0].strip("\u2068\u2069 ") for text in ticked.all_inner_texts()}

    def highlight(self, text: str) -> Any:
        return self.page.locator(".cc-article .htx-highlight").filter(has_text=text).first

    def select_words(self, text: str) -> None:
        """Select words in the article by mouse; they stand in one line."""
        box = self.page.evaluate(_PLACE, [text])
        mouse = self.page.mouse
        mouse.move(box["left"] + 1, box["y"])
        mouse.down()
        mouse.move(box["right"] - 1, box["y"], steps=5)
        mouse.up()

    def submit(self) -> Judgment | Review:
        """Submit by keyboard and collect the one record that this makes."""
        report = self.try_to_submit()
        assert report.unread == ()
        (record,) = read_records(self.output, Review if self.output.stem == "reviews" else Judgment)
        return record

    def try_to_submit(self) -> CollectReport:
        with self.page.expect_response(
            lambda answer: "/annotations" in answer.url and answer.request.method == "POST", timeout=TIMEOUT
        ) as stored:
            self.press("Control+Enter")
        assert stored.value.ok
        return collect(project=self.project, client=self.client, output=self.output)

    @property
    def output(self) -> Path:
        return self.project.file("reviews" if self.project.settings.task == "article" else "judgments")


def open_to_label(page: Page, url: str) -> None:
    """Open a task, and shut the window with the guidelines, which takes no key while it is still opening."""
    page.goto(url)
    expect(page.locator(".cc-article .lsf-richtext__line").first).to_be_visible(timeout=TIMEOUT)
    instructions = page.get_by_text("Labeling Instructions")
    expect(instructions).to_be_visible(timeout=TIMEOUT)
    for _ in range(50):
        if instructions.is_visible():
            page.keyboard.press("Escape")
            page.wait_for_timeout(100)
    expect(instructions).to_be_hidden(timeout=TIMEOUT)


def set_key(folder: Path, key: str, value: str) -> None:
    """Give a key of project.toml another value."""
    settings = folder / "project.toml"
    lines = settings.read_text(encoding="utf-8").splitlines()
    lines = [f"{key} = {value}" if line.startswith(f"{key} =") else line for line in lines]
    settings.write_text("\n".join(lines), encoding="utf-8")

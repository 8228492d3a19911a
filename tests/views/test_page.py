"""The page of an article: all of its text, roles, nesting, and nothing that runs or loads."""

import re
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.models import Article, Block, Range, Span
from claimcheck.views import html_page, html_pages
from claimcheck.views.marks import Mark, depths_of, marks_of, stretches
from tests.views.samples import arabic, article, attributed, authors, english

HOSTILE = '<script>alert(1)</script><img src=x onerror=alert(1)>" onmouseover="alert(1) \u202e&lt; \x00 $x {{y}}'


class Page(HTMLParser):
    """The elements of a page, and the text of each block of the article."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.blocks: list[str] = []
        self._in_block = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        self.elements.append((tag, attributes))
        kinds = ("title", "heading", "paragraph", "quote", "caption", "furniture")
        if attributes.get("class") in kinds and "dir" in attributes:
            self._in_block = tag
            self.blocks.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._in_block:
            self._in_block = ""

    def handle_data(self, data: str) -> None:
        if self._in_block:
            self.blocks[-1] += data

    def spans(self, css: str) -> list[dict[str, str | None]]:
        return [
            a
            for tag, a in self.elements
            if tag == "span" and css in (a.get("class") or "").split() and "data-claims" in a
        ]


def test_the_whole_article_is_there_in_its_blocks():
    for of, claims in (english(), arabic()):
        assert Page(html_page(of, claims)).blocks == [of.text[b.start : b.end] for b in of.blocks]


def test_roles_and_nesting_are_marked_and_every_claim_has_a_card():
    of, claims = english()
    page = Page(html_page(of, claims))
    assert len([a for tag, a in page.elements if tag == "li"]) == len(claims)
    assert {a["data-claims"] for a in page.spans("author")} == {"3"}
    assert [a["data-claims"] for a in page.spans("n1")] == ["4 5"]
    assert "4 5" in [a["data-claims"] for a in page.spans("source")], "the inner source stands in the outer content"
    ids = {a["id"] for _, a in page.elements if "id" in a}
    links = {
        a["href"].removeprefix("#") for tag, a in page.elements if tag == "a" and (a.get("href") or "").startswith("#")
    }
    assert links <= ids
    assert len(links) == len(claims)


def test_direction_and_words_follow_the_language():
    page = html_page(*arabic())
    assert '<section lang="ar" dir="rtl">' in page
    assert "الادعاءات (6)" in page
    assert '<section lang="en" dir="ltr">' in html_page(*english())
    assert "Claims (0)" in html_page(Article(id="x", lang="fr", text="Bonjour."), [])


def test_what_the_wording_adds_is_marked():
    assert "<ins>Lena Holt</ins> added" in html_page(*english())


def test_hostile_text_is_shown_and_cannot_run():
    of = article(f"Bridge to reopen\n\nHolt said {HOSTILE} yes.", title=HOSTILE, publisher=HOSTILE, authors=(HOSTILE,))
    of = of.model_copy(update={"url": 'javascript:alert("1")', "lang": '"><b>'})
    claim = attributed(of, "Holt", "said", HOSTILE, names=(HOSTILE,))
    page = Page(html_page(of, [claim, authors(of, HOSTILE[:25])]))
    assert [tag for tag, _ in page.elements if tag in ("img", "iframe", "object", "link", "b")] == []
    assert len([tag for tag, _ in page.elements if tag == "script"]) == 1
    assert not [a for _, a in page.elements if any(key.startswith("on") for key in a)]
    assert not [a for _, a in page.elements if (a.get("href") or "").startswith("javascript")]
    assert page.blocks[1].replace("\ufffd", "\x00") == of.text[of.blocks[1].start : of.blocks[1].end]


def test_the_page_asks_for_nothing_from_elsewhere():
    text = html_page(*english())
    assert "default-src 'none'" in text
    assert not re.findall(r"(?:src|@import|url)\s*[=(]", text.replace("default-src", "").replace("-src '", ""))


def test_several_articles_share_a_page_without_sharing_anchors():
    page = Page("".join(html_pages([english(), arabic()])))
    ids = [a["id"] for _, a in page.elements if "id" in a]
    assert len(ids) == len(set(ids))
    assert len([tag for tag, _ in page.elements if tag == "section"]) == 2


def test_text_outside_of_the_blocks_is_shown_too():
    of = Article(id="x", lang="en", text="Above.\n\nInside.\n\nBelow.", blocks=(Block(start=8, end=15, kind="quote"),))
    assert Page(html_page(of, [])).blocks == ["Above.", "Inside.", "Below."]


def test_a_content_that_runs_over_paragraphs_is_marked_in_each():
    of, claims = english()
    start, end = of.text.index("The bridge closed"), of.text.index("claimed")
    content = (Span.cut(of.text, start, end),)
    long = claims[0].model_copy(
        update={
            "attribution": claims[0].attribution.model_copy(
                update={"content": claims[0].attribution.content.model_copy(update={"spans": content})}
            )
        }
    )
    page = Page(html_page(of, [long]))
    assert len(page.spans("n0")) >= 3


def test_a_parent_that_is_its_own_ancestor_does_not_loop():
    of, claims = english()
    own = claims[3].model_copy(
        update={"attribution": claims[3].attribution.model_copy(update={"parent": claims[3].id})}
    )
    assert depths_of([own]) == [3]
    html_page(of, [own])


@given(
    places=st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)).map(sorted), max_size=12),
    block=st.tuples(st.integers(0, 40), st.integers(0, 40)).map(sorted),
)
def test_stretches_cover_the_block_and_know_every_mark(places: list[list[int]], block: list[int]):
    start, end = block
    marks = sorted(Mark(a, b, 0, i, "content") for i, (a, b) in enumerate(places) if a < b and b > start and a < end)
    at = start
    for left, right, active in stretches(start, end, marks):
        assert left == at
        assert {mark.claim for mark in active} == {m.claim for m in marks if m.start <= left and right <= m.end}
        at = right
    assert at == end


def test_marks_leave_out_what_is_empty():
    empty = english()[1][2].model_copy(update={"span": Range(start=5, end=5)})
    assert marks_of([empty]) == []

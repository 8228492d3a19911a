"""An article with its claims as one HTML page: styles and script stand inside, and no request leaves it."""

import functools
import tomllib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from urllib.parse import urlsplit

from claimcheck.models import Article, Block, BlockKind, Claim, direction_of
from claimcheck.views.marks import DEEPEST, Mark, depths_of, marks_of, stretches
from claimcheck.views.markup import asset, escaped, head

_TAGS: dict[BlockKind, str] = {"title": "h1", "heading": "h2", "quote": "blockquote"}


def html_page(article: Article, claims: Sequence[Claim]) -> str:
    """The page of one article: source, cue and content coloured, nested claims underlined each in its own colour."""
    return "".join(html_pages([(article, claims)]))


def html_pages(documents: Iterable[tuple[Article, Sequence[Claim]]]) -> Iterator[str]:
    """Yield one page of several articles, in pieces. All text of an article is escaped and cannot run."""
    style, script = asset("page.css"), asset("page.js")
    yield f"<!doctype html>\n<html>\n<head>\n{head(style=style, scripts=[script], title='claimcheck')}</head>\n<body>\n"
    for number, (article, claims) in enumerate(documents):
        yield _section(article, claims, f"a{number}")
    yield f"<script>{script}</script>\n</body>\n</html>\n"


@functools.cache
def _labels(lang: str) -> dict[str, str]:
    labels: dict[str, dict[str, str]] = tomllib.loads(asset("labels.toml"))
    return labels.get(lang, labels["en"])


def _section(article: Article, claims: Sequence[Claim], anchor: str) -> str:
    labels = _labels(article.lang)
    return (
        f'<section lang="{escape(article.lang)}" dir="{direction_of(article.lang)}">\n<div class="article">\n'
        f"{_metadata(article)}{_legend(labels)}{_body(article, claims, anchor)}</div>\n"
        f"{_list(claims, labels, anchor)}</section>\n"
    )


def _metadata(article: Article) -> str:
    facts = [article.publisher, ", ".join(article.authors), article.published]
    shown = [f"<bdi>{escaped(fact)}</bdi>" for fact in facts if fact]
    if article.url:
        is_link = urlsplit(article.url).scheme in ("http", "https")
        address = f'<bdi dir="ltr">{escaped(article.url)}</bdi>'
        shown.append(f'<a href="{escaped(article.url)}" rel="noreferrer">{address}</a>' if is_link else address)
    title = "" if any(block.kind == "title" for block in article.blocks) else article.title
    heading = f"<h1>{escaped(title)}</h1>\n" if title else ""
    return heading + (f'<p class="meta">{" · ".join(shown)}</p>\n' if shown else "")


def _legend(labels: dict[str, str]) -> str:
    samples = [("source", "source"), ("cue", "cue"), ("n0", "content"), ("n1", "nested_claim"), ("author", "author")]
    shown = "".join(f'<span><span class="m {css}">{escape(labels[name])}</span></span>' for css, name in samples)
    return f'<div class="legend">{shown}</div>\n'


def _body(article: Article, claims: Sequence[Claim], anchor: str) -> str:
    marks = marks_of(claims)
    starts = [mark.start for mark in marks]
    parts = []
    pending: list[Mark] = []
    anchored: set[int] = set()
    at = 0
    for block in _all_blocks(article):
        upto = bisect_left(starts, block.end, at)
        pending = [mark for mark in [*pending, *marks[at:upto]] if mark.end > block.start]
        at = upto
        tag = _TAGS.get(block.kind, "p")
        parts.append(f'<{tag} class="{block.kind}" dir="auto">')
        for left, right, active in stretches(block.start, block.end, pending):
            parts.append(_stretch(escaped(article.text[left:right]), active, anchored, anchor))
        parts.append(f"</{tag}>\n")
    return "".join(parts)


def _all_blocks(article: Article) -> Iterator[Block]:
    """The blocks, and whatever stands between them, so that nothing of the article is lost."""
    at = 0
    for block in (*article.blocks, Block(start=len(article.text), end=len(article.text), kind="paragraph")):
        between = article.text[at : block.start]
        if between.strip():
            start = at + len(between) - len(between.lstrip())
            yield Block(start=start, end=start + len(between.strip()), kind="paragraph")
        if block.start < block.end:
            yield block
        at = block.end


def _stretch(text: str, active: list[Mark], anchored: set[int], anchor: str) -> str:
    if not active:
        return text
    new = {mark.claim for mark in active} - anchored
    anchored |= new
    links = "".join(f'<i id="{anchor}m{claim + 1}"></i>' for claim in sorted(new))
    classes = {f"n{min(mark.depth, DEEPEST)}" if mark.role == "content" else mark.role for mark in active}
    claims = " ".join(dict.fromkeys(str(mark.claim + 1) for mark in active))
    return f'{links}<span class="m {" ".join(sorted(classes))}" data-claims="{claims}">{text}</span>'


def _list(claims: Sequence[Claim], labels: dict[str, str], anchor: str) -> str:
    numbers = {claim.id: number for number, claim in enumerate(claims, start=1)}
    cards = [
        _card(claim, numbers, depth, labels, anchor) for claim, depth in zip(claims, depths_of(claims), strict=True)
    ]
    shown = f"<ol>\n{''.join(cards)}</ol>" if cards else f"<p>{escape(labels['none'])}</p>"
    return f'<aside class="claims">\n<h2>{escape(labels["claims"])} ({len(claims)})</h2>\n{shown}\n</aside>\n'


def _card(claim: Claim, numbers: dict[str, int], depth: int, labels: dict[str, str], anchor: str) -> str:
    number = numbers[claim.id]
    facts = _facts(claim, numbers, labels)
    shown = "".join(f"<span>{fact}</span>" for fact in facts)
    css = f"claim d{depth}" if claim.attribution else "claim own"
    return (
        f'<li class="{css}" id="{anchor}c{number}" data-claims="{number}">'
        f'<p dir="auto"><a class="number" href="#{anchor}m{number}">{number}</a> {_wording(claim)}</p>'
        f'<p class="facts">{shown}</p></li>\n'
    )


def _facts(claim: Claim, numbers: dict[str, int], labels: dict[str, str]) -> list[str]:
    kind = [] if claim.claim_type == "assertion" else [escape(labels[claim.claim_type])]
    worth = f"{escape(labels['check_worthiness'])} {claim.check_worthiness:.2f}"
    attribution = claim.attribution
    if attribution is None:
        return [escape(labels["author"]), *kind, worth]
    said = " … ".join(span.text for span in attribution.source.spans)
    source = escaped(", ".join(attribution.source.names) or said or labels["unnamed"])
    elided = f" ({escape(labels['elided'])})" if attribution.source.elided else ""
    parent = numbers.get(attribution.parent or "")
    return [
        f"{escape(labels['source'])}: <bdi>{source}</bdi>{elided}",
        f"{escape(labels['cue'])}: <bdi>{escaped(attribution.cue.lemma)}</bdi>",
        escape(labels[attribution.polarity]),
        escape(labels[attribution.mode]),
        *kind,
        *([f"{escape(labels['nested'])} {parent}"] if parent else []),
        worth,
    ]


def _wording(claim: Claim) -> str:
    """The claim's text, with what was added to the article's own words marked."""
    parts = []
    at = 0
    for insertion in sorted(claim.insertions, key=lambda i: i.start):
        if insertion.start >= at:
            parts += [
                escaped(claim.text[at : insertion.start]),
                "<ins>",
                escaped(claim.text[insertion.start : insertion.end]),
            ]
            parts.append("</ins>")
            at = insertion.end
    return "".join([*parts, escaped(claim.text[at:])])

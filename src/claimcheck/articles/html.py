"""HTML: trafilatura finds the article on the page; the roles of its elements become the kinds of blocks."""

import re
from collections.abc import Iterator
from typing import Any

from claimcheck.articles.encoding import NotTextError, settle
from claimcheck.articles.page import Page
from claimcheck.articles.page_limits import check_size, without_pictures
from claimcheck.articles.shape import is_heading
from claimcheck.errors import MissingExtraError
from claimcheck.models import BlockKind

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_HEAD_BYTES = 2048  # the HTML standard looks no further for a declared encoding
_BLANKS = re.compile(r"\s+")
_INLINE = {"hi", "ref", "lb", "del", "span", "graphic"}
_KINDS: dict[str, BlockKind] = {"head": "heading", "quote": "quote", "code": "furniture", "table": "furniture"}


def declared_encoding(data: bytes) -> str | None:
    """The encoding that an HTML page names itself."""
    found = _CHARSET.search(data, 0, _HEAD_BYTES)
    return found.group(1).decode("ascii") if found else None


def read_html(text: str) -> Page:
    """The article of an HTML page.

    Raises:
        MissingExtraError: trafilatura is not installed.
        NotTextError: no article was found on the page, or it is too large to look for one.
    """
    try:
        from trafilatura import bare_extraction  # noqa: PLC0415 - an extra, and slow to load
    except ImportError as error:
        raise MissingExtraError(extra="html", needed_for="Reading HTML") from error
    text = without_pictures(text)
    check_size(text)
    found: Any = bare_extraction(
        text, favor_precision=True, include_comments=False, include_tables=False, with_metadata=True
    )
    pieces = list(_Pieces().of(found.body)) if found is not None else []
    if not pieces:
        raise NotTextError("holds no article that could be found", "save the article's text as plain text")
    return Page.of_pieces(
        _with_title(pieces, _clean(found.title or "")),
        url=found.url,
        publisher=found.sitename,
        published=found.date,
        authors=tuple(filter(None, map(_clean, (found.author or "").split(";")))),
    )


class _Pieces:
    """Walks an extracted body; what stands in one block element is one piece."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._in_item = False

    def of(self, element: Any, kind: BlockKind = "paragraph") -> Iterator[tuple[BlockKind, str]]:
        is_block = element.tag not in _INLINE
        if is_block:
            yield from self._flush(kind)
            self._in_item = element.tag == "item"
            kind = "title" if element.get("rend") == "h1" else _KINDS.get(element.tag, kind)
        elif element.tag == "lb":
            self._parts.append("\n")
        self._parts.append(_BLANKS.sub(" ", element.text or ""))
        for child in element:
            yield from self.of(child, kind)
            self._parts.append(_BLANKS.sub(" ", child.tail or ""))
        if is_block:
            yield from self._flush(kind)
            self._in_item = False

    def _flush(self, kind: BlockKind) -> Iterator[tuple[BlockKind, str]]:
        lines = (_clean(line) for line in "".join(self._parts).split("\n"))
        text = "\n".join(filter(None, lines))
        self._parts.clear()
        if text:
            is_short_line = kind == "paragraph" and not self._in_item and is_heading(text)
            yield "heading" if is_short_line else kind, text


def _with_title(pieces: list[tuple[BlockKind, str]], title: str) -> list[tuple[BlockKind, str]]:
    """The pieces with the page's title: a heading of the first level, or the piece that says it, or put before all."""
    if not title or any(kind == "title" for kind, _ in pieces):
        return pieces
    for place, (_, text) in enumerate(pieces):
        if text == title:
            pieces[place] = ("title", text)
            return pieces
    return [("title", title), *pieces]


def _clean(text: str) -> str:
    return _BLANKS.sub(" ", settle(text)).strip()

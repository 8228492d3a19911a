"""Markdown: the article is the visible text, so that offsets count what a reader sees."""

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from claimcheck.articles.page import Page
from claimcheck.articles.shape import is_heading
from claimcheck.models import BlockKind

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---(?:\n|\Z)", re.DOTALL)
_EMPTY_LINES = re.compile(r"\n\s*\n")


def read_markdown(text: str) -> Page:
    """The page of a Markdown text that is already settled. Front matter and raw HTML tags are left out."""
    tokens = MarkdownIt("commonmark").enable("table").parse(_FRONT_MATTER.sub("", text))
    pieces = list(_pieces(tokens))
    if pieces and pieces[0][0] == "heading" and all(kind != "title" for kind, _ in pieces):
        pieces[0] = ("title", pieces[0][1])
    return Page.of_pieces(pieces)


def _pieces(tokens: list[Token]) -> Iterator[tuple[BlockKind, str]]:
    """The blocks of the article; headings of the first level are titles."""
    quotes = tables = items = 0
    heading = ""
    for token in tokens:
        if token.type in ("blockquote_open", "blockquote_close"):
            quotes += token.nesting
        elif token.type in ("table_open", "table_close"):
            tables += token.nesting
        elif token.type in ("list_item_open", "list_item_close"):
            items += token.nesting
        elif token.type in ("heading_open", "heading_close"):
            heading = token.tag if token.nesting == 1 else ""
        elif token.type in ("fence", "code_block") and token.content.strip():
            yield "furniture", _EMPTY_LINES.sub("\n", token.content.strip())
        elif token.type == "inline" and (seen := _visible(token.children or [])):
            if tables:
                yield "furniture", seen
            elif heading:
                yield "title" if heading == "h1" else "heading", seen
            else:
                yield _kind(token.children or [], seen, quoted=quotes > 0, listed=items > 0), seen


def _kind(children: list[Token], seen: str, *, quoted: bool, listed: bool) -> BlockKind:
    if quoted:
        return "quote"
    if all(child.type == "image" for child in children if child.type != "text" or child.content.strip()):
        return "caption"
    return "heading" if is_heading(seen) and not listed else "paragraph"


def _visible(children: list[Token]) -> str:
    parts = []
    for child in children:
        if child.type == "softbreak":
            parts.append(" ")
        elif child.type == "hardbreak":
            parts.append("\n")
        elif child.type == "image":
            parts.append(_visible(child.children or []))
        elif child.type != "html_inline":
            parts.append(child.content)
    return "".join(parts).strip()

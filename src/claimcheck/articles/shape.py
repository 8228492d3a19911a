"""Blocks of a plain text, by the shape of its lines alone: what a phrase means is for the splitter of its language.

A block ends with its line, or, where somebody has wrapped the text at a width, with the paragraph. Texts that were
taken off a page often keep a paragraph's end only as a run of blanks inside one long line.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from claimcheck.models import Article, Block, BlockKind

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_CLOSED = re.compile(r"[.!?؟…。:؛;,،][\"'”“»«’)\]]*$")
_PARAGRAPH_END = re.compile(r"[.!?؟…。][\"'”“»«’)\]]{0,4}(?=[^\S\n]{3,}\S)")
_ITEM = re.compile(r"[-–—•*·●▪◦>]|\(?\d{1,3}[.)\-]\s")
_TAIL = 12  # characters in which a closing mark and the quotation marks after it stand
_LONGEST_HEADING = 14  # words; 98 of 100 headings in Arabic and English news are shorter
_SHORTEST_TITLE = 3  # words; what stands above it (a section's name, a logo) is shorter
_LONGEST_TITLE = 25  # words, where an empty line sets it off
_TELLING = 2  # with more than this many words in headings for one in paragraphs, the lines' ends tell nothing
_WRAP_WIDTHS = range(40, 161)


@dataclass(slots=True, frozen=True)
class _Piece:
    """A line, or the lines of a wrapped paragraph, without the blanks around it."""

    start: int
    end: int
    text: str


def with_blocks(article: Article) -> Article:
    """The article with blocks by the shape of its lines, and their title where it has none."""
    blocks = blocks_by_shape(article.text, title=article.title)
    return article.model_copy(update={"blocks": blocks, "title": article.title or title_of(article.text, blocks)})


def blocks_by_shape(text: str, *, title: str | None = None) -> tuple[Block, ...]:
    """Title, headings and paragraphs of a text: a short line that nothing closes is a heading, the first the title.

    A `title` that is known from elsewhere is looked for instead. Lines without a letter are furniture.
    """
    pieces = _unwrapped(text)
    kinds = [_kind(piece.text) for piece in pieces]
    if _words(pieces, kinds, "heading") > _TELLING * _words(pieces, kinds, "paragraph"):
        kinds = ["paragraph" if kind == "heading" else kind for kind in kinds]
    if (place := _title(text, pieces, kinds, title)) is not None:
        kinds[place] = "title"
    return tuple(Block(start=p.start, end=p.end, kind=kind) for p, kind in zip(pieces, kinds, strict=True))


def title_of(text: str, blocks: tuple[Block, ...]) -> str | None:
    """The text of the title block."""
    return next((text[block.start : block.end] for block in blocks if block.kind == "title"), None)


def is_heading(text: str) -> bool:
    """Whether a block of its own is short and nothing closes it."""
    return _is_short(text) and not _is_closed(text) and not _ITEM.match(text)


def _kind(text: str) -> BlockKind:
    if not any(map(str.isalpha, text)):
        return "furniture"
    return "heading" if is_heading(text) else "paragraph"


def _is_short(text: str) -> bool:
    return len(text.split(maxsplit=_LONGEST_HEADING)) <= _LONGEST_HEADING


def _is_closed(text: str) -> bool:
    return _CLOSED.search(text[-_TAIL:]) is not None


def _words(pieces: list[_Piece], kinds: list[BlockKind], kind: BlockKind) -> int:
    return sum(len(p.text.split()) for p, found in zip(pieces, kinds, strict=True) if found == kind)


def _title(text: str, pieces: list[_Piece], kinds: list[BlockKind], title: str | None) -> int | None:
    """The piece that is the title as given, or else the first heading above all paragraphs that is long enough.

    Without one, the first piece may be a title that asks or cries, or one that is longer and set off by an empty line.
    """
    if title is not None:
        return next((i for i, piece in enumerate(pieces) if piece.text == title.strip()), None)
    if "paragraph" not in kinds[1:]:
        return None
    above = [i for i in range(kinds.index("paragraph")) if kinds[i] == "heading"]
    if not above and _opens_as_title(text, *pieces[:2]):
        return 0
    return next((i for i in above if len(pieces[i].text.split()) >= _SHORTEST_TITLE), None)


def _opens_as_title(text: str, first: _Piece, second: _Piece) -> bool:
    if first.text[-1] in "?؟!…":
        return _is_short(first.text)
    set_off = text.count("\n", first.end, second.start) > 1
    return set_off and not _is_closed(first.text) and len(first.text.split()) <= _LONGEST_TITLE


def _unwrapped(text: str) -> list[_Piece]:
    """The lines of a text, those of a wrapped paragraph taken together."""
    lines = list(_lines(text))
    width = max((len(line.text) for line in lines), default=0)
    joins = _joins(text, lines, width) if width in _WRAP_WIDTHS else [False] * len(lines)
    pieces: list[_Piece] = []
    start = None
    for line, joined in zip(lines, joins, strict=True):
        start = line.start if start is None else start
        if not joined:
            pieces.append(_Piece(start, line.end, text[start : line.end]))
            start = None
    return pieces


def _lines(text: str) -> Iterator[_Piece]:
    for match in _LINE.finditer(text):
        start = match.start()
        for end in (*(m.end() for m in _PARAGRAPH_END.finditer(text, *match.span())), match.end()):
            piece = text[start:end]
            stripped = piece.strip()
            at = start + len(piece) - len(piece.lstrip())
            yield _Piece(at, at + len(stripped), stripped)
            start = end


def _joins(text: str, lines: list[_Piece], width: int) -> list[bool]:
    """For each line whether the next carries its paragraph on.

    Where a text was wrapped at a width, no line had room for the first word of the next; a line that had room ended
    its paragraph. Most neighbours must be like that, and most of them break inside a sentence.
    """
    pairs = [(a, b) for a, b in pairwise(lines) if text.count("\n", a.end, b.start) == 1]
    full = [a for a, b in pairs if _is_full(a, b, width)]
    open_ = [a for a in full if not _is_closed(a.text)]
    if len(full) * 2 < len(pairs) or len(open_) * 2 < len(full):
        return [False] * len(lines)
    if len(full) == 1 and not any(b.text[0].islower() for a, b in pairs if a is full[0]):
        return [False] * len(lines)  # one title, longer than the line below it, looks the same
    joined = {a.start for a in full}
    return [line.start in joined for line in lines]


def _is_full(line: _Piece, following: _Piece, width: int) -> bool:
    if _ITEM.match(following.text):
        return False
    return len(line.text) + 1 + len(following.text.split(maxsplit=1)[0]) > width

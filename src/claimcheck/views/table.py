"""Claims as a table in a terminal, right-to-left text included."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rich import box
from rich.console import Console, ConsoleOptions, RenderResult
from rich.table import Table
from rich.text import Text

from claimcheck.models import Article, Claim, direction_of

_COLUMNS = ("", "voice", "source", "cue", "claim")
_STYLES = ("dim", "dim", "cyan", "yellow", "")
_OF_THE_ARTICLE = frozenset(("source", "cue", "claim"))
_GAPS = 3 * (len(_COLUMNS) - 1)  # a divider and the padding on either side
_SMALLEST = 8
ISOLATES = {"rtl": ("\u2067", "\u2069"), "ltr": ("\u2066", "\u2069")}
_UNSHOWN = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]+")


@dataclass(slots=True, frozen=True)
class ClaimTable:
    """The claims of one article, for rich to print: number, voice and polarity, source, cue, and the claim's text."""

    article: Article
    claims: Sequence[Claim]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The table at the width that the console has, or where that is too narrow at the least it can do with."""
        direction = direction_of(self.article.lang)
        numbers = {claim.id: str(number) for number, claim in enumerate(self.claims, start=1)}
        rows = [_cells(claim, numbers) for claim in self.claims]
        widths = _widths(rows, options.max_width)
        table = Table(
            title=Text(plain(self.article.title or self.article.id)),
            title_style="bold",
            box=box.SIMPLE,
            show_edge=False,
            pad_edge=False,
            show_lines=True,
        )
        marks = [ISOLATES[direction] if name in _OF_THE_ARTICLE else ("", "") for name in _COLUMNS]
        for name, width, style in zip(_COLUMNS, widths, _STYLES, strict=True):
            to_the_right = direction == "rtl" and name in _OF_THE_ARTICLE
            table.add_column(name, width=width, style=style, no_wrap=True, justify="right" if to_the_right else "left")
        for row in rows:
            cells = zip(row, widths, marks, strict=True)
            table.add_row(*(wrapped(cell, console, width=width, marks=pair) for cell, width, pair in cells))
        yield from console.render(table, options.update_width(max(options.max_width, sum(widths) + _GAPS)))
        yield ""


def _cells(claim: Claim, numbers: dict[str, str]) -> tuple[str, ...]:
    number = numbers[claim.id]
    kind = "" if claim.claim_type == "assertion" else claim.claim_type
    attribution = claim.attribution
    if attribution is None:
        return number, f"author {kind}", "", "", claim.text
    if attribution.parent in numbers:
        number += f" in {numbers[attribution.parent]}"
    source = ", ".join(attribution.source.names) or " … ".join(span.text for span in attribution.source.spans)
    cue = " … ".join(span.text for span in attribution.cue.spans)
    return number, f"attributed {attribution.polarity} {kind}", source, cue, claim.text


def _widths(rows: Sequence[tuple[str, ...]], room: int) -> tuple[int, ...]:
    """Source and cue take what they need up to a share of the room, the claim takes the rest."""
    number, _, source, cue, _ = (max((len(row[i]) for row in rows), default=1) for i in range(len(_COLUMNS)))
    voice = len("attributed")
    left = max(room - _GAPS - number - voice, 3 * _SMALLEST)
    source = max(min(source, left // 4), _SMALLEST)
    cue = max(min(cue, left // 6), _SMALLEST)
    return number, voice, source, cue, left - source - cue


def wrapped(cell: str, console: Console, *, width: int, marks: tuple[str, str]) -> Text:
    """The cell in lines, each in marks of its own: a terminal takes every line for a text by itself."""
    lines = (line.plain.rstrip() for line in Text(plain(cell)).wrap(console, width))
    return Text("\n").join(Text(line.join(marks)) for line in lines if line)


def plain(text: str) -> str:
    """One line without control characters and bidirectional overrides: an article must not steer the terminal."""
    return _UNSHOWN.sub(" ", text).strip()

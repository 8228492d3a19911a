"""Claims as a table in a terminal, right-to-left text included."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rich import box
from rich.console import Console, ConsoleOptions, RenderResult
from rich.table import Table
from rich.text import Text

from claimcheck.models import Article, Claim, direction_of

_UNSHOWN = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]+")
_ISOLATE = {"rtl": "\u2067", "ltr": "\u2066"}  # to the terminal each line of a cell is a text of its own
_POP = "\u2069"
_GAPS = 12  # columns that rules and paddings take
_SMALLEST = 8


@dataclass(slots=True, frozen=True)
class ClaimTable:
    """The claims of one article; rich prints it. Columns that cannot be as wide as they want share what there is."""

    article: Article
    claims: Sequence[Claim]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The table at the width that the console has."""
        direction = direction_of(self.article.lang)
        numbers = {claim.id: str(number) for number, claim in enumerate(self.claims, start=1)}
        rows = [_cells(claim, numbers) for claim in self.claims]
        widths = _widths(rows, options.max_width)
        table = Table(
            title=Text(_plain(self.article.title or self.article.id)),
            box=box.SIMPLE,
            show_lines=True,
            title_style="bold",
        )
        for name, width, style in zip(_COLUMNS, widths, _STYLES, strict=True):
            justify = "right" if direction == "rtl" and name in _OF_THE_ARTICLE else "left"
            table.add_column(name, width=width, style=style, justify=justify, no_wrap=True)  # type: ignore[arg-type]
        for row in rows:
            table.add_row(
                *(
                    _wrapped(cell, width, console, _ISOLATE[direction] if name in _OF_THE_ARTICLE else "")
                    for name, cell, width in zip(_COLUMNS, row, widths, strict=True)
                )
            )
        yield table


_COLUMNS = ("", "voice", "source", "cue", "claim")
_STYLES = ("dim", "dim", "cyan", "yellow", "")
_OF_THE_ARTICLE = frozenset(("source", "cue", "claim"))


def _cells(claim: Claim, numbers: dict[str, str]) -> tuple[str, ...]:
    """Number and parent, voice, source, cue, and the claim's own words."""
    number = numbers[claim.id]
    attribution = claim.attribution
    if attribution is None:
        voice = "author" if claim.claim_type == "assertion" else f"author, {claim.claim_type}"
        return number, voice, "", "", claim.text
    if attribution.parent in numbers:
        number += f" in {numbers[attribution.parent]}"
    source = ", ".join(attribution.source.names) or " … ".join(span.text for span in attribution.source.spans)
    cue = " … ".join(span.text for span in attribution.cue.spans)
    return number, attribution.polarity, source, cue, claim.text


def _widths(rows: Sequence[tuple[str, ...]], room: int) -> tuple[int, ...]:
    longest = [max((len(cell) for cell in column), default=0) for column in zip(*rows, strict=True)] or [0] * 5
    number, voice = min(longest[0], 9), min(max(longest[1], 5), 10)
    left = max(room - _GAPS - number - voice, 3 * _SMALLEST)
    source = max(min(longest[2], left // 4), _SMALLEST)
    cue = max(min(longest[3], left // 6), _SMALLEST)
    return max(number, 1), voice, source, cue, max(left - source - cue, _SMALLEST)


def _wrapped(cell: str, width: int, console: Console, isolate: str) -> Text:
    lines = Text(_plain(cell)).wrap(console, width)
    end = _POP if isolate else ""
    return Text("\n").join(Text(f"{isolate}{line.plain.rstrip()}{end}") for line in lines)


def _plain(text: str) -> str:
    """One line without control characters and bidirectional overrides: an article must not steer the terminal."""
    return _UNSHOWN.sub(" ", text).strip()

"""A pen for plots: shapes and words as SVG, in coordinates of reading, whatever the labels hold."""

import textwrap
from collections.abc import Sequence
from typing import Final

from rich.cells import cell_len

from claimcheck.models import Direction
from claimcheck.views.markup import escaped

WIDTH: Final = 640.0
LINE: Final = 15.0
"""Height of a line of words."""
LETTER: Final = 7.2
"""Breadth of a letter: a guess, since nothing here knows the font."""
LABEL_LETTERS: Final = 26
"""Letters of the longest line of a label."""
GAP: Final = 8.0

Box = tuple[float, float, float, float]
"""Where reading starts, top, width, height."""
_STEERING = {ord(c): None for c in "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"}


class Pen:
    """Draws in coordinates of reading: x grows from where a line of text starts, be that left or right."""

    def __init__(self, direction: Direction) -> None:
        self._direction = direction
        self._drawn: list[str] = []

    def rect(self, place: Box, css: str, hover: str, opacity: float | None = None) -> None:
        """A rectangle, and what it says to whoever points at it."""
        x, y, width, height = place
        left = self._x(x + width) if self._direction == "rtl" else x
        faded = "" if opacity is None else f' fill-opacity="{opacity:.3f}"'
        self._drawn.append(
            f'<rect class="{css}" x="{left:.2f}" y="{y:.2f}" width="{width:.2f}" height="{height:.2f}"{faded}>'
            f"<title>{escaped(hover)}</title></rect>"
        )

    def label(self, text: str, x: float, y: float) -> None:
        """The name of a row, before it and in two lines if it is long."""
        lines = lines_of(text, LABEL_LETTERS, 2)
        for number, words in enumerate(lines):
            self.text(words, x, y + (number - (len(lines) - 1) / 2) * LINE * 0.9, anchor="end", whole=text)

    def text(self, words: str, x: float, y: float, *, css: str = "", anchor: str = "start", whole: str = "") -> None:
        """Words; pointed at they give the whole where they were cut."""
        named = f' class="{css}"' if css else ""
        hover = f"<title>{escaped(whole)}</title>" if whole and clean(whole) != words else ""
        self._drawn.append(  # isolated: the direction of a label is its own, where it stands is the plot's
            f'<text{named} x="{self._x(x):.2f}" y="{y:.2f}" dy=".35em" text-anchor="{anchor}">'
            f"{hover}\u2068{escaped(clean(words))}\u2069</text>"
        )

    def line(self, start: tuple[float, float], end: tuple[float, float], css: str) -> None:
        """A straight line."""
        (x1, y1), (x2, y2) = start, end
        self._drawn.append(
            f'<line class="{css}" x1="{self._x(x1):.2f}" y1="{y1:.2f}" x2="{self._x(x2):.2f}" y2="{y2:.2f}"/>'
        )

    def area(self, corners: Sequence[tuple[float, float]]) -> None:
        """The band between values."""
        if corners:
            points = " ".join(f"{self._x(x):.2f},{y:.2f}" for x, y in corners)
            self._drawn.append(f'<polygon class="band" points="{points}"/>')

    def dot(self, x: float, y: float, hover: str) -> None:
        """A point, and what it says to whoever points at it."""
        self._drawn.append(
            f'<circle class="s0" cx="{self._x(x):.2f}" cy="{y:.2f}" r="3.5"><title>{escaped(hover)}</title></circle>'
        )

    def svg(self, height: float, title: str) -> str:
        """All that was drawn, as one element."""
        drawn, height = "\n".join(self._drawn), max(height, 1)
        return (
            f'<svg class="plot" xmlns="http://www.w3.org/2000/svg" width="{WIDTH:g}" height="{height:g}" '
            f'viewBox="0 0 {WIDTH:g} {height:g}" '
            f'direction="{self._direction}" role="img"><title>{escaped(title)}</title>\n{drawn}\n</svg>'
        )

    def _x(self, x: float) -> float:
        return WIDTH - x if self._direction == "rtl" else x


def label_breadth(labels: Sequence[str]) -> float:
    """The room that the labels of rows take."""
    longest = max((min(cell_len(clean(label)), LABEL_LETTERS) for label in labels), default=0)
    return longest * LETTER + 2 * GAP


def lines_of(text: str, letters: int, most: int = 3) -> list[str]:
    """The text in lines, which may end behind a slash too."""
    lines = textwrap.wrap(clean(text).replace("/", "/ "), letters, max_lines=most, placeholder="…")
    return [line.replace("/ ", "/") for line in lines] or [""]


def clean(text: str) -> str:
    """One line, without characters that steer the direction of what follows."""
    return " ".join(text.translate(_STEERING).split())

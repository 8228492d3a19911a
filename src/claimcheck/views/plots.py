"""Plots as SVG: pure functions from numbers to a drawing that stands inside a page, or alone as a file.

Colours are classes of `plots.css`, so that a page needs no inline style and follows light and dark. Where a language is
written from right to left the whole drawing is mirrored. Labels may be hostile.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from rich.cells import cell_len

from claimcheck.models import Direction
from claimcheck.views.markup import asset
from claimcheck.views.pen import GAP, LABEL_LETTERS, LETTER, LINE, WIDTH, Pen, label_breadth, lines_of

COLOURS = 8
"""Parts that are told apart by colour; more begin again."""

_ROW, _BAR = 28.0, 16.0


@dataclass(frozen=True, slots=True)
class Point:
    """A point of a line: where it stands on the way, its value, and the interval around it. No value, a gap."""

    label: str
    value: float | None
    low: float | None = None
    high: float | None = None


def bars(
    rows: Sequence[tuple[str, float]],
    *,
    title: str,
    direction: Direction = "ltr",
    shown: Callable[[float], str] = "{:g}".format,
) -> str:
    """Horizontal bars, each as long as its value; the longest takes the room there is.

    Args:
        rows: label and value, not negative.
        title: what the plot shows, for those who cannot see it.
        direction: writing direction of the labels.
        shown: a value in words.
    """
    return stacked_bars([(label, (value,)) for label, value in rows], (), title=title, direction=direction, shown=shown)


def stacked_bars(
    rows: Sequence[tuple[str, Sequence[float]]],
    parts: Sequence[str],
    *,
    title: str,
    direction: Direction = "ltr",
    shown: Callable[[float], str] = "{:g}".format,
) -> str:
    """Horizontal bars made of parts, each as long as its value, with a legend and the sum at the end of each bar.

    Args:
        rows: label and the values of the parts, none negative.
        parts: names of the parts, in the order of the values; none for no legend.
        title: what the plot shows, for those who cannot see it.
        direction: writing direction of the labels.
        shown: a value in words.
    """
    draw = Pen(direction)
    top = _legend(draw, parts)
    start = label_breadth([label for label, _ in rows])
    sums = [sum(values) for _, values in rows]
    end = max((cell_len(shown(total)) for total in sums), default=0) * LETTER + GAP
    scale = (WIDTH - start - end) / (max(sums, default=0) or 1)
    for number, ((label, values), total) in enumerate(zip(rows, sums, strict=True)):
        y = top + number * _ROW
        draw.label(label, start - GAP, y + _ROW / 2)
        x = start
        for index, value in enumerate(values):
            name = f"{label}, {parts[index]}" if parts else label
            place = (x, y + (_ROW - _BAR) / 2, value * scale, _BAR)
            draw.rect(place, f"s{index % COLOURS}", f"{name}: {shown(value)}")
            x += value * scale
        draw.text(shown(total), x + GAP / 2, y + _ROW / 2, css="soft")
    return draw.svg(top + len(rows) * _ROW, title)


def heat_map(
    cells: Sequence[Sequence[float]],
    *,
    rows: Sequence[str],
    columns: Sequence[str],
    title: str,
    direction: Direction = "ltr",
    shown: Callable[[float], str] = "{:g}".format,
) -> str:
    """A table of values, each cell as deep in colour as its share of the largest.

    Args:
        cells: rows × columns, none negative.
        rows: names of the rows.
        columns: names of the columns.
        title: what the plot shows, for those who cannot see it.
        direction: writing direction of the labels.
        shown: a value in words.
    """
    draw = Pen(direction)
    start = label_breadth(rows)
    breadth = (WIDTH - start) / max(len(columns), 1)
    headings = [lines_of(name, max(int(breadth / LETTER) - 1, 3)) for name in columns]
    top = max(map(len, headings), default=0) * LINE + GAP
    for number, lines in enumerate(headings):
        for line, words in enumerate(lines):
            y = top - GAP - (len(lines) - 1 - line) * LINE
            draw.text(words, start + (number + 0.5) * breadth, y, anchor="middle", whole=columns[number])
    largest = max((max(row, default=0) for row in cells), default=0) or 1
    height = _ROW * 1.4
    for down, (name, row) in enumerate(zip(rows, cells, strict=True)):
        y = top + down * height
        draw.label(name, start - GAP, y + height / 2)
        for across, value in enumerate(row):
            x = start + across * breadth
            hover = f"{name}, {columns[across]}: {shown(value)}"
            draw.rect((x, y, breadth, height), "heat", hover, opacity=value / largest)
            draw.text(shown(value), x + breadth / 2, y + height / 2, anchor="middle")
    return draw.svg(top + len(rows) * height + 1, title)


def line_with_interval(
    points: Sequence[Point],
    *,
    title: str,
    direction: Direction = "ltr",
    bottom: float = 0.0,
    top: float = 1.0,
) -> str:
    """A line through points, one apart from the next, with a band for their intervals; broken where a value is missing.

    Args:
        points: in order; the first stands where reading starts.
        title: what the plot shows, for those who cannot see it.
        direction: writing direction of the labels.
        bottom: the least that the axis shows; it goes lower where values do.
        top: the most that the axis shows.
    """
    draw = Pen(direction)
    known = [number for p in points for number in (p.value, p.low, p.high) if number is not None]
    tick = (top - bottom) / 4
    ticks = 4 - min(math.floor((value - bottom) / tick) for value in [bottom, *known])
    bottom = top - ticks * tick
    start, end, height = 6 * LETTER, WIDTH - 6 * LETTER, 220.0
    step = (end - start) / max(len(points) - 1, 1)

    def y_of(value: float) -> float:
        return GAP * 2 + (top - value) / (top - bottom) * height

    for number in range(ticks + 1):
        value = bottom + number * tick
        draw.line((start, y_of(value)), (end, y_of(value)), "rule")
        draw.text(f"{value:.2f}", start - GAP, y_of(value), css="soft", anchor="end")
    places = [start + number * step for number in range(len(points))]
    for missing, run in groupby(zip(places, points, strict=True), key=lambda item: item[1].value is None):
        if not missing:
            _stretch(draw, [(x, point) for x, point in run], y_of)
    every = max(-(-len(points) * 12 * int(LETTER) // int(end - start)), 1)
    for number in range(0, len(points), every):
        draw.text(points[number].label, places[number], y_of(bottom) + _ROW * 0.8, css="soft", anchor="middle")
    return draw.svg(y_of(bottom) + _ROW * 1.2, title)


def intervals(
    rows: Sequence[tuple[str, float, float | None, float | None]], *, title: str, direction: Direction = "ltr"
) -> str:
    """Values as dots with their intervals as lines, on an axis from 0, or from the lowest of them, to 1.

    Args:
        rows: label, value, and the ends of its interval if it has one.
        title: what the plot shows, for those who cannot see it.
        direction: writing direction of the labels.
    """
    draw = Pen(direction)
    least = min([0.0, *(number for _, *numbers in rows for number in numbers if number is not None)])
    start = label_breadth([label for label, *_ in rows])
    end, height = WIDTH - 4 * LETTER, len(rows) * _ROW

    def x_of(value: float) -> float:
        return start + (value - least) / (1 - least) * (end - start)

    for tick in range(5):
        value = least + (1 - least) * tick / 4
        draw.line((x_of(value), 0), (x_of(value), height), "rule")
        draw.text(f"{value:.2f}", x_of(value), height + GAP, css="soft", anchor="middle")
    for number, (label, value, low, high) in enumerate(rows):
        y = (number + 0.5) * _ROW
        draw.label(label, start - GAP, y)
        if low is not None and high is not None:
            draw.line((x_of(low), y), (x_of(high), y), "line")
        draw.dot(x_of(value), y, f"{label}: {value:.2f}")
    return draw.svg(height + _ROW, title)


def standalone(svg: str) -> str:
    """A plot as a file of its own, with its colours and a ground."""
    head, rest = svg.split(">", 1)
    style = asset("plots.css").replace(":root", ".plot")
    return f'{head}>\n<style>{style}</style>\n<rect class="paper" width="100%" height="100%"/>{rest}\n'


def _stretch(draw: Pen, run: Sequence[tuple[float, Point]], y_of: Callable[[float], float]) -> None:
    """One unbroken stretch of a line, its band below it."""
    with_band = [(x, p.low, p.high) for x, p in run if p.low is not None and p.high is not None]
    draw.area([(x, y_of(high)) for x, _, high in with_band] + [(x, y_of(low)) for x, low, _ in reversed(with_band)])
    values = [(x, y_of(p.value), p) for x, p in run if p.value is not None]
    for (x, y, _), (next_x, next_y, _) in pairwise(values):
        draw.line((x, y), (next_x, next_y), "line")
    for x, y, point in values:
        interval = f" ({point.low:.2f} – {point.high:.2f})" if point.low is not None and point.high is not None else ""
        draw.dot(x, y, f"{point.label}: {point.value:.2f}{interval}")


def _legend(draw: Pen, parts: Sequence[str]) -> float:
    """Names beside their colours, in as many lines as they need; returns where it ends."""
    x, y = 0.0, 0.0
    for index, part in enumerate(parts):
        words = lines_of(part, LABEL_LETTERS * 2, 1)[0]
        breadth = cell_len(words) * LETTER + 36
        if x and x + breadth > WIDTH:
            x, y = 0.0, y + _ROW * 0.75
        draw.rect((x, y + 4, 12, 12), f"s{index % COLOURS} key", part)
        draw.text(words, x + 18, y + 10, whole=part)
        x += breadth
    return y + _ROW if parts else 0.0

"""Plots: right proportions, inside their frame, mirrored for right-to-left, harmless whatever the labels hold."""

import re
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from claimcheck.views.plots import Point, bars, heat_map, line_with_interval, stacked_bars, standalone

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "</text></svg><script>alert(1)</script><img src=//x.example>\u202e\x00\x1b[2J&\"'"
labels = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
amounts = st.integers(0, 10**6) | st.floats(1e-3, 1e6)


def drawn(svg: str, name: str = "rect") -> list[ET.Element]:
    return list(ET.fromstring(svg).iter(SVG + name))


def numbers(elements: list[ET.Element], name: str) -> list[float]:
    return [float(element.get(name)) for element in elements]


def marks(svg: str) -> list[ET.Element]:
    return [rect for rect in drawn(svg) if "key" not in rect.get("class")]


def frame(svg: str) -> tuple[float, float]:
    _, _, width, height = map(float, ET.fromstring(svg).get("viewBox").split())
    return width, height


def assert_in_proportion(lengths: list[float], values: list[float]) -> None:
    """Written with two decimals: that much may be off."""
    largest = max(range(len(values)), key=values.__getitem__)
    for length, value in zip(lengths, values, strict=True):
        assert length == pytest.approx(lengths[largest] * value / values[largest], abs=0.02)


@given(st.lists(st.tuples(labels, amounts), min_size=1, max_size=8), st.sampled_from(["ltr", "rtl"]))
def test_bars_are_as_long_as_their_values(rows, direction):
    values = [value for _, value in rows]
    assume(max(values) > 0)
    svg = bars(rows, title="x", direction=direction)
    assert_in_proportion(numbers(drawn(svg), "width"), values)


@given(st.lists(st.lists(amounts, min_size=3, max_size=3), min_size=1, max_size=6), st.sampled_from(["ltr", "rtl"]))
def test_the_parts_of_a_bar_are_as_long_as_their_values_and_meet(rows, direction):
    values = [value for row in rows for value in row]
    assume(max(values) > 0)
    found = marks(stacked_bars([("a", row) for row in rows], ["p", "q", "r"], title="x", direction=direction))
    assert_in_proportion(numbers(found, "width"), values)
    for number in range(0, len(found), 3):
        row = found[number : number + 3] if direction == "ltr" else found[number : number + 3][::-1]
        for left, right in pairwise(row):
            assert float(left.get("x")) + float(left.get("width")) == pytest.approx(float(right.get("x")), abs=0.02)


@given(st.lists(st.lists(amounts, min_size=2, max_size=2), min_size=1, max_size=5))
def test_cells_are_as_deep_in_colour_as_their_values(cells):
    largest = max(map(max, cells))
    assume(largest > 0)
    found = drawn(heat_map(cells, rows=["r"] * len(cells), columns=["c", "d"], title="x"))
    for cell, value in zip(found, [value for row in cells for value in row], strict=True):
        assert float(cell.get("fill-opacity")) == pytest.approx(value / largest, abs=1e-3)


@given(st.lists(st.floats(-0.5, 1), min_size=2, max_size=20))
def test_points_stand_as_high_as_their_values_and_in_their_order(values):
    svg = line_with_interval([Point(str(n), v) for n, v in enumerate(values)], title="x")
    heights, places = numbers(drawn(svg, "circle"), "cy"), numbers(drawn(svg, "circle"), "cx")
    low, high = min(values), max(values)
    assert places == sorted(places)
    for height, value in zip(heights, values, strict=True):
        share = (value - low) / (high - low) if high > low else 0
        expected = heights[values.index(low)] + share * (heights[values.index(high)] - heights[values.index(low)])
        assert height == pytest.approx(expected, abs=0.02)


def test_a_line_is_broken_where_a_value_is_missing():
    svg = line_with_interval([Point("1", 0.1), Point("2", 0.2), Point("3", None), Point("4", 0.4)], title="x")
    assert len([line for line in drawn(svg, "line") if line.get("class") == "line"]) == 1
    assert len(drawn(svg, "circle")) == 3


def test_right_to_left_is_the_mirror_image():
    rows = [("a", (1.0, 2.0)), ("b", (3.0, 0.5))]
    there, here = (marks(stacked_bars(rows, ["p", "q"], title="x", direction=d)) for d in ("ltr", "rtl"))
    for left, right in zip(there, here, strict=True):
        mirrored = 640 - float(right.get("x")) - float(right.get("width"))
        assert float(left.get("x")) == pytest.approx(mirrored, abs=0.02)


def plots(label: str, direction: str) -> list[str]:
    return [
        bars([(label, 2), (label, 3)], title=label, direction=direction),
        stacked_bars([(label, (1, 2))], [label, label], title=label, direction=direction),
        heat_map([[1, 0]], rows=[label], columns=[label, label], title=label, direction=direction),
        line_with_interval([Point(label, 0.5, 0.4, 0.6), Point(label, 0.7)], title=label, direction=direction),
    ]


@given(labels, st.sampled_from(["ltr", "rtl"]))
def test_whatever_labels_hold_the_drawing_is_sound_and_inside_its_frame(label, direction):
    for svg in plots(label, direction):
        width, height = frame(svg)
        for rect in drawn(svg):
            assert -0.01 <= float(rect.get("x")) <= float(rect.get("x")) + float(rect.get("width")) <= width + 0.02
            assert 0 <= float(rect.get("y")) <= float(rect.get("y")) + float(rect.get("height")) <= height + 0.02
        assert {element.tag.removeprefix(SVG) for element in ET.fromstring(svg).iter()} <= {
            *("svg", "title", "text", "rect", "line", "circle", "polygon")
        }


def test_hostile_labels_neither_run_nor_steer():
    for svg in plots(HOSTILE, "rtl"):
        assert "<script" not in svg
        assert "<img" not in svg
        shown = "".join(text.text or "" for text in drawn(svg, "text"))
        assert "\u202e" not in shown
        assert not re.search(r"[\x00-\x08\x0b-\x1f]", shown)


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_nothing_to_show_makes_an_empty_drawing(direction):
    for svg in (
        bars([], title="x", direction=direction),
        bars([("a", 0)], title="x", direction=direction),
        stacked_bars([("a", ())], [], title="x", direction=direction),
        heat_map([], rows=[], columns=[], title="x", direction=direction),
        line_with_interval([], title="x", direction=direction),
    ):
        ET.fromstring(svg)


def test_a_plot_stands_alone_with_its_colours():
    (style,) = drawn(standalone(bars([("a", 1)], title="x")), "style")
    assert "--s0" in style.text
    assert "prefers-color-scheme" in style.text

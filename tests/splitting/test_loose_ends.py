"""Contents and sources as a model cut them, and what becomes of them; <s>, <c> and <t> are source, cue and content."""

import re

import pytest

from claimcheck.splitting.draft import Draft
from claimcheck.splitting.loose_ends import LooseEnds

MARK = re.compile(r"<(/?)([sct])>")


@pytest.fixture(scope="module")
def ends():
    return LooseEnds("en")


def draft(marked):
    """The text without its marks, and the attribution that they stand for."""
    places = {"s": [], "c": [], "t": []}
    text, at, opened = "", 0, 0
    for mark in MARK.finditer(marked):
        text, at = text + marked[at : mark.start()], mark.end()
        if mark.group(1):
            places[mark.group(2)].append((opened, len(text)))
        opened = len(text)
    text += marked[at:]
    return text, Draft(cue=places["c"], content=places["t"], source=places["s"])


def cut(text, places):
    return [text[start:end] for start, end in places]


@pytest.mark.parametrize(
    ("marked", "content"),
    [
        ("<s>She</s> <c>praised</c> <t>the crew and</t> went home.", ["the crew"]),
        ("<s>She</s> <c>praised</c> <t>the pilot, who</t> waved.", ["the pilot"]),
        ("<s>She</s> <c>wrote</c> that <t>they had agreed on the</t> price of the boat, a record.", None),
        ("<s>She</s> <c>asked</c> <t>whom he relies on</t>.", ["whom he relies on"]),
        ("<s>He</s> <c>said</c> <t>the report was a</t>.", ["the report was a"]),
        (
            "<s>It</s> <c>expects</c> <t>a profit of ten million, against</t> twelve last year.",
            ["a profit of ten million"],
        ),
        ('<s>He</s> <c>said</c> <t>it had rained. "</t>It was warm," she wrote.', ["it had rained"]),
    ],
)
def test_a_content_neither_breaks_off_nor_goes_on_to_something_else(ends, marked, content):
    text, found = draft(marked)
    assert ends.tie(text, found, len(text))
    assert cut(text, found.content) == (content or ["they had agreed on the price of the boat"])


def test_the_source_of_a_passive_stands_behind_by(ends):
    text, found = draft("<s>Mr Cole</s> was <c>pressed</c> by <s>Ms Lind</s> on <t>whether he stood by his word</t>.")
    assert ends.tie(text, found, len(text))
    assert cut(text, found.source) == ["Ms Lind"]
    assert cut(text, found.content) == ["Mr Cole", "whether he stood by his word"]


@pytest.mark.parametrize(
    ("marked", "says"),
    [
        ("<s>Who</s> <c>said</c> <t>what</t>", False),
        ("the boat, <t>which</t> <s>the mayor</s> <c>called</c> a wreck", True),
    ],
)
def test_only_what_names_somebody_or_something_is_an_attribution(ends, marked, says):
    text, found = draft(marked)
    assert ends.tie(text, found, len(text)) == says


def test_whoever_was_asked_did_not_ask(ends):
    text, found = draft("<c>Asked</c> <t>whether the bridge was safe</t>, <s>she</s> nodded.")
    assert ends.tie(text, found, len(text))
    assert found.source == []
    text, found = draft("<c>Asked</c> by <s>Ms Lind</s> <t>whether the bridge was safe</t>, <s>she</s> nodded.")
    assert ends.tie(text, found, len(text))
    assert cut(text, found.source) == ["Ms Lind"]


@pytest.mark.parametrize(
    ("marked", "source"),
    [
        ("<s>Mr Cole, who took</s> over in May, <c>said</c> <t>it rained</t>.", "Mr Cole"),
        ("<s>Mr Cole, who took over in May</s>, <c>said</c> <t>it rained</t>.", "Mr Cole, who took over in May"),
    ],
)
def test_a_source_does_not_break_off_in_a_clause_about_it(ends, marked, source):
    text, found = draft(marked)
    assert ends.tie(text, found, len(text))
    assert cut(text, found.source) == [source]


def test_a_preposition_alone_is_no_part_of_a_source(ends):
    text, found = draft("<s>Holt Capital</s>, which owns a part <s>of</s> the mill, <c>said</c> <t>it was lost</t>.")
    assert ends.tie(text, found, len(text))
    assert cut(text, found.source) == ["Holt Capital"]


def test_a_determiner_belongs_to_the_source_behind_it(ends):
    text, found = draft("<t>The mill will close in May, its</t> <s>new owner</s> <c>said</c>.")
    assert ends.tie(text, found, len(text))
    assert cut(text, found.source) == ["its new owner"]
    assert cut(text, found.content) == ["The mill will close in May"]


def test_a_part_of_a_content_that_was_only_the_determiner_of_the_source_is_none(ends):
    text, found = draft("By <c>report of</c> the city, <t>the</t> <s>brewers</s> <t>had hidden their losses</t>.")
    assert ends.tie(text, found, len(text))
    assert cut(text, found.source) == ["the brewers"]
    assert cut(text, found.content) == ["had hidden their losses"]


def test_an_attribution_whose_content_was_only_the_determiner_of_its_source_is_none(ends):
    text, found = draft("<t>The</t> <s>brewers</s> <c>said</c> so.")
    assert not ends.tie(text, found, len(text))

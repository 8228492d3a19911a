"""Blocks of a plain text, by the shape of its lines."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.articles.shape import blocks_by_shape, with_blocks
from claimcheck.models import Article
from tests.articles.texts import ARABIC_LONG


def kinds(text: str, **more: str) -> list[tuple[str, str]]:
    return [(block.kind, text[block.start : block.end]) for block in blocks_by_shape(text, **more)]


def test_title_headings_and_paragraphs_of_an_article():
    assert [kind for kind, _ in kinds(ARABIC_LONG)] == [
        "title", "paragraph", "paragraph", "paragraph", "heading", "paragraph"
    ]  # fmt: skip


def test_a_logo_above_the_title_is_a_heading():
    text = "Daily Sample\nBridge to reopen in April\n\nThe bridge will reopen, the minister said.\n"
    assert [kind for kind, _ in kinds(text)] == ["heading", "title", "paragraph"]


def test_a_long_title_is_known_by_the_empty_line_below_it():
    title = "Council votes after nine hours of debate to close the old harbour bridge to all lorries from next spring"
    assert kinds(f"{title}\n\nThe vote was close.\nIt was late.")[0] == ("title", title)
    assert kinds(f"{title}\nThe vote was close.\nIt was late.")[0] == ("paragraph", title)


def test_a_question_may_be_a_title():
    assert kinds("Will the bridge hold?\n\nEngineers say that it will.")[0][0] == "title"


def test_a_title_that_is_known_is_looked_for():
    text = "Bridge to reopen.\nThe bridge will reopen in April."
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "paragraph"]
    assert [kind for kind, _ in kinds(text, title="Bridge to reopen.")] == ["title", "paragraph"]
    assert [kind for kind, _ in kinds(text, title="Something else")] == ["paragraph", "paragraph"]


def test_lines_without_a_letter_are_furniture():
    assert [kind for kind, _ in kinds("* * *\nThe bridge is closed.\n-->\n2026")] == [
        "furniture", "paragraph", "furniture", "furniture"
    ]  # fmt: skip


def test_a_text_that_closes_no_line_loses_nothing():
    text = "قال الوزير إن السد آمن\nوأضاف أن المياه تكفي عامين\nونفى وجود تسرب"
    assert [kind for kind, _ in kinds(text)] == ["paragraph"] * 3
    mostly = "\n".join(["قال الوزير إن السد آمن وإن المياه تكفي عامين"] * 5 + ["انتهى."])
    assert {kind for kind, _ in kinds(mostly)} == {"paragraph"}


def test_list_items_and_lines_that_open_a_quotation_are_no_headings():
    text = "The report lists three causes:\n- a broken weld\n2. rust\nHe said:\nThe rest is known by everybody in town."
    assert {kind for kind, _ in kinds(text)} == {"paragraph"}


def test_a_paragraph_that_was_wrapped_at_a_width_is_one_block():
    text = (
        "The harbour bridge will reopen in April, the minister said on\n"
        "Tuesday, two years after a storm had torn two of its cables and\n"
        "left the island without a road.\n"
        "\n"
        "She added that the toll would stay as it is until the end of the\n"
        "year.\n"
    )
    assert len(kinds(text)) == 2


def test_paragraphs_on_one_line_are_told_by_their_blanks():
    text = "قال الوزير إن السد آمن. \xa0 وأضاف أن المياه تكفي.   ونفى وجود تسرب.  وختم بالشكر."
    assert [piece for _, piece in kinds(text)] == [
        "قال الوزير إن السد آمن.", "وأضاف أن المياه تكفي.", "ونفى وجود تسرب.  وختم بالشكر."
    ]  # fmt: skip


def test_an_article_keeps_its_text_and_gets_blocks_and_a_title():
    article = Article(id="a", lang="ar", text=ARABIC_LONG)
    cut = with_blocks(article)
    assert cut.text == article.text
    assert cut.title == "البلدية تعلن بدء ترميم السوق القديم"
    assert len(cut.blocks) == 6


@given(st.text(alphabet=st.sampled_from('ab ي.\n\t\xa0\r؟"-1\u2028😀')))
def test_blocks_lie_in_order_without_blanks_around_them_and_hold_every_letter(text: str):
    blocks = blocks_by_shape(text)
    at = 0
    for block in blocks:
        piece = text[block.start : block.end]
        assert at <= block.start < block.end <= len(text)
        assert piece == piece.strip() != ""
        assert not text[at : block.start].strip()
        at = block.end
    assert not text[at:].strip()


@pytest.mark.parametrize(
    "unit", ["a", "a b. ", ".", "\"'", "a.   ", "word\n", "-\n", " \n", "a line of some fifty characters or so, open\n"]
)
@pytest.mark.usefixtures("uncollected")
def test_time_grows_with_the_length_and_no_faster(unit: str):
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        return min(measured(text) for _ in range(3))

    def measured(text: str) -> float:
        start = time.process_time()
        blocks_by_shape(text)
        return time.process_time() - start

    assert seconds(160_000) < 24 * seconds(20_000) + 0.02

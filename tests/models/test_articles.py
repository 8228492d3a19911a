"""Articles: their blocks follow one another inside the text."""

import pytest
from pydantic import ValidationError

from claimcheck.models import Block
from tests.records import TEXT, article


@pytest.mark.parametrize("places", [[(0, 5), (4, 9)], [(6, 9), (0, 5)], [(0, len(TEXT) + 1)]])
def test_blocks_that_overlap_stand_out_of_order_or_leave_the_text_are_refused(places: list[tuple[int, int]]):
    with pytest.raises(ValidationError, match="overlaps another or leaves the text"):
        article(blocks=tuple(Block(start=start, end=end, kind="paragraph") for start, end in places))


def test_blocks_may_touch_and_reach_to_the_end_of_the_text():
    blocks = (Block(start=0, end=5, kind="title"), Block(start=5, end=len(TEXT), kind="paragraph"))
    assert article(blocks=blocks).blocks == blocks

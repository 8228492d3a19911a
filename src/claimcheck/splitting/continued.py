"""Quotations that go on from one paragraph to the next."""

import itertools
from bisect import bisect_left
from collections.abc import Sequence

from spacy.tokens import Doc

from claimcheck.splitting.draft import Draft, Place, Quotation, merge, quotations_of


def continue_quotations(doc: Doc, drafts: Sequence[Draft], blocks: Sequence[Place]) -> None:
    """Carry contents over from a quotation left open at the end of a block to the one that the next block opens with.

    Papers leave the closing mark out where the same speaker goes on. Where only one of the two belongs to an
    attribution, the other belongs to it as well.
    """
    quotations = quotations_of(doc)
    left_open = {q.end: q for q in quotations if not q.closed}
    opening = {q.start: q for q in reversed(quotations)}  # of two that start together, the outer
    places = sorted((place, number) for number, draft in enumerate(drafts) for place in draft.content)
    starts = [place[0] for place, _ in places]

    def owner(quotation: Quotation) -> Draft | None:
        """The last attribution that has a part of its content in a quotation."""
        last = bisect_left(starts, quotation.end) - 1
        return drafts[places[last][1]] if last >= 0 and places[last][0][1] > quotation.start else None

    carried: Draft | None = None
    for (_, end), (start, _) in itertools.pairwise(blocks):
        before, after = left_open.get(end), opening.get(start)
        if before is None or after is None:
            carried = None
            continue
        first, second = owner(before) or carried, owner(after)
        carried = None
        if first and not second:
            first.content.append((after.start, after.end))
            carried = first
        elif second and not first:
            second.content.insert(0, (before.start, before.end))
    for draft in drafts:
        draft.content = merge(draft.content)

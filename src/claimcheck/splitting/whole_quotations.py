"""Quotations that are an attribution's as a whole, though a model took a part of them: every word, and both halves.

*“We lost it all,” said Ben Tallis, “but we are alive.”*
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from spacy.tokens import Doc

from claimcheck.splitting.draft import Draft, Place, Quotation, merge, outermost_quotations_of, text_of, words_of

_SPEECH = 4
"""Words from which on a quotation is speech; a shorter one may be a name or a term."""
_PAUSED = re.compile(r",['\"”’»]*,?\Z|['\"”’»],\Z")
_LETTER = re.compile(r"\w")
_CLAUSE = 160
"""Characters that a clause between two halves has at most."""
_MANY = 4
"""Parts of contents before the end of a quotation that are looked at."""


def complete_quotations(doc: Doc, drafts: Sequence[Draft]) -> None:
    """Give attributions the rest of the quotations that they have a part of, and the other half of a broken one."""
    text, words = text_of(doc), words_of(doc)
    quotations = outermost_quotations_of(doc)
    opened = [quotation.start for quotation in quotations]
    for draft in drafts:
        draft.content = [_from_quotation(text, place, draft, quotations, opened) for place in draft.content]
    places = sorted((place, number) for number, draft in enumerate(drafts) for place in draft.content)
    starts = [place[0] for place, _ in places]
    cues = sorted(draft.cue[0][0] for draft in drafts)

    def owners(quotation: Quotation) -> set[int]:
        last = bisect_left(starts, quotation.end)
        return {number for place, number in places[max(0, last - _MANY) : last] if place[1] > quotation.start}

    before: tuple[Quotation, set[int]] | None = None
    for quotation in quotations:
        if not quotation.closed or len(words.lettered_within(*quotation.inner)) < _SPEECH:
            continue
        found = owners(quotation)
        quoted = bisect_left(cues, quotation.end) > bisect_left(cues, quotation.start)  # somebody speaks in it
        if before is not None and not quoted and bool(found) != bool(before[1]) and len(found | before[1]) == 1:
            (number,) = found or before[1]
            if _is_broken(text, before[0], quotation, drafts[number]):
                half = before[0] if found else quotation
                drafts[number].content.append((half.start, half.end))
                found = {number}
        if len(found) == 1 and not quoted:
            drafts[next(iter(found))].content.append((quotation.start, quotation.end))
        before = quotation, found
    for draft in drafts:
        draft.content = merge(draft.content)


def _from_quotation(
    text: str, place: Place, draft: Draft, quotations: Sequence[Quotation], opened: Sequence[int]
) -> Place:
    """A content that ends with a quotation, without the sentence before: She is unsure. | “I miss shops,” she says."""
    last = bisect_left(opened, place[1]) - 1
    quotation = quotations[last] if last >= 0 else None
    if quotation is None or not quotation.closed or place[1] not in (quotation.end, quotation.end - 1):
        return place
    first = place[0] < quotation.start and (last == 0 or quotations[last - 1].end <= place[0])
    stopped = text[place[0] : quotation.start].rstrip()[-1:] in {".", "!", "?"}
    follows = quotation.end <= draft.cue[0][0] < quotation.end + _CLAUSE
    return (quotation.start, place[1]) if first and stopped and follows else place


def _is_broken(text: str, first: Quotation, second: Quotation, draft: Draft) -> bool:
    """Whether the clause that attributes stands between two quotations that are one sentence."""
    between = text[first.end : second.start]
    if len(between) > _CLAUSE or "\n" in between or not first.end <= draft.cue[0][0] < second.start:
        return False
    letter = _LETTER.search(text, *second.inner)
    goes_on = letter is not None and letter.group().islower()
    return goes_on and _PAUSED.search(text[first.start : first.end + 1].rstrip()) is not None

"""Quotations that a line and not a verb gives to somebody: the name under them, or the question of an interview.

*“Nobody asked us.” — Samira Noor, florist* and *Why? / “Because we had to.”*
"""

import re
from collections.abc import Callable, Sequence

from spacy.tokens import Doc

from claimcheck.splitting.draft import Draft, Place, Quotation, quotations_of, text_of, words_of

_DASH = re.compile(r"\s*(--|[—–―-])\s*(?=[^\W\d_])")
_LONGEST_SIGNATURE = 12
ASKS = ("?", "؟")
_STOPS = ".  \n"
_MARKS = _STOPS + ",;:!?…"
_FEWEST_QUESTIONS = 3
"""Paragraphs that ask, from which on what stands between them is answers."""
_FEWEST_ANSWERS = 2
"""Questions with a quotation below from which on they are an interview, and no heading over somebody's words."""


def signed(doc: Doc, blocks: Sequence[Place], drafts: Sequence[Draft]) -> list[Draft]:
    """An attribution for every block that is one quotation with a name under or behind it, and that has none yet."""
    text = text_of(doc)
    opening = _unspoken(doc, drafts)
    found: list[Draft] = []
    for number, (start, end) in enumerate(blocks):
        quotation = opening.get(start)
        if quotation is None:
            continue
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        signature = _signature(text, quotation, end, following)
        if signature is not None:
            dash, name = signature
            if len(words_of(doc).lettered_within(*name)) <= _LONGEST_SIGNATURE:
                found.append(Draft([dash], [(start, quotation.end)], [name], kind="quote"))
    return found


def quoted_answers(doc: Doc, blocks: Sequence[Place], drafts: Sequence[Draft]) -> list[Draft]:
    """An attribution for every answer that is in quotation marks, below its question; its source is elided."""
    text = text_of(doc)
    opening = _unspoken(doc, drafts)
    found: list[Draft] = []
    asked: Place | None = None
    for start, end in blocks:
        quotation = opening.get(start)
        if quotation is None or text[quotation.end : end].strip(_STOPS):
            last = start + len(text[start:end].rstrip())
            asked = (last - 1, last) if text[last - 1] == "?" else None
        elif asked is not None and found and found[-1].cue == [asked]:
            found[-1].content.append((start, quotation.end))
        elif asked is not None:
            found.append(Draft([asked], [(start, quotation.end)], kind="quote", elided=True, agreement="1s"))
    return found if len(found) >= _FEWEST_ANSWERS else []


def _unspoken(doc: Doc, drafts: Sequence[Draft]) -> dict[int, Quotation]:
    """The closed quotations by start that no attribution has from end to end; of two that start together, the outer."""
    text = text_of(doc)
    said = sorted(place for draft in drafts for place in draft.content)
    ends = {at: end for start, end in said for at in (start, start + 1)}
    opening = {q.start: q for q in reversed(quotations_of(doc)) if q.closed}
    inner = {start: text[slice(*q.inner)].rstrip(_MARKS) for start, q in opening.items()}
    return {start: q for start, q in opening.items() if ends.get(start + 1, 0) < q.inner[0] + len(inner[start])}


def _signature(text: str, quotation: Quotation, end: int, following: Place | None) -> tuple[Place, Place] | None:
    """Where a quotation is signed, behind it or alone in the next block: the dash, and the name."""
    dash = _DASH.match(text, quotation.end, end)
    if dash is None and following is not None and not text[quotation.end : end].strip(_STOPS):
        dash = _DASH.match(text, *following)
        end = following[1]
    if dash is None or not text[dash.end()].isupper():
        return None
    return dash.span(1), (dash.end(), end)


def unmarked_answers(text: str, paragraphs: Sequence[Place], is_personal: Callable[[Place], bool]) -> list[Place]:
    """The paragraphs between and below questions, where one of them or a question speaks of *I* or to *you*.

    Nobody says whose they are, and the outlet's own they are not; in an explainer they are, and it has no *I*.
    """
    asking = [i for i, (start, end) in enumerate(paragraphs) if text[start:end].endswith(ASKS)]
    if len(asking) < _FEWEST_QUESTIONS or not any(map(is_personal, paragraphs[asking[0] :])):
        return []
    return [place for place in paragraphs[asking[0] :] if not text[slice(*place)].endswith(ASKS)]

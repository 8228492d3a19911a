"""`claimcheck_modes`: direct, indirect or mixed speech, by how much of a content is in quotation marks."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc

from claimcheck.models import Mode
from claimcheck.splitting.draft import Place, attributions_of, merge, quotations_of, text_of

_LETTER = re.compile(r"\w")


@Language.component("claimcheck_modes")
def modes(doc: Doc) -> Doc:
    """Set the mode of every attribution on the document."""
    text = text_of(doc)
    quoted = merge(q.inner for q in quotations_of(doc))
    starts = [start for start, _ in quoted]
    for draft in attributions_of(doc):
        draft.mode = _mode_of(text, draft.content, quoted, starts)
    return doc


def _mode_of(text: str, content: list[Place], quoted: Sequence[Place], starts: list[int]) -> Mode:
    """Direct if every word of the content is quoted, mixed if some are, indirect if none is."""
    inside = outside = False
    for start, end in content:
        at = start
        for opened, closed in quoted[max(0, bisect_right(starts, start) - 1) : bisect_left(starts, end)]:
            outside = outside or _has_words(text, at, min(opened, end))
            inside = inside or _has_words(text, max(at, opened), min(closed, end))
            at = max(at, closed)
        outside = outside or _has_words(text, at, end)
    if not inside:
        return "indirect"
    return "mixed" if outside else "direct"


def _has_words(text: str, start: int, end: int) -> bool:
    return _LETTER.search(text, start, end) is not None

"""`claimcheck_modes`: direct, indirect or mixed speech, by how much of a content is in quotation marks."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc

from claimcheck.models import Mode
from claimcheck.splitting.draft import Place, attributions_of, merge, quotations_of, text_of

_WORD = re.compile(r"\w+")


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
    if not any(_is_touched(start, end, quoted, starts) for start, end in content):
        return "indirect"
    words = inside = 0
    for start, end in content:
        for match in _WORD.finditer(text, start, end):
            words += 1
            before = bisect_right(starts, match.start()) - 1
            inside += before >= 0 and match.end() <= quoted[before][1]
    if not inside:
        return "indirect"
    return "direct" if inside == words else "mixed"


def _is_touched(start: int, end: int, quoted: Sequence[Place], starts: list[int]) -> bool:
    """Whether anything quoted reaches into a stretch."""
    last = bisect_left(starts, end) - 1
    return last >= 0 and quoted[last][1] > start

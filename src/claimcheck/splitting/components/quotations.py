"""`claimcheck_quotations`: what stands in quotation marks, of every kind, nested and unbalanced ones included.

Linear in the length of the text. A mark that closes nothing opens where it stands before a word; one that is never
closed runs to the end of its block.
"""

import re

from spacy.language import Language
from spacy.tokens import Doc

from claimcheck.splitting.draft import Quotation, blocks_of

_MARKS = re.compile(r"[\"“”„«»‹›‘’]|''|``")
_CLOSER = {"“": "”", "„": "“”", "«": "»", "»": "«", "‹": "›", "”": "“”", "‘": "’", "``": "''", '"': '"', "''": "''"}
_DEEPEST = 8
"""Marks nested deeper than this are noise: it also keeps the search for an opener short."""


def find_quotations(text: str, start: int, end: int) -> list[Quotation]:
    """The quotations in `text[start:end]`, by start, an outer one before those inside it."""
    found: list[Quotation] = []
    stack: list[tuple[str, int]] = []  # the mark that opened, and where
    for match in _MARKS.finditer(text, start, end):
        mark, at = match.group(), match.start()
        if mark in "‘’" and _inside_word(text, at, start, end):
            continue
        depth = next((d for d in reversed(range(len(stack))) if mark in _CLOSER[stack[d][0]]), None)
        if depth is not None and not (mark in "“”" and _opens(text, match.end(), at, start, end)):
            opener, opened = stack[depth]
            del stack[depth:]
            found.append(Quotation(opened, match.end(), (opened + len(opener), at), closed=True))
        elif mark in _CLOSER and _opens(text, match.end(), at, start, end) and len(stack) < _DEEPEST:
            stack.append((mark, at))
    found += [Quotation(at, end, (at + len(mark), end), closed=False) for mark, at in stack if mark not in "‘’"]
    return sorted(found, key=lambda q: (q.start, -q.end))


def _opens(text: str, after: int, at: int, start: int, end: int) -> bool:
    """Whether a mark stands where a quotation begins: a word after it, and none right before it."""
    return after < end and not text[after].isspace() and (at == start or text[at - 1] == "ـ" or not text[at - 1].isalnum())


def _inside_word(text: str, at: int, start: int, end: int) -> bool:
    return start < at < end - 1 and text[at - 1].isalnum() and text[at + 1].isalnum()


@Language.component("claimcheck_quotations")
def quotations(doc: Doc) -> Doc:
    """Leave the quotations of all blocks that are not furniture on the document."""
    doc._.quotations = [
        quotation
        for block in blocks_of(doc)
        if block.kind != "furniture"
        for quotation in find_quotations(doc.text, block.start, block.end)
    ]
    return doc

"""`claimcheck_quotations`: what stands in quotation marks, of every kind, nested and unbalanced ones included.

Linear in the length of the text. A mark that closes nothing opens where it stands before a word; one that is never
closed runs to the end of its block.
"""

import re

from spacy.language import Language
from spacy.tokens import Doc

from claimcheck.splitting.draft import Quotation, blocks_of, text_of

_MARKS = re.compile(r"[\"“”„«»‹›‘’'`](?:(?<=[^'`])|(?<=')'|(?<=`)`)")  # one search for all of them is fast
_CLOSER = {"“": "”", "„": "“”", "«": "»", "»": "«»", "‹": "›", "”": "“”", "‘": "’", "``": "''", '"': '"', "''": "''"}
_TURNED = {"«": "»", "»": "«"}
_LOOSE = frozenset(('"', "«", "»", "“", "”"))
_ANNOUNCED = re.compile(r"(?::|(?<!\w)[وف]?ب?[أإا]نّ?)\s*$")
_LONGEST_ANNOUNCEMENT = 8
_CLOSING = frozenset(".,;:!?…)]،؛؟—–―-")
"""Before one of these a mark closes: *“Why?”, she asked* and *“Never.”— Ann Hill*."""
_CLITICS = "لبوفك"
"""Arabic words of one letter, which are written together with what follows them."""
_DEEPEST = 8
"""Marks nested deeper than this are noise: it also keeps the search for an opener short."""


def find_quotations(text: str, start: int, end: int) -> list[Quotation]:
    """The quotations in `text[start:end]`, by start, an outer one before those inside it."""
    found: list[Quotation] = []
    stack: list[tuple[str, int, bool]] = []  # the mark that opened, where, and whether it has the shape of an opening
    turned = _is_turned(text, start, end)
    for match in _MARKS.finditer(text, start, end):
        mark, (at, after) = match.group(), match.span()
        if mark in "‘’" and _inside_word(text, at, start, end):
            continue
        is_turned = turned and mark in "«»"
        opens = mark == "»" if is_turned else _opens(text, after, at, start, end)
        mark = _TURNED[mark] if is_turned else mark
        depth = next((d for d in reversed(range(len(stack))) if mark in _CLOSER[stack[d][0]]), None) if stack else None
        nests = opens and (
            (mark in "“”" and text[after] not in _CLOSING) or (depth == 0 and _opens_within(text, at, after))
        )
        if depth is not None and not nests and not _is_announced(text, at, start):
            opener, opened, _ = stack[depth]
            del stack[depth:]
            found.append(Quotation(opened, after, (opened + len(opener), at), closed=True))
        elif mark in _CLOSER and len(stack) < _DEEPEST:
            shaped = opens or _is_announced(text, at, start)
            if shaped or (mark in _LOOSE and not is_turned and _opens_loosely(text, after, at, start, end)):
                stack.append((mark, at, shaped))
    found += [
        Quotation(at, end, (at + len(mark), end), closed=False)
        for mark, at, shaped in stack
        if shaped and mark not in "‘’"
    ]
    return sorted(found, key=lambda q: (q.start, -q.end))


def _is_turned(text: str, start: int, end: int) -> bool:
    """Whether guillemets point inwards: »…«."""
    return -1 < text.find("»", start, end) < text.find("«", start, end) and text.rfind("»", start, end) < text.rfind(
        "«", start, end
    )


def _opens(text: str, after: int, at: int, start: int, end: int) -> bool:
    """Whether a mark stands where a quotation begins: a word after it, and none right before it."""
    return (
        after < end and not text[after].isspace() and (at == start or text[at - 1] == "ـ" or not text[at - 1].isalnum())
    )


def _opens_within(text: str, at: int, after: int) -> bool:
    """Whether a straight mark stands before a word and after a blank, so that it closes none before it."""
    return text[at] == '"' and text[at - 1].isspace() and text[after].isalnum()


def _opens_loosely(text: str, after: int, at: int, start: int, end: int) -> bool:
    """Whether a mark may begin a quotation if another one ends it: blanks on both sides of it, or letters on both."""
    if after >= end or at == start:
        return after < end
    if text[at - 1] in _CLITICS and (at - 1 == start or text[at - 2].isspace()):
        return True
    return text[at - 1].isalnum() == text[after].isalnum() and (text[at - 1].isspace() or text[after].isalnum())


def _is_announced(text: str, at: int, start: int) -> bool:
    """Whether a colon or a particle such as إن stands before a mark: what is said begins, and does not end there."""
    return _ANNOUNCED.search(text, max(start, at - _LONGEST_ANNOUNCEMENT), at) is not None


def _inside_word(text: str, at: int, start: int, end: int) -> bool:
    return start < at < end - 1 and text[at - 1].isalnum() and text[at + 1].isalnum()


@Language.component("claimcheck_quotations")
def quotations(doc: Doc) -> Doc:
    """Leave the quotations of all blocks that are not furniture on the document."""
    text = text_of(doc)
    doc._.quotations = [
        quotation
        for block in blocks_of(doc)
        if block.kind != "furniture"
        for quotation in find_quotations(text, block.start, block.end)
    ]
    return doc

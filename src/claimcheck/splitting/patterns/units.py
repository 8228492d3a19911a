"""Units: sentences, those that a quotation spans taken together, as parallel lists of words."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from claimcheck.splitting.draft import Place, Quotation, Words, quotations_of, sentences_of, words_of

LONGEST = 400
"""Words after which a unit is cut, whatever it is: looking back and ahead inside a unit stays cheap."""

_ASIDE = 12
"""Words up to which brackets hold an aside to the word before them."""
_BREAKS = frozenset(",;:()–—[]|…")
_MARKS = frozenset("\"“”„«»‹›‘’`'")
_FINAL = frozenset(".!?…")


@dataclass(slots=True)
class Unit:
    """Words `first:last` of a document. All indices below count from `first`."""

    text: str
    block: int
    starts: list[int]
    ends: list[int]
    texts: list[str]
    norms: list[str]
    quoted: list[int]
    """For every word the number of the outermost quotation it stands in, marks included; -1 outside."""
    breaks: list[bool]
    """Whether a word parts clauses: a comma, colon or dash, or the closing mark of quoted speech."""
    quotations: dict[int, tuple[int, int, Quotation]]
    """First and last word (marks included) of the quotations by number."""

    def __len__(self) -> int:
        return len(self.starts)

    def place(self, first: int, last: int) -> Place:
        """From the start of one word to the end of another."""
        return self.starts[first], self.ends[last]

    @property
    def is_quotation(self) -> bool:
        """Whether it is one quotation from the first word to the last."""
        return self.quoted[0] >= 0 and self.quoted[0] == self.quoted[-1]

    def closes_quotation(self, end: int) -> bool:
        """Whether a content that ends at an offset ends with a quotation."""
        return self.text[end - 1] in _MARKS

    def next_break(self, i: int) -> int:
        """The first break at or after a word; the length of the unit if there is none."""
        while i < len(self.starts) and not self.breaks[i]:
            i += 1
        return i

    def trimmed(self, first: int, last: int) -> tuple[int, int] | None:
        """The words `first..last` without breaks and closing stops at their ends; None if nothing is left."""
        while first <= last and self.texts[first] in _BREAKS and self.quoted[first] < 0:
            first += 1
        while first <= last and self.quoted[last] < 0 and (self.texts[last] in _BREAKS or self.texts[last] in _FINAL):
            last -= 1
        return (first, last) if first <= last else None


def units_of(doc: Doc) -> Iterator[Unit]:
    """The units of all blocks that are not furniture, in order."""
    text = doc.text  # put together anew at every call
    words, quotations = words_of(doc), _outermost(quotations_of(doc))
    at = 0
    pending: tuple[int, int, int] | None = None
    for sentence in sentences_of(doc):
        while at < len(quotations) and quotations[at].end <= sentence.start:
            at += 1
        spanned = at < len(quotations) and quotations[at].start < sentence.start
        if pending and pending[2] == sentence.block and (spanned or _belongs(text, pending[1], sentence.start)):
            pending = (pending[0], sentence.end, sentence.block)
            continue
        if pending:
            yield from _cut(text, words, quotations, pending)
        pending = (sentence.start, sentence.end, sentence.block)
    if pending:
        yield from _cut(text, words, quotations, pending)


def _belongs(text: str, end: int, start: int) -> bool:
    """Whether a sentence only ended because a quotation did: “Why?” she asked."""
    if text[end - 1] not in _MARKS:
        return False
    return text[start].islower() or text[end - 2] in "?!…"


def _outermost(quotations: list[Quotation]) -> list[Quotation]:
    kept: list[Quotation] = []
    for quotation in quotations:
        if not kept or quotation.start >= kept[-1].end:
            kept.append(quotation)
    return kept


def _cut(text: str, words: Words, quotations: list[Quotation], where: tuple[int, int, int]) -> Iterator[Unit]:
    start, end, block = where
    indices = words.within(start, end)
    for first in range(indices.start, indices.stop, LONGEST):
        yield _unit(text, words, quotations, first, min(first + LONGEST, indices.stop), block)


def _unit(text: str, words: Words, quotations: list[Quotation], first: int, last: int, block: int) -> Unit:
    starts, ends = words.starts[first:last], words.ends[first:last]
    texts = words.texts[first:last]
    quoted = [-1] * len(starts)
    places: dict[int, tuple[int, int, Quotation]] = {}
    number = _first_ending_after(quotations, starts[0]) if starts else 0
    for i, start in enumerate(starts):
        while number < len(quotations) and quotations[number].end <= start:
            number += 1
        if number < len(quotations) and quotations[number].start <= start:
            quoted[i] = number
            places[number] = (places.get(number, (i,))[0], i, quotations[number])
    breaks = [
        quoted[i] < 0 and (texts[i] in _BREAKS or (texts[i] == "-" and _is_dash(texts, starts, ends, i)))
        for i in range(len(starts))
    ]
    _close_asides(texts, quoted, breaks)
    for begin, stop, _ in places.values():
        inner = stop
        while inner > begin and texts[inner] in _MARKS:
            inner -= 1
        if inner < stop and texts[inner] in ",?!.—–-…":
            breaks[stop] = True
    return Unit(text, block, starts, ends, texts, words.norms[first:last], quoted, breaks, places)


def _close_asides(texts: list[str], quoted: list[int], breaks: list[bool]) -> None:
    """Nothing in a short pair of brackets parts clauses: the Federal Reserve (Fed) said."""
    opened: int | None = None
    for i, text in enumerate(texts):
        if quoted[i] >= 0:
            continue
        if text == "(":
            opened = i
        elif text == ")" and opened is not None:
            if i - opened <= _ASIDE:
                breaks[opened : i + 1] = [False] * (i + 1 - opened)
            opened = None


def _first_ending_after(quotations: list[Quotation], offset: int) -> int:
    low, high = 0, len(quotations)
    while low < high:
        middle = (low + high) // 2
        if quotations[middle].end <= offset:
            low = middle + 1
        else:
            high = middle
    return low


def _is_dash(texts: list[str], starts: list[int], ends: list[int], i: int) -> bool:
    """Whether a hyphen stands by itself or doubled, not inside a word."""
    before = i == 0 or ends[i - 1] < starts[i]
    after = i + 1 == len(texts) or starts[i + 1] > ends[i]
    doubled = (i > 0 and texts[i - 1] == "-") or (i + 1 < len(texts) and texts[i + 1] == "-")
    return (before and after) or doubled

"""Units: sentences, those that a quotation spans taken together, as parallel lists of words."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from claimcheck.splitting.draft import (
    Place,
    Quotation,
    Sentence,
    Words,
    blocks_of,
    outermost_quotations_of,
    sentences_of,
    words_of,
)

LONGEST = 400
"""Words after which a unit is cut, whatever it is: looking back and ahead inside a unit stays cheap."""

_ASIDE = 12
"""Words up to which brackets hold an aside to the word before them."""
_BREAKS = frozenset(",;:()–—―[]|…")
_MARKS = frozenset("\"“”„«»‹›‘’`'")
_DASHES = "—–―"
_FINAL = frozenset(".!?…")


@dataclass(slots=True)
class Unit:
    """Words `first:last` of a document. All indices below count from `first`."""

    text: str
    block: int
    alone: bool
    """Whether it is all of its block."""
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

    def ends_quotation(self, end: int) -> bool:
        """Whether a content that ends at an offset ends with a quotation."""
        return self.text[end - 1] in _MARKS

    def next_break(self, i: int) -> int:
        """The first break at or after a word; the length of the unit if there is none."""
        return self.breaks.index(True, i) if True in self.breaks[i:] else max(i, len(self.starts))

    def is_compounded(self, i: int) -> bool:
        """Whether a word is hyphened to another: self-declared, weiß-blau."""
        return (i + 1 < len(self.starts) and self.texts[i + 1] == "-" and self.starts[i + 1] == self.ends[i]) or (
            i > 0 and self.texts[i - 1] == "-" and self.ends[i - 1] == self.starts[i]
        )

    def announced(self, first: int, last: int) -> int:
        """The start of the quotation that ends at a word, if a colon announces it behind `first`; else `first`."""
        start = self.quotations[self.quoted[last]][0]
        return start if start - 1 > first and self.texts[start - 1] == ":" else first

    def trimmed(self, first: int, last: int) -> tuple[int, int] | None:
        """The words `first..last` without breaks and closing stops at their ends; None if no word is left."""
        while first <= last and self._parts(first):
            first += 1
        while first <= last and (self._parts(last) or (self.quoted[last] < 0 and self.texts[last] in _FINAL)):
            last -= 1
        return (first, last) if any(self.texts[i][:1].isalnum() for i in range(first, last + 1)) else None

    def _parts(self, i: int) -> bool:
        return self.quoted[i] < 0 and (self.texts[i] in _BREAKS or (self.texts[i] == "-" and self.breaks[i]))


def units_of(doc: Doc) -> Iterator[Unit]:
    """The units of all blocks that are not furniture, in order."""
    text = doc.text  # put together anew at every call
    quotations = outermost_quotations_of(doc)
    cutter = _Cutter(text, words_of(doc), quotations, [(block.start, block.end) for block in blocks_of(doc)])
    at = 0
    pending: Sentence | None = None
    for sentence in sentences_of(doc):
        while at < len(quotations) and quotations[at].end <= sentence.start:
            at += 1
        spanned = at < len(quotations) and quotations[at].start < sentence.start
        if pending and _goes_on(text, pending, sentence, spanned=spanned):
            pending = Sentence(pending.start, sentence.end, sentence.block)
            continue
        if pending:
            yield from cutter.cut(pending)
        pending = sentence
    if pending:
        yield from cutter.cut(pending)


def _goes_on(text: str, before: Sentence, sentence: Sentence, *, spanned: bool) -> bool:
    """Whether a sentence is one unit with that before it: in one quotation with it, or announced by its colon."""
    if before.block == sentence.block and (spanned or _belongs(text, before.end, sentence.start)):
        return True
    return text[before.end - 1] == ":" and text[sentence.start] in _MARKS


def _belongs(text: str, end: int, start: int) -> bool:
    """Whether a sentence only ended because a quotation did: “Why?” she asked. “Now.” — Ada."""
    if text[end - 1] not in _MARKS:
        return False
    return text[start].islower() or text[start] in _DASHES or text[end - 2] in "?!…"


@dataclass(slots=True, frozen=True)
class _Cutter:
    """Cuts units out of a document."""

    text: str
    words: Words
    quotations: list[Quotation]
    blocks: list[Place]

    def cut(self, where: Sentence) -> Iterator[Unit]:
        """The words of sentences, in pieces of bounded length."""
        indices = self.words.within(where.start, where.end)
        block = self.blocks[where.block]
        alone = where.start <= block[0] and where.end >= block[1] and len(indices) <= LONGEST
        for first in range(indices.start, indices.stop, LONGEST):
            yield self._unit(first, min(first + LONGEST, indices.stop), where.block, alone=alone)

    def _unit(self, first: int, last: int, block: int, *, alone: bool) -> Unit:
        words = self.words
        starts, ends, texts = words.starts[first:last], words.ends[first:last], words.texts[first:last]
        quoted, places = _quoted(self.quotations, starts)
        breaks = [
            quoted[i] < 0
            and not _joins_digits(texts, starts, ends, i)
            and (texts[i] in _BREAKS or (texts[i] == "-" and _is_dash(texts, starts, ends, i)))
            for i in range(len(starts))
        ]
        _close_asides(texts, quoted, breaks)
        for begin, stop, _ in places.values():
            inner = stop
            while inner > begin and texts[inner] in _MARKS:
                inner -= 1
            if inner < stop and texts[inner] in ",?!.—–-…":
                breaks[stop] = True
        return Unit(self.text, block, alone, starts, ends, texts, words.norms[first:last], quoted, breaks, places)


def _quoted(quotations: list[Quotation], starts: list[int]) -> tuple[list[int], dict[int, tuple[int, int, Quotation]]]:
    """For every word the number of its quotation, and the words of every quotation."""
    quoted = [-1] * len(starts)
    places: dict[int, tuple[int, int, Quotation]] = {}
    number = bisect_right(quotations, starts[0], key=lambda quotation: quotation.end) if starts else 0
    for i, start in enumerate(starts):
        while number < len(quotations) and quotations[number].end <= start:
            number += 1
        if number < len(quotations) and quotations[number].start <= start:
            quoted[i] = number
            places[number] = (places.get(number, (i,))[0], i, quotations[number])
    return quoted, places


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


def _joins_digits(texts: list[str], starts: list[int], ends: list[int], i: int) -> bool:
    """Whether a mark stands inside a number: 10:05, 2,5."""
    return (
        0 < i < len(texts) - 1
        and ends[i - 1] == starts[i]
        and ends[i] == starts[i + 1]
        and texts[i - 1][-1:].isdigit()
        and texts[i + 1][:1].isdigit()
    )


def _is_dash(texts: list[str], starts: list[int], ends: list[int], i: int) -> bool:
    """Whether a hyphen stands by itself or doubled, not inside a word."""
    before = i == 0 or ends[i - 1] < starts[i]
    after = i + 1 == len(texts) or starts[i + 1] > ends[i]
    doubled = (i > 0 and texts[i - 1] == "-") or (i + 1 < len(texts) and texts[i + 1] == "-")
    return (before and after) or doubled

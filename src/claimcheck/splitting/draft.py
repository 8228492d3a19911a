"""What the components hand on inside a spaCy Doc, before it becomes Claims.

Every place is a pair of code point offsets into the text of the document, the end exclusive.
"""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import compress
from typing import TYPE_CHECKING, Any

from spacy.tokens import Doc

from claimcheck.models import Block, ClaimType, CueKind, Mode, Polarity, SourceKind

if TYPE_CHECKING:
    from claimcheck.splitting.naming.antecedents import Appearance

Place = tuple[int, int]


@dataclass(slots=True, frozen=True)
class Words:
    """The tokens of a document that are not white space, as parallel lists: much faster to walk than spaCy tokens."""

    starts: list[int]
    ends: list[int]
    texts: list[str]
    norms: list[str]
    """As the language folds them for look-up (case, diacritics, spelling variants); never for output."""
    lettered: list[bool]
    """Whether each is a word or a number, and no mark."""

    def __len__(self) -> int:
        return len(self.starts)

    def first_from(self, offset: int) -> int:
        """The index of the first word that starts at or after an offset."""
        return bisect_left(self.starts, offset)

    def within(self, start: int, end: int) -> range:
        """The indices of the words that start in `start:end`."""
        first = bisect_left(self.starts, start)
        return range(first, bisect_left(self.starts, end, first))

    def lettered_within(self, start: int, end: int) -> list[int]:
        """The indices of the words that start in `start:end`, marks left out."""
        within = self.within(start, end)
        return list(compress(within, self.lettered[within.start : within.stop]))

    def places(self, first: int, end: int) -> list[Place]:
        """Where the words of the indices `first:end` stand: one place, or none where there are no words."""
        return [(self.starts[first], self.ends[end - 1])] if first < end else []


@dataclass(slots=True, frozen=True)
class Sentence:
    """A sentence, and the index of the block it stands in."""

    start: int
    end: int
    block: int


@dataclass(slots=True, frozen=True)
class Quotation:
    """A stretch in quotation marks. `inner` leaves the marks out; an unclosed one runs to the end of its block."""

    start: int
    end: int
    inner: Place
    closed: bool


@dataclass(slots=True, frozen=True)
class Added:
    """What a standalone wording adds to the article's words: its place in the wording, and in the article if any."""

    start: int
    end: int
    antecedent: Place | None


@dataclass(slots=True, eq=False)
class Draft:
    """An attribution that is still being worked on."""

    cue: list[Place]
    content: list[Place]
    source: list[Place] = field(default_factory=list)
    lemma: str = ""
    kind: CueKind = "verb"
    polarity: Polarity = "asserts"
    mode: Mode = "indirect"
    names: tuple[str, ...] = ()
    source_kind: SourceKind = "unnamed"
    elided: bool = False
    agreement: str = ""
    """What the cue says of its source: gender and number (`fs`, `mp`), or person and number (`1s`), or nothing."""
    named_at: list[Place] = field(default_factory=list)
    """Where in the article the names stand, or the words that they end with: one place a name."""
    parent: "Draft | None" = None
    claim_type: ClaimType = "assertion"
    standalone: str = ""
    added: list[Added] = field(default_factory=list)

    @property
    def hull(self) -> Place:
        """From the first to the last character of source, cue and content."""
        starts, ends = zip(*self.source, *self.cue, *self.content, strict=True)
        return min(starts), max(ends)


@dataclass(slots=True, frozen=True)
class Subject:
    """Whom a statement is about: the name, where the article gives it, and the place that it belongs behind."""

    name: str
    place: Place
    after: int


@dataclass(slots=True, eq=False)
class Assertion:
    """A statement of the outlet's own."""

    start: int
    end: int
    dropped: Place | None = None
    """A relative pronoun that falls away when its clause stands alone."""
    subject: "Subject | None" = None
    """Whom it is about, where it has a pronoun or no word at all for them."""
    claim_type: ClaimType = "assertion"
    standalone: str = ""
    added: list[Added] = field(default_factory=list)


def merge(places: Iterable[Place]) -> list[Place]:
    """The union of places, in order and without overlaps."""
    merged: list[Place] = []
    for start, end in sorted(places):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _left(name: str) -> Any:
    """What components leave on a Doc as `doc._.name`, and the key under which spaCy keeps it: reading by it is fast."""
    Doc.set_extension(name, default=None, force=True)
    return "._.", name, None, None


_JOINED, _WORDS = _left("joined"), _left("words")
_BLOCKS, _SENTENCES, _QUOTATIONS = _left("blocks"), _left("sentences"), _left("quotations")
_ATTRIBUTIONS, _APPEARANCES, _ASSERTIONS = _left("attributions"), _left("appearances"), _left("assertions")
_PUBLISHED = _left("published")


def keep_text(doc: Doc, text: str, words: Words) -> None:
    """Keep the text that a document was made of, which spaCy would join anew every time, and its words."""
    doc.user_data[_JOINED] = text
    doc.user_data[_WORDS] = words


def text_of(doc: Doc) -> str:
    """The text of the document."""
    return doc.user_data.get(_JOINED) or doc.text


def words_of(doc: Doc) -> Words:
    """The words of the document."""
    return doc.user_data[_WORDS]  # type: ignore[no-any-return]


def blocks_of(doc: Doc) -> list[Block]:
    """The typed blocks of the document, in order."""
    return doc.user_data.get(_BLOCKS) or []


def sentences_of(doc: Doc) -> list[Sentence]:
    """The sentences of all blocks that are not furniture, in order."""
    return doc.user_data.get(_SENTENCES) or []


def quotations_of(doc: Doc) -> list[Quotation]:
    """The quotations by start, an outer one before those inside it."""
    return doc.user_data.get(_QUOTATIONS) or []


def outermost_quotations_of(doc: Doc) -> list[Quotation]:
    """The quotations that stand in no other."""
    kept: list[Quotation] = []
    for quotation in quotations_of(doc):
        if not kept or quotation.start >= kept[-1].end:
            kept.append(quotation)
    return kept


def attributions_of(doc: Doc) -> list[Draft]:
    """The attributions found so far, by place."""
    return doc.user_data.get(_ATTRIBUTIONS) or []


def appearances_of(doc: Doc) -> "list[Appearance]":
    """Who is mentioned where, by place."""
    return doc.user_data.get(_APPEARANCES) or []


def assertions_of(doc: Doc) -> list[Assertion]:
    """The outlet's own statements found so far, by place."""
    return doc.user_data.get(_ASSERTIONS) or []


def published_of(doc: Doc) -> date | None:
    """The day on which the article was published, where that is known."""
    return doc.user_data.get(_PUBLISHED)

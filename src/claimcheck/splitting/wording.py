"""Standalone wordings: what a claim says in a sentence that needs no article around it.

A wording is written from left to right, out of the article's own words and of what is added to them: names, and in
brackets dates and countries. What was added is remembered with its place.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from claimcheck.splitting.draft import Added, Draft, Place

_ATTACHED = frozenset(",.:;!?،؛؟…)]”»")


@dataclass(slots=True, frozen=True)
class Addition:
    """What belongs in brackets behind a place of the article, and where the article gives it, if it does."""

    after: int
    text: str
    antecedent: Place | None = None
    before: bool = False
    """It belongs before what stands at the place, not behind what ends there."""

    def within(self, start: int, end: int) -> bool:
        """Whether it belongs to the words of a stretch of text."""
        return start <= self.after < end if self.before else start < self.after <= end


class Wording:
    """A wording that grows piece by piece; blanks between pieces are its own business."""

    def __init__(self, text: str, additions: Sequence[Addition]) -> None:
        self._article = text
        self._additions = additions
        self._offsets = [addition.after for addition in additions]
        self._pieces: list[str] = []
        self._length = 0
        self._glued = True
        self.added: list[Added] = []

    def __str__(self) -> str:
        return "".join(self._pieces)

    def write(self, piece: str, *, glue: bool = False, attach: bool = False) -> None:
        """Add words of the wording's own; `attach` leaves out the blank before them, `glue` the one behind."""
        if not piece:
            return
        if not (self._glued or attach or piece[0] in _ATTACHED):
            piece = f" {piece}"
        self._pieces.append(piece)
        self._length += len(piece)
        self._glued = glue or piece.endswith(TATWEEL)

    def name(self, name: str, antecedent: Place | None) -> None:
        """Add a name, and remember where the article gives it."""
        self.write(name)
        if antecedent is not None:
            self.added.append(Added(self._length - len(name), self._length, antecedent))

    def quote(self, place: Place) -> None:
        """Add the article's words of a place as they are, on one line, with what belongs behind them in brackets."""
        start, end = place
        first, last = bisect_left(self._offsets, start), bisect_left(self._offsets, end + 1)
        attach = False
        for addition in self._additions[first:last]:
            if not addition.within(*place):
                continue
            self.write(" ".join(self._article[start : addition.after].split()))
            opened = addition.before and start < addition.after and not self._article[addition.after - 1].isspace()
            self.write("[", glue=True, attach=opened)
            self.write(addition.text, glue=True)
            self.added.append(Added(self._length - len(addition.text), self._length, addition.antecedent))
            self.write("]")
            start = addition.after
            attach = not (addition.before or self._article[start : start + 1].isspace())
        self.write(" ".join(self._article[start:end].split()), attach=attach)

    def capitalize(self) -> None:
        """Make the first letter a capital, where that does not change the length."""
        if self._pieces and len(self._pieces[0][0].upper()) == 1:
            self._pieces[0] = self._pieces[0][0].upper() + self._pieces[0][1:]


class Quoted(NamedTuple):
    """A stretch of a content with the quotation marks that stood around it."""

    place: Place
    opening: str = ""
    closing: str = ""


class Statement(NamedTuple):
    """An attribution, taken apart for a language to word it."""

    draft: Draft
    text: str
    names: tuple[tuple[str, Place | None], ...]
    """The names of the source, or its own words where it has none, each with its place in the article."""
    cue: str
    helpers: tuple[Place, ...]
    """Words that belong to the cue and stand before it: auxiliaries, negations."""
    middle: tuple[Place, ...]
    """Words between the parts of a cue that stands apart: *teilte* gestern *mit*."""
    bridge: tuple[Place, ...]
    """Words between the cue and the content: whom it was said to, the word that opens the content."""
    framed: bool
    """Whether the last word of the bridge opens the content (*that*, أن, *dass*)."""
    colon: bool
    paused: bool
    """Whether a comma or colon stands right before the content."""
    fronted: bool
    """Whether the content stands before its cue."""
    content: tuple[Quoted, ...]

    @property
    def quoted(self) -> bool:
        """Whether the content opens with a quotation mark."""
        first = self.content[0]
        return bool(first.opening) or self.text.startswith(_MARKS, first.place[0])

    @property
    def speech(self) -> bool:
        """Whether the content is direct speech that a colon should announce, not a quoted part of a clause."""
        return self.quoted and not self.framed and (self.paused or not self.bridge)

    @property
    def inside(self) -> bool:
        """Whether the cue stands inside its own content, as a verb in reported mood does."""
        cue = self.draft.cue[0]
        return any(part.place[0] <= cue[0] and cue[1] <= part.place[1] for part in self.content)

    @property
    def opens_sentence(self) -> bool:
        """Whether the content stood at the start of a sentence."""
        before = self.text[max(0, self.content[0].place[0] - _NEAR) : self.content[0].place[0]]
        return not before.strip(' "“«„') or before.rstrip(' "“«„')[-1] in ".!?؟…\n"

    def write_names(self, wording: Wording, conjunction: str) -> None:
        """The names, the last one behind the conjunction."""
        for number, (name, place) in enumerate(self.names):
            if number and number == len(self.names) - 1:
                wording.write(conjunction, glue=conjunction in _PREFIXED)
            elif number:
                wording.write("،" if conjunction in _PREFIXED else ",")
            wording.name(name, place)

    def write_in_order(self, wording: Wording, conjunction: str) -> None:
        """The article's own words from first to last, the names in the place of the source."""
        start, end = self.draft.hull
        wording.quote((start, self.draft.source[0][0]))
        self.write_names(wording, conjunction)
        wording.quote((self.draft.source[-1][1], end))

    def write_content(self, wording: Wording, opening: str | None = None) -> None:
        """The content with its quotation marks; `opening` stands for its first characters where it is given."""
        for number, part in enumerate(self.content):
            place = part.place
            wording.write(part.opening, glue=True)
            if number == 0 and opening is not None:
                wording.write(opening)
                place = (place[0] + len(opening), place[1])
            wording.quote(place)
            wording.write(part.closing, attach=True)


TATWEEL = "ـ"
_MARKS = (*'"“”„«»‘’', "''", "``")
_NEAR = 3
_PREFIXED = "و"
"""A conjunction that is written together with the word behind it."""

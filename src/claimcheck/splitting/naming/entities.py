"""Somebody whom an article names, with every way in which it does."""

import sys
from bisect import bisect_left, bisect_right, insort
from dataclasses import dataclass, field

from claimcheck.models import SourceKind
from claimcheck.splitting.naming.mentions import Gender, Mention, Number, Wording

_LATEST = 40
"""Mentions that a further one is compared with."""


@dataclass(slots=True)
class _Name:
    """One way in which the article names an entity."""

    words: tuple[str, ...]
    wording: Wording
    seen: int = 0
    trusted: bool = False
    given: bool = False
    """It begins with a given name that the language knows."""

    @property
    def sure(self) -> bool:
        """Whether it can be relied on."""
        return self.trusted or self.seen > 1 or self.given


@dataclass(slots=True, eq=False)
class Entity:
    """Somebody who can speak, with every way in which the article names it."""

    kind: SourceKind
    phrase: Wording
    gender: Gender = ""
    number: Number = "s"
    names: dict[tuple[str, ...], _Name] = field(default_factory=dict)
    aliases: set[tuple[str, ...]] = field(default_factory=set)
    titles: dict[str, set[frozenset[str]]] = field(default_factory=dict)
    """What modifies each of the head nouns that it goes by."""
    at: list[int] = field(default_factory=list)
    """Where it is mentioned, in order."""
    owner: Gender = ""
    """Whose it is, if a possessive says so: she is not her landlord."""
    sure: bool = False
    """The article gives it a name that can be relied on."""
    settled: bool = True
    """Its phrase stands for it; "an Asian driver" gives way to "the driver" unless he spoke under it."""

    @property
    def best(self) -> Wording:
        """The fullest name that can be relied on, else the phrase that it is known by."""
        if not self.names:
            return self.phrase
        names = list(self.names.values())
        if len(names) == 1:
            return names[0].wording
        sure = [n for n in names if n.sure] or names
        sure += [n for n in names if any(_adds_first_name(n, known) or self._goes_on(n, known) for known in sure)]
        return max(sure, key=lambda n: (len(n.words), n.seen, -n.wording.place[0])).wording

    def _goes_on(self, name: _Name, known: _Name) -> bool:
        """Whether a name of a body is a known one with more words behind."""
        return self.kind == "organisation" and name.words[: len(known.words)] == known.words

    @property
    def may_be_body(self) -> bool:
        """Whether one word is all that is known of it, which may be the name of a company."""
        return not (self.gender or self.titles) and all(len(words) == 1 for words in self.names)

    @property
    def is_only_named(self) -> bool:
        """Whether it has a name and no title: a given name, or one that may be a company's."""
        given = any(name.given for name in self.names.values())
        return bool(self.names) and not self.titles and (given or self.kind != "person" or self.may_be_body)

    def take_name(self, mention: Mention, wording: Wording) -> None:
        """Note one more time that the article gives it a name."""
        name = self.names.setdefault(mention.words, _Name(mention.words, wording))
        name.seen += 1
        name.trusted |= mention.trusted
        name.given = mention.given
        if name.wording.missing:
            name.wording = wording
        self.sure = any(one.sure for one in self.names.values())

    def take_phrase(self, mention: Mention) -> None:
        """Be known by a phrase that is written out in full or, at last, definite."""
        whole = self.phrase.missing and not mention.phrase.missing
        if whole and mention.kind == self.kind and mention.modifiers in self.titles.get(mention.head, ()):
            self.phrase = mention.phrase
        if mention.definite and not self.settled:
            self.phrase, self.kind, self.settled = mention.phrase, mention.kind, True

    def take_place(self, at: int) -> None:
        """Note where it is mentioned: once, though it was read in a source and in its sentence."""
        if at not in self.at[-_LATEST:]:
            insort(self.at, at)

    def nearest(self, at: int) -> int:
        """Grows the nearer its last mention before a place is; negative, for the next one, if there is none."""
        index = bisect_left(self.at, at)
        if index:
            return self.at[index - 1]
        index = bisect_right(self.at, at)
        return -self.at[index] if index < len(self.at) else -sys.maxsize


def _adds_first_name(name: _Name, known: _Name) -> bool:
    """Whether a name is a known one with more words in front, or what a known one has the initials of."""
    longer = len(name.words) > len(known.words)
    return longer and (name.words[-len(known.words) :] == known.words or (initials(name.words),) == known.words)


def initials(words: tuple[str, ...]) -> str:
    """The first letters of the words of a name."""
    return "".join(word[0] for word in words)

"""The words of a phrase with what the lexicon knows of each, and the runs of capitals that names are made of."""

import functools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Literal

from claimcheck.splitting.data import language_data
from claimcheck.splitting.draft import Place, Words
from claimcheck.splitting.naming.lexicon import Head, Lexicon, Role
from claimcheck.splitting.naming.mentions import Wording

QUOTES = frozenset("\"'“”„«»‹›‘’")
HYPHENS = frozenset("-‐‑–")
_POSSESSIVE = ("’s", "'s")
_APOSTROPHES = frozenset("'’")
_LONGEST_INITIAL = 1
_COMPANY = Head(frozenset(("body",)), "", "s")
Determiner = Literal["", "definite", "indefinite", "possessive"]
_DETERMINERS: tuple[Determiner, ...] = ("definite", "indefinite", "possessive")
TITLES: tuple[Role, ...] = ("office", "honorific", "spokesperson", "relation")


@dataclass(slots=True, frozen=True)
class Piece:
    """A word or a mark of a phrase."""

    start: int
    end: int
    norm: str
    capital: bool
    shouted: bool
    """All of its letters are capitals."""
    possessive: bool
    mark: bool
    head: Head | None

    def can_be(self, *roles: Role) -> bool:
        """Whether it heads a phrase of one of these kinds."""
        return self.head is not None and not self.head.roles.isdisjoint(roles)


class Pieces:
    """Makes pieces of the words of a document, and finds runs of capitals among them."""

    def __init__(self, code: str) -> None:
        self.lexicon = lexicon = Lexicon(code)
        data = lexicon.data
        self.nouns_have_capitals: bool = data["nouns_have_capitals"]
        self.enders = lexicon.enders
        self.inside = lexicon.folded(data["links"]["inside"])
        self.holding = lexicon.folded(data["links"]["holding"])
        self.prepositions = lexicon.folded(data["links"]["prepositions"])
        self._in_names = lexicon.folded(data["heads"].get("in_names", ()))
        self.relatives = lexicon.folded(data["pronouns"]["relative"])
        self.countries = {
            lexicon.fold(adjective): country
            for country, adjectives in data["countries"].items()
            for adjective in adjectives
        }
        nations = language_data(code, "standalone")["countries"].values() if not self.nouns_have_capitals else ()
        self.nationals = lexicon.folded(
            word for words in nations for word in words if word.endswith(("an", "i", "ese")) and " " not in word
        ) | lexicon.folded(data.get("nationals", {}).get("words", ()))
        self.places = lexicon.folded([*data["places"]["words"], *data["countries"]])
        self._determiners: dict[str, Determiner] = {
            lexicon.fold(word): kind for kind in _DETERMINERS for word in data["determiners"][kind]
        }
        self._suffixes = [
            (suffix, role) for role, suffixes in data["suffixes"].items() if role != "feminine" for suffix in suffixes
        ]
        self._feminine = tuple(data["suffixes"]["feminine"])
        participles = data.get("participles", {})
        self._participles = lexicon.folded(participles.get("words", ()))
        self._participle_endings = tuple(participles.get("endings", ()))
        self._owning = lexicon.folded(data["links"].get("owning", ()))
        self.times = lexicon.folded(data.get("times", {}).get("words", ()))
        self._inflected = tuple(data["adjectives"].get("endings", ()))
        self.head_of = functools.lru_cache(maxsize=1 << 14)(self._head_of)

    def _head_of(self, norm: str) -> Head | None:
        known = self.lexicon.heads.get(norm)
        if known is not None or norm in self.enders:
            return known
        for suffix, role in self._suffixes:
            if norm.endswith(suffix) and len(norm) > len(suffix) + 1:
                feminine = role == "office" and norm.endswith(self._feminine)
                plural = role == "group"
                return Head(frozenset((role,)), "f" if feminine else "", "p" if plural else "s")
        return self._plural_of(norm)

    def _plural_of(self, norm: str) -> Head | None:
        """Several of those who hold an office, or several bodies: historians, ministries."""
        if self.nouns_have_capitals or not norm.endswith("s") or norm.endswith("ss"):
            return None
        known = self.head_of(norm[:-3] + "y" if norm.endswith("ies") else norm[:-1])
        several = known is not None and known.number == "s" and not known.roles.isdisjoint(("office", "body"))
        return Head(frozenset(("group",)), "", "p") if several else None

    def base_of(self, norm: str) -> tuple[str, str]:
        """A compound title as its base and what stands in front: Umweltminister is a minister of *umwelt*."""
        bases = (
            suffix for suffix, role in self._suffixes if role == "office" and norm.endswith(suffix) and norm != suffix
        )
        base = max(bases, key=len, default="")
        return base, norm.removesuffix(base)

    def is_adjective(self, piece: Piece) -> bool:
        """Whether a word with a capital is inflected like an adjective, as bodies have them: des Roten Kreuzes."""
        return piece.head is None and piece.norm not in self.lexicon.given and piece.norm.endswith(self._inflected)

    def of(self, words: Words, index: int) -> Piece:
        """The piece of a word of the document."""
        text, norm = words.texts[index], words.norms[index]
        start, end = words.starts[index], words.ends[index]
        possessive = text.endswith(_POSSESSIVE) and len(text) > len(_POSSESSIVE[0])
        if possessive:
            end -= 2
            norm = norm[:-2]
            text = text[:-2]
        mark = not (text[0].isalnum() or text[0] == "_")
        shouted = len(text) > 1 and text.isupper()
        capital = text[0].isupper()
        head = _COMPANY if capital and norm in self._in_names else self.head_of(norm)
        return Piece(start, end, norm, capital, shouted, possessive, mark, head)

    def at(self, words: Words, place: Place) -> list[Piece]:
        """The pieces of a place; the mark behind a plural that owns something is no piece: nurses’ unions."""
        items: list[Piece] = []
        inside = False  # single quotation marks
        for piece in (self.of(words, i) for i in words.within(*place)):
            owns = piece.norm in _APOSTROPHES and not inside and bool(items) and items[-1].end == piece.start
            if owns and items[-1].norm.endswith("s"):
                items[-1] = replace(items[-1], possessive=True)
            else:
                inside = inside or piece.norm in {"‘", "'"}
                items.append(piece)
        return items

    def is_participle(self, piece: Piece) -> bool:
        """Whether a noun stands before a word, which says what was done with it: a poll released Tuesday."""
        return piece.norm in self._participles or piece.norm.endswith(self._participle_endings or ("\0",))

    def in_compound(self, items: Sequence[Piece], j: int) -> bool:
        """Whether hyphens tie a piece to its neighbours: mother-of-two."""
        before = j > 1 and items[j - 1].norm in HYPHENS and items[j - 1].end == items[j].start
        after = j + 2 < len(items) and items[j + 1].norm in HYPHENS and items[j].end == items[j + 1].start
        return before or after

    @staticmethod
    def joins_words(items: Sequence[Piece], j: int) -> bool:
        """Whether a piece is a hyphen inside a word."""
        inside = items[j].norm in HYPHENS | {"/"} and 0 < j < len(items) - 1
        return inside and items[j - 1].end == items[j].start and items[j].end == items[j + 1].start

    def determiner(self, piece: Piece) -> Determiner:
        """Which kind of determiner a piece is, if it is one."""
        return self._determiners.get(piece.norm, "")

    def run(self, items: Sequence[Piece], at: int) -> int:
        """The piece after the capitals that belong together from a piece on; the same if it has none."""
        j = at
        body = False
        while j < len(items):
            piece = items[j]
            initial = j + 1 < len(items) and items[j + 1].norm == "."
            if piece.capital and (j == at or initial or not self.determiner(piece)):
                body = body or (piece.can_be("body") and not piece.can_be(*TITLES))
                body = body or (piece.can_be("group") and _follows(items, j, "for"))
                j += 1
                if piece.possessive and not self._owns_inside(items, j):
                    break
            elif j > at and (step := self._bridge(items, j, at, body=body)):
                j += step
            else:
                break
        return j

    def _owns_inside(self, items: Sequence[Piece], j: int) -> bool:
        """Whether a possessive before a piece is a part of the name of a body: the National Nurses’ Union."""
        if not (items[j - 1].norm.endswith("s") or items[j - 1].norm in self._owning):
            return False
        if j < len(items) and items[j - 1].can_be("group") and items[j].capital and not items[j - 1].shouted:
            return items[j].norm not in self.lexicon.given and not items[j].can_be(*TITLES)  # Reporters’ Circle
        following = takewhile(lambda piece: piece.capital, items[j:])
        return any(piece.can_be("body") for piece in following)

    def _bridge(self, items: Sequence[Piece], j: int, at: int, *, body: bool) -> int:
        """How many pieces without capitals join two capitals here: a stop, a hyphen, a particle, "of"."""
        following = next((k for k in (1, 2, 3) if j + k < len(items) and items[j + k].capital), 0)
        if not following:
            return 0
        piece, before = items[j], items[j - 1]
        if following == 1 and piece.norm == ".":
            abbreviated = before.can_be(*TITLES) or len(before.norm) <= _LONGEST_INITIAL or before.norm in {"st", "jr"}
            return int(abbreviated)
        if following == 1 and (piece.norm in HYPHENS or piece.norm == "&"):
            return int(piece.norm == "&" or piece.end == items[j + 1].start)
        words = {item.norm for item in items[j : j + following]}
        if words <= self.lexicon.particles and not (self.nouns_have_capitals and before.head is not None):
            # "Ursula von der Leyen", but "Patrick Kamanda von der Behörde": a full name belongs to whom follows
            return following if not self.nouns_have_capitals or j - at == 1 else 0
        return following if body and words <= self.inside else 0


def _follows(items: Sequence[Piece], j: int, norm: str) -> bool:
    return j + 1 < len(items) and items[j + 1].norm == norm


def wording(items: Sequence[Piece]) -> Wording:
    """From the first to the last of the pieces."""
    return Wording((items[0].start, items[-1].end))

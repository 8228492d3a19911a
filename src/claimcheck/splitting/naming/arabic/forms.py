"""Arabic nouns as they stand in a text: the article, clitics, feminine, plural and possessive taken off for look-up."""

import functools
from dataclasses import dataclass

from claimcheck.splitting.naming.lexicon import Head, Lexicon, Role
from claimcheck.splitting.naming.mentions import Gender, Number

ARTICLE = "ال"
_SHORTEST_DEFINITE = 4
_SHORT = 3
"""A noun no longer than this looks like a name in the construct plural: naji is a name before it is "survivors of".
"""
_INFLECTED: tuple[Role, ...] = ("office", "honorific", "spokesperson", "unnamed")
_ADJECTIVE = ("", "ة", "ون", "ين", "ات", "ا")
_SUFFIXES = ("ها", "هم", "هما", "هن", "نا", "ه")


@dataclass(slots=True, frozen=True)
class Form:
    """A noun as it stands: without its article, and what is known of it."""

    bare: str
    definite: bool = False
    possessed: bool = False
    """It carries a pronoun: his wife, her office."""
    head: Head | None = None
    country: str = ""
    place: bool = False
    given: Gender | None = None
    adjective: bool = False

    def can_be(self, *roles: Role) -> bool:
        """Whether it heads a phrase of one of these kinds."""
        return self.head is not None and not self.head.roles.isdisjoint(roles)

    @property
    def key(self) -> str:
        """What two titles are compared by: an adjective of nationality, its country and the country's name agree."""
        return self.country or self.bare


class Forms:
    """Looks words up in every form that Arabic gives them."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        fold = lexicon.fold
        self._heads = dict(lexicon.heads)
        self._same_head: dict[str, str] = {}
        for word, head in lexicon.heads.items():
            if head.number == "s" and not head.roles.isdisjoint(_INFLECTED) and head.gender == "m" and len(word) > 1:
                self._inflect(word, head)
        self._countries: dict[str, str] = {}
        self._places: set[str] = set()
        for country, (adjective, *capitals) in lexicon.data["countries"].items():
            key = self._bare(fold(country))
            for ending in _ADJECTIVE:
                self._countries[fold(adjective + ending)] = key
            self._countries[key] = key
            for place in (country, *capitals):
                self._places.add(fold(place))
        self._places |= lexicon.folded(lexicon.data["places"]["words"])
        self.pairs: dict[str, str] = {}
        for spelling, country in lexicon.data["spellings"].items():
            key = self._bare(fold(country))
            for ending in _ADJECTIVE:
                self._countries[self._bare(fold(spelling + ending))] = key
            self.pairs[fold(spelling)] = key
            if not spelling.endswith("ي"):
                self._places.add(fold(spelling))
        self._country_keys = frozenset(self._countries.values())
        self._adjectives = frozenset(
            fold(word + ending)
            for word in lexicon.data["adjectives"]["words"]
            for ending in ("", "ة", "ون", "ين", "ا", "ات")
        )
        self.masculine_places = lexicon.folded(lexicon.data["places"]["masculine"])
        self.of = functools.lru_cache(maxsize=1 << 16)(self._of)

    def _inflect(self, word: str, head: Head) -> None:
        fold = self.lexicon.fold
        stem = word.removesuffix("ى") + "ي" if word.endswith("ى") else word
        forms: list[tuple[str, Gender, Number]] = [(stem + "ة", "f", "s"), (stem + "ات", "f", "p")]
        forms += [(stem + ending, "", "p") for ending in ("ون", "ين", "ان")]
        forms.append((stem + "ا", "", ""))  # a minister in the accusative, or two ministers of somewhere
        if len(stem) > _SHORT:
            forms += [(stem + ending, "", "p") for ending in ("و", "ي")]
        for form, gender, number in forms:
            key = fold(form)
            if key not in self._heads:
                self._heads[key] = Head(head.roles, gender, number)
                self._same_head[key] = word

    def is_country(self, key: str) -> bool:
        """Whether a modifier of a title is a country."""
        return key in self._country_keys

    def is_place(self, words: str) -> bool:
        """Whether one or two folded words name a country, a capital, a city or a region."""
        return words in self._places

    def _bare(self, norm: str) -> str:
        return norm.removeprefix(ARTICLE)

    def _of(self, norm: str) -> Form:
        given = self.lexicon.given.get(norm)
        definite = norm.startswith(ARTICLE) and len(norm) >= _SHORTEST_DEFINITE and given is None
        bare = self._bare(norm) if definite else norm
        head = self._heads.get(bare)
        possessed = False
        if head is None and not definite:
            bare, head = self._possessed(bare)
            possessed = head is not None
        country = self._countries.get(bare, "")
        place = norm in self._places
        return Form(
            bare=self._same_head.get(bare, bare),
            definite=definite or possessed,
            possessed=possessed,
            head=head,
            country=country,
            place=place,
            given=given,
            adjective=(bool(country) and not place) or bare in self._adjectives,
        )

    def _possessed(self, norm: str) -> tuple[str, Head | None]:
        fold = self.lexicon.fold
        for suffix in _SUFFIXES:
            stem = norm[: -len(suffix)]
            if len(stem) > 1 and norm.endswith(suffix):
                for key in (stem, fold(stem[:-1] + "ة") if stem.endswith("ت") else stem):
                    if key in self._heads:
                        return key, self._heads[key]
        return norm, None

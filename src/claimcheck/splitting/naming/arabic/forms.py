"""Arabic nouns as they stand in a text: the article, clitics, feminine, plural and possessive taken off for look-up."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from claimcheck.splitting.naming.lexicon import Head, Lexicon, Role
from claimcheck.splitting.naming.mentions import Gender, Number

ARTICLE = "ال"
OFFICE: Final = 1 << 0
HONORIFIC: Final = 1 << 1
RELATION: Final = 1 << 2
SPOKESPERSON: Final = 1 << 3
BODY: Final = 1 << 4
STATEMENT: Final = 1 << 5
WORK: Final = 1 << 6
UNNAMED: Final = 1 << 7
GROUP: Final = 1 << 8
PERSON: Final = OFFICE | SPOKESPERSON | HONORIFIC | RELATION
_ROLES: dict[Role, int] = {
    "office": OFFICE,
    "honorific": HONORIFIC,
    "relation": RELATION,
    "spokesperson": SPOKESPERSON,
    "body": BODY,
    "statement": STATEMENT,
    "work": WORK,
    "unnamed": UNNAMED,
    "group": GROUP,
}
"""What a noun can be, as bits: they are asked for all the time."""
_SHORTEST_DEFINITE = 4
_SHORT = 3
"""A noun no longer than this looks like a name in the construct plural: naji is a name before it is "survivors of".
"""
_INFLECTED: tuple[Role, ...] = ("office", "honorific", "spokesperson", "unnamed")
_ADJECTIVE = ("", "ة", "ون", "ين", "ات", "ا")
_SUFFIXES = ("ها", "هم", "هما", "هن", "نا", "ه")


@dataclass(slots=True, eq=False)
class Form:
    """A noun as it stands: without its article, and what is known of it."""

    bare: str
    definite: bool
    possessed: bool
    """It carries a pronoun: his wife, her office."""
    head: Head | None
    roles: int
    """The kinds of phrase that it can head."""
    country: str
    place: bool
    given: Gender | None
    adjective: bool

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
        pairs: dict[str, str] = {}
        for spelling, country in lexicon.data["spellings"].items():
            key = self._bare(fold(country))
            for ending in _ADJECTIVE:
                self._countries[self._bare(fold(spelling + ending))] = key
            pairs[fold(spelling)] = key
            if not spelling.endswith("ي"):
                self._places.add(fold(spelling))
        self._of_two = _by_first_word({place: pairs.get(place, place) for place in self._places if " " in place})
        self._country_keys = frozenset(self._countries.values())
        self._adjectives = frozenset(
            fold(word + ending)
            for word in lexicon.data["adjectives"]["words"]
            for ending in ("", "ة", "ون", "ين", "ا", "ات")
        )
        self.masculine_places = lexicon.folded(lexicon.data["places"]["masculine"])

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

    def place_of_two(self, first: str, second: str) -> str:
        """What a country, a capital, a city or a region is compared by that two words name; nothing if they do not."""
        return self._of_two[first].get(second, "") if first in self._of_two else ""

    def _bare(self, norm: str) -> str:
        return norm.removeprefix(ARTICLE)

    def of(self, norm: str) -> Form:
        """A folded word, with what is known of it."""
        given = self.lexicon.given.get(norm)
        definite = norm.startswith(ARTICLE) and len(norm) >= _SHORTEST_DEFINITE and given is None
        bare = self._bare(norm) if definite else norm
        head = self._heads.get(bare)
        possessed = False
        if head is None and not definite and bare.endswith(_SUFFIXES):
            bare, head = self._possessed(bare)
            possessed = head is not None
        roles = sum(_ROLES[role] for role in head.roles) if head else 0
        country = self._countries.get(bare, "")
        place = norm in self._places
        adjective = (bool(country) and not place) or bare in self._adjectives
        bare = self._same_head.get(bare, bare)
        # By position, and not by name, which takes several times as long.
        return Form(bare, definite or possessed, possessed, head, roles, country, place, given, adjective)

    def _possessed(self, norm: str) -> tuple[str, Head | None]:
        fold = self.lexicon.fold
        for suffix in _SUFFIXES:
            if norm.endswith(suffix) and len(norm) > len(suffix) + 1:
                stem = norm.removesuffix(suffix)
                for key in (stem, fold(stem[:-1] + "ة") if stem.endswith("ت") else stem):
                    if key in self._heads:
                        return key, self._heads[key]
        return norm, None


def _by_first_word(keys: dict[str, str]) -> dict[str, dict[str, str]]:
    """What phrases of two words are compared by: by the first word, then by the second."""
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for phrase, key in keys.items():
        first, _, second = phrase.partition(" ")
        found[first][second] = key
    return found

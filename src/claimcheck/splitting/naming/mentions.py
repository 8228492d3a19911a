"""A mention: a noun phrase that stands for somebody who can speak."""

from dataclasses import dataclass
from typing import Literal, Protocol

from claimcheck.models import SourceKind
from claimcheck.splitting.draft import Place, Sentence, Words

COMPLEMENT = "^"
"""In front of a modifier once more, what the head stands over: *the council* for a head of the council of state."""
Gender = Literal["m", "f", ""]
Number = Literal["s", "p", ""]


@dataclass(slots=True)
class Wording:
    """The words that name somebody, where they stand in the article.

    `missing` is what stands for itself in front of them: the article of a noun that a preposition is written onto, the
    word *ministry* before its field.
    """

    place: Place
    missing: str = ""


@dataclass(slots=True, eq=False)
class Mention:
    """A noun phrase as a reader of the language understands it.

    A person is known by a name, a title, or both; a body, a document or a group by its head and what modifies it.
    """

    start: int
    end: int
    kind: SourceKind
    phrase: Wording
    """What stands for it where no name is given: the phrase without relative clauses and appositions."""
    name: Wording | None = None
    words: tuple[str, ...] = ()
    """The words of the name, or of an alias of a body, folded."""
    alias: tuple[str, ...] = ()
    """What else the phrase calls it, folded: an acronym in brackets."""
    acronym: bool = False
    """The name is one word of capitals alone: it can stand for the initials of another."""
    given: bool = False
    """The name begins with a given name that the language knows."""
    head: str = ""
    modifiers: frozenset[str] = frozenset()
    more: tuple[tuple[str, frozenset[str]], ...] = ()
    """Heads and modifiers of what else the phrase calls it: another office, a body without its head."""
    last: str = ""
    """The last word of a title, where it could be a last name as well."""
    definite: bool = False
    gender: Gender = ""
    number: Number = ""
    pronoun: Literal["", "pronoun", "first", "anybody", "latter", "relative"] = ""
    """It has no words of its own to know it by."""
    owner: Gender = ""
    """Whose it is, by the possessive that it begins with: *her landlord* is none of hers in *she denied it*."""
    issuer: "Mention | None" = None
    """Who issued a document, where the phrase says so."""
    statement: bool = False
    """Somebody speaks through it: a communiqué, "the source"; not a study or a report."""
    same: bool = False
    """If nobody else goes by its title, it is who spoke last: the official, the same minister."""
    described: bool = False
    """A word for somebody, and no title to address them by: whoever the text has just spoken of goes by it."""
    pair: bool = False
    """A dual, which two that were named one by one can be called together: the two ministers."""
    label: bool = False
    """A colon follows it, before which initials stand for a person: *IC: I was nervous.*"""
    trusted: bool = False
    """Its ends are known: it was read from the source of an attribution."""
    subject: bool = False
    """Nothing governs it: it can be who does what the sentence says."""
    leads: bool = False
    """It says under whom or before whom something was done, and is nobody that the text goes on about."""


class Reader(Protocol):
    """What a language must know to read noun phrases."""

    particles: frozenset[str]
    """Words such as "bin" or "de": no name of their own, and not compared."""
    generic: frozenset[str]
    """Heads that any company goes by: *the company*, *the firm*."""
    corporate: frozenset[str]
    """Nouns in names of companies."""
    public: frozenset[str]
    """Nouns in names of bodies that are no companies."""
    exclusive: frozenset[str]
    """Heads whose complement makes another office of them: the president of the bank is not the president."""

    def source(self, text: str, words: Words, place: Place) -> list[Mention]:
        """The mentions in the source of an attribution: one a coordinated part."""

    def scan(self, words: Words, sentence: Sentence) -> list[Mention]:
        """The mentions in a sentence that are sure enough to learn names from."""

    def bare(self, norm: str) -> str:
        """A word without what the language attaches to it, as names are looked up."""

    def attached(self, name: str) -> list[str]:
        """The words of which a name is what `bare` leaves."""

    def is_country(self, modifier: str) -> bool:
        """Whether a modifier says which country somebody belongs to."""

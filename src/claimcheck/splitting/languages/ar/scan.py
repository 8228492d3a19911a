"""A walk from a cue to what it opens, and what was found there."""

from dataclasses import dataclass
from typing import Literal

from claimcheck.splitting.languages.ar.lexicon import Reading

Opening = Literal["clause", "preposition", "joined", "colon", "quotation", "object", "question"]


@dataclass(slots=True, frozen=True)
class Introducer:
    """Where a content is opened, how, and the word that it begins with."""

    opening: Opening
    index: int
    content: int


@dataclass(slots=True)
class Scan:
    """A walk from a cue to what it opens."""

    cue: int
    reading: Reading
    limit: int
    furthest: int
    """The limit where a relative clause comes in between."""
    spare: Introducer | None = None
    """Taken if nothing better follows."""
    in_relative: bool = False
    """Whether a clause in between may open things of its own."""

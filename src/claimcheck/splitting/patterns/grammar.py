"""What every grammar of clauses offers."""

from typing import Protocol

from claimcheck.splitting.patterns.found import Found, Stretch
from claimcheck.splitting.patterns.lexicon import Lexicon
from claimcheck.splitting.patterns.units import Unit


class Grammar(Protocol):
    """How the clauses of a language are built."""

    def __init__(self, lexicon: Lexicon) -> None: ...

    def find(self, unit: Unit) -> list[Found]:
        """The attributions of a unit, in order."""
        ...

    def goes_on(self, unit: Unit) -> Found | None:
        """A sentence that goes on with what the source before it said, if it tells by itself."""
        ...

    def reported(self, unit: Unit, found: list[Found]) -> Found | None:
        """A sentence with attributions of its own that tells that its source before said all of it."""
        ...

    def actor(self, unit: Unit) -> Stretch | None:
        """Who attributes something that a sentence does not tell: Er wies das zurück."""
        ...

    def subject(self, unit: Unit) -> Stretch | None:
        """What a sentence is about."""
        ...

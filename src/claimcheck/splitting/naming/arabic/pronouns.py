"""Pronouns, and the words that refer like them: he, we, the latter."""

from typing import Literal

from claimcheck.models import SourceKind
from claimcheck.splitting.naming.arabic.tokens import CLITICS, Phrase
from claimcheck.splitting.naming.lexicon import Lexicon
from claimcheck.splitting.naming.mentions import Gender, Mention, Number

_Pronoun = tuple[Literal["pronoun", "first", "latter"], SourceKind, Gender, Number]
_THIRD: tuple[tuple[str, Gender, Number], ...] = (("ms", "m", "s"), ("fs", "f", "s"), ("mp", "", "p"))


class Pronouns:
    """Reads pronouns by the word alone, with or without a conjunction or preposition."""

    def __init__(self, lexicon: Lexicon) -> None:
        listed = lexicon.data["pronouns"]
        third: dict[str, _Pronoun] = {
            lexicon.fold(word): ("pronoun", "unnamed", gender, number)
            for key, gender, number in _THIRD
            for word in listed[key]
        }
        self._known: dict[str, _Pronoun] = {
            word: ("latter", "unnamed", "f" if word.endswith("ه") else "m", "s")
            for word in lexicon.folded(listed["latter"])
        }
        self._known |= {clitic + word: pronoun for word, pronoun in third.items() for clitic in CLITICS}
        self._known |= third
        self._known |= dict.fromkeys(lexicon.folded(listed["first"]), ("first", "person", "", ""))

    def read(self, phrase: Phrase, at: int) -> Mention | None:
        """The mention that a pronoun is; nothing if the word is none."""
        known = self._known.get(phrase.tokens[at].norm)
        if known is None:
            return None
        pronoun, kind, gender, number = known
        mention = phrase.mention(at, at + 1, kind)
        mention.pronoun, mention.gender, mention.number = pronoun, gender, number
        return mention

"""The names data of a language, folded for look-up."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal, get_args

from claimcheck.splitting.data import fold_of, language_data
from claimcheck.splitting.naming.mentions import Gender, Number

Role = Literal["office", "honorific", "relation", "spokesperson", "body", "statement", "work", "unnamed", "group"]
_AGREEMENT: dict[str, tuple[Gender, Number]] = {"m": ("m", "s"), "f": ("f", "s"), "p": ("", "p"), "s": ("", "s")}


@dataclass(slots=True, frozen=True)
class Head:
    """What a head noun can be, and how it agrees."""

    roles: frozenset[Role]
    gender: Gender
    number: Number


class Lexicon:
    """The words of `names.toml`, each folded as the language folds words for look-up."""

    def __init__(self, code: str) -> None:
        self.fold: Callable[[str], str] = fold_of(code)
        data: dict[str, Any] = language_data(code, "names")
        self.data = data
        self.heads: dict[str, Head] = {}
        for role in get_args(Role):
            for agreement, words in data["heads"].get(role, {}).items():
                for word in words:
                    self._add_head(word, role, *_AGREEMENT[agreement])
        self.given: dict[str, Gender] = {
            self.fold(name): gender for gender in ("m", "f") for name in data["given"][gender]
        }
        self.particles = self.folded(data["particles"]["words"])
        self.adjectives = self.folded(data["adjectives"]["words"])
        self.enders = self.folded(data["enders"]["words"])
        self.openers = self.folded(data["openers"]["words"])

    def _add_head(self, word: str, role: Role, gender: Gender, number: Number) -> None:
        """Take a head noun in; a noun of several roles keeps them all and the agreement it had first."""
        key = self.fold(word)
        known = self.heads.get(key)
        self.heads[key] = (
            Head(known.roles | {role}, known.gender, known.number)
            if known
            else Head(frozenset((role,)), gender, number)
        )

    def folded(self, words: Iterable[str]) -> frozenset[str]:
        """The words as they are looked up."""
        return frozenset(map(self.fold, words))

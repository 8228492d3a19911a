"""Whether an Arabic clause that begins with its verb leaves its subject out: *وغادر في المساء إلى العاصمة*.

The subject may also stand behind what the verb governs: *ووصل إلى الدوحة وفد من الأمم المتحدة*. So the words behind the
verb are gone through phrase by phrase, and where one could be the subject nothing is taken to be left out for sure.
"""

from collections.abc import Callable
from typing import Any, Literal

from claimcheck.splitting.draft import Words

Elided = Literal["", "perhaps", "surely", "shared"]
"""Whether a clause has no subject of its own; *shared*: it may be that of the clause before it."""

_JOINED = ("و", "ف")
_ARTICLE = ("ال", "لل")
_COMMAS = ("،", ",")
_ACCUSATIVE = "ً"
_POSSESSED = ("ها", "هم", "هما")
_SHORTEST_POSSESSED = 5
_FEMININE = "ه"
_ALIF = "ا"
"""What a past begins with, once folded, that is no noun: *أصيب*, *انخفض*; *عمل* is *work* as well."""


class Elisions:
    """Tells by the words of `assertions.toml`."""

    def __init__(self, data: dict[str, Any], fold: Callable[[str], str]) -> None:
        def words(name: str) -> frozenset[str]:
            return frozenset(fold(word) for word in data[name])

        self._personal, self._prepositions = words("personal"), words("prepositions")
        self._own_subject, self._times, self._relatives = words("own_subject"), words("times"), words("relatives")
        self._subordinators = words("subordinators") | self._relatives
        self._was, self._already = words("was"), words("already")
        self._governing = tuple(words("governing"))
        feminine, weak = fold("ت"), fold("ى")
        verbs = words("verbs")
        self._pasts = {past[:-1] + feminine: past for past in verbs if past.endswith(weak)}  # ألغى, ألغت
        self._pasts |= {past + feminine: past for past in verbs} | {past: past for past in verbs}
        events = [form for form, past in self._pasts.items() if past in self._own_subject and past.startswith(_ALIF)]
        self.events = frozenset(_JOINED[0] + form for form in events)
        """Words that can open a clause without a comma: و and a verb that takes no object."""

    def verb(self, norm: str) -> str:
        """The masculine of a past that is known; nothing for any other word."""
        return self._pasts.get(norm, "")

    def opens_clause(self, words: Words, i: int, before: int) -> bool:
        """Whether و or ف and a verb behind a comma open a clause that has what it needs.

        Where no verb stands before it whose subject it may share, a noun behind a verb that takes an object may be
        the object.
        """
        norms = words.norms
        verb = self.verb(norms[i][1:])
        if not verb or verb in self._own_subject or (i + 1 < len(words) and self.is_governed(norms[i + 1])):
            return bool(verb)
        return bool(self.verb(self._bare(norms[before])))

    def shares(self, words: Words, i: int, before: int) -> bool:
        """Whether the verb of a clause may have the subject of the clause before, by its gender.

        *برأت المحكمة النائب، وقررت حجز أمواله*
        """
        first, second = self._bare(words.norms[before]), self._bare(words.norms[i])
        known = self.verb(first), self.verb(second)
        if not all(known) or known[1] in self._own_subject:
            return False
        return (known[0] == first) == (known[1] == second)

    @staticmethod
    def _bare(norm: str) -> str:
        return norm[1:] if norm[:1] in _JOINED else norm

    def opens_event(self, words: Words, i: int, before: int, stop: int) -> bool:
        """Whether و and a verb that takes no object open a clause without a comma: *قتل سبعة وأصيب 23 آخرون*."""
        norms = words.norms
        if norms[i] not in self.events or i + 1 >= stop:
            return False
        first = self._bare(norms[before])
        own = words.lettered[i + 1] and not self.is_governed(norms[i + 1])
        return own and bool(self.verb(first)) and self._subordinators.isdisjoint(norms[before:i])

    def is_governed(self, norm: str) -> bool:
        """Whether a word is a preposition, or has one written onto it."""
        return norm in self._prepositions or norm.startswith(self._governing)

    def of(self, words: Words, first: int, stop: int) -> Elided:
        """Whether the clause from a word on has no subject of its own."""
        norms = words.norms
        verb = self.verb(self._bare(norms[first]))
        at = first + 1
        if verb in self._was and first + 2 < stop and norms[at] in self._already:  # وكان قد تزوج
            verb, at = self.verb(norms[at + 1]), at + 2
        if not verb or at >= stop or not self.is_governed(norms[at]):
            return ""
        room = self._room(words, at, stop)
        return "surely" if room == "none" and verb in self._personal else "" if room == "taken" else "perhaps"

    def _room(self, words: Words, at: int, stop: int) -> Literal["none", "perhaps", "taken"]:
        """Whether a noun phrase that nothing governs stands among some words."""
        norms = words.norms
        closed = True
        while at < stop:
            norm = norms[at]
            if not words.lettered[at]:
                if at + 1 < stop and not (words.texts[at] in _COMMAS and self._goes_on(norms[at + 1])):
                    return "perhaps"
                closed = True
            elif norm in self._prepositions and at + 1 < stop:
                at += 1
                closed = self._closes(norms[at]) or norms[at].isdigit()
            elif self._is_no_subject(words, at):
                closed = True
            elif norm[:1] in _JOINED:
                return "none" if self.verb(norm[1:]) or self._closes(norm[1:]) else "perhaps"
            elif closed and not self._closes(norm):
                return "taken"
            elif not (norm.endswith(_FEMININE) and norms[at - 1].endswith(_FEMININE)):
                return "perhaps"
            at += 1
        return "none"

    def _goes_on(self, norm: str) -> bool:
        return norm[:1] in _JOINED or norm in self._relatives or self.is_governed(norm)

    @staticmethod
    def _closes(norm: str) -> bool:
        """Whether no adjective without an article can follow a noun."""
        return norm.startswith(_ARTICLE) or (len(norm) >= _SHORTEST_POSSESSED and norm.endswith(_POSSESSED))

    def _is_no_subject(self, words: Words, at: int) -> bool:
        """Whether a word says when or where, or goes on with the noun before it."""
        norm = words.norms[at]
        adverb = norm in self._prepositions or norm in self._times or norm.isdigit()
        return adverb or _ACCUSATIVE in words.texts[at][-2:] or norm.startswith((*_ARTICLE, *self._governing))

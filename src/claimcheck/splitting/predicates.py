"""Two predicates of one subject: *The mill closed in May and sold its boats* states two things.

By verbs that one can tell by their looks, where they stand behind their subject; in doubt nothing is cut.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from claimcheck.splitting.draft import Words

_LONGEST_SUBJECT = 8
_SHORTEST = 3
"""Words of a predicate."""
_LONGEST_ENDING = 2


class Predicate(NamedTuple):
    """A predicate behind *and*: where the word *and* stands, what the first predicate leaves it, its own first word."""

    conjunction: int
    kept: int
    """The word behind the subject, and behind the auxiliary that both predicates share."""
    verb: int


class Predicates:
    """Finds them by the words of `assertions.toml`."""

    def __init__(self, data: dict[str, Any], fold: Callable[[str], str]) -> None:
        def words(name: str) -> frozenset[str]:
            return frozenset(fold(word) for word in data[name])

        self._and, self._verbs = words("and_words"), words("verbs")
        self._being, self._having = words("being"), words("having")
        self._auxiliaries = self._being | self._having | words("modal")
        self._participles, self._subjects = words("participles"), words("subjects")
        self._before_nouns, self._subordinators = words("before_nouns"), words("subordinators")
        self._not_subjects = self._subordinators | words("not_subjects")
        self._behind_verbs = words("behind_verbs") | self._before_nouns
        self._ending = data["endings"][0] if self._before_nouns else ""  # -te may be an adjective in German

    def second(self, words: Words, first: int, stop: int) -> Predicate | None:
        """The second predicate of a clause, if it has one for sure."""
        verb = self._first_verb(words, first, stop)
        if verb is None:
            return None
        for i in range(verb + 1, stop - _SHORTEST):
            if words.norms[i] in self._and:
                shared = self._shared(words.norms[verb], words.norms[i + 1])
                if shared is None or not self._opens_predicate(words, i + 1, stop):
                    return None
                return Predicate(i, verb + shared, i + 1)
            pause = not words.lettered[i] and words.norms[i + 1] not in self._and
            if pause or words.norms[i] in self._subordinators or (i > verb + 1 and self._is_finite(words, i)):
                return None
        return None

    def _first_verb(self, words: Words, first: int, stop: int) -> int | None:
        """The verb of the clause, where a plain noun phrase stands before it."""
        for i in range(first, min(first + _LONGEST_SUBJECT, stop)):
            if not words.lettered[i] or words.norms[i] in self._not_subjects:
                return None
            if i > first and self._is_finite(words, i):
                return i if self._before_nouns or self._is_subject(words, first, i) else None
        return None

    def _is_subject(self, words: Words, first: int, verb: int) -> bool:
        """Whether what stands before a German verb is its subject, and no adverb: *Zuvor hatte er …*."""
        name = verb - first > 1 and all(words.texts[i][:1].isupper() for i in range(first, verb))
        return name or words.norms[first] in self._subjects

    def _is_finite(self, words: Words, i: int) -> bool:
        """Whether a word is a verb for sure: listed, or in -ed and not behind what makes it an adjective."""
        norm = words.norms[i]
        if words.texts[i][:1].isupper():
            return False
        if norm in self._verbs:
            return True
        before = words.norms[i - 1]
        adjective = before in self._before_nouns or before.endswith("ly") or before.isdigit()
        return self._is_past(norm) and not adjective

    def _is_past(self, norm: str) -> bool:
        return bool(self._ending) and norm.endswith(self._ending) and len(norm) > _SHORTEST + _LONGEST_ENDING - 1

    def _opens_predicate(self, words: Words, i: int, stop: int) -> bool:
        """Whether the word behind *and* is a verb with enough behind it, and no adjective: *apples and dried fruit*."""
        norm, following = words.norms[i], words.norms[i + 1]
        if sum(words.lettered[i:stop]) < _SHORTEST or words.texts[i][:1].isupper():
            return False
        sure = following in self._behind_verbs or words.texts[i + 1][:1].isupper() or following[:1].isdigit()
        return norm in self._verbs or (self._is_past(norm) and sure)

    def _shared(self, first: str, second: str) -> bool | None:
        """Whether the first verb is an auxiliary of the second as well; nothing where that cannot be told."""
        if first not in self._auxiliaries or second in self._auxiliaries:
            return False
        finite = second in self._verbs and second not in self._participles
        if first in self._being:  # was hired and led, was hired and fired
            return False if finite else None
        return True if first in self._having and not finite else None

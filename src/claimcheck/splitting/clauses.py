"""Where a sentence may be cut so that each part states one thing, by what can be told from its words alone.

A cut stands at a comma before a clause of its own: a conjunction with a subject and a verb (*…, and the bank closed*),
a word like *while* or فيما, or in Arabic و with the past of a known verb. Of two predicates that share a subject the
second takes it along. Where no rule is sure, nothing is cut.
"""

from collections.abc import Callable
from itertools import pairwise
from typing import Any, NamedTuple

from claimcheck.splitting.draft import Place, Sentence, Words
from claimcheck.splitting.elisions import Elided, Elisions
from claimcheck.splitting.predicates import Predicates

_COMMAS = frozenset(",،؛;")
_JOINED = ("و", "ف")
_SUBJECT_REACH = 5
"""Words within which the verb of a clause must follow its subject."""
_SHORTEST = 4
"""Words below which a part is no clause."""
_REACH = 40
"""Words within which the two commas around a relative clause are looked for."""
_LONGEST_HEAD = 6
"""Words of a noun phrase that a relative clause may hang on."""


class Clause(NamedTuple):
    """A part of a sentence; `dropped` is the place of the pronoun that falls away when it stands alone."""

    start: int
    end: int
    dropped: Place | None = None
    whole: bool = True
    """It is a sentence, not a part of one."""
    elided: Elided = ""
    """Whether its verb has no subject of its own: *…, and closed in May*."""
    shared: int = -1
    """Where the subject stands that it may share with a clause before it."""


class Clauses:
    """Cuts sentences by the words of a language's `assertions.toml`."""

    def __init__(self, data: dict[str, Any], *, fold: Callable[[str], str], prefix: str) -> None:
        def words(name: str) -> frozenset[str]:
            return frozenset(fold(word) for word in data[name])

        self._and, self._subjects, self._relatives = words("and_words"), words("subjects"), words("relatives")
        self._clause_words = {tuple(map(fold, phrase.split())) for phrase in data["clause_words"]}
        self._within_phrase = words("within_phrase")
        self._verbs = words("verbs")
        self._endings = tuple(data["endings"])
        self._predicates = Predicates(data, fold)
        self._elisions = Elisions(data, fold) if prefix else None
        self._events = self._elisions.events if self._elisions else frozenset[str]()
        self.shortest = _SHORTEST - bool(prefix)  # قتل سبعة أشخاص
        """Words below which a part states nothing."""

    def cut(self, words: Words, sentence: Sentence) -> list[Clause]:
        """The clauses of a sentence in order; the whole sentence if it cannot be cut for sure."""
        indices = words.within(sentence.start, sentence.end)
        bounds = [*self._bounds(words, indices), indices.stop]
        parts = [(a, b) for a, b in pairwise(bounds) if a < b]
        if any(self._size(words, a, b) < self.shortest for a, b in parts):
            parts = [(indices.start, indices.stop)] if indices else []
        clauses = []
        holder = indices.start
        for a, b in parts:
            stop = b
            while stop > a + 1 and words.texts[stop - 1] in _COMMAS and b != indices.stop:
                stop -= 1
            start = words.starts[a + self._clause_word(words, a)] if a > indices.start else words.starts[a]
            clause = Clause(start, words.ends[stop - 1], whole=len(parts) == 1)
            if self._elisions is None:
                clauses += self._predicates_of(words, clause, stop)
                continue
            elided = self._elisions.of(words, a, stop)
            if elided != "surely" and a > holder and self._elisions.shares(words, a, holder):
                clause = clause._replace(elided="shared", shared=words.starts[holder + 1])
            else:
                clause = clause._replace(elided=elided)
                holder = a
            clauses.append(clause)
        relative = self._relative(words, indices)
        if relative is None:
            return clauses
        main, *others = clauses
        goes_on = words.first_from(relative.end) + 1  # behind the second comma
        if relative.dropped and main.dropped is None and main.end > words.starts[goes_on]:
            main = main._replace(dropped=(relative.dropped[0], words.starts[goes_on]))
        return [main, *others, relative]

    def _predicates_of(self, words: Words, clause: Clause, stop: int) -> list[Clause]:
        """The clause, or one for each of its two predicates."""
        first = words.first_from(clause.start)
        second = self._predicates.second(words, first, stop)
        if second is None:
            return [clause]
        end = second.conjunction - (words.texts[second.conjunction - 1] in _COMMAS)
        if self._size(words, first, end) < self.shortest:
            return [clause]
        dropped = (words.ends[second.kept - 1], words.starts[second.verb])
        return [
            clause._replace(end=words.ends[end - 1], whole=False),
            clause._replace(dropped=dropped, whole=False),
        ]

    def _bounds(self, words: Words, indices: range) -> list[int]:
        """Where the clauses of a sentence begin."""
        bounds = [indices.start]
        texts, norms = words.texts, words.norms
        for i in [i for i in indices[1:] if texts[i - 1] in _COMMAS or norms[i] in self._events]:
            if texts[i - 1] in _COMMAS:
                opens = self._opens_clause(words, i, indices, bounds[-1])
            else:
                opens = self._elisions is not None and self._elisions.opens_event(words, i, bounds[-1], indices.stop)
            if opens:
                bounds.append(i)
        return bounds

    def _opens_clause(self, words: Words, i: int, indices: range, before: int) -> bool:
        """Whether a clause of its own opens behind a comma; `before` is where the clause before it begins."""
        norms = words.norms
        length = self._clause_word(words, i)
        if length:
            plain = not self._within_phrase or self._is_plain(words, i + length, indices.stop)
            return plain and self._size(words, i, indices.stop) >= _SHORTEST
        if self._elisions:
            return norms[i][:1] in _JOINED and self._elisions.opens_clause(words, i, before)
        follows = i + 1 < indices.stop and norms[i] in self._and
        return follows and self._is_subject(words, i + 1) and self._has_verb(words, i + 2, indices.stop)

    def _is_plain(self, words: Words, i: int, stop: int) -> bool:
        """Whether one noun phrase and a last verb are all of a clause: while *die Einfuhr von Stahl stieg*."""
        middle = [j for j in range(i, stop) if words.lettered[j]][1:-1]
        return all(words.texts[j][0].isupper() or words.norms[j] in self._within_phrase for j in middle)

    def _clause_word(self, words: Words, i: int) -> int:
        """How many words make up a word like *while* that stands at a place; 0 if none does."""
        return next((n for n in (3, 2, 1) if tuple(words.norms[i : i + n]) in self._clause_words), 0)

    def _is_subject(self, words: Words, i: int) -> bool:
        return words.norms[i] in self._subjects or words.texts[i][:1].isupper()

    def _has_verb(self, words: Words, start: int, stop: int) -> bool:
        for i in range(start, min(start + _SUBJECT_REACH, stop)):
            if words.texts[i] in _COMMAS:
                return False
            if self._is_verb(words.norms[i]):
                return True
        return False

    def _is_verb(self, norm: str) -> bool:
        return norm in self._verbs or (bool(self._endings) and len(norm) > _SHORTEST and norm.endswith(self._endings))

    def _relative(self, words: Words, indices: range) -> Clause | None:
        """The clause about the sentence's first noun phrase: *The mayor, who took office in May, …*."""
        first = _comma(words, indices[: _LONGEST_HEAD + 1])
        if first is None or first == indices.start:
            return None
        second = _comma(words, indices[first + 1 - indices.start : _REACH])
        if second is None:
            return None
        pronoun = first + 1
        if words.norms[pronoun] not in self._relatives or second - pronoun <= _SHORTEST:
            return None
        if self._elisions is None and not self._is_verb(words.norms[pronoun + 1]):
            return None
        first_word = words.norms[indices.start]
        if self._elisions and (not first_word.startswith("ال") or self._elisions.verb(first_word)):
            return None
        return Clause(
            words.starts[indices.start],
            words.ends[second - 1],
            dropped=(words.ends[first - 1], words.ends[pronoun]),
            whole=False,
        )

    @staticmethod
    def _size(words: Words, start: int, stop: int) -> int:
        return sum(words.lettered[start:stop])


def _comma(words: Words, indices: range) -> int | None:
    """The first comma among some words."""
    return next((i for i in indices if words.texts[i] in _COMMAS), None)

"""What a statement is: an assertion, an opinion, a forecast or a question, by its last mark and the words in it."""

from collections.abc import Sequence
from itertools import pairwise

from claimcheck.models import ClaimType
from claimcheck.splitting.data import fold_of, language_data
from claimcheck.splitting.draft import Place, Words

_NEAR_START = 4
_SHORTEST_FUTURE = 4
_QUESTION = "?؟"
_CONJUNCTIONS = ("و", "ف")
_FUTURE_PREFIX = "س"
_PRESENT_PREFIXES = "يتن"
_MAY = "قد"
_SHORTEST_PRESENT = 3
_NOUN_ENDINGS = ("ه", "ات")

_Phrases = dict[str, list[list[str]]]
"""Phrases, word by word, by their last words, which are rarer than their first."""


class ClaimTypes:
    """Tells the types by the words of a language's `assertions.toml`."""

    def __init__(self, code: str) -> None:
        data, fold = language_data(code, "assertions"), fold_of(code)

        def phrases(name: str) -> _Phrases:
            found: _Phrases = {}
            for phrase in data[name]:
                words = list(map(fold, phrase.split()))
                found.setdefault(words[-1], []).append(words)
            return found

        self._opinion, self._forecast = phrases("opinion"), phrases("forecast")
        self._not_future = frozenset(map(fold, data.get("not_future", ())))
        self._arabic = code == "ar"

    def of(self, text: str, words: Words, places: Sequence[Place]) -> ClaimType:
        """The type of the statement that stands in some places of a text."""
        end = places[-1][1]
        if text[end - 1] in _QUESTION or text[end : end + 1] in tuple(_QUESTION):
            return "question"
        norms = self._norms(words, places)
        forecast = _places(norms, self._forecast)
        if any(i not in forecast for i in _places(norms, self._opinion)) or self._is_possible(norms):
            return "opinion"
        future = any(map(self.is_future, norms[:_NEAR_START]))
        return "forecast" if future or forecast else "assertion"

    def _is_possible(self, norms: list[str]) -> bool:
        """Whether قد stands before a present, which says what may be: *قد يصل*."""
        if not self._arabic or _MAY not in norms:
            return False
        return any(
            a == _MAY and len(b) >= _SHORTEST_PRESENT and b[0] == _PRESENT_PREFIXES[0] for a, b in pairwise(norms)
        )

    def _norms(self, words: Words, places: Sequence[Place]) -> list[str]:
        """The words that tell, folded; a first one that و or ف is written onto, with and without it."""
        parts = [words.within(start, stop) for start, stop in places]
        if not self._arabic:  # a capital inside a sentence makes a name of a word: in May
            indices = [i for part in parts for i in part]
            return [words.norms[i] for i in indices if i == indices[0] or not words.texts[i][0].isupper()]
        norms = [norm for part in parts for norm in words.norms[part.start : part.stop]]
        if norms and norms[0].startswith(_CONJUNCTIONS):
            norms[0:1] = [norms[0], norms[0][1:]]
        return norms

    def is_future(self, norm: str) -> bool:
        """Whether a word is by its look an Arabic verb in the future: سيجتمع."""
        if not self._arabic:
            return False
        bare = norm[1:] if norm.startswith(_CONJUNCTIONS) else norm
        if len(bare) < _SHORTEST_FUTURE or bare in self._not_future or bare.endswith(_NOUN_ENDINGS):
            return False
        return bare[0] == _FUTURE_PREFIX and bare[1] in _PRESENT_PREFIXES


def _places(norms: list[str], phrases: _Phrases) -> set[int]:
    """The indices of the words that belong to one of the phrases."""
    if phrases.keys().isdisjoint(norms):
        return set()
    return {
        at
        for end in [i + 1 for i, norm in enumerate(norms) if norm in phrases]
        for phrase in phrases[norms[end - 1]]
        if norms[max(0, end - len(phrase)) : end] == phrase
        for at in range(end - len(phrase), end)
    }

"""The articles of German names where they become subjects: der Deutschen Bahn, but die Deutsche Bahn."""

import re
from collections.abc import Callable, Iterable, Mapping

_DEFINITE = frozenset({"der", "die", "das", "dem", "den", "des"})
_INDEFINITE = frozenset({"ein", "eine", "einer", "einem", "einen", "eines"})
_ONE = {"der": "ein", "die": "eine", "das": "ein"}
_BEFORE = re.compile(r"\b(der|die|das|dem|den|des|vom|zum|zur|im|am|beim)\s+[„“\"»]?\Z", re.IGNORECASE)
_INFLECTED = re.compile(r"e[nmrs]\Z")
_GENITIVE = re.compile(r"(?<=[^s])e?s\Z")
_NEAR = 8
"""Characters in front of a name in which its article stands."""


class Articles:
    """Knows the article of a noun by its ending."""

    def __init__(self, endings: Mapping[str, Iterable[str]], fold: Callable[[str], str]) -> None:
        self._endings = [(fold(ending), article) for article, nouns in endings.items() for ending in nouns]
        self._endings.sort(key=lambda pair: -len(pair[0]))
        self._fold = fold

    def _of(self, noun: str) -> str:
        word = self._fold(noun).strip('„“”"»«').rpartition("-")[2]
        return next((article for ending, article in self._endings if word.endswith(ending)), "")

    def nominative(self, name: str) -> str:
        """A name with its article as a subject bears it, as far as its noun is known."""
        words = name.split()
        determiner = self._fold(words[0])
        if determiner not in _DEFINITE | _INDEFINITE:
            return name
        article, head = self._headed(words[1:])
        if not article or determiner == article or determiner == _ONE[article]:
            return name
        first = article if determiner in _DEFINITE else _ONE[article]
        return " ".join([first, *self._adjectives(words[1:], head), *words[head + 1 :]])

    def determined(self, name: str, *, genitive: bool = False) -> str:
        """A name without an article, with the one its noun has; one that stood behind des loses its genitive."""
        words = name.split()
        if genitive:
            head = next((i for i, word in enumerate(words) if self._of(_GENITIVE.sub("", word))), 0)
            words[head] = _GENITIVE.sub("", words[head])
        article, head = self._headed(words)
        return " ".join([article, *self._adjectives(words, head), *words[head:]]) if article else name

    def _headed(self, words: list[str]) -> tuple[str, int]:
        """The article of the first noun, if its ending tells it, and where that noun stands, adjectives before it."""
        for i, word in enumerate(words):
            adjective = i + 1 < len(words) and words[i + 1][:1].isupper() and _INFLECTED.search(word)
            article = self._of(word)
            if article or (word[:1].isupper() and not adjective):
                return article, i
        return "", 0

    @staticmethod
    def _adjectives(words: list[str], head: int) -> list[str]:
        """The words before a noun behind a definite article in the nominative: Deutschen, but Deutsche."""
        return [_INFLECTED.sub("e", word) for word in words[:head]]


def article_before(text: str, at: int) -> str:
    """The article, or the preposition with one in it, behind which a name stands at a place of the text."""
    found = _BEFORE.search(text[max(0, at - _NEAR) : at])
    return found.group(1).casefold() if found else ""

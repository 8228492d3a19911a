"""Phrases of a word list, found at the start or the end of a stretch of words."""

from collections.abc import Callable, Iterable, Sequence

from spacy.tokens import Doc

from claimcheck.splitting.draft import words_of


class Phrases:
    """Compares word by word, as the language folds words; marks between words do not count."""

    def __init__(self, phrases: Iterable[str], *, tokenize: Callable[[str], Doc]) -> None:
        self._phrases = {
            tuple(norm for norm in words_of(tokenize(phrase)).norms if norm[0].isalnum()) for phrase in phrases
        }
        self._first: dict[str, list[int]] = {}
        self._last: dict[str, list[int]] = {}
        for phrase in sorted(filter(None, self._phrases), key=len, reverse=True):
            self._first.setdefault(phrase[0], []).append(len(phrase))
            self._last.setdefault(phrase[-1], []).append(len(phrase))

    def opens(self, norms: Sequence[str]) -> int:
        """How many words the longest phrase has that the words begin with; 0 if there is none."""
        lengths = self._first.get(norms[0], ()) if norms else ()
        return next((n for n in lengths if n <= len(norms) and tuple(norms[:n]) in self._phrases), 0)

    def closes(self, norms: Sequence[str]) -> int:
        """How many words the longest phrase has that the words end with; 0 if there is none."""
        lengths = self._last.get(norms[-1], ()) if norms else ()
        return next((n for n in lengths if n <= len(norms) and tuple(norms[-n:]) in self._phrases), 0)

    def holds(self, norms: Sequence[str]) -> bool:
        """Whether the words are one of the phrases."""
        return tuple(norms) in self._phrases

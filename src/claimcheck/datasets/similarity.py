"""Texts that nearly repeat one another, such as two outlets' versions of one agency report."""

import re

from claimcheck.errors import MissingExtraError

try:
    from datasketch import MinHash, MinHashLSH
except ImportError as error:
    raise MissingExtraError(extra="datasets", needed_for="Splitting a dataset") from error

THRESHOLD = 0.7
"""Share of common word triples (Jaccard) from which on two texts are near-duplicates; estimated, so ±0.05."""

_PERMUTATIONS = 128
_SHINGLE = 3
_WORDS = re.compile(r"\w+")


class NearDuplicates:
    """Texts by key, to be asked which of them a text nearly repeats.

    MinHash over word triples and locality-sensitive hashing (Broder 1997; Leskovec, Rajaraman and Ullman 2014,
    chapter 3). Memory grows by about two kilobytes a text, whatever its length.
    """

    def __init__(self) -> None:
        self._index = MinHashLSH(threshold=THRESHOLD, num_perm=_PERMUTATIONS, weights=(0.2, 0.8))
        self._signatures: dict[str, MinHash] = {}

    def add(self, key: str, text: str) -> tuple[str, ...]:
        """Add a text, and return the keys of earlier ones that it nearly repeats, sorted."""
        signature = MinHash(num_perm=_PERMUTATIONS)
        signature.update_batch(_shingles(text))
        near = [
            other for other in self._index.query(signature) if signature.jaccard(self._signatures[other]) >= THRESHOLD
        ]
        self._index.insert(key, signature)
        self._signatures[key] = signature
        return tuple(sorted(near))


def _shingles(text: str) -> list[bytes]:
    words = _WORDS.findall(text.lower())
    last = max(len(words) - _SHINGLE, 0)
    return [" ".join(words[at : at + _SHINGLE]).encode() for at in range(last + 1)]

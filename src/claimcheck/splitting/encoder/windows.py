"""A paragraph as the encoder sees it: windows of word pieces with their surface, and distances to a cue.

Training and splitting share this module, so that a net is asked what it was taught.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Span = tuple[int, int]

WINDOW = 254  # pieces read at once, beside the two special ones
OVERLAP = 64  # pieces that neighbouring windows share
FEATURES = 8  # kinds of surface: three shapes, inside or outside a quotation, and none
DISTANCES = 64  # buckets of distance to the cue, half before it and half after
NEAR = 12  # up to here a bucket is one piece wide


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of a paragraph's pieces, special ones at both ends; cues in `own` are its to report."""

    paragraph: int
    ids: Ints
    features: Ints
    words: Ints
    offsets: tuple[Span, ...]
    own: Span


def piece_features(text: str, offsets: Sequence[Span]) -> list[int]:
    """Case and quotation of each piece: what an uncased vocabulary cannot see."""
    inside, place, found = False, 0, []
    for start, end in offsets:
        for char in text[place:start]:
            inside = _quoted(char, inside=inside)
        first = text[start:end]
        opening = _quoted(first, inside=inside) if len(first) == 1 else inside
        shape = 2 if first.isupper() and len(first) > 1 else int(first[:1].isupper())
        found.append(1 + shape + 3 * (inside or opening))
        inside, place = opening, max(place, end)
    return found


def _quoted(char: str, *, inside: bool) -> bool:
    if char == '"':
        return not inside
    return char == "“" or (inside and char != "”")


def distance_buckets(length: int, first: int, last: int) -> Ints:
    """How far each piece lies from the cue `first..last`: single steps up close, logarithmic further off."""
    place = np.arange(length)
    away = np.where(place < first, place - first, np.where(place > last, place - last, 0))
    size = np.abs(away)
    far = NEAR + np.log2(np.maximum(size, NEAR) / NEAR) * 4
    bucket = np.minimum(np.where(size < NEAR, size, far), DISTANCES // 2 - 1)
    return np.where(away < 0, bucket, bucket + DISTANCES // 2).astype(np.int64)


def window_bounds(length: int) -> Iterator[tuple[int, int, int, int]]:
    """Where windows over `length` pieces start and stop, and which pieces each owns; nothing is left out."""
    step, start = WINDOW - OVERLAP, 0
    while True:
        stop = min(start + WINDOW, length)
        yield start, stop, start + (OVERLAP // 2 if start else 0), stop if stop == length else stop - OVERLAP // 2
        if stop == length:
            return
        start += step


def windows_of(paragraph: int, text: str, encoding: Any, cls: int, sep: int) -> Iterator[Window]:
    """The windows of one tokenized paragraph."""
    offsets, ids, words = encoding.offsets, encoding.ids, encoding.word_ids
    features = piece_features(text, offsets)
    if not ids:
        return
    for start, stop, own_start, own_stop in window_bounds(len(ids)):
        yield Window(
            paragraph,
            np.array([cls, *ids[start:stop], sep], np.int64),
            np.array([0, *features[start:stop], 0], np.int64),
            np.array([-1, *words[start:stop], -1], np.int64),
            ((0, 0), *offsets[start:stop], (0, 0)),
            (own_start - start + 1, own_stop - start + 1),
        )

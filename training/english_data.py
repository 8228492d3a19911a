"""PolNeAR's documents as training windows: pieces, cue tags, and source and content of every cue."""

import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from claimcheck.splitting.encoder.windows import Floats, Ints, Span, Window, windows_of

OUTSIDE, BEGIN, INSIDE, UNKNOWN = 0, 1, 2, -100
Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Example:
    """A gold attribution in a window: the cue's first and last piece, and which pieces are source and content."""

    cue: Span
    source: NDArray[np.bool_]
    content: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Instance:
    """A window with its cue tags and its attributions."""

    window: Window
    tags: NDArray[np.int64]
    examples: tuple[Example, ...]


def read(path: Path) -> list[Document]:
    """The documents of a gold file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def paragraphs(text: str) -> list[Span]:
    """Every line that holds anything."""
    return [m.span() for m in re.finditer(r"[^\n]+", text) if m.group().strip()]


def instances(document: Document, tokenizer: Tokenizer, special: tuple[int, int]) -> Iterator[Instance]:
    """A document's windows with what gold says of them."""
    text = document["text"]
    gold = [a for a in document["attributions"] if a.get("cue") and a.get("content")]
    for number, (start, end) in enumerate(paragraphs(text)):
        encoding = tokenizer.encode(text[start:end], add_special_tokens=False)
        for window in windows_of(number, text[start:end], encoding, *special):
            yield _instance(window, start, gold)


def _instance(window: Window, base: int, gold: Sequence[Document]) -> Instance:
    offsets = np.array(window.offsets) + base
    real = np.array([b > a for a, b in window.offsets])
    tags = np.full(len(window.ids), UNKNOWN, np.int64)
    tags[window.own[0] : window.own[1]] = OUTSIDE
    examples = []
    for attribution in gold:
        cue = np.flatnonzero(_covered(offsets, real, attribution["cue"]))
        if not len(cue) or not window.own[0] <= cue[0] < window.own[1]:
            continue
        content = _covered(offsets, real, attribution["content"])
        if not content.any():
            continue
        tags[cue] = INSIDE
        tags[cue[0]] = BEGIN
        source = _covered(offsets, real, attribution.get("source") or [])
        examples.append(Example((int(cue[0]), int(cue[-1])), source, content))
    return Instance(window, tags, tuple(examples))


def _covered(offsets: NDArray[np.int64], real: NDArray[np.bool_], spans: Sequence[Span]) -> NDArray[np.bool_]:
    hit = np.zeros(len(offsets), bool)
    for start, end in spans:
        hit |= (offsets[:, 0] < end) & (offsets[:, 1] > start)
    return hit & real


def shuffled_batches(data: Sequence[Instance], size: int, rng: random.Random) -> list[list[Instance]]:
    """Batches of like length in random order, `size` pieces at most with the padding."""
    ordered = sorted(data, key=lambda i: len(i.window.ids) + rng.random() * 8)
    batches: list[list[Instance]] = [[]]
    longest = 0
    for instance in ordered:
        longest = max(longest, len(instance.window.ids))
        if batches[-1] and (len(batches[-1]) + 1) * longest > size:
            batches.append([])
            longest = len(instance.window.ids)
        batches[-1].append(instance)
    rng.shuffle(batches)
    return batches


def pad(batch: Sequence[Window]) -> tuple[Ints, Ints, Floats]:
    """Piece ids, surface features and mask of a batch."""
    shape = len(batch), max(len(w.ids) for w in batch)
    ids, features, mask = np.zeros(shape, np.int64), np.zeros(shape, np.int64), np.zeros(shape, np.float32)
    for row, window in enumerate(batch):
        n = len(window.ids)
        ids[row, :n], features[row, :n], mask[row, :n] = window.ids, window.features, 1
    return ids, features, mask

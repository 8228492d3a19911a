"""What the encoder's probabilities come to: cues, and the source and content of each as spans of the paragraph."""

import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from claimcheck.splitting.encoder.windows import Floats, Span, Window

Chances = NDArray[np.floating[Any]]
Flags = NDArray[np.bool_]

SOURCE, CONTENT = 0, 1
_MOST_CUES = 24  # in one window: a line of nothing but reporting verbs must not cost more than its length
_GAP = 3  # doubtful words that a content is taken to run across
_SURE = 0.7  # mean probability that a part of a content beside the longest one must have
_LEAST = 1e-4  # probabilities count as no nearer to none or one
_DANGLING = " \t\u00a0,;"  # what a span does not begin or end with
_LEADING = re.compile(r"(?:[:•–—*]|-+(?=\s))+\s*")  # what it does not begin with: the mark of a list, a label's colon


@dataclass(frozen=True, slots=True)
class Settings:
    """What decoding goes by; picked on development data and kept in `model.json`.

    Attributes:
        cue_floor: probability of a cue's first piece from which on it is looked at.
        weights: of a constant and of the four numbers of an attribution's evidence, in a logistic regression whose
            outcome is the confidence.
        accept: confidence from which on an attribution is one.
        nested: what takes the place of `accept` inside another attribution's content.
        content: probability from which on a word belongs to the content.
        source_floor: probability of its best word from which on a source is taken where none reaches a half.
        shared: overlap (intersection over union) of two contents from which on only the likelier one is kept.
    """

    cue_floor: float = 0.1
    weights: tuple[float, float, float, float, float] = (-1.3, 0.4, 0.1, 0.4, 0.0)
    accept: float = 0.4
    nested: float = 0.8
    content: float = 0.5
    source_floor: float = 0.1
    shared: float = 0.5

    def inside(self) -> "Settings":
        """The settings for what stands inside another attribution's content."""
        return replace(self, accept=self.nested)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One possible cue of a window, and what the upper graph says: probabilities, pieces by (source, content)."""

    window: Window
    cue: Span
    cue_probability: float
    accept_probability: float
    roles: Floats


@dataclass(frozen=True, slots=True)
class EncodedAttribution:
    """One attribution in a paragraph; `paragraph[start:end]` is the text of each span. No source: it is elided.

    Evidence are three log-odds: of the cue, of its being accepted, and of the overlap that is to be expected between
    the content as cut and the true one; and the logarithm of the content's length, for the shorter it is, the likelier
    is another cut or none. Confidence is the probability that they come to.
    """

    source: tuple[Span, ...]
    cue: Span
    content: tuple[Span, ...]
    evidence: tuple[float, float, float, float]
    confidence: float


def cue_spans(tags: Floats, floor: float, own: Span) -> Iterator[tuple[Span, float]]:
    """First and last piece of everything that may be a cue, from probabilities of outside, begin, inside."""
    begin, within = tags[:, 1], tags[:, 2]
    stop = own[0]
    for place in np.flatnonzero(begin[own[0] : own[1]] > floor) + own[0]:
        if place < stop:
            continue
        stop = int(place) + 1
        while stop < len(tags) - 1 and within[stop] > max(0.4, begin[stop]):
            stop += 1
        yield (int(place), stop - 1), float(begin[place])


def likeliest_cues(tags: Floats, floor: float, own: Span) -> list[tuple[Span, float]]:
    """The cues of a window, the unlikeliest left out where there are too many to be true."""
    found = list(cue_spans(tags, floor, own))
    if len(found) > _MOST_CUES:
        found = sorted(sorted(found, key=lambda cue: -cue[1])[:_MOST_CUES])
    return found


def decode(text: str, candidates: Iterable[Candidate], settings: Settings) -> list[EncodedAttribution]:
    """The attributions of one paragraph, by the place of their cues."""
    read = [
        (c.window.offsets[1], found)
        for c in candidates
        if (found := attribution_of(text, c, settings)) and found.confidence >= settings.accept
    ]
    read.sort(key=lambda pair: (pair[0], -pair[1].confidence, pair[1].cue))
    kept: list[EncodedAttribution] = []
    before = 0  # contents reach no further than from one window into the next
    for _, window in itertools.groupby(read, key=lambda pair: pair[0]):
        first = len(kept)
        for _, attribution in window:
            if all(overlap_of(attribution.content, other.content) < settings.shared for other in kept[before:]):
                kept.append(attribution)
        before = first
    return sorted(kept, key=lambda a: a.cue)


def attribution_of(text: str, candidate: Candidate, settings: Settings) -> EncodedAttribution | None:
    """What a candidate comes to, however likely it is; None without any content."""
    window = candidate.window
    length = len(window.ids) - 1  # the special pieces at the ends are nobody's
    starts = np.flatnonzero(np.diff(window.words[:length])) + 1  # first piece of every word
    stops = np.append(starts[1:], length)
    means = np.add.reduceat(_log_odds(candidate.roles[1:length]), starts - 1) / (stops - starts)[:, None]
    is_cue = (starts <= candidate.cue[1]) & (stops > candidate.cue[0])
    means[is_cue] = -20.0  # the cue itself is neither
    chances = 1 / (1 + np.exp(-means))
    content = chances[:, CONTENT] > settings.content
    if not content.any():
        return None
    source = (chances[:, SOURCE] > 0.5) & (chances[:, SOURCE] > chances[:, CONTENT])  # noqa: PLR2004 - likelier than not
    if not source.any():
        source = _weak_source(np.where(content, 0, chances[:, SOURCE]), settings.source_floor)
    source = _bridged(source, content | is_cue)
    bounds = [(window.offsets[a][0], window.offsets[b - 1][1]) for a, b in zip(starts, stops, strict=True)]
    parts = _spans(text, _parts(content & ~source, source | is_cue, chances[:, CONTENT]), bounds)
    if not parts:
        return None
    first, last = candidate.cue
    until = next((b for a, b in bounds if a <= window.offsets[last][0] < b), 0)  # veto|ed
    written = (window.offsets[first][0], max(until, window.offsets[last][1]))
    cue = whole(text, *written)
    cue = cue if cue[0] < cue[1] else written  # a label's colon
    overlap = _expected_overlap(chances[:, CONTENT], content)
    odds = _log_odds(np.array([candidate.cue_probability, candidate.accept_probability, overlap]))
    evidence = np.append(odds, np.log(sum(end - start for start, end in parts)))
    confidence = 1 / (1 + np.exp(-(settings.weights[0] + evidence @ settings.weights[1:])))
    return EncodedAttribution(
        _joined(text, _spans(text, _runs(source), bounds)), cue, parts, tuple(evidence.tolist()), float(confidence)
    )


def _log_odds(chances: Chances) -> Chances:
    sure = np.clip(chances, _LEAST, 1 - _LEAST)
    return np.log(sure / (1 - sure))


def _expected_overlap(chances: Chances, chosen: Flags) -> float:
    """Intersection over union of the words chosen with the true ones, each taken at its expected size."""
    return float(chances[chosen].sum() / (chosen.sum() + chances[~chosen].sum()))


def _weak_source(chances: Chances, floor: float) -> Flags:
    """The run of words about the likeliest one that still reach the floor."""
    best = int(chances.argmax())
    run = next((run for run in _runs(chances >= floor) if run[0] <= best < run[1]), (0, 0))
    flags = np.zeros(len(chances), bool)
    flags[slice(*run)] = True
    return flags


def _runs(chosen: Flags) -> list[Span]:
    """First and last word (excluded) of every run of chosen ones."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], chosen, [False]))))
    return [(int(a), int(b)) for a, b in edges.reshape(-1, 2)]


def _bridged(source: Flags, barred: Flags) -> Flags:
    """A source with the few words between two of its runs that are nothing else: economists polled by a paper."""
    whole = source.copy()
    for (_, start), (stop, _) in itertools.pairwise(_runs(source)):
        if stop - start <= _GAP + 1 and not barred[start:stop].any():
            whole[start:stop] = True
    return whole


def _parts(content: Flags, barred: Flags, chances: Chances) -> list[Span]:
    """The parts of a content: across short gaps that nothing else stands in, and the lesser ones only where sure."""
    parts: list[Span] = []
    for start, stop in _runs(content):
        if parts and start - parts[-1][1] <= _GAP and not barred[parts[-1][1] : start].any():
            parts[-1] = (parts[-1][0], stop)
        else:
            parts.append((start, stop))
    longest = max(parts, key=lambda part: part[1] - part[0], default=None)
    return [part for part in parts if part == longest or chances[slice(*part)].mean() >= _SURE]


def _spans(text: str, runs: Iterable[Span], bounds: Sequence[Span]) -> tuple[Span, ...]:
    """Runs of words as places in the text, without those of punctuation alone."""
    places = (whole(text, bounds[a][0], bounds[b - 1][1]) for a, b in runs)
    return tuple((a, b) for a, b in places if any(char.isalnum() for char in text[a:b]))


def _joined(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans that only marks part are one: a name and its apposition."""
    joined: list[Span] = []
    for start, end in spans:
        if joined and not any(char.isalnum() for char in text[joined[-1][1] : start]):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(joined)


def whole(text: str, start: int, end: int) -> Span:
    """A span without dangling punctuation, and with the combining marks of its last letter."""
    while start < end and text[start] in _DANGLING:
        start += 1
    if lead := _LEADING.match(text, start, end):
        start = lead.end()
    while start < end and text[end - 1] in _DANGLING:
        end -= 1
    while start < end < len(text) and unicodedata.category(text[end]) in {"Mn", "Mc", "Me", "Cf"}:
        end += 1
    return start, end


def overlap_of(one: Sequence[Span], other: Sequence[Span]) -> float:
    """Intersection over union of two contents."""
    both = sum(max(0, min(b, d) - max(a, c)) for a, b in one for c, d in other)
    return both / (sum(b - a for a, b in one) + sum(d - c for c, d in other) - both)

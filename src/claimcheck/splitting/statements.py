"""Attributions taken apart for their standalone wording: names, cue with its helpers, bridge and content."""

import re
from collections.abc import Callable, Iterable
from typing import Any

from claimcheck.splitting.draft import Draft, Place, Words
from claimcheck.splitting.resumed import CLOSERS, resumed
from claimcheck.splitting.wording import TATWEEL, Quoted, Statement

_OPENING = re.compile(r"(''|``|[“„«»\"‘‹”])\Z")
_CLOSING = re.compile(r"\s?([.,،!?؟…]*)(''|[”“»«\"’›])")
_PAUSES = re.compile(r"[,،;؛:()–—]|\s-\s")
_PAUSED = re.compile(r"[,:،]\s*\S?\S?\Z")
_LOOSE_END = " \n\t,،;؛–—-"
_PAUSED_END = re.compile(r"[,،]('+|[\"”»’])\Z")
_LONGEST_BRIDGE = 7
_LONGEST_MIDDLE = 12
_LONGEST_SOURCE = 12
_NEAR = 3


class Anatomy:
    """Takes attributions apart with the words of a language: the lists of `standalone.toml`."""

    def __init__(self, data: dict[str, Any], fold: Callable[[str], str]) -> None:
        self._helpers = frozenset(map(fold, data["helpers"]))
        self._frames = frozenset(map(fold, data["frames"]))
        self._skips = frozenset(map(fold, data["skips"]))
        self._relatives = frozenset(map(fold, data["relatives"]))
        self._addressed = frozenset(map(fold, data.get("addressed", ())))
        self._middles = frozenset(map(fold, data.get("middles", ())))
        self._prefix = fold(data["prefix"])

    def statement(self, text: str, words: Words, draft: Draft) -> Statement:
        """The attribution, taken apart."""
        cue_start, cue_end = draft.cue[0][0], draft.cue[-1][1]
        content = _content(text, draft)
        fronted = draft.content[0][0] < cue_start
        helpers = self._before_cue(text, words, draft)
        bridge: list[Place] = []
        framed = colon = False
        if not fronted:
            begins = max([cue_end, *(end for _, end in draft.source if end <= draft.content[0][0])])
            gap = text[begins : draft.content[0][0]]
            colon = ":" in gap
            bridge, framed = self._bridge(text, words, (begins, draft.content[0][0]), draft.named_at)
        elif any(words.norms[i] in self._addressed for i in words.within(*draft.cue[-1])):
            bridge = self._addressee(text, words, max([cue_end, *(end for _, end in draft.source)]))
        return Statement(
            draft=draft,
            text=text,
            names=tuple(_names(text, draft)),
            cue=" ".join(" ".join(text[s:e].split()) for s, e in draft.cue).rstrip(_LOOSE_END + ":"),
            helpers=tuple(helpers),
            middle=tuple(self._middle(text, words, draft)),
            bridge=tuple(bridge),
            framed=framed,
            colon=colon,
            paused=fronted
            or _PAUSED.search(text[max(0, draft.content[0][0] - _NEAR) : draft.content[0][0]]) is not None,
            fronted=fronted,
            content=content,
        )

    def _before_cue(self, text: str, words: Words, draft: Draft) -> list[Place]:
        """What stands between source and cue if that is short, or else the helpers right before the cue."""
        stop = draft.cue[0][0]
        ends = [end for _, end in draft.source if end <= stop]
        indices = words.lettered_within(max(ends), stop) if ends else []
        short = 0 < len(indices) <= _LONGEST_BRIDGE and words.norms[indices[0]] in self._helpers
        if short and not _PAUSES.search(text, words.starts[indices[0]], stop):
            return self._kept(words, indices)
        index = words.first_from(stop) - 1
        if index >= 0 and words.ends[index] > stop:
            index -= 1  # the cue begins inside a word, behind its conjunction: و|لم تؤكد
        floor = words.first_from(max(ends)) if ends else 0
        found: list[Place] = []
        while index >= floor:
            start = words.starts[index]
            norm = words.norms[index]
            if norm not in self._helpers:
                if not (self._prefix and norm.startswith(self._prefix) and norm[len(self._prefix) :] in self._helpers):
                    break
                start += len(self._prefix)
            found.append((start, words.ends[index]))
            index -= 1
        return found[::-1]

    def _addressee(self, text: str, words: Words, start: int) -> list[Place]:
        """Whom it was said to, where that stands behind the clause that attributes: “…,” she told the council."""
        indices: list[int] = []
        for i in range(words.first_from(start), len(words)):
            if not words.norms[i][:1].isalnum() or "\n" in text[start : words.starts[i]]:
                break
            indices.append(i)
        return self._kept(words, indices) if len(indices) <= _LONGEST_BRIDGE else []

    def _middle(self, text: str, words: Words, draft: Draft) -> list[Place]:
        """What stands between the parts of a cue, source and content left out, if it is short and no clause."""
        if len(draft.cue) == 1:
            return []
        start, stop = draft.cue[0][1], draft.cue[-1][0]
        taken = [*draft.source, *draft.content]
        between = [
            i
            for i in words.within(start, stop)
            if words.norms[i][:1].isalnum() and not any(a <= words.starts[i] < b for a, b in taken)
        ]
        if len(between) > _LONGEST_MIDDLE or any(_PAUSES.search(text, *place) for place in _gaps(start, stop, taken)):
            between = [i for i in between if words.norms[i] in self._middles]
        return self._kept(words, between)

    def _bridge(self, text: str, words: Words, place: Place, named_at: Iterable[Place]) -> tuple[list[Place], bool]:
        """What stands between cue or source and the content, names of the source left out; whether a frame ends it."""
        start, stop = place
        names = {i for name in named_at for i in words.within(*name)}
        between = [i for i in words.lettered_within(start, stop) if i not in names]
        first_frame = len(between)
        while first_frame and words.norms[between[first_frame - 1]] in self._frames:
            first_frame -= 1
        middle, frames = between[:first_frame], between[first_frame:]
        if middle and (
            len(between) > _LONGEST_BRIDGE
            or not self._relatives.isdisjoint(words.norms[max(0, middle[0] - 1) : middle[0] + 1])
            or _PAUSES.search(text, start, words.ends[middle[-1]])
        ):
            middle = []
        return self._kept(words, [*middle, *frames]), bool(frames)

    def _kept(self, words: Words, indices: Iterable[int]) -> list[Place]:
        """The stretches of words that neighbour each other, without those that say nothing in a claim of its own."""
        places: list[Place] = []
        last, opened = -3, False  # as if no word were near
        for index in indices:
            if words.norms[index] in self._skips:
                continue
            tied = index == last + 2 and words.texts[last][-1] == TATWEEL  # لـ"الاقتصادية"
            opened = tied or (opened and index == last + 1)
            if places and (tied or index == last + 1):
                places[-1] = (places[-1][0], words.ends[index])
            else:
                places.append((words.starts[index], words.ends[index]))
            if opened and index + 1 < len(words) and _CLOSING.fullmatch(words.texts[index + 1]):
                places[-1] = (places[-1][0], words.ends[index + 1])
            last = index
        return places


def _names(text: str, draft: Draft) -> Iterable[tuple[str, Place | None]]:
    """The names with their places, or the source's own words, its apposition left out."""
    if not draft.names:
        for start, end in draft.source:
            pause = _PAUSES.search(text, start, end)
            long = len(text[start:end].split()) > _LONGEST_SOURCE
            stop = pause.start() if pause and long else end
            words = " ".join(text[start:stop].split()).strip(_LOOSE_END)
            if words:
                yield words, (start, stop)
        return
    for number, name in enumerate(draft.names):
        yield name, draft.named_at[number] if draft.named_at else None


def _gaps(start: int, stop: int, taken: Iterable[Place]) -> Iterable[Place]:
    """What of a stretch no place takes."""
    for a, b in sorted(place for place in taken if start <= place[0] < stop):
        yield start, a
        start = max(start, b)
    yield start, stop


def _content(text: str, draft: Draft) -> tuple[Quoted, ...]:
    """The stretches of a content with their marks; what stands between two of them stays if it is a word or two.

    The clause that attributes does not: *“We won,” she said. “We will win again.”*
    """
    joined: list[Place] = []
    clause = [*draft.cue, *draft.source]
    for start, end in draft.content:
        gap = text[joined[-1][1] : start] if joined else ""
        apart = any(joined[-1][1] <= a < start for a, _ in clause) if joined else True
        if not apart and "\n" not in gap and not _PAUSES.search(gap) and len(gap.split()) <= _NEAR:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return resumed(text, [_quoted(text, start, end) for start, end in joined])


def _quoted(text: str, start: int, end: int) -> Quoted:
    """A stretch with the quotation marks around it, those that are half inside it made whole."""
    while end > start and text[end - 1] in _LOOSE_END:
        end -= 1
    paused = _PAUSED_END.search(text, max(start, end - _NEAR), end)
    if paused:
        return Quoted((start, paused.start()), "", paused.group(1))
    before = _OPENING.search(text[max(0, start - 2) : start].rstrip())
    after = _CLOSING.match(text, end)
    inside = text[start:end]
    opening = closing = ""
    if before and before.group(1) in CLOSERS:
        closers = CLOSERS[before.group(1)]
        if after and after.group(2) in closers:
            pause = after.group(1)
            opening, closing = before.group(1), ("" if pause in ",،" else pause) + after.group(2)
        elif any(closer in inside for closer in closers) and inside.count(before.group(1)) % 2 == int(
            before.group(1) in closers
        ):
            opening = before.group(1)
    if not opening and after:
        openers = [mark for mark, closers in CLOSERS.items() if after.group(2) in closers and mark in inside]
        if any(inside.rfind(mark) > inside.rfind(after.group(2)) or mark == after.group(2) for mark in openers):
            closing = after.group(1).strip(",،") + after.group(2)
    return Quoted((start, end), opening, closing)

"""Datelines: where and by whom a report was filed, before its first sentence (*BERLIN (Reuters) — …*)."""

import re
from collections.abc import Sequence

from claimcheck.splitting.draft import Words
from claimcheck.splitting.phrases import Phrases

_REACH = 90  # characters; a dateline is not longer
_WORDS = 12
_NAME_WORDS = 4
_CLOSERS = re.compile(  # one mark, and then by which it is: a search for nothing but a mark is fast
    r"[-–—:)\]](?:(?<=[-–—])[-–—]?\s+|(?<=[–—])[–—]?\s*|(?<=[:\]])\s+|(?<=\))\s*[:،,]?\s+)"
)
_BREAKS = re.compile(r"\s*[-–—/|:،,()\[\]·.]+\s*(?=\s|\w|$)")
_SEPARATOR = re.compile(r"\s[-–—/|]|[-–—/|]\s|[()]")
_CAPITALS = re.compile(r"[A-ZÄÖÜ][A-ZÄÖÜ.' -]{2,}")
_DASH = re.compile(r"[-–—]")
_FILED = re.compile(r"[^\W\d]+(?: [^\W\d]+){0,2} ?\([^()\d\n]{2,30}\)\s*[-–—]{1,2}\s+")
"""A dateline by its form alone: a town, an outlet in brackets, a dash."""


class Datelines:
    """Finds datelines by the agencies, places and dates that a language names in them."""

    def __init__(self, agencies: Phrases, places: Phrases, dates: frozenset[str]) -> None:
        self._agencies = agencies
        self._places = places
        self._dates = dates

    def end_of(self, words: Words, indices: Sequence[int], text: str, end: int) -> int | None:
        """Where the report begins after its dateline; `indices` are the words of the block, marks left out."""
        if not indices:
            return None
        start = words.starts[indices[0]]
        filed = _FILED.match(text, start, end)
        if filed is not None and filed.end() < end:
            return filed.end()
        reach = min(end, start + _REACH)
        found = None
        for closer in _CLOSERS.finditer(text, start, reach):
            if closer.start() == start or closer.end() >= end:
                continue
            kinds = self._kinds(words, indices, text, start, closer.start())
            if kinds is None:
                break
            dashed = _DASH.search(closer.group()) is not None
            parted = _DASH.search(text, start, closer.end()) is not None
            named = "agency" in kinds or (dashed and kinds & {"place", "date"})
            # Other words are those of a sentence, which may name an agency in brackets, unless a dash parts them.
            if named and ("other" not in kinds or (parted and "agency" in kinds)):
                found = closer.end()
        return found

    def is_alone(self, words: Words, indices: Sequence[int], text: str) -> bool:
        """Whether a short block is nothing but a dateline: *Outlet – Cairo*."""
        if not 1 < len(indices) <= _WORDS // 2:
            return False
        start, end = words.starts[indices[0]], words.ends[indices[-1]]
        kinds = self._kinds(words, indices, text, start, end)
        return (
            kinds is not None and bool(kinds & {"agency", "place"}) and _SEPARATOR.search(text, start, end) is not None
        )

    def is_agency(self, norms: Sequence[str]) -> bool:
        """Whether the words are the name of an agency."""
        return self._agencies.holds(norms)

    def _kinds(self, words: Words, indices: Sequence[int], text: str, start: int, end: int) -> set[str] | None:
        """What the parts of `text[start:end]` are; none if it is too long for a dateline, or one of them is."""
        kinds: set[str] = set()
        at = start
        for stop, after in [*((m.start(), m.end()) for m in _BREAKS.finditer(text, start, end)), (end, end)]:
            norms = [words.norms[i] for i in indices[:_WORDS] if at <= words.starts[i] < stop]
            kind = self._kind(norms, text[at:stop])
            if kind == "long":
                return None
            if kind:
                kinds.add(kind)
            at = after
        return kinds if sum(words.starts[i] < end for i in indices[: _WORDS + 1]) <= _WORDS else None

    def _kind(self, norms: list[str], part: str) -> str:
        if not norms:
            return ""
        if self._agencies.holds(norms):
            return "agency"
        if len(norms) <= _NAME_WORDS and (self._places.holds(norms) or _CAPITALS.fullmatch(part.strip())):
            return "place"
        if all(norm[0].isdigit() or norm in self._dates for norm in norms):
            return "date"
        return "other" if len(norms) <= _NAME_WORDS else "long"

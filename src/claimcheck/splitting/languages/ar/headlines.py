"""A bare colon or dash as a cue: headlines (*الصفدي: …*) and the answers of an interview."""

from claimcheck.models import Block
from claimcheck.splitting.languages.ar.found import Found
from claimcheck.splitting.languages.ar.grammar import COLONS, MARK, Is, words
from claimcheck.splitting.languages.ar.phrases import Phrases
from claimcheck.splitting.languages.ar.speakers import given_names, is_speaker, places
from claimcheck.splitting.languages.ar.view import View

_LONGEST_LABEL = 12
_SHORTEST_CONTENT = 2
_SHORTEST_NAME = 3
_ANSWERS = ("ج", "جواب")
_LONGEST_SECTION = 4
"""Words before the bar in *عاجل | الوزير: …*."""


class Headlines:
    """Finds attributions without a word for them in one document."""

    def __init__(self, view: View, phrases: Phrases, blocks: list[Block]) -> None:
        self._view = view
        self._words = view.words
        self._flags = view.flags
        self._phrases = phrases
        self._blocks = blocks

    def find(self, found: list[Found]) -> list[Found]:
        """What blocks that begin with a label attribute. `found` tells who speaks elsewhere in the document."""
        known = self._speakers(found)
        taken = {one.introducer for one in found} | {one.introducer - 1 for one in found}
        made = []
        asked = False
        for block in self._blocks:
            if block.kind == "furniture":
                continue
            span = self._words.within(block.start, block.end)
            if not span:
                continue
            opening = self._words.norms[span.start : min(span.stop, span.start + _LONGEST_SECTION + _LONGEST_LABEL)]
            one = None if COLONS.isdisjoint(opening) else self._label(span, known, taken)
            one = one or (self._answer(span) if asked else None)
            if one is not None:
                made.append(one)
            asked = self._words.texts[span[-1]] in "؟?"
        return made

    def _speakers(self, found: list[Found]) -> set[str]:
        """The words of everybody's name who is a source elsewhere."""
        norms = self._words.norms
        return {
            norms[i]
            for one in found
            if one.source is not None
            for i in range(*one.source)
            if len(norms[i]) >= _SHORTEST_NAME and not self._flags[i]
        }

    def _label(self, span: range, known: set[str], taken: set[int]) -> Found | None:
        flags, first, limit = self._flags, span.start, span.stop
        bar = next((i for i in range(first, min(limit, first + _LONGEST_SECTION)) if self._words.norms[i] == "|"), None)
        first = first if bar is None else bar + 1
        reach = range(first, min(limit, first + _LONGEST_LABEL))
        colon = next((i for i in reach if flags[i] & Is.COLON and not self._is_time(i)), None)
        if colon is None or colon in taken or limit - colon - 1 < _SHORTEST_CONTENT or colon == first:
            return None
        if any(
            reading.finite and not reading.frame.exact for i in range(first, colon) for reading in self._readings(i)
        ):
            return None
        first = self._relayed(first, colon)
        if not self._phrases.begins(first, colon):
            return None
        end = self._phrases.end(first, colon)
        if end <= first or not (self._is_source(first, end, known) or self._is_on_occasion(end, colon)):
            return None
        if end < colon and not (
            flags[end] & (Is.PREPOSITION | Is.ADVERB | Is.COMMA) or self._words.norms[end][0] == "ل"
        ):
            return None
        place = (self._words.starts[colon], self._words.ends[colon])
        return self._found(colon, place, (first, end), colon + 1, limit)

    def _relayed(self, first: int, colon: int) -> int:
        """Where the label names who is quoted by an outlet before: *رويترز عن | مسؤول أمني: …*."""
        norms = self._words.norms
        via = next((i for i in range(first + 1, min(first + _LONGEST_SECTION, colon - 1)) if norms[i] == "عن"), None)
        return first if via is None or not is_speaker(norms[via + 1]) else via + 1

    def _is_time(self, colon: int) -> bool:
        """Whether a colon stands between figures: *الساعة 10:30*."""
        before, after = self._words.norms[colon - 1], self._words.norms[colon + 1 : colon + 2]
        return before.isdigit() and after != [] and after[0].isdigit()

    def _is_source(self, first: int, end: int, known: set[str]) -> bool:
        norms = self._words.norms
        if end - first == 1 and norms[first] in places():
            return False
        if is_speaker(norms[first]) or norms[first] in given_names():
            return True
        return any(norms[i] in known for i in range(first, end))

    def _is_on_occasion(self, at: int, colon: int) -> bool:
        """Whether the label says when somebody spoke: *فلان في المؤتمر الصحفي: …*."""
        norms = self._words.norms
        is_there = at + 1 < colon and bool(self._flags[at] & Is.PREPOSITION)
        return is_there and norms[at + 1].removeprefix("ال") in words("placed", "occasions")

    def _answer(self, span: range) -> Found | None:
        first = span.start
        if len(span) <= _SHORTEST_CONTENT:
            return None
        is_labelled = self._words.norms[first] in _ANSWERS and bool(self._flags[first + 1] & Is.COLON)
        if not (is_labelled or self._flags[first] & Is.DASH):
            return None
        place = (self._words.starts[first], self._words.ends[first + is_labelled])
        return self._found(first, place, None, first + 1 + is_labelled, span.stop)

    def _found(
        self, index: int, cue: tuple[int, int], source: tuple[int, int] | None, content: int, limit: int
    ) -> Found:
        end = limit
        while end > content and self._flags[end - 1] & (MARK & ~Is.QUOTE & ~Is.BRACKET):
            end -= 1
        if self._view.opens.get(content) == end - 1:
            content, end = content + 1, end - 1
        return Found(
            index=index,
            begin=index,
            cue=[cue],
            lemma=self._words.texts[index],
            kind="quote" if source is None else "colon",
            form="bare",
            opening="colon",
            content=content,
            limit=limit,
            source=source,
            elided=source is None,
            before=True,
            places=[(self._words.starts[content], self._words.ends[end - 1])],
        )

    def _readings(self, index: int) -> tuple:  # type: ignore[type-arg]
        cue = self._view.cue_at.get(index)
        return () if cue is None else cue.readings

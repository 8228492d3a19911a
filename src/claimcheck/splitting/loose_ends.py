"""Contents and sources as a model cut them, with their ends tied: no phrase breaks off, none says nothing.

A model decides word by word. So a content may stop at *on the*, or take in the *and* that goes on to something else;
the subject of a passive may pass for its source; and *who said what* is nothing that anybody could check.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from claimcheck.splitting.data import language_data
from claimcheck.splitting.draft import Draft, Place
from claimcheck.splitting.patterns.lexicon import lexicon_of

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_STOP = re.compile(r"[,;:.!?…()\n\"“”–—]|''|\s-+\s")
_LAST = re.compile(r"([^\W\d_]+)\s*\Z")
_OPENING = '"“„‘'
_NEXT = re.compile(r"\s+\w")
_RELATIVE = re.compile(r",\s+(wh\w+)\s")
_FAR = 160  # characters up to which a phrase that broke off is looked for


class LooseEnds:
    """Ties the ends of attributions in one language."""

    def __init__(self, lang: str) -> None:
        words = lexicon_of(lang).words
        self._joining = words("conjunctions") | words("relatives")
        self._leading = frozenset(language_data(lang, "cue_words")["unfinished"])
        self._empty = words("relatives") | words("questions") | words("pronouns") | words("determiners")
        self._by = words("by")
        self._prepositions = words("prepositions")
        self._relatives = words("relatives") - words("that")
        self._asked = frozenset(language_data(lang, "cue_words")["asked"])

    def tie(self, text: str, draft: Draft, end: int) -> bool:
        """Mend an attribution of a block that ends at `end`; whether it says anything then."""
        self._part_agent(text, draft)
        if text[slice(*draft.cue[0])].partition(" ")[0] in self._asked:
            draft.source = [place for place in draft.source if self._agent(text, place, draft.cue)]  # Asked why, she …
        draft.source = [self._before_clause(text, place) for place in draft.source if self._names(text, place)]
        self._give_back(text, draft)
        taken = sorted([*draft.cue, *draft.source, *draft.content, (end, end)])
        limits = {place: after[0] for place, after in pairwise(taken)}
        tied = [self._whole(text, place, limits[place]) for place in draft.content]
        draft.content = [(first, last) for first, last in tied if first < last]  # the source may have taken all of it
        return bool(draft.content) and self._says(text, [*draft.content, *draft.source])

    def _says(self, text: str, places: Sequence[Place]) -> bool:
        return any(
            word.casefold() not in self._empty for start, end in places for word in _WORD.findall(text, start, end)
        )

    def _names(self, text: str, place: Place) -> bool:
        """Whether a part of a source is more than a small word: the fund, which owns a part *of* the firm."""
        words = {word.casefold() for word in _WORD.findall(text, *place)}
        return not words <= self._prepositions | self._leading

    def _whole(self, text: str, place: Place, limit: int) -> Place:
        """A content without a word that only joins it to what follows, and with the phrase that it breaks off in."""
        start, end = place
        unopened = text[start:end].rstrip(_OPENING)
        if unopened[-1:].isspace():  # … and May. " — the mark opens what somebody else says
            end = start + len(unopened.rstrip(" .,;\n"))
            place = (start, end)
        last = _LAST.search(text, start, end)
        if last is None or last.start() == start or not _NEXT.match(text, end, limit):
            return place
        word = last.group(1).casefold()
        hangs = word in self._prepositions and text[start : last.start()].rstrip()[-1:] in {",", "–", "—"}
        if word in self._joining or hangs:
            return start, start + len(text[start : last.start()].rstrip(" ,;"))
        if word in self._leading:
            stop = _STOP.search(text, end, limit)
            longer = stop.start() if stop else limit
            return (start, longer) if longer - end <= _FAR else place
        return place

    def _give_back(self, text: str, draft: Draft) -> None:
        """A determiner at the end of a content that belongs to the source behind it: …, | its chief executive said."""
        for number, (start, end) in enumerate(draft.source):
            content = next((i for i, place in enumerate(draft.content) if 0 <= start - place[1] <= 1), None)
            word = _LAST.search(text, *draft.content[content]) if content is not None else None
            if content is not None and word is not None and word.group(1).casefold() in self._leading:
                first = draft.content[content][0]
                kept = text[first : word.start()].rstrip(" ,;")
                draft.source[number] = (word.start(), end)
                draft.content[content] = (first, first + len(kept))

    def _before_clause(self, text: str, place: Place) -> Place:
        """A source without the beginning of a clause about it: Hartley, who took *over in May*."""
        for comma in _RELATIVE.finditer(text, *place):
            if comma.group(1).casefold() in self._relatives and _NEXT.match(text, place[1]):
                return place[0], comma.start()
        return place

    def _part_agent(self, text: str, draft: Draft) -> None:
        """Where a part stands behind *by*, the part before the cue is what is spoken of: He was pressed by her."""
        agents = [place for place in draft.source if self._agent(text, place, draft.cue)]
        if agents and len(draft.source) > len(agents):
            subject = [place for place in draft.source if place[1] <= draft.cue[0][0]]
            draft.source, draft.content = agents, sorted([*subject, *draft.content])

    def _agent(self, text: str, place: Place, cue: Sequence[Place]) -> bool:
        before = _LAST.search(text, cue[0][0], place[0]) if place[0] > cue[-1][1] else None
        return before is not None and before.group(1).casefold() in self._by

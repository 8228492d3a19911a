"""Where contents end: at the sentence's end, or earlier where the same source is given its next word."""

from bisect import bisect_right

from claimcheck.splitting.draft import Place
from claimcheck.splitting.languages.ar.found import Found
from claimcheck.splitting.languages.ar.grammar import MARK, Is
from claimcheck.splitting.languages.ar.spelling import fold
from claimcheck.splitting.languages.ar.view import View

_CONNECTIVES = frozenset(
    map(fold, ("كما", "ثم", "لكنه", "لكنها", "لكنهم", "لكن", "فيما", "بينما", "حيث", "إذ", "بعدما"))
)
_HAVING = frozenset(map(fold, ("وقد", "فقد", "وكان", "وكانت", "وكانوا")))
_THEREUPON = frozenset(map(fold, ("وقد", "فقد")))
"""With these the outlet tells of somebody else's word, whatever the tense: *يتوقع …، فقد قال الوزير*."""
_PAIRS = frozenset(
    (fold(a), fold(b))
    for a, b in (
        ("في", "حين"),
        ("قبل", "أن"),
        ("غير", "أن"),
        ("إلا", "أن"),
        ("بيد", "أن"),
        ("إلا", "أنه"),
        ("غير", "أنه"),
        ("إلا", "أنها"),
        ("غير", "أنها"),
    )
)
_TOPICS = frozenset(
    map(fold, ("حول", "عن", "بشأن", "بخصوص", "فيما", "ردا", "تعليقا", "تعقيبا", "بالنسبة", "عما", "في"))
)
_GENDERS = {"ms", "fs"}
_LONGEST_TOPIC = 16
_PHRASES = ("joined", "object", "preposition")
_WHEREAS = frozenset(map(fold, ("حيث", "بينما", "فيما", "إذ", "علما", "كما")))
_WHICH, _WHAT = frozenset(map(fold, ("وهو", "وهي", "الأمر"))), frozenset(map(fold, ("ما", "الذي")))
_BEFORE, _THEN = fold("قبل"), fold("ثم")
_CONCESSIONS = frozenset(map(fold, ("رغم", "برغم", "الرغم", "ومع", "مع")))
_YET = frozenset(map(fold, ("فقد", "فإن", "فإنه", "فإنها", "إلا", "غير")))
_OUTSIDE = Is.COMMA | Is.STOP | Is.COLON | Is.DASH
"""Marks that no content begins or ends with."""
_BEFORE_TOPIC = Is.STOP | Is.PARTICLE | Is.COLON
_LONG_QUOTE = 5
_SHORT_QUOTE = 3
_LONGEST = 400
"""Words: no sentence of prose is longer, and contents nested in one another stay of bounded size."""


class Contents:
    """Gives the attributions of one unit their contents."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._norms = view.words.norms
        self._flags = view.flags

    def settle(self, found: list[Found], stops: list[int]) -> None:
        """Set the places of every content. `found` is by cue; at each of `stops`, in order, a source is given anew."""
        following: dict[int | None, dict[tuple[str, str, bool], int]] = {}
        main: dict[int | None, int] = {}
        for one in reversed(found):
            context = self._view.inside.get(one.index)
            after = following.setdefault(context, {})
            end, edge = min(one.limit, one.content + _LONGEST), self._edge(one)
            if edge < one.begin and main.get(context, 0) > one.content:  # وفي حين أكد الجيش … | ، قال الناطق
                end = min(end, main[context])
            if (
                one.kind == "verb"
                and one.source
                and one.source[0] > one.index
                and self._flags[one.begin - 1] & Is.COMMA
            ):
                main[context] = one.begin
            for key, at in after.items():
                if one.content <= at < end and self._cuts(one, key, at):
                    end = at
            stop = bisect_right(stops, one.content)
            end = min(end, stops[stop]) if stop < len(stops) else end
            one.places = self._places(one, self._end_of_phrase(one, end))
            kind = self._kind(one, edge)
            if kind:
                is_hanging = one.hangs and one.source is None and edge == one.begin
                after[kind, one.agreement if one.elided else "", is_hanging] = edge

    def _end_of_phrase(self, one: Found, end: int) -> int:
        """Where the outlet adds something of its own: *دعا إلى هدنة | ، حيث قتل عشرة*، *إنه بريء | ، وهو ما نفته*."""
        is_phrase = one.opening in _PHRASES and not self._flags[one.content - 1] & Is.PARTICLE
        is_phrase = is_phrase and one.kind != "preposition"
        is_granted = one.kind == "noun" and self._norms[one.index - 1].lstrip("وف") in _CONCESSIONS
        commas = (at for at in range(one.content + 1, end - 1) if self._flags[at] & Is.COMMA)
        for at in commas:
            if (is_phrase and self._norms[at + 1] in _WHEREAS) or self._is_answered(at + 1):
                return at
            if one.opening == "object" and self._goes_on(at + 1, one.agreement):
                return at
            if is_granted and (one.opening in _PHRASES or self._norms[at + 1] in _YET):
                return at
        return end

    def _goes_on(self, at: int, agreement: str) -> bool:
        """Whether another verb of the same subject follows an object: *أيدت المحكمة الحكم | ، ورفضت الطعن*."""
        cue = self._view.cue_at.get(at)
        if cue is None or not cue.is_joined(self._view.words):
            return False
        return any(r.form == "past" and r.agreement == agreement and not r.frame.exact for r in cue.readings)

    def _is_answered(self, at: int) -> bool:
        """Whether a comment of somebody else begins: *وهو ما نفته بيروت*."""
        if self._norms[at] not in _WHICH or _WHAT.isdisjoint(self._norms[at + 1 : at + 2]):
            return False
        cue = self._view.cue_at.get(at + 2)
        if cue is None:
            return False
        is_of_it = any(flag & Is.PREPOSITION and flag & Is.ADVERB for flag in self._flags[at + 3 : at + 4])  # شكك فيه
        return is_of_it or any(reading.has_object for reading in cue.readings)

    def _kind(self, one: Found, edge: int) -> str:
        """By what a following attribution ends those before it: `participle`, `anew` or the tense of its verb."""
        if one.kind == "participle" or self._norms[edge] == _BEFORE:
            return "participle"
        is_next = one.form == "purpose" and bool(self._flags[one.begin - 1] & Is.COMMA)  # ، ليرد القاضي
        if one.kind != "verb" or not (one.joined or edge < one.begin or is_next):
            return ""
        if one.source is not None and self._norms[one.begin - 1] in _THEREUPON:
            return "anew"
        return "present" if one.form == "present" else "past"

    def _cuts(self, one: Found, following: tuple[str, str, bool], at: int) -> bool:
        """Whether a following attribution ends this content; not if its elided subject must be another's.

        In *قال الوزير إن الشركة رفضت العرض وطالبت بتعديله* it is the company that demands; so it is where a pronoun
        hangs on its verb (ووصفته), unless this content is a phrase that has no subject of its own.
        """
        kind, agreement, is_hanging = following
        if kind in ("participle", "anew"):
            return True
        if is_hanging and one.opening not in ("object", "joined"):
            return False
        if {one.agreement, agreement} == _GENDERS and not self._flags[at - 1] & MARK:
            return False
        return kind == ("present" if one.form == "present" else "past")

    def _edge(self, one: Found) -> int:
        """The first word that leads over to an attribution: a connective before its verb."""
        norms, begin = self._norms, one.begin
        at = begin if one.source is None else min(begin, one.source[0])
        before, second = (norms[at - 1] if at > 0 else ""), (norms[at - 2] if at > 1 else "")
        if before in _CONNECTIVES or before[1:] in _CONNECTIVES or (at == begin and before in _HAVING):
            return at - 1
        if (second, before) in _PAIRS or (second[1:], before) in _PAIRS:
            return at - 2
        return self._topic(at) if at == begin and not one.joined else begin

    def _topic(self, begin: int) -> int:
        """*، وحول عودة البعثات قال*: where the topic begins that leads over to a new word of the same source."""
        for at in range(begin - 1, max(0, begin - _LONGEST_TOPIC), -1):
            if self._flags[at] & _BEFORE_TOPIC or at in self._view.cue_at:
                break
            if self._norms[at][0] == "و" and self._norms[at][1:] in _TOPICS and self._flags[at - 1] & MARK:
                return at
        return begin

    def _places(self, one: Found, end: int) -> list[Place]:
        start = one.content
        opens = self._view.opens
        first = start if start in opens else start - 1
        if first in opens and self._flags[first] & Is.QUOTE:
            closing = opens[first]
            length = closing - first - 1
            marked = one.opening in ("quotation", "colon") and (length >= _SHORT_QUOTE or self._norms[first - 1] == ":")
            direct = marked or length >= _LONG_QUOTE or (length >= _SHORT_QUOTE and self._is_whole(closing, end))
            if direct and closing > start:
                return self._trimmed(first + 1, min(closing, max(end, closing)))
            start = first if closing < end else start
        return self._trimmed(start, end)

    def _is_whole(self, closing: int, end: int) -> bool:
        """Whether another clause follows a quotation, and no more of it: *إن "الوقت قد حان"، ثم غادر*."""
        if closing + 2 >= end or not self._flags[closing + 1] & Is.COMMA or self._flags[closing + 2] & Is.PARTICLE:
            return False
        is_clause = bool(self._flags[closing + 2]) or closing + 2 in self._view.cue_at
        return self._norms[closing + 2] == _THEN or (self._norms[closing + 2][0] == "و" and is_clause)

    def _trimmed(self, start: int, end: int) -> list[Place]:
        flags, opens, closes = self._flags, self._view.opens, self._view.closes
        while start < end and flags[start] & _OUTSIDE:
            start += 1
        while end > start and flags[end - 1] & _OUTSIDE:
            end -= 1
        if start < end and opens.get(start) == end - 1:
            return self._trimmed(start + 1, end - 1)
        while start < end and flags[end - 1] & Is.QUOTE and closes.get(end - 1, -1) < start:
            end -= 1
        if start < end and flags[start] & Is.QUOTE and opens.get(start, end) >= end:
            start += 1
        return [(self._view.words.starts[start], self._view.words.ends[end - 1])] if start < end else []

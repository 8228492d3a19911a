"""What stands between a cue and its subject or object without being either: adverbs, times, addressees."""

import re

from claimcheck.splitting.languages.ar.grammar import MARK, Is, words
from claimcheck.splitting.languages.ar.phrases import Phrases
from claimcheck.splitting.languages.ar.speakers import bodies, is_speaker, names
from claimcheck.splitting.languages.ar.spelling import fold
from claimcheck.splitting.languages.ar.view import Stretch, View

_PARTICIPLE = re.compile(".ا..ا|م.{3,4}ا")
_PERCENT = tuple(tuple(map(fold, p.split())) for p in ("%", "في المئة", "في المائة", "بالمئة", "بالمائة"))
_OF_THEM = frozenset(("منهم", "منهن"))
_ABBREVIATION = 2
_LONGEST_ASIDE = 10
_CLOSING = ("ي", "يه", "ها", "هم", "ه")
"""Endings of an adjective, and pronouns: no genitive follows."""


class Circumstances:
    """Passes over them in one document."""

    def __init__(self, view: View, phrases: Phrases) -> None:
        self._norms = view.words.norms
        self._flags = view.flags
        self._phrases = phrases

    def subject(self, verb: int, limit: int) -> Stretch | None:
        """The noun phrase between a verb and what it opens, circumstances passed over."""
        share = self._share(verb + 1, limit)
        if share is not None:
            return share
        at = self.skip(verb + 1, limit)
        if at >= limit or not self._phrases.begins(at, limit) or self._is_place(at) or self._phrases.is_relative(at):
            return None
        end = self._phrases.end(at, limit)
        return (at, end) if end > at and not self._is_manner(at, end) else None

    def _share(self, at: int, limit: int) -> Stretch | None:
        """A share of people: *قال 60 في المئة من المشاركين*."""
        norms = self._norms
        if at + 1 >= limit or not norms[at].replace(".", "").isdigit():
            return None
        length = next((len(p) for p in _PERCENT if tuple(norms[at + 1 : at + 1 + len(p)]) == p), 0)
        after = at + 1 + length
        if not length or after >= limit:
            return None
        if norms[after] == "من":
            return at, max(self._phrases.end(after + 1, limit), after + 1)
        return at, after + (norms[after] in _OF_THEM)

    def skip(self, at: int, limit: int, *, before_object: bool = False) -> int:
        """Past adverbs, prepositional phrases and commas: where a noun phrase may begin."""
        flags = self._flags
        while at < limit:
            flag = flags[at]
            if flag & (Is.ADVERB | Is.COMMA) or self._norms[at].isdigit():
                at += 1
            elif self._norms[at] in words("prepositions", "manner"):
                at += 2  # بشكل قاطع
            elif flag & Is.DASH and (aside := self._past_aside(at, limit)):
                at = aside
            elif flag & Is.BRACKET and (closing := self._phrases.bracket(at, limit)) is not None:
                at = closing + 1  # اليوم (السبت)
            elif (
                (flag & Is.PREPOSITION and not flag & Is.PARTICLE)
                or self._is_accompanying(at)
                or (before_object and self._is_where(at))
            ):
                at = self._after_phrase(at, limit, before_object=before_object)
            else:
                break
        return min(at, limit)

    def _past_aside(self, dash: int, limit: int) -> int:
        """Behind the dash that closes an aside about somebody's name; 0 if there is none."""
        closing = next((i for i in range(dash + 1, min(limit, dash + _LONGEST_ASIDE)) if self._flags[i] & Is.DASH), 0)
        return closing + 1 if closing and self._phrases.keeps_name(dash + 1, closing) else 0

    def _is_manner(self, at: int, end: int) -> bool:
        """Whether the word says how somebody spoke: *أضاف ضاحكا*."""
        norm = self._norms[at]
        if norm in words("adverbs", "hers"):
            return True
        return end == at + 1 and _PARTICIPLE.fullmatch(norm) is not None and norm not in names()

    def _is_place(self, at: int) -> bool:
        """Whether ب says where or by what: *نشرت بصفحتها*; ب may also be the first letter of a name."""
        norm = self._norms[at]
        if norm[0] == "ب" and norm[1:] in bodies() and norm not in bodies():
            return True  # ببرنامج
        is_noun = norm.startswith("بال") or norm.endswith(("ها", "هم"))
        return is_noun and self._phrases.is_joined_object(at)

    def _is_where(self, at: int) -> bool:
        """Whether ب says at which body or place something is done: *نفى المدير بالمحكمة | علمه بالأمر*."""
        norm = self._norms[at]
        return norm.startswith("بال") and norm[3:] in bodies()

    def _is_accompanying(self, at: int) -> bool:
        """Whether ل says to whom, or برئاسة and the like under whom."""
        return self._norms[at] in words("prepositions", "led") or self._is_addressed(at)

    def _is_addressed(self, at: int) -> bool:
        return self._norms[at].startswith("لل") or self._phrases.is_audience(at)

    def skip_adverbs(self, at: int, limit: int) -> int:
        """Past adverbs alone."""
        while at < limit and self._flags[at] & Is.ADVERB:
            at += 1
        return at

    def _after_phrase(self, at: int, limit: int, *, before_object: bool) -> int:
        """After the prepositional phrase that begins here; a speaker without ال behind it is no part of it."""
        start = at + (not self._is_addressed(at))
        if start < limit and self._flags[start] & Is.PREPOSITION and self._flags[start] & Is.ADVERB:
            return start + 1  # من خلاله
        while start < limit and self._flags[start] & (Is.PREPOSITION | Is.DEMONSTRATIVE):
            start += 1
        if start >= limit or self._flags[start] & (MARK & ~Is.QUOTE | Is.PARTICLE):
            return start
        start += self._is_day_of(start, limit)
        end = max(self._phrases.end(start, limit, before_object=before_object), start + 1)
        for index in range(start + 1, end):
            norm = self._norms[index]
            if len(norm) > _ABBREVIATION and is_speaker(norm) and not norm.startswith("ال") and self._closes(index - 1):
                return index
        return end

    def _is_day_of(self, at: int, limit: int) -> bool:
        """Whether a noun of time governs another, and is no adverb: *بمناسبة يوم اللاجئ*."""
        if at + 1 >= limit or not self._flags[at] & Is.ADVERB or self._norms[at].startswith("ال"):
            return False
        return self._norms[at + 1].startswith("ال") and not self._flags[at + 1]

    def _closes(self, index: int) -> bool:
        """Whether a noun phrase can be complete with this word."""
        norm = self._norms[index]
        is_marked = bool(self._flags[index] & (Is.QUOTE | Is.BRACKET))
        return is_marked or norm.startswith("ال") or norm.endswith(_CLOSING) or norm in names()

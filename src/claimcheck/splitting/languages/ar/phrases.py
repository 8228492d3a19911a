"""Noun phrases on surface words: how far the one that begins here goes on."""

from claimcheck.splitting.languages.ar.addressees import Addressees
from claimcheck.splitting.languages.ar.deeds import Deeds
from claimcheck.splitting.languages.ar.grammar import NAMELESS, Is, words
from claimcheck.splitting.languages.ar.joined import Joined
from claimcheck.splitting.languages.ar.speakers import (
    bodies,
    given_names,
    has_head,
    is_known,
    is_speaker,
    masculine_heads,
    names,
    places,
    singular_heads,
    works,
)
from claimcheck.splitting.languages.ar.spelling import fold
from claimcheck.splitting.languages.ar.view import View

_LONGEST_APPOSITION = 12
_LONGEST_BRACKET = 8
_UN, _AT_THE = fold("غير"), "بال"
_ON, _WITH, _FOR_MEDIA = fold("على"), fold("لدى"), fold("للإعلام")
_CABINET = fold("حكومة")
_BREAKS = Is.STOP | Is.COLON | Is.PARTICLE | Is.RELATIVE | Is.NEGATOR | Is.SUBORDINATOR | Is.AUXILIARY
_NOT_AFTER_COMMA = _BREAKS | Is.PREPOSITION | Is.ADVERB | Is.COMMA | Is.DASH
_ENCLOSING = Is.COMMA | Is.QUOTE | Is.BRACKET | Is.DASH


class Phrases:
    """Reads noun phrases of one document."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._norms = view.words.norms
        self._flags = view.flags
        deeds = Deeds(view)
        self.opens_object = deeds.at
        addressees = Addressees(view, deeds)
        joined = Joined(view)
        self.is_joined_object, self.is_joined_deed = joined.is_object, joined.is_deed
        self.addressee, self.is_addressed = addressees.addressee, addressees.is_addressed

    def begins(self, index: int, limit: int) -> bool:
        """Whether a noun phrase can begin here."""
        if index >= limit:
            return False
        flag = self._flags[index]
        if self._norms[index] == "ما" and index + 1 < limit and self._norms[index + 1] in words("so_called"):
            return True
        if flag & Is.QUOTE:
            return index in self._view.opens
        return (
            self._norms[index] != "و"
            and not flag & (_NOT_AFTER_COMMA | Is.BRACKET)
            and not (self.is_audience(index) or self._is_wording(index))
        )

    def end(self, start: int, limit: int, *, before_object: bool = False, heads: frozenset[str] | None = None) -> int:
        """The index after the last word of the noun phrase that begins at `start`.

        With `before_object` it ends where another noun phrase opens that says what is done, or with one of `heads`.
        """
        flags, norms = self._flags, self._norms
        at = start + 1 if norms[start] == "ما" else start
        while at < limit:
            if flags[at] & _ENCLOSING:
                after = self._past_mark(at, limit)
                if after is None:
                    break
                at = after
                continue
            if self._stops(at, start, limit) and not self._is_abbreviated(at, start):
                break
            if before_object and at > start:
                opens = self.opens_object(at, start) if heads is None else has_head(norms[at], heads)
                if opens:
                    break
            at += 1
        while at > start and flags[at - 1] & (Is.COMMA | Is.DASH):
            at -= 1
        return at

    def _past_mark(self, at: int, limit: int) -> int | None:
        """Where the phrase goes on behind an apposition, a name in quotation marks or something in brackets."""
        flag = self._flags[at]
        if flag & Is.COMMA:
            return self._apposition(at, limit)
        if flag & Is.DASH:
            return self._aside(at, limit)
        if flag & Is.QUOTE:
            closing = self._view.opens.get(at)
            is_name = closing is not None and closing < limit and at + 1 not in self._view.inside
            return closing + 1 if closing is not None and is_name and not self._is_speech(at + 1) else None
        closing = self.bracket(at, limit)
        return None if closing is None else closing + 1

    def _is_speech(self, first: int) -> bool:
        """Whether no name begins with this word: *أسف النائب | "لما آلت إليه الأمور"*."""
        return bool(self._flags[first] & NAMELESS) and not is_speaker(self._norms[first - 2])  # برنامج "في الصميم"

    def _stops(self, at: int, start: int, limit: int) -> bool:
        """Whether a word is no part of the phrase that began at `start`."""
        flag, norm = self._flags[at], self._norms[at]
        if flag and not (norm == _UN and self._is_adjective(at, start, limit)):
            is_own = at == start and norm.startswith("ال")
            if (
                flag & (_BREAKS | Is.DASH)
                or (flag & Is.PRONOUN and flag & Is.JOINED)
                or (flag & Is.PREPOSITION and not self._belongs(at, start, limit))
                or (flag & Is.ADVERB and not flag & Is.OBJECT and not is_own)
            ):
                return self._norms[at - 1] not in words("suffering")  # المجني عليه
        if at == start or norm == "ب":
            return at > start  # بـ«الكارثي»
        if norm == _FOR_MEDIA and self._norms[start].removeprefix("ال") in bodies():
            return False  # الوكالة الوطنية للإعلام
        if norm in words("agencies") and self._is_complete(at - 1):
            return True
        if norm[0] == "ل" and (self._is_told(at, start) or (self.is_audience(at) and not self._is_served(at, start))):
            return True
        return self._is_verbal(at) or self._is_done(at, start)

    def _is_verbal(self, at: int) -> bool:
        """Whether a clause or speech opens here, or how somebody speaks: *مسؤول | طالبا عدم كشف هويته*."""
        cue = self._view.cue_at.get(at)
        if cue is None or self.is_relative(at) or self._is_wording(at):
            return cue is not None or self.is_relative(at)
        is_clause = cue.is_joined(self._view.words) and any(r.finite for r in cue.readings)
        return is_clause or (self._norms[at][-1] == "ا" and any(r.form == "participle" for r in cue.readings))

    def _is_abbreviated(self, at: int, start: int) -> bool:
        """Whether a full stop belongs to the title before it: *م. خالد المطيري*."""
        before = self._norms[at - 1]
        return self._norms[at] == "." and at > start and len(before) == 1 and before.isalpha()

    def _is_wording(self, at: int) -> bool:
        """Whether the word is بقوله or قوله, which opens what is said."""
        cue = self._view.cue_at.get(at)
        if cue is None or cue.readings[0].form != "possessed":
            return False
        return self._norms[at][0] == "ب" or cue.readings[0].frame.bare

    def _is_adjective(self, at: int, start: int, limit: int) -> bool:
        """Whether غير negates an adjective of the phrase: *حصيلة غير نهائية*."""
        return start < at < limit - 1 and not self._flags[at + 1]

    def _is_done(self, at: int, start: int) -> bool:
        """Whether the word is ب with what is said or demanded, and no part of a phrase: *المجتمع الدولي | بالتدخل*."""
        if self._norms[at][0] != "ب" or self._is_placed(at - 1) or self._norms[at - 1] in words("kinship"):
            return False  # أبو بشارة
        is_body = self._norms[at][1:].removeprefix("ال") in bodies()
        is_seat = is_body and (
            self._is_expert(start) or (self._norms[at].startswith(_AT_THE) and self._is_led(start, at))
        )
        return self.is_joined_object(at) and not is_seat

    def _is_led(self, start: int, at: int) -> bool:
        """Whether a title without ال is in the phrase: *هشام سرور رئيس شعبة الغذاء | بالغرفة*."""
        return any(norm in masculine_heads() and norm not in bodies() for norm in self._norms[start:at])

    def is_work(self, index: int) -> bool:
        """Whether the noun heads a work that speaks for itself: a study, a report, figures."""
        return self._norms[index].removeprefix("ال") in works()

    def is_thing(self, index: int) -> bool:
        """Whether the noun is for something that does nothing of its own will: statements, needs, a crisis."""
        norm = self._norms[index].removeprefix("ال")
        singular = norm.removesuffix("ات")
        if norm in words("things"):
            return True
        return norm != singular and (singular in works() or not is_speaker(norm)) and norm not in names()

    def is_audience(self, index: int) -> bool:
        """Whether the word says to whom: لوكالة، للصحيفة، لـ«عكاظ»."""
        norm = self._norms[index]
        if norm[0] != "ل" or self._flags[index]:
            return False
        if len(norm) == 1:
            return True
        rest = norm[2:] if norm.startswith("لل") else norm[1:]
        return rest in words("audiences") or (not "ء" <= norm[1] <= "ي")

    def _is_told(self, at: int, start: int) -> bool:
        """Whether a person is addressed by another who has a title alone: *قال القاضي | للمتهم*."""
        first, norm = self._norms[start], self._norms[at]
        if not norm.startswith("لل") or not all(word.startswith("ال") for word in self._norms[start:at]):
            return False
        bare = norm[2:]
        is_person = (bare in singular_heads() and bare not in works()) or ("ال" + bare) in words("addressed")
        return is_person and bare not in bodies() and first.removeprefix("ال") in singular_heads()

    def _is_complete(self, index: int) -> bool:
        """Whether no genitive follows the word: *أفاد مصدر أمني | وكالة الأنباء*, but not *مراسل وكالة الأنباء*."""
        norm = self._norms[index]
        return norm.startswith("ال") or (norm.endswith(("ي", "يه")) and not is_speaker(norm))

    def _is_served(self, index: int, start: int) -> bool:
        """Whether ل says whose office a body is: *المكتب الإعلامي لرئيس الوزراء*."""
        is_office = self._norms[start].removeprefix("ال") in words("offices")
        return is_office and self._norms[index][1:] in masculine_heads()

    def is_relative(self, index: int) -> bool:
        """Whether a verb opens a clause about the noun before it: *دراسة | نشرتها مجلة*."""
        cue, norm, before = self._view.cue_at.get(index), self._norms[index], self._norms[index - 1]
        if norm.startswith("ال"):
            return False
        if cue is not None and all(r.finite and r.has_object for r in cue.readings):
            return True
        is_work = before in works() or (before.endswith(("ي", "يه", "ه")) and self._norms[index - 2] in works())
        return is_work and norm.endswith(("تها", "ته", "اها", "اه")) and self._view.words.texts[index][-1] != "ة"

    def _apposition(self, comma: int, limit: int) -> int | None:
        """The index of the comma after an apposition, or the limit: *, رئيس الوزراء اللبناني،*."""
        first = comma + 1
        if first >= limit or self._flags[first] & (_NOT_AFTER_COMMA | Is.PRONOUN) or first in self._view.cue_at:
            return None
        if self.is_audience(first) or self.opens_object(first):
            return None
        for at in range(first, min(limit, first + _LONGEST_APPOSITION)):
            flag = self._flags[at]
            if flag & Is.COMMA or (flag & Is.COLON and is_known(self._norms[first])):
                return at
            if flag & _BREAKS:
                return None
        return limit if limit <= first + _LONGEST_APPOSITION else None

    def _aside(self, dash: int, limit: int) -> int | None:
        """Where the phrase goes on behind a name in dashes, or behind what they say of it before its name."""
        first, flags = dash + 1, self._flags
        closing = next((i for i in range(first, min(limit, first + _LONGEST_APPOSITION)) if flags[i] & Is.DASH), None)
        if closing is None or closing == first or self.keeps_name(first, closing):
            return None
        is_named = closing + 1 < limit and self._norms[closing + 1] in given_names()
        is_name = not flags[first] & (_NOT_AFTER_COMMA | Is.PRONOUN) and first not in self._view.cue_at
        is_told = bool(flags[first] & Is.RELATIVE or (flags[first] & Is.PRONOUN and flags[first] & Is.JOINED))
        return closing + 1 if is_name or (is_told and is_named) else None

    def keeps_name(self, first: int, end: int) -> bool:
        """Whether an aside says that somebody keeps back the name: *- فضل عدم ذكر اسمه -*."""
        return not words("anonymity", "names").isdisjoint(self._norms[first:end])

    def bracket(self, at: int, limit: int) -> int | None:
        """The mark that closes a short bracket which opens here."""
        if self._view.words.texts[at] not in "([{":
            return None
        reach = range(at + 1, min(limit, at + 2 + _LONGEST_BRACKET))
        return next((i for i in reach if self._flags[i] & Is.BRACKET), None)

    def _belongs(self, at: int, start: int, limit: int) -> bool:
        """Whether a preposition goes on with the phrase: الباحث في الجامعة، كل من."""
        if at == start or at + 1 >= limit:
            return False
        norm, following = self._norms[at], self._norms[at + 1]
        if norm == "عن":
            body = self._norms[at + 2] if at + 1 in self._view.opens else following
            is_deputy = self._norms[at - 1].removeprefix("ال") in words("deputies") and body in bodies()
            return is_deputy or self._norms[at - 1] in words("issued")  # النائب عن حزب
        if norm == _ON:
            return self._norms[at - 1] in words("supervising")  # القائمون على الدراسة
        if norm == _WITH:
            is_body = following in places() or following.removeprefix("ال") in bodies()  # السفير لدى اليمن
            return is_body or any(self._is_placed(i) for i in range(start, at))  # محلل الأسواق لدى كابيتال
        if norm == "في":
            is_seated = self._norms[start].removeprefix("ال") in bodies() or self._norms[start] in words("seated")
            is_there = following in places() and is_seated  # الصليب الأحمر في اليمن، منسق الأمم المتحدة في اليمن
            return (
                is_there
                or following == _CABINET
                or (
                    (self._is_placed(at - 1) or self._is_adjective_of_expert(at - 1, start))
                    and following not in words("placed", "occasions")
                )
                or (following in bodies() and self._norms[at - 1].startswith("ال") and self._is_expert(start))
            )
        return norm == "من" and (self._norms[at - 1] in words("partitives") or self._is_some(at - 1, start, following))

    def _is_some(self, at: int, start: int, following: str) -> bool:
        """Whether from which body some people are is said: *ناشطون من المعارضة*."""
        norm = self._norms[at]
        is_plural = at == start and norm.endswith(("ون", "ين")) and not norm.startswith("ال") and is_speaker(norm)
        return is_plural and (following.removeprefix("ال") in bodies() or following in places())

    def _is_adjective_of_expert(self, at: int, start: int) -> bool:
        """Whether an adjective alone stands behind an expert's title: *مندوب خليجي في المنظمة*."""
        norm = self._norms[at]
        return at == start + 1 and self._is_placed(start) and norm.endswith(("ي", "يه")) and not norm.startswith("ال")

    def _is_expert(self, start: int) -> bool:
        """Whether a title opens here that says where somebody works: *خبير المناخ في جامعة*, *كبير خبراء البنك*."""
        return self._is_placed(start) or self._is_placed(start + 1)

    def _is_placed(self, index: int) -> bool:
        return self._norms[index].removeprefix("ال") in words("placed")

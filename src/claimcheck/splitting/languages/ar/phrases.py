"""Noun phrases on surface words: how far the one that begins here goes on."""

import functools
from collections.abc import Iterator
from typing import Any

from claimcheck.splitting.data import language_data
from claimcheck.splitting.languages.ar.grammar import Is, is_verbal_noun, words
from claimcheck.splitting.languages.ar.spelling import fold
from claimcheck.splitting.languages.ar.view import View

_LONGEST_APPOSITION = 12
_LONGEST_BRACKET = 8
_BREAKS = Is.STOP | Is.COLON | Is.PARTICLE | Is.RELATIVE | Is.NEGATOR | Is.SUBORDINATOR | Is.AUXILIARY
_NOT_AFTER_COMMA = _BREAKS | Is.PREPOSITION | Is.ADVERB | Is.COMMA | Is.DASH
_SO_CALLED = frozenset(map(fold, ("يسمى", "تسمى", "يعرف", "تعرف", "يدعى", "تدعى", "وصف", "وصفها", "وصفه")))
_PARTITIVES = frozenset(
    map(fold, ("كل", "عدد", "عددا", "كثير", "العديد", "كلا", "مصدر", "أكثر", "واحد", "مجموعة", "أي", "جزء", "قسم", "مقرب", "مقربة", "مقربون", "قريب", "قريبة"))
)
_ISSUED = frozenset(map(fold, ("صادر", "صادرة", "الصادر", "الصادرة", "صدر", "صدرت")))
_NAMING = frozenset(map(fold, ("باسم", "بلسان", "باسمه", "باسمها")))


@functools.cache
def _singular_heads() -> frozenset[str]:
    heads = language_data("ar", "names")["heads"].values()
    singular = [word for table in heads if isinstance(table, dict) for key in ("m", "f") for word in table.get(key, [])]
    return frozenset(map(fold, singular))


@functools.cache
def _works() -> frozenset[str]:
    heads = language_data("ar", "names")["heads"]
    return frozenset(map(fold, _strings([heads["work"], heads["statement"]])))


@functools.cache
def speaker_heads() -> frozenset[str]:
    """Nouns that head the name of somebody who can speak, with and without the article."""
    singular = {fold(word) for word in _strings(language_data("ar", "names")["heads"]) if " " not in word}
    feminine = {word + "ه" for word in singular if not word.endswith("ه")}
    plural = {word + ending for word in singular for ending in ("ون", "ين", "ات", "و", "ي")}
    plain = singular | feminine | plural
    return frozenset(plain | {"ال" + word for word in plain})


def _strings(data: Any) -> Iterator[str]:
    """Every string in nested tables and lists."""
    if isinstance(data, str):
        yield data
    else:
        for value in data.values() if isinstance(data, dict) else data:
            yield from _strings(value)


@functools.cache
def places() -> frozenset[str]:
    """Countries, capitals and other places that stand for who governs there."""
    data = language_data("ar", "names")
    capitals = [word for listed in data["countries"].values() for word in listed[1:]]
    folded = frozenset(map(fold, [*data["countries"], *capitals]))
    return folded | {word[:-1] + "ه" for word in folded if word.endswith("ا")}  # سوريا، سورية


@functools.cache
def names() -> frozenset[str]:
    """First names of people, and places."""
    return given_names() | places()


@functools.cache
def given_names() -> frozenset[str]:
    """First names of people."""
    return frozenset(map(fold, _strings(language_data("ar", "names")["given"])))


def is_speaker(norm: str) -> bool:
    """Whether a word heads a noun phrase that can speak."""
    return norm in speaker_heads()


def has_head(norm: str, heads: frozenset[str]) -> bool:
    """Whether a noun is one of some heads, whatever hangs on it: الشكر، شكره، شكرا."""
    word = norm.removeprefix("ال")
    if word in heads or word.removesuffix("ا") in heads:
        return True
    for pronoun in ("هما", "ها", "هم", "ه", "نا", "ي"):
        if word.endswith(pronoun):
            stem = word[: -len(pronoun)]
            if stem in heads or (stem.endswith("ت") and stem[:-1] + "ه" in heads):
                return True
    return False


class Phrases:
    """Reads noun phrases of one document."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._norms = view.words.norms
        self._flags = view.flags

    def begins(self, index: int, limit: int) -> bool:
        """Whether a noun phrase can begin here."""
        if index >= limit:
            return False
        flag = self._flags[index]
        if self._norms[index] == "ما" and index + 1 < limit and self._norms[index + 1] in _SO_CALLED:
            return True
        if flag & Is.QUOTE:
            return index in self._view.opens
        return not flag & (_NOT_AFTER_COMMA | Is.BRACKET) and not self.is_audience(index, limit)

    def end(
        self, start: int, limit: int, *, before_object: bool = False, heads: frozenset[str] | None = None
    ) -> int:
        """The index after the last word of the noun phrase that begins at `start`.

        With `before_object` it ends where another noun phrase opens that says what is done, or with one of `heads`.
        """
        flags, norms, view = self._flags, self._norms, self._view
        at = start + 1 if norms[start] == "ما" else start
        while at < limit:
            flag, norm = flags[at], norms[at]
            if flag & Is.COMMA:
                after = self._apposition(at, limit)
                if after is None:
                    break
                at = after
                continue
            if flag & Is.QUOTE:
                closing = view.opens.get(at)
                if closing is None or at + 1 in view.inside or closing >= limit:
                    break
                at = closing + 1
                continue
            if flag & Is.BRACKET:
                closing = self._bracket(at, limit)
                if closing is None:
                    break
                at = closing + 1
                continue
            if flag & (_BREAKS | Is.DASH) or (flag & Is.PRONOUN and flag & Is.JOINED):
                break
            if flag & Is.PREPOSITION and not self._belongs(at, start, limit):
                break
            if flag & Is.ADVERB and not flag & Is.OBJECT and not (at == start and norm.startswith("ال")):
                break
            if at > start:
                if self.is_audience(at, limit) or self._is_clause(at):
                    break
                if norm[0] == "ب" and norm not in _NAMING and self.is_joined_object(at) and not self._is_placed(at - 1):
                    break
                if before_object and (self.opens_object(at, start) or (heads is not None and has_head(norm, heads))):
                    break
            at += 1
        while at > start and flags[at - 1] & (Is.COMMA | Is.DASH):
            at -= 1
        return at

    def addressee(self, start: int, end: int) -> int:
        """Where whom a verb addresses begins, behind its subject: *اتهمت موسكو | واشنطن*، *طالبت النقابة | الحكومة*."""
        for at in range(start + 1, end):
            norm, before = self._norms[at], self._norms[at - 1]
            if self.opens_object(at, start):
                return at
            if self._flags[at] & ~(Is.OBJECT | Is.QUANTIFIER) or norm[0] in "ولب" and norm not in names():
                continue
            if norm in places():
                if before in places() or before.startswith("ال"):
                    return at
            elif norm in words("addressed") or norm.endswith(("ها", "هم")) or (is_speaker(norm) and (before.startswith("ال") or before in places())):
                return at
        return end

    def opens_object(self, index: int, start: int | None = None) -> bool:
        """Whether a noun phrase of what is said or done opens here, after the one that began at `start`."""
        flag, norm = self._flags[index], self._norms[index]
        if flag & Is.JOINED or (norm == "كل" and self._norms[index + 1 : index + 2] == ["من"]):
            return False
        if norm == "ما" and not _SO_CALLED.isdisjoint(self._norms[index + 1 : index + 2]):
            return False
        shaped = bool(flag & (Is.OBJECT | Is.DEMONSTRATIVE | Is.QUANTIFIER)) or (
            is_verbal_noun(norm) and not is_speaker(norm)
        )
        if start is None:
            return shaped
        before = self._norms[index - 1]
        if not shaped:
            return before.startswith("ال") and self._governs(index)
        if flag & Is.DEMONSTRATIVE or norm in words("objects", "always"):
            return True
        if self._flags[index - 1] & (Is.QUOTE | Is.BRACKET) or before.endswith(("ها", "هم")):
            return True
        if before.startswith("ال"):
            return not norm.endswith(("ي", "يه")) or not norm.startswith("ال")
        return not is_speaker(before) and not is_verbal_noun(before) and index - start > 1

    def is_addressed(self, index: int, agreement: str) -> bool:
        """Whether the noun after a verb of demanding is whom it addresses: by its kind, ending or gender."""
        norm = self._norms[index]
        bare = norm.removeprefix("ال")
        if norm in words("addressed") or (norm.endswith("ين") and norm != bare and bare not in _singular_heads()):
            return True
        feminine = norm.endswith(("ه", "ات")) and self._view.words.texts[index][-1] in "ةهت"
        return agreement == "ms" and feminine and len(norm) > 4

    def _governs(self, index: int) -> bool:
        """Whether the word is a common noun with a genitive after it, as no name is: *منظمة العفو الدولية | ظروف الاحتجاز*."""
        norm, following = self._norms[index], self._norms[index + 1 : index + 2]
        if not following or not following[0].startswith("ال") or norm.startswith("ال") or norm[0] in "لبوك" or len(norm) < 3:
            return False
        return not (self._flags[index] or norm in names() or is_speaker(norm) or "a" <= norm[0] <= "z")

    def is_work(self, index: int) -> bool:
        """Whether the noun heads a work that speaks for itself: a study, a report, figures."""
        return self._norms[index].removeprefix("ال") in _works()

    def is_audience(self, index: int, limit: int) -> bool:
        """Whether the word says to whom: لوكالة، للصحيفة، لـ«عكاظ»."""
        norm = self._norms[index]
        if norm[0] != "ل" or self._flags[index]:
            return False
        if len(norm) == 1:
            return True
        rest = norm[2:] if norm.startswith("لل") else norm[1:]
        return rest in words("audiences") or (not "ء" <= norm[1] <= "ي")

    def is_joined_object(self, index: int) -> bool:
        """Whether the word is ب with what a verb says or demands: بمحاسبة، بالعمل، بوقف."""
        norm = self._norms[index]
        if norm[0] != "ب" or len(norm) < 3 or self._flags[index] & ~Is.JOINED:
            return False
        if norm in words("no_preposition") or norm in _NAMING:
            return False
        own = self._view.cue_at.get(index)
        if own is not None and own.readings[0].form == "possessed" and own.readings[0].frame.bare:
            return False  # بقوله، بالقول
        return norm.startswith("بال") or not (is_speaker(norm) or norm in names())

    def _is_clause(self, index: int) -> bool:
        cue = self._view.cue_at.get(index)
        return cue is not None and any(r.finite for r in cue.readings) and cue.is_joined(self._view.words)

    def _apposition(self, comma: int, limit: int) -> int | None:
        """The index of the comma after an apposition, or the limit: *, رئيس الوزراء اللبناني،*."""
        first = comma + 1
        if first >= limit or self._flags[first] & (_NOT_AFTER_COMMA | Is.PRONOUN) or first in self._view.cue_at:
            return None
        for at in range(first, min(limit, first + _LONGEST_APPOSITION)):
            flag = self._flags[at]
            if flag & Is.COMMA:
                return at
            if flag & _BREAKS:
                return None
        return limit if limit <= first + _LONGEST_APPOSITION else None

    def _bracket(self, at: int, limit: int) -> int | None:
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
            return self._norms[at - 1] in _ISSUED
        if norm == "في":
            return self._is_placed(at - 1) and following not in words("placed", "occasions")
        return norm == "من" and self._norms[at - 1] in _PARTITIVES

    def _is_placed(self, index: int) -> bool:
        return self._norms[index].removeprefix("ال") in words("placed")



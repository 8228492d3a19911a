"""What a cue opens: the particle, preposition, colon or quotation mark with which its content begins, and the subject."""

from dataclasses import dataclass
from typing import Literal

from claimcheck.splitting.languages.ar.grammar import MARK, Is, is_verbal_noun, words
from claimcheck.splitting.languages.ar.lexicon import Frame, Reading
from claimcheck.splitting.languages.ar.phrases import Phrases, has_head, is_speaker
from claimcheck.splitting.languages.ar.spelling import fold
from claimcheck.splitting.languages.ar.view import Cue, View

_REACH = 45
"""Words in which what a cue opens must begin."""
_REACH_OF_EXACT = 10
_REACH_OF_PARTICIPLE = 14
_REACH_OF_NOUN = 5
_REACH_OF_PREDICATE = 7
_NAME_WORDS = 4
_ABBREVIATION = 2
_GOVERNING = frozenset(map(fold, ("من", "في", "إلى", "على", "عن", "مع", "حتى", "بعد", "قبل", "منذ")))
_MEANWHILE = frozenset(map(fold, ("عندما", "حينما", "بعدما", "وهو", "وهي", "إذ", "حيث")))
_SPEECH_PREPOSITIONS = frozenset(map(fold, ("إلى", "على", "عن")))
_COLON_REACH = 25

Opening = Literal["clause", "preposition", "joined", "colon", "quotation", "object", "question"]


@dataclass(slots=True, frozen=True)
class Introducer:
    """Where a content is opened, how, and the word that it begins with."""

    opening: Opening
    index: int
    content: int


class Frames:
    """Matches the frames of cues in one document."""

    def __init__(self, view: View, phrases: Phrases) -> None:
        self._view = view
        self._norms = view.words.norms
        self._flags = view.flags
        self._phrases = phrases

    def introducer(self, cue: Cue, reading: Reading, limit: int) -> Introducer | None:
        """The first thing after the cue that its frame licenses; none where another clause comes in between."""
        frame, flags, norms, view = reading.frame, self._flags, self._norms, self._view
        if frame.document:
            return self._in_document(cue, limit)
        at = cue.index + 1
        limit = min(limit, at + _reach(reading))
        spare: Introducer | None = None
        in_relative = False
        while at < limit:
            flag, norm = flags[at], norms[at]
            if flag & Is.STOP and len(norms[at - 1]) > _ABBREVIATION:
                break
            if flag & (Is.COLON | Is.QUOTE) and frame.object_heads is not None:
                at = view.opens.get(at, at) + 1
                continue
            if flag & Is.COLON:
                return self._colon(at, limit, cue.index) or spare
            if flag & Is.QUOTE:
                closing = view.opens.get(at)
                if closing is None:
                    if at in view.unclosed and (flags[at - 1] & Is.COLON or at == cue.index + 1):
                        return spare or Introducer("quotation", at, at + 1)
                    at += 1
                    continue
                if not self._is_name(at, closing, limit, reading):
                    return spare or Introducer("quotation", at, at + 1)
                at = closing + 1
                continue
            if flag & Is.BRACKET:
                at = self._after_bracket(at, limit)
                continue
            if flag & Is.PARTICLE and not (flag & Is.JOINED and at > cue.index + 1):
                if frame.clause and not self._is_governed(at, cue.index):
                    return Introducer("clause", at, self._after_particle(at))
                if norm.startswith("بان") and "ب" in frame.joined:
                    return Introducer("clause", at, self._after_particle(at))
                if frame.clause and norms[at - 1] in _SPEECH_PREPOSITIONS and not in_relative:
                    return Introducer("clause", at, self._after_particle(at))
            if norm in frame.prepositions and flag & Is.PREPOSITION and at + 1 < limit and norms[at + 1] not in words("circumstances"):
                found = Introducer("preposition", at, self._after_preposition(at, limit))
                if frame.object_heads is not None and not has_head(norms[found.content], frame.object_heads):
                    break
                if frame.clausal and not flags[at + 1] & Is.PARTICLE:
                    break
                if flags[at + 1] & Is.PARTICLE or not in_relative:
                    return found
                spare = spare or found
            elif frame.joined and norm[0] in frame.joined and self._opens_joined(at, cue.index, frame.joined):
                return Introducer("joined", at, at)
            elif frame.question_words and norm in ("كيف", "كيفيه", "ما", "لماذا", "هل", "متي", "ماذا", "عما", "اين", "من"):
                return Introducer("question", at, at)
            if flag & Is.RELATIVE:
                in_relative = True
            elif norm in _MEANWHILE:
                in_relative = True
            elif flag & Is.SUBORDINATOR or self._opens_participle(at, limit):
                break
            elif self._is_new_cue(at):
                if flag & Is.JOINED:
                    break
                in_relative = True
            elif flag & Is.COMMA:
                in_relative = False
            at += 1
        return spare

    def _in_document(self, cue: Cue, limit: int) -> Introducer | None:
        """*جاء في البيان أن*: what a document opens."""
        if cue.index + 2 >= limit or self._norms[cue.index + 1] not in ("في", "علي", "ضمن"):
            return None
        if not self._phrases.begins(cue.index + 2, limit):
            return None
        end = self._phrases.end(cue.index + 2, limit)
        return self.opening_at(self.skip_circumstances(end, limit), cue.readings[0].frame, limit, clauses_only=True)

    def opening_at(self, at: int, frame: Frame, limit: int, *, clauses_only: bool = False) -> Introducer | None:
        """What is opened right here, adverbs passed over; commas too where only a clause can be opened."""
        flags = self._flags
        passed = Is.ADVERB | Is.COMMA if clauses_only else Is.ADVERB
        while at < limit and flags[at] & passed:
            at += 1
        if at + 1 >= limit:
            return None
        flag = flags[at]
        if flag & Is.PARTICLE:
            return Introducer("clause", at, self._after_particle(at))
        if flag & Is.COLON:
            return self._colon(at, limit, at)
        if flag & Is.QUOTE and at in self._view.opens:
            return Introducer("quotation", at, at + 1)
        if clauses_only:
            return None
        if self._norms[at] in frame.prepositions and flag & Is.PREPOSITION:
            return Introducer("preposition", at, self._after_preposition(at, limit))
        if frame.joined and self._opens_joined(at, at - 1, frame.joined):
            return Introducer("joined", at, at)
        return None

    def subject(self, cue: Cue, limit: int) -> tuple[int, int] | None:
        """The noun phrase between a cue and what it opens, adverbs and phrases of place and audience passed over."""
        at = self.skip_circumstances(cue.index + 1, limit)
        if at >= limit or not self._phrases.begins(at, limit):
            return None
        end = self._phrases.end(at, limit)
        return (at, end) if end > at else None

    def skip_circumstances(self, at: int, limit: int, *, before_object: bool = False) -> int:
        """Past adverbs, prepositional phrases and commas: where a noun phrase may begin."""
        flags = self._flags
        while at < limit:
            flag = flags[at]
            if flag & (Is.ADVERB | Is.COMMA) or self._norms[at].isdigit():
                at += 1
            elif (flag & Is.PREPOSITION and not flag & Is.PARTICLE) or self._phrases.is_audience(at, limit):
                at = self._after_phrase(at, limit, before_object=before_object)
            else:
                break
        return at

    def object_of(self, cue: Cue, reading: Reading, limit: int, *, has_subject: bool) -> tuple[tuple[int, int] | None, int] | None:
        """A subject, if there is one after the cue, and where the object begins that is the content."""
        frame = reading.frame
        if not frame.noun_object:
            return None
        at = cue.index + 1
        if reading.form == "participle" or has_subject:
            at = self.skip_adverbs(at, limit)
            return (None, at) if self._is_object(at, limit, reading, anything=True) else None
        at = self.skip_circumstances(at, limit, before_object=True)
        if at >= limit:
            return None
        if self._is_object(at, limit, reading, anything=False):
            return None, at
        if not self._phrases.begins(at, limit):
            return None
        end = self._phrases.end(at, limit, before_object=True, heads=frame.object_heads)
        if end == at:
            return None
        if frame.object_heads is None and end < limit and self._phrases.opens_object(end, at):
            return (at, end), end
        start = self.skip_circumstances(end, limit, before_object=True)
        if self._is_object(start, limit, reading, anything=frame.object_heads is not None):
            return (at, end), start
        return None

    def _is_object(self, at: int, limit: int, reading: Reading, *, anything: bool) -> bool:
        if at >= limit or self._flags[at] & (MARK & ~Is.QUOTE | Is.PREPOSITION | Is.PARTICLE | Is.RELATIVE | Is.SUBORDINATOR):
            return False
        heads = reading.frame.object_heads
        if heads is not None:
            return has_head(self._norms[at], heads)
        return anything or self._phrases.opens_object(at)

    def skip_adverbs(self, at: int, limit: int) -> int:
        while at < limit and self._flags[at] & Is.ADVERB:
            at += 1
        return at

    def _after_phrase(self, at: int, limit: int, *, before_object: bool) -> int:
        """The index after the prepositional phrase that begins here; a speaker without ال after it is not part of it."""
        start = at + 1
        while start < limit and self._flags[start] & (Is.PREPOSITION | Is.DEMONSTRATIVE):
            start += 1
        if start >= limit or self._flags[start] & (MARK & ~Is.QUOTE | Is.PARTICLE):
            return start
        end = max(self._phrases.end(start, limit, before_object=before_object), start + 1)
        for index in range(start + 1, end):
            norm = self._norms[index]
            if len(norm) > _ABBREVIATION and is_speaker(norm) and not norm.startswith("ال") and self._closes(index - 1):
                return index
        return end

    def _closes(self, index: int) -> bool:
        """Whether a noun phrase can be complete with this word."""
        norm = self._norms[index]
        return norm.startswith("ال") or bool(self._flags[index] & (Is.QUOTE | Is.BRACKET)) or not is_speaker(norm)

    def _is_name(self, opening: int, closing: int, limit: int, reading: Reading) -> bool:
        """Whether a quotation after a cue is part of a noun phrase: the frame is only opened after it."""
        if self._norms[opening - 1] == ":" or closing + 1 >= limit:
            return False
        short = closing - opening - 1 <= _NAME_WORDS
        before = self._norms[opening - 1]
        if short and (is_speaker(before) or before.removeprefix("لل").removeprefix("ل") in words("audiences")):
            return True
        for at in range(closing + 1, min(limit, closing + (12 if short else 3))):
            flag = self._flags[at]
            if flag & (Is.STOP | Is.SUBORDINATOR) or self._is_new_cue(at):
                return False
            if flag & Is.PARTICLE and not self._is_governed(at, closing):
                return True
            if flag & Is.COLON or (flag & Is.QUOTE and at in self._view.opens):
                return True
            if self._norms[at] in reading.frame.prepositions:
                return True
        return False

    def _is_new_cue(self, at: int) -> bool:
        other = self._view.cue_at.get(at)
        if other is None:
            return False
        first = other.readings[0]
        return first.finite and not first.frame.exact

    def _opens_participle(self, at: int, limit: int) -> bool:
        """Whether a participle carries on here: after a comma, or after و."""
        if self._flags[at] & Is.COMMA:
            other = self._view.cue_at.get(at + 1) if at + 1 < limit else None
            return other is not None and other.readings[0].form == "participle"
        other = self._view.cue_at.get(at)
        if other is None or other.readings[0].form != "participle":
            return False
        if other.is_joined(self._view.words):
            return True
        if other.readings[0].frame.bare:
            return False  # تابع قائلا إن: one attribution
        following = self._flags[at + 1] if at + 1 < limit else 0
        return bool(following & (Is.QUOTE | Is.PARTICLE)) and self.carries_on(at, other.readings[0])

    def carries_on(self, at: int, reading: Reading) -> bool:
        """Whether a participle is a predicate, and not an adjective of the noun before it: *أصوات معبرة عن*."""
        before = at - 1
        if at + 1 < len(self._flags) and self._flags[at + 1] & Is.QUOTE:
            return True
        if reading.agreement == "ms" or before < 0 or self._flags[at] & Is.JOINED or self._flags[before]:
            return True
        for earlier in range(before, max(-1, before - _REACH_OF_PREDICATE), -1):
            if self._flags[earlier] & (Is.PARTICLE | MARK):
                return False
            if self._is_new_cue(earlier):
                return True
        return False

    def _is_governed(self, at: int, after: int) -> bool:
        if self._view.words.texts[at].lstrip("وف").startswith("إ"):
            return False
        before = at - 1
        return before > after and (bool(self._flags[before] & Is.GOVERNOR) or self._norms[before] in _GOVERNING)

    def _after_particle(self, at: int) -> int:
        return at if self._norms[at].lstrip("وف") in words("particles", "negative") else at + 1

    def _after_preposition(self, at: int, limit: int) -> int:
        following = at + 1
        return self._after_particle(following) if following < limit and self._flags[following] & Is.PARTICLE else following

    def _opens_joined(self, at: int, after: int, joined: frozenset[str]) -> bool:
        if "ب" in joined and self._norms[at][0] == "ب":
            return self._phrases.is_joined_object(at)
        norm = self._norms[at]
        if "ل" not in joined or norm[0] != "ل" or self._flags[at]:
            return False
        rest = norm[2:] if norm.startswith("لل") else norm[1:]
        return is_verbal_noun(rest) or rest in words("objects")

    def _after_bracket(self, at: int, limit: int) -> int:
        reach = range(at + 1, min(limit, at + 12))
        return next((i + 1 for i in reach if self._flags[i] & Is.BRACKET), at + 1)

    def _colon(self, at: int, limit: int, after: int) -> Introducer | None:
        if at - after > _COLON_REACH or at + 1 >= limit or self._norms[at - 1].isdigit():
            return None
        following = at + 1
        if self._flags[following] & Is.QUOTE and (following in self._view.opens or following in self._view.unclosed):
            return Introducer("quotation", following, following + 1)
        if self._flags[following] & Is.PARTICLE:
            return Introducer("clause", following, self._after_particle(following))
        return Introducer("colon", at, following)


def _reach(reading: Reading) -> int:
    if reading.form == "participle":
        return _REACH_OF_PARTICIPLE
    if reading.form in ("possessed", "bare", "definite"):
        return _REACH_OF_NOUN
    return _REACH_OF_EXACT if reading.frame.exact else _REACH

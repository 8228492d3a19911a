"""Objects as contents: *نفى المتحدث | وجود خلل*, *أعلنت | مسؤوليتها عن الهجوم*."""

from claimcheck.splitting.languages.ar.circumstances import Circumstances
from claimcheck.splitting.languages.ar.grammar import MARK, Is, words
from claimcheck.splitting.languages.ar.lexicon import Reading
from claimcheck.splitting.languages.ar.phrases import Phrases
from claimcheck.splitting.languages.ar.scan import Introducer
from claimcheck.splitting.languages.ar.speakers import has_head, is_known
from claimcheck.splitting.languages.ar.spelling import fold
from claimcheck.splitting.languages.ar.view import Stretch, View

_NO_OBJECT = (MARK & ~Is.QUOTE) | Is.PREPOSITION | Is.PARTICLE | Is.RELATIVE | Is.SUBORDINATOR
_UN = fold("غير")
_ANONYMITY_REACH = 4
_LONGEST_RELATIVE = 16


class Objects:
    """Finds the objects of cues in one document."""

    def __init__(self, view: View, phrases: Phrases, circumstances: Circumstances) -> None:
        self._norms = view.words.norms
        self._flags = view.flags
        self._phrases = phrases
        self._circumstances = circumstances

    def of(
        self, verb: int, reading: Reading, limit: int, *, has_subject: bool
    ) -> tuple[Stretch | None, Introducer] | None:
        """The subject behind the cue, if it stands there, and the object that is the content."""
        if reading.frame.deems and reading.has_object and self._is_predicate(verb + 1, limit):
            return None, Introducer("object", verb + 1, verb + 1)
        taken = self._taken(verb, reading, limit, has_subject=has_subject) if reading.frame.noun_object else None
        if taken is None or self.hides_name(taken[1], limit):
            return None
        subject, content = taken
        heads = reading.frame.object_heads
        is_blame = heads is not None and has_head(self._norms[content], heads)
        if reading.frame.accuses and content == verb + 1 and is_blame and not reading.has_object:
            return None  # تحمل المسؤولية
        if reading.frame.works and (subject is None or not self._phrases.is_work(subject[0])):
            return None
        if subject is not None and (reading.frame.addressee or reading.frame.accuses):
            end = self._phrases.addressee(*subject)
            if end < subject[1]:
                return (subject[0], end), Introducer("object", content, end if reading.frame.accuses else content)
        return subject, Introducer("object", content, content)

    def _taken(
        self, verb: int, reading: Reading, limit: int, *, has_subject: bool
    ) -> tuple[Stretch | None, int] | None:
        """The subject behind the verb, if it stands there, and where the object begins."""
        return self._after_subject(verb, reading, limit) if has_subject else self._behind(verb, reading, limit)

    def _after_subject(self, verb: int, reading: Reading, limit: int) -> tuple[None, int] | None:
        at = self._circumstances.skip_adverbs(verb + 1, limit)
        if self._is_object(at, limit, reading, anything=True):
            return None, at
        if reading.frame.accuses and (accused := self._accused(verb + 1, limit, reading)) is not None:
            return None, accused  # زعيم الحزب حمّل، في تغريدة، | الحكومة مسؤولية ما جرى
        at = self._circumstances.skip(at, limit, before_object=True)  # أعلن في وقت سابق ارتفاع الأسعار
        return (None, at) if self._is_object(at, limit, reading, anything=False) else None

    def _behind(self, verb: int, reading: Reading, limit: int) -> tuple[Stretch | None, int] | None:
        heads = reading.frame.object_heads
        at = self._circumstances.skip(verb + 1, limit, before_object=True)
        if self._is_object(at, limit, reading, anything=False):
            is_passive = heads is not None and reading.form == "present" and self._norms[at].startswith("ال")
            return None if is_passive else (None, at)  # توجه التهم إليه
        if not self._phrases.begins(at, limit):
            return None
        end = self._phrases.end(at, limit, before_object=True, heads=heads)
        if end == at:
            return None
        if heads is None and end < limit and self._phrases.opens_object(end, at):
            return (at, end), end
        told = self._past_relative(end, limit)
        start = self._circumstances.skip(end if told is None else told, limit, before_object=True)
        if heads is not None:  # وجهت النيابة للمتهمين تهم القتل
            start = next((i for i in range(end, start) if has_head(self._norms[i], heads)), start)
        if reading.frame.accuses and heads is not None and start > end and self._phrases.begins(start, limit):
            return None if self._accused(start, limit, reading) is None else ((at, end), start)
        is_closed = told is not None or self._is_closed_apposition(at, end, start)
        is_object = self._is_object(start, limit, reading, anything=heads is not None or is_closed)
        return ((at, end), start) if is_object else None

    def _accused(self, at: int, limit: int, reading: Reading) -> int | None:
        """Where whom a verb blames is named, with the blame behind: *الحكومة مسؤولية ما جرى*."""
        heads, start = reading.frame.object_heads, self._circumstances.skip(at, limit, before_object=True)
        if heads is None or not self._phrases.begins(start, limit):
            return None
        end = self._phrases.end(start, limit, before_object=True, heads=heads)
        return start if end > start and self._is_object(end, limit, reading, anything=True) else None

    def _past_relative(self, at: int, limit: int) -> int | None:
        """Behind a relative clause between commas: *تنفي الحركة، التي كانت الأكبر في البرلمان، | الاتهامات*."""
        if at + 1 >= limit or not (self._flags[at] & Is.COMMA and self._flags[at + 1] & Is.RELATIVE):
            return None
        reach = range(at + 2, min(limit, at + _LONGEST_RELATIVE))
        return next((i + 1 for i in reach if self._flags[i] & Is.COMMA), None)

    def _is_closed_apposition(self, at: int, end: int, start: int) -> bool:
        """Whether the comma behind a subject closes its apposition: *رفض الأمين، نبيل غانم، | المقترح*."""
        is_comma = start == end + 1 and bool(self._flags[end] & Is.COMMA)
        return is_comma and any(self._flags[i] & Is.COMMA for i in range(at, end))

    def _is_object(self, at: int, limit: int, reading: Reading, *, anything: bool) -> bool:
        if at >= limit or self._flags[at] & _NO_OBJECT or self._norms[at].startswith("وال"):
            return False
        heads = reading.frame.object_heads
        if heads is not None:
            return has_head(self._norms[at], heads)
        return anything or self._phrases.opens_object(at)

    def _is_predicate(self, at: int, limit: int) -> bool:
        """Whether the word says of something what it is: *اعتبرها | غير عادلة*, *اعتبره | خطوة إيجابية*."""
        if at >= limit or self._norms[at].startswith("ال"):
            return False
        return self._norms[at] == _UN or not (self._flags[at] or is_known(self._norms[at]))

    def hides_name(self, content: int, limit: int) -> bool:
        """*طلب عدم ذكر اسمه*: a formula, and nothing that is said."""
        if content >= limit:
            return False
        norms = self._norms[content : min(limit, content + _ANONYMITY_REACH)]
        return norms[0] in words("anonymity", "openers") and not words("anonymity", "names").isdisjoint(norms)

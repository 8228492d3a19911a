"""Verbs and participles as cues: from a word that may attribute to an attribution without its end."""

from claimcheck.models import Polarity
from claimcheck.splitting.draft import Place
from claimcheck.splitting.languages.ar.doubts import Doubts
from claimcheck.splitting.languages.ar.found import Found, found_of
from claimcheck.splitting.languages.ar.grammar import Is, words
from claimcheck.splitting.languages.ar.lexicon import FIRST_PERSON, Reading
from claimcheck.splitting.languages.ar.scan import Introducer
from claimcheck.splitting.languages.ar.speakers import is_known, is_speaker, names
from claimcheck.splitting.languages.ar.speech import Speech
from claimcheck.splitting.languages.ar.syntax import Syntax
from claimcheck.splitting.languages.ar.unmarked import Unmarked
from claimcheck.splitting.languages.ar.verb_subjects import Subjects
from claimcheck.splitting.languages.ar.view import Cue, Stretch, Unit

_SHORTEST_ACCUSATIVE = 3

Opened = tuple[Stretch | None, Introducer]
"""A subject, if one was found, and what opens the content."""


class Verbs:
    """Finds attributions by verbs in one document."""

    def __init__(self, syntax: Syntax, speech: Speech, doubts: Doubts) -> None:
        self._view = syntax.view
        self._words = syntax.view.words
        self._flags = syntax.view.flags
        self._phrases = syntax.phrases
        self._circumstances = syntax.circumstances
        self._introducers = syntax.introducers
        self._objects = syntax.objects
        self._speech = speech
        self._doubts = doubts
        self._subjects = Subjects(syntax)
        self._unmarked = Unmarked(syntax)

    def find(self, cue: Cue, reading: Reading, unit: Unit, limit: int) -> Found | None:
        """The attribution that the cue makes in this reading, if its frame is there."""
        if not self._doubts.may_be(cue, reading, unit) or self._objects.hides_name(cue.index + 1, limit):
            return None
        if reading.form == "participle":
            return self._participial(cue, reading, limit)
        return self._after_speech(cue, reading, limit) or self._verbal(cue, reading, unit, limit)

    def _verbal(self, cue: Cue, reading: Reading, unit: Unit, limit: int) -> Found | None:
        opened = self._opened(cue, reading, unit, limit)
        if opened is None or opened[1].content >= limit:
            return None
        source, introducer = opened
        if self._doubts.is_no_speech(cue, reading, unit, source) or self._doubts.is_byline(
            cue, reading, source, introducer
        ):
            return None
        passive = self._subjects.is_passive(cue)
        if passive and (introducer.opening == "object" or (source is not None and reading.frame.addressee)):
            return None
        if self._doubts.is_adverbial(cue, reading, source) or self._doubts.is_yet_to_come(cue, introducer):
            return None
        found = found_of(self._words, cue, reading, introducer, limit)
        self._subjects.give(found, source, passive=passive)
        found.cue[0], found.polarity, found.begin = self._with_negation(cue, reading, unit)
        if found.begin < cue.index and self._words.norms[found.begin].endswith("لم"):
            found.form = "past"
        return found

    def _opened(self, cue: Cue, reading: Reading, unit: Unit, limit: int) -> Opened | None:
        introducer = self._introducers.first(cue, reading, limit)
        if reading.frame.document:
            return None if introducer is None else (self._subjects.document(cue, introducer), introducer)
        before = self._subjects.before(cue, reading, unit)
        if introducer is not None and self._doubts.is_without(cue, introducer):
            return None
        opened = None if introducer is None else self._introduced(cue, reading, before, introducer)
        opened = opened or self._unmarked.open(cue, reading, limit)
        if opened is None:
            opened = self._with_object(cue, reading, before, limit)
        if opened is None or (opened[0] is not None and reading.agreement in FIRST_PERSON):
            return None
        if opened[0] is None and before is not None and not self._doubts.agrees(before[0], reading):
            return None
        return opened[0] or before, opened[1]

    def _with_object(self, cue: Cue, reading: Reading, before: Stretch | None, limit: int) -> Opened | None:
        """A verb with its object; of one that is mostly another word only if its subject is known to speak."""
        taken = self._objects.of(cue.index, reading, limit, has_subject=before is not None)
        if taken is None or not reading.frame.exact:
            return taken
        subject = taken[0] or before
        return taken if subject is not None and is_known(self._words.norms[subject[0]]) else None

    def _introduced(self, cue: Cue, reading: Reading, before: Stretch | None, introducer: Introducer) -> Opened | None:
        """The subject behind the cue, and what is opened if it belongs to the cue."""
        frame = reading.frame
        taken = None if frame.exact else self._object_before(cue, reading, introducer, has_subject=before is not None)
        if taken is not None:
            return taken
        after = self._subjects.behind(cue, reading, before, introducer)
        if after is not None and before is not None and self._subjects.is_in_it(cue.index + 1, after[0]):
            before = None  # بلاغ عبر من خلاله الاتحاد: the relative clause is about the document
        if after is not None and before is not None and frame.noun_object and self._is_accusative(after[0]):
            return None, Introducer("object", after[0], after[0])  # الصندوق يتوقع تضخما "أعلى"
        if frame.transitive and not reading.has_object and self._lacks_object(cue, reading, after, introducer):
            return None
        if after is not None and frame.addressee:
            after, introducer = self._subjects.addressing(reading, after, introducer)
        is_asked = (
            frame.exact and reading.has_object and introducer.opening not in ("colon", "quotation")
        )  # سألته عن السبب
        if is_asked or (frame.exact and not self._is_close(cue, introducer, after, has_subject=before is not None)):
            return None
        is_gesture = introducer.opening == "preposition" and before is not None and self._is_while(before[0])
        is_other = is_gesture or self._doubts.is_cut_off(cue, reading, introducer)  # وهو يشير إلى الباب
        return None if is_other else (after, introducer)

    def _is_accusative(self, at: int) -> bool:
        """Whether the word is an indefinite accusative, and so no subject."""
        norm = self._words.norms[at]
        return norm[-1] == "ا" and not norm.startswith("ال") and not is_known(norm) and len(norm) > _SHORTEST_ACCUSATIVE

    def _lacks_object(self, cue: Cue, reading: Reading, after: Stretch | None, introducer: Introducer) -> bool:
        """Whether a verb that never leaves its object out is passive: *موظف اتهم بالتزوير*, *تقدر الخسائر بمليون*."""
        if after is None:
            return self._circumstances.skip_adverbs(cue.index + 1, introducer.index) == introducer.index
        is_lone = self._subjects.end_of_addressed(reading, after, introducer) == introducer.index
        return is_lone and reading.frame.exact and reading.form == "present"

    def _participial(self, cue: Cue, reading: Reading, limit: int) -> Found | None:
        if self._doubts.is_asked(cue.index):
            return None
        if not self._introducers.carries_on(cue.index, reading) or self._is_accused(cue.index + 1, reading, limit):
            return None
        introducer = self._introducers.first(cue, reading, limit)
        if not reading.frame.exact and (introducer is None or introducer.opening in ("preposition", "joined")):
            taken = self._objects.of(cue.index, reading, limit, has_subject=True)
            if taken is not None and (introducer is None or taken[1].content == cue.index + 1):
                introducer = taken[1]  # مؤكدا استمرار الجهود للحفاظ على الأمن
        if introducer is None or introducer.content >= limit:
            return None
        if reading.frame.exact and not self._is_close(cue, introducer, None, has_subject=False):
            return None
        return found_of(self._words, cue, reading, introducer, limit)

    def _is_accused(self, after: int, reading: Reading, limit: int) -> bool:
        """Whether the form is whom somebody accuses, with nobody named behind it that it could accuse itself."""
        if not reading.frame.accuses or reading.frame.exact or after >= limit:
            return False
        norm = self._words.norms[after]
        return not (norm.startswith(("ال", "اياه")) or norm in names() or is_speaker(norm))

    def _after_speech(self, cue: Cue, reading: Reading, limit: int) -> Found | None:
        """A verb after what was said: *"…"، قال الوزير*."""
        marks = self._speech.before(cue)
        if marks is None or reading.frame.document or not reading.frame.clause:
            return None
        introducer = self._introducers.first(cue, reading, limit)
        more = None
        if introducer is not None:
            if introducer.opening != "quotation":
                return None
            more = introducer.index
        source = self._circumstances.subject(cue.index, limit if more is None else more)
        if source is None and reading.frame.exact and not self._ends_speech(cue, reading):
            return None
        found = found_of(self._words, cue, reading, Introducer("quotation", marks[0], marks[0] + 1), limit)
        self._subjects.give(found, source, passive=self._subjects.is_passive(cue))
        found.before = True
        found.places = self._words.places(marks[0] + 1, marks[1])
        if more is not None:
            found.places += self._words.places(more + 1, self._view.opens.get(more, limit))
        return found

    def _ends_speech(self, cue: Cue, reading: Reading) -> bool:
        """Whether the verb has somebody's words for its object: *"…"، تختم حديثها*."""
        following = self._words.norms[cue.index + 1 : cue.index + 2]
        is_own = any(norm.endswith(("ه", "ها", "هم")) for norm in following)
        return reading.frame.continues and is_own and bool(self._flags[cue.index + 1] & Is.ADVERB)

    def _object_before(self, cue: Cue, reading: Reading, introducer: Introducer, *, has_subject: bool) -> Opened | None:
        """The object between a verb and what then belongs to it: أعلنت مسؤوليتها عن الهجوم."""
        if introducer.opening in ("preposition", "joined"):
            return self._objects.of(cue.index, reading, introducer.index, has_subject=False)
        if not reading.frame.noun_object:
            return None
        said = self._before_saying(introducer.index)
        if said is not None:
            return self._objects.of(cue.index, reading, said, has_subject=has_subject)
        return self._before_clause(cue, reading, introducer, has_subject=has_subject)

    def _before_saying(self, index: int) -> int | None:
        """The قائلا with which speech is opened: *نفى الأنباء قائلا: "عقدي واضح"*."""
        at = index - 1
        while self._flags[at] & (Is.COLON | Is.QUOTE):
            at -= 1
        other = self._view.cue_at.get(at)
        is_said = other is not None and other.readings[0].frame.bare and other.readings[0].form == "participle"
        return at if is_said else None

    def _before_clause(self, cue: Cue, reading: Reading, introducer: Introducer, *, has_subject: bool) -> Opened | None:
        """The object before a clause that calls something by a quotation: *استنكر ما وصفه بـ"التشهير"*."""
        reach = range(introducer.index - 1, cue.index + 1, -1) if introducer.opening == "quotation" else range(0)
        for at in reach:
            if self._flags[at] & (Is.COMMA | Is.PARTICLE | Is.COLON):
                return None
            other = self._view.cue_at.get(at)
            if other is None or not any(reading.has_object for reading in other.readings):
                continue
            what = at - 1
            if self._words.norms[what] == "ما":
                return self._circumstances.subject(cue.index, what), Introducer("object", what, what)
            return self._objects.of(cue.index, reading, at, has_subject=has_subject)
        return None

    def _is_close(self, cue: Cue, introducer: Introducer, after: Stretch | None, *, has_subject: bool) -> bool:
        """Whether what is opened stands right after the cue, or after its subject and its circumstances."""
        end = after[1] if after is not None else cue.index + 1
        is_stressed = self._words.norms[introducer.index - 2] in words("stressing")  # اختتم حديثه بالتأكيد على أن
        if is_stressed or (after is not None and self._is_on_occasion(cue, end, introducer)):
            return True
        if introducer.index <= end or (introducer.index == end + 1 and (self._flags[end] or end in self._view.cue_at)):
            return True
        is_named = has_subject or (after is not None and is_known(self._words.norms[after[0]]))
        if is_named and introducer.opening == "clause":
            return self._circumstances.skip(end, introducer.index) == introducer.index
        if introducer.opening not in ("quotation", "colon") or self._flags[cue.index - 1] & Is.RELATIVE:
            return False
        if self._flags[introducer.index - 1] & Is.COLON or introducer.opening == "colon":
            marks = introducer.index - (introducer.opening == "quotation")
            is_said = is_named or (after is not None and introducer.opening == "quotation")
            if is_said and self._circumstances.skip(end, marks) == marks:
                return True  # وعلق الوزير على الحكم: …
        is_busy = self._is_while(end)  # وتابع وهو يشير إلى الطاولات: "…"
        return is_busy or (after is not None and bool(self._flags[end] & Is.RELATIVE))

    def _is_on_occasion(self, cue: Cue, end: int, introducer: Introducer) -> bool:
        """Whether it is told behind the subject at what occasion, or with what words, somebody spoke.

        *ورأى الحداد خلال مؤتمر عقده في الرياض أن …*, *وتابع الحداد حديثه قائلا: إن …*
        """
        said = self._before_saying(introducer.index)
        if said is not None:
            return self._circumstances.skip(end, said) == said
        is_open = introducer.opening == "clause" and cue.is_joined(self._words) and end + 1 < introducer.index
        is_there = is_open and bool(self._flags[end] & Is.PREPOSITION)
        return is_there and self._words.norms[end + 1] in words("placed", "occasions")

    def _is_while(self, at: int) -> bool:
        """Whether the word is the وهو of *while he*."""
        return bool(self._flags[at] & Is.PRONOUN and self._flags[at] & Is.JOINED)

    def _with_negation(self, cue: Cue, reading: Reading, unit: Unit) -> tuple[Place, Polarity, int]:
        """The cue with a negation before it, its polarity, and the first word of both."""
        end = cue.end
        before = cue.index - 1
        polarity = reading.frame.polarity
        if before >= unit.start and self._flags[before] & Is.NEGATOR and not cue.is_joined(self._words):
            start = self._words.starts[before] + (1 if self._flags[before] & Is.JOINED else 0)
            return (start, end), "asserts" if polarity == "denies" else "denies", before
        return (cue.start, end), polarity, cue.index

"""Verbs and participles as cues: from a word that may attribute to an attribution without its end."""

from claimcheck.models import Polarity
from claimcheck.splitting.draft import Place
from claimcheck.splitting.languages.ar.found import Found, Stretch, found_of
from claimcheck.splitting.languages.ar.frames import Frames, Introducer
from claimcheck.splitting.languages.ar.grammar import Is, words
from claimcheck.splitting.languages.ar.lexicon import NOMINAL, Reading, cues
from claimcheck.splitting.languages.ar.phrases import Phrases
from claimcheck.splitting.languages.ar.preceding import Preceding
from claimcheck.splitting.languages.ar.speech import Speech
from claimcheck.splitting.languages.ar.spelling import fold
from claimcheck.splitting.languages.ar.view import Cue, Unit, View

_DAMMA = "\u064f"
_BEFORE_NOUN = frozenset(
    map(fold, ("من", "في", "إلى", "على", "عن", "بعد", "قبل", "دون", "أي", "كل", "عدم", "رغم", "بسبب", "غير", "هذا", "هذه"))
)
_WHAT = frozenset(map(fold, ("ما", "مما", "بما", "لما", "عما", "حسبما", "مثلما", "وفقما")))
_PRONOUN_ENDINGS = ("ه", "ها", "هم", "هما", "ني", "نا")


class Verbs:
    """Finds attributions by verbs in one document."""

    def __init__(self, view: View, phrases: Phrases, frames: Frames, preceding: Preceding, speech: Speech) -> None:
        self._view = view
        self._words = view.words
        self._flags = view.flags
        self._phrases = phrases
        self._frames = frames
        self._preceding = preceding
        self._speech = speech
        self._impersonal = cues().impersonal

    def find(self, cue: Cue, reading: Reading, unit: Unit, limit: int) -> Found | None:
        """The attribution that the cue makes in this reading, if its frame is there."""
        if not self.may_be(cue, reading, unit):
            return None
        if reading.form == "participle":
            return self._participial(cue, reading, limit)
        return self._after_speech(cue, reading, unit, limit) or self._verbal(cue, reading, unit, limit)

    def may_be(self, cue: Cue, reading: Reading, unit: Unit) -> bool:
        """Whether the word before lets the cue be read so."""
        before = cue.index - 1
        if before < unit.start or cue.is_joined(self._words):
            return reading.form != "jussive"
        norm, flag = self._words.norms[before], self._flags[before]
        if reading.form == "jussive":
            return bool(flag & (Is.NEGATOR | Is.PARTICLE)) and norm not in _WHAT
        if norm in _WHAT or (reading.finite and norm in _BEFORE_NOUN):
            return False
        if reading.form == "past" and norm.lstrip("وف") == "لا":
            return False
        if flag & Is.RELATIVE and reading.has_object:
            return False  # النظام الذي أعلنته الإدارة: what is announced stands before
        if reading.form == "past" and (reading.frame.exact or any(other.form in NOMINAL for other in cue.readings)):
            return bool(flag) or (
                before not in self._view.cue_at and self._preceding.subject(cue, unit.start) is not None
            )  # طلب the noun, طلب the verb
        return not (reading.agreement in ("1s", "1p") and cue.index in self._view.inside)

    def _verbal(self, cue: Cue, reading: Reading, unit: Unit, limit: int) -> Found | None:
        frame = reading.frame
        introducer = self._frames.introducer(cue, reading, limit)
        passive = self._is_passive(cue)
        before = self._before(cue, unit)
        after: Stretch | None = None
        if frame.document:
            after = None if introducer is None else self._document(cue, introducer)
        elif introducer is not None:
            taken = None if frame.exact else self._object_before(cue, reading, introducer)
            if taken is not None:
                after, introducer = taken
            elif self._may_have_subject(cue, reading, unit, before):
                after = self._frames.subject(cue, introducer.index)
                if after is not None and frame.addressee:
                    whole, after = after, self._speaking(after, reading)
                    accused = whole[0] if after is None else after[1]
                    if frame.accuses and accused < whole[1]:
                        introducer = Introducer("object", introducer.index, accused)
            if frame.exact and not self._is_close(cue, introducer, after):
                introducer = None
            if introducer is not None and self._is_cut_off(cue, reading, introducer):
                introducer = None
        if introducer is None:
            taken = self._bare(cue, reading, limit)
            if taken is None and not frame.exact:
                taken = self._object(cue, reading, limit, has_subject=before is not None)
            if taken is None:
                return None
            after, introducer = taken
        source = after or before
        if introducer.content >= limit or (passive and source is not None and frame.addressee):
            return None
        if source is None and self._is_impersonal(cue, reading):
            return None
        found = found_of(self._words, cue, reading, introducer, limit)
        self._set_source(found, source, passive=passive)
        found.cue[0], found.polarity, found.begin = self._with_negation(cue, reading, unit)
        if found.begin < cue.index and self._words.norms[found.begin].endswith("لم"):
            found.form = "past"
        return found

    def _participial(self, cue: Cue, reading: Reading, limit: int) -> Found | None:
        if not self._frames.carries_on(cue.index, reading):
            return None
        introducer = self._frames.introducer(cue, reading, limit)
        if introducer is None and not reading.frame.exact:
            taken = self._object(cue, reading, limit, has_subject=True)
            introducer = None if taken is None else taken[1]
        if introducer is None or introducer.content >= limit:
            return None
        if reading.frame.exact and not self._is_close(cue, introducer, None):
            return None
        return found_of(self._words, cue, reading, introducer, limit)

    def _after_speech(self, cue: Cue, reading: Reading, unit: Unit, limit: int) -> Found | None:
        """A verb after what was said: *"…"، قال الوزير*."""
        marks = self._speech.before(cue)
        if marks is None or reading.frame.document or not reading.frame.clause:
            return None
        introducer = self._frames.introducer(cue, reading, limit)
        more = None
        if introducer is not None:
            if introducer.opening != "quotation":
                return None
            more = introducer.index
        source = self._frames.subject(cue, limit if more is None else more)
        if source is None and reading.frame.exact:
            return None
        found = found_of(self._words, cue, reading, Introducer("quotation", marks[0], marks[0] + 1), limit)
        self._set_source(found, source, passive=self._is_passive(cue))
        found.before = True
        pieces = [marks] if more is None else [marks, (more, self._view.opens.get(more, limit))]
        starts, ends = self._words.starts, self._words.ends
        found.places = [(starts[opening + 1], ends[closing - 1]) for opening, closing in pieces]
        return found

    def _before(self, cue: Cue, unit: Unit) -> Stretch | None:
        if self._has_pronoun(cue, unit):
            return None
        return self._preceding.issuer(cue, unit.start) or self._preceding.subject(cue, unit.start)

    def _may_have_subject(self, cue: Cue, reading: Reading, unit: Unit, before: Stretch | None) -> bool:
        """Whether the noun phrase after the verb can be its subject."""
        if reading.has_object and reading.agreement not in ("ms", "fs"):
            return False
        return not (reading.frame.addressee and before is not None) and not self._has_pronoun(cue, unit)

    def _speaking(self, phrase: Stretch, reading: Reading) -> Stretch | None:
        """What of the noun phrase after a verb such as دعا names who speaks, and not whom the verb addresses."""
        if self._phrases.is_addressed(phrase[0], reading.agreement):
            return None
        return phrase[0], self._phrases.addressee(*phrase)
    def _has_pronoun(self, cue: Cue, unit: Unit) -> bool:
        """Whether the subject hangs as a pronoun on the word before: أنه أكد، لكنها قالت."""
        before = cue.index - 1
        while before >= unit.start and self._flags[before] & (Is.NEGATOR | Is.AUXILIARY):
            before -= 1
        if before < unit.start or cue.is_joined(self._words):
            return False
        if not self._flags[before] & (Is.PARTICLE | Is.SUBORDINATOR):
            return False
        return self._words.norms[before].endswith(_PRONOUN_ENDINGS)

    def _document(self, cue: Cue, introducer: Introducer) -> Stretch | None:
        end = self._phrases.end(cue.index + 2, introducer.index)
        return (cue.index + 2, end) if end > cue.index + 2 else None

    def _object_before(self, cue: Cue, reading: Reading, introducer: Introducer) -> tuple[Stretch | None, Introducer] | None:
        """The object that opens between a verb and a preposition which then belongs to it: أعلنت مسؤوليتها عن الهجوم."""
        if introducer.opening not in ("preposition", "joined") or not reading.frame.noun_object:
            return None
        return self._object(cue, reading, introducer.index, has_subject=False)

    def _object(self, cue: Cue, reading: Reading, limit: int, *, has_subject: bool) -> tuple[Stretch | None, Introducer] | None:
        taken = self._frames.object_of(cue, reading, limit, has_subject=has_subject)
        if taken is None:
            return None
        subject, content = taken
        if self._hides_name(content, limit):
            return None
        if reading.frame.works and (subject is None or not self._phrases.is_work(subject[0])):
            return None
        if subject is not None and reading.frame.accuses:
            end = self._phrases.addressee(*subject)
            if end < subject[1]:
                return (subject[0], end), Introducer("object", content, end)
        return subject, Introducer("object", content, content)

    def _hides_name(self, content: int, limit: int) -> bool:
        """*طلب عدم ذكر اسمه*: a formula, and nothing that is said."""
        norms = self._words.norms[content : min(limit, content + 4)]
        return bool(norms) and norms[0] in words("anonymity", "openers") and not words("anonymity", "names").isdisjoint(norms)

    def _bare(self, cue: Cue, reading: Reading, limit: int) -> tuple[Stretch | None, Introducer] | None:
        """Speech with no mark at all: *قال هذا يعود لكم*، *قال لن نقبل*."""
        first = cue.index + 1
        if not reading.frame.bare or first + 1 >= limit or reading.form not in ("past", "present"):
            return None
        if not self._flags[first] & (Is.DEMONSTRATIVE | Is.PRONOUN | Is.NEGATOR) or self._words.norms[first] == "ما":
            return None
        return None, Introducer("clause", first, first)

    def _set_source(self, found: Found, source: Stretch | None, *, passive: bool) -> None:
        found.source = source
        found.elided = source is None and not passive
        if source is None:
            return
        first = source[0]
        norm, start = self._words.norms[first], self._words.starts[first]
        if norm.startswith(("لل", "وال", "فال")) or (norm[0] == "ل" and first > 0 and self._words.norms[first - 1].endswith("سبق")):
            found.source_start = start + (2 if norm.startswith("لل") else 1)
        elif self._flags[first] & Is.JOINED and self._flags[first] & Is.PRONOUN:
            found.source_start = start + 1

    def _is_cut_off(self, cue: Cue, reading: Reading, introducer: Introducer) -> bool:
        """*، طلب عدم ذكر اسمه، إن*: the verb has its object, and the particle belongs to another."""
        first = cue.index + 1
        if introducer.opening != "clause" or not reading.frame.noun_object or introducer.index <= first:
            return False
        if not self._phrases.opens_object(first):
            return False
        return any(self._flags[at] & Is.COMMA for at in range(first, introducer.index))

    def _is_close(self, cue: Cue, introducer: Introducer, after: Stretch | None) -> bool:
        """Whether what is opened stands right after the cue, or after its subject alone."""
        end = after[1] if after is not None else cue.index + 1
        if introducer.index <= end + 1:
            return True
        return after is not None and bool(self._flags[end] & Is.RELATIVE) and introducer.opening in ("quotation", "colon")

    def _is_passive(self, cue: Cue) -> bool:
        return _DAMMA in self._words.texts[cue.index][1:4] and cue.readings[0].form == "past"

    def _is_impersonal(self, cue: Cue, reading: Reading) -> bool:
        norm = self._words.norms[cue.index]
        return reading.form == "present" and (norm in self._impersonal or norm[1:] in self._impersonal)

    def _with_negation(self, cue: Cue, reading: Reading, unit: Unit) -> tuple[Place, Polarity, int]:
        """The cue with a negation before it, its polarity, and the first word of both."""
        end = self._words.ends[cue.index]
        before = cue.index - 1
        polarity = reading.frame.polarity
        if before >= unit.start and self._flags[before] & Is.NEGATOR and not cue.is_joined(self._words):
            start = self._words.starts[before] + (1 if self._flags[before] & Is.JOINED else 0)
            return (start, end), "asserts" if polarity == "denies" else "denies", before
        return (cue.start, end), polarity, cue.index

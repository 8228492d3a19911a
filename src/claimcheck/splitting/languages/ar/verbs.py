"""Verbs, participles and verbal nouns as cues: from a word that may attribute to an attribution without its end."""

from claimcheck.models import Polarity
from claimcheck.splitting.draft import Place
from claimcheck.splitting.languages.ar.found import Found, Stretch
from claimcheck.splitting.languages.ar.frames import Frames, Introducer
from claimcheck.splitting.languages.ar.grammar import Is
from claimcheck.splitting.languages.ar.lexicon import Reading, cues
from claimcheck.splitting.languages.ar.phrases import Phrases
from claimcheck.splitting.languages.ar.preceding import Preceding
from claimcheck.splitting.languages.ar.spelling import fold
from claimcheck.splitting.languages.ar.view import Cue, Unit, View

_DAMMA = "\u064f"
_BEFORE_NOUN = frozenset(
    map(fold, ("من", "في", "إلى", "على", "عن", "بعد", "قبل", "دون", "أي", "كل", "عدم", "رغم", "بسبب", "غير", "هذا", "هذه"))
)
_WHAT = frozenset(map(fold, ("ما", "مما", "بما", "لما", "عما", "حسبما", "مثلما", "وفقما")))
_DEFINITE_SUBJECTS = frozenset(map(fold, ("هو", "هي")))
_PRONOUN_ENDINGS = ("ه", "ها", "هم", "هما", "ني", "نا")


class Verbs:
    """Finds attributions by verbs in one document."""

    def __init__(self, view: View, phrases: Phrases, frames: Frames) -> None:
        self._view = view
        self._words = view.words
        self._flags = view.flags
        self._phrases = phrases
        self._frames = frames
        self._preceding = Preceding(view, phrases)
        self._impersonal = cues().impersonal

    def find(self, cue: Cue, unit: Unit) -> Found | None:
        """The attribution that the cue makes, if its frame is there."""
        opening = self._view.inside.get(cue.index)
        limit = unit.end if opening is None else min(unit.end, self._view.opens[opening])
        for reading in cue.readings:
            if reading.form in ("bare", "definite") or not self._may_be(cue, reading, unit):
                continue
            if reading.form == "possessed":
                found = self._nominal(cue, reading, limit)
            elif reading.form == "participle":
                found = self._participial(cue, reading, limit)
            else:
                found = self._verbal(cue, reading, unit, limit)
            if found is not None:
                return found
        return None

    def _may_be(self, cue: Cue, reading: Reading, unit: Unit) -> bool:
        """Whether the word before lets the cue be read so."""
        if reading.has_object and self._words.texts[cue.index].endswith("ة"):
            return False
        before = cue.index - 1
        if before < unit.start or cue.is_joined(self._words):
            return reading.form != "jussive"
        norm, flag = self._words.norms[before], self._flags[before]
        if reading.form == "jussive":
            return bool(flag & (Is.NEGATOR | Is.PARTICLE)) and norm not in _WHAT
        if norm in _WHAT:
            return False
        return not reading.finite or norm not in _BEFORE_NOUN

    def _verbal(self, cue: Cue, reading: Reading, unit: Unit, limit: int) -> Found | None:
        frame = reading.frame
        introducer = self._frames.introducer(cue, reading, limit)
        passive = self._is_passive(cue)
        before = self._before(cue, unit)
        after: Stretch | None = None
        if introducer is not None:
            taken = None if frame.exact else self._object_before(cue, reading, introducer)
            if taken is not None:
                after, introducer = taken
            elif not reading.has_object and not (frame.addressee and before is not None) and not self._has_pronoun(cue, unit):
                after = self._frames.subject(cue, introducer.index)
                if after is not None and frame.addressee and self._is_addressed(after, reading):
                    after = None
            if frame.exact and not self._is_close(cue, introducer, after):
                introducer = None
        if introducer is None:
            taken = None if frame.exact else self._object(cue, reading, limit, has_subject=before is not None)
            if taken is None:
                return None
            after, introducer = taken
        source = after or before
        if introducer.content >= limit or (passive and source is not None and frame.addressee):
            return None
        if source is None and self._is_impersonal(cue, reading):
            return None
        found = self._found(cue, reading, introducer, limit)
        found.source = source
        found.elided = source is None and not passive
        found.cue[0], found.polarity, found.begin = self._with_negation(cue, reading, unit)
        return found

    def _participial(self, cue: Cue, reading: Reading, limit: int) -> Found | None:
        introducer = self._frames.introducer(cue, reading, limit)
        if introducer is None and not reading.frame.exact:
            taken = self._object(cue, reading, limit, has_subject=True)
            introducer = None if taken is None else taken[1]
        if introducer is None or introducer.content >= limit:
            return None
        if reading.frame.exact and not self._is_close(cue, introducer, None):
            return None
        return self._found(cue, reading, introducer, limit)

    def _nominal(self, cue: Cue, reading: Reading, limit: int) -> Found | None:
        introducer = self._frames.introducer(cue, reading, limit)
        if introducer is None or introducer.content >= limit:
            return None
        return self._found(cue, reading, introducer, limit)

    def _found(self, cue: Cue, reading: Reading, introducer: Introducer, limit: int) -> Found:
        kind = "participle" if reading.form == "participle" else "noun" if reading.form == "possessed" else "verb"
        return Found(
            index=cue.index,
            begin=cue.index,
            cue=[(cue.start, self._words.ends[cue.index])],
            lemma=reading.frame.lemma,
            kind=kind,  # type: ignore[arg-type]
            form=reading.form,
            opening=introducer.opening,
            introducer=introducer.index,
            content=introducer.content,
            limit=limit,
            elided=True,
            agreement=reading.agreement,
            polarity=reading.frame.polarity,
            joined=cue.is_joined(self._words),
            hangs=reading.has_object,
        )

    def _before(self, cue: Cue, unit: Unit) -> Stretch | None:
        return None if self._has_pronoun(cue, unit) else self._preceding.subject(cue, unit.start)

    def _has_pronoun(self, cue: Cue, unit: Unit) -> bool:
        """Whether the subject hangs as a pronoun on the word before: أنه أكد، لكنها قالت."""
        before = cue.index - 1
        if before < unit.start or cue.is_joined(self._words):
            return False
        if not self._flags[before] & (Is.PARTICLE | Is.SUBORDINATOR):
            return False
        return self._words.norms[before].endswith(_PRONOUN_ENDINGS)

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
        return subject, Introducer("object", content, content)

    def _is_addressed(self, phrase: Stretch, reading: Reading) -> bool:
        """Whether the noun phrase after a verb such as دعا is whom it addresses, and not who speaks."""
        return self._phrases.is_addressed(phrase[0], reading.agreement)

    def _is_close(self, cue: Cue, introducer: Introducer, after: Stretch | None) -> bool:
        """Whether what is opened stands right after the cue, or after its subject alone."""
        end = after[1] if after is not None else cue.index + 1
        return introducer.index <= end + 1

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

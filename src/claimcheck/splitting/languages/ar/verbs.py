"""Verbs, participles and verbal nouns as cues: from a word that may attribute to an attribution without its end."""

from claimcheck.models import Polarity
from claimcheck.splitting.draft import Place
from claimcheck.splitting.languages.ar.found import Found, Stretch
from claimcheck.splitting.languages.ar.frames import Frames, Introducer
from claimcheck.splitting.languages.ar.grammar import Is
from claimcheck.splitting.languages.ar.lexicon import Reading, cues
from claimcheck.splitting.languages.ar.phrases import Phrases
from claimcheck.splitting.languages.ar.preceding import Preceding
from claimcheck.splitting.languages.ar.view import Cue, Unit, View

_DAMMA = "\u064f"
_BEFORE_NOUN = frozenset(("من", "في", "الي", "علي", "عن", "بعد", "قبل", "دون", "اي", "كل", "عدم", "رغم", "بسبب", "غير", "هذا", "هذه"))
_SO_TO_SPEAK = frozenset(("كما", "حسبما", "مثلما"))


class Verbs:
    """Finds attributions by verbs in one document."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._words = view.words
        self._flags = view.flags
        self.phrases = Phrases(view)
        self.frames = Frames(view, self.phrases)
        self._preceding = Preceding(view, self.phrases)
        self._impersonal = cues().impersonal

    def find(self, cue: Cue, unit: Unit) -> Found | None:
        """The attribution that the cue makes, if its frame is there."""
        limit = self._limit(cue, unit)
        for reading in cue.readings:
            if reading.form in ("bare", "definite") or not self._may_be(cue, reading, unit):
                continue
            found = self._nominal(cue, reading, limit) if reading.form == "possessed" else self._verbal(cue, reading, unit, limit)
            if found is not None:
                return found
        return None

    def _limit(self, cue: Cue, unit: Unit) -> int:
        opening = self._view.inside.get(cue.index)
        return unit.end if opening is None else min(unit.end, self._view.opens[opening])

    def _may_be(self, cue: Cue, reading: Reading, unit: Unit) -> bool:
        before = cue.index - 1
        if before < unit.start:
            return reading.form != "jussive"
        norm, flag = self._words.norms[before], self._flags[before]
        if cue.is_joined(self._words):
            return reading.form != "jussive"
        if reading.form == "jussive":
            return bool(flag & (Is.NEGATOR | Is.PARTICLE)) or norm in ("لم", "ولم", "ان")
        if reading.finite:
            return norm not in _BEFORE_NOUN
        if reading.form == "participle":
            return not norm.startswith("ال") or True
        return True

    def _verbal(self, cue: Cue, reading: Reading, unit: Unit, limit: int) -> Found | None:
        introducer = self.frames.introducer(cue, reading, limit)
        source: Stretch | None = None
        participle = reading.form == "participle"
        passive = self._is_passive(cue)
        if not participle:
            if introducer is not None and not reading.frame.addressee:
                source = self.frames.subject(cue, introducer.index)
            before = None
            if source is None or reading.frame.addressee:
                before = self._preceding.subject(cue, unit.start)
            if introducer is not None and reading.frame.addressee and before is None and not reading.has_object:
                source = self.frames.subject(cue, introducer.index)
            source = before or source
            if reading.has_object and source is not None and before is None and introducer is None:
                return None
        if introducer is not None and reading.frame.exact and not self._is_close(cue, introducer, source):
            introducer = None
        if introducer is None:
            if reading.frame.exact and not participle:
                return None
            taken = self.frames.object_of(cue, reading, limit, has_subject=source is not None)
            if taken is None:
                return None
            subject, content = taken
            source = source or subject
            introducer = Introducer("object", content, content)
        if introducer.content >= limit:
            return None
        if passive and source is not None and reading.frame.addressee:
            return None
        if source is None and not participle and not cue_is_plain(cue, self._words) and False:
            return None
        if source is None and self._is_impersonal(cue, reading):
            return None
        place, polarity, begin = self._cue_place(cue, reading, unit)
        return Found(
            index=cue.index,
            begin=begin,
            cue=[place],
            lemma=reading.frame.lemma,
            kind="participle" if participle else "verb",
            form=reading.form,
            opening=introducer.opening,
            content=introducer.content,
            limit=limit,
            source=source,
            elided=source is None and not passive,
            agreement=reading.agreement,
            polarity=polarity,
            joined=cue.is_joined(self._words),
        )

    def _nominal(self, cue: Cue, reading: Reading, limit: int) -> Found | None:
        introducer = self.frames.introducer(cue, reading, limit)
        if introducer is None or introducer.content >= limit:
            return None
        return Found(
            index=cue.index,
            begin=cue.index,
            cue=[(cue.start, self._words.ends[cue.index])],
            lemma=reading.frame.lemma,
            kind="noun",
            form=reading.form,
            opening=introducer.opening,
            content=introducer.content,
            limit=limit,
            elided=True,
            agreement=reading.agreement,
            polarity=reading.frame.polarity,
            joined=cue.is_joined(self._words),
        )

    def _is_close(self, cue: Cue, introducer: Introducer, source: Stretch | None) -> bool:
        """Whether the introducer stands right after the cue, or after its subject alone."""
        if introducer.opening not in ("clause", "quotation", "colon", "question"):
            return introducer.index == cue.index + 1 or (source is not None and introducer.index == source[1])
        after = source[1] if source is not None and source[0] > cue.index else cue.index + 1
        return introducer.index <= after + 1

    def _is_passive(self, cue: Cue) -> bool:
        text = self._words.texts[cue.index]
        return _DAMMA in text[1:4] and cue.readings[0].form in ("past", "present")

    def _is_impersonal(self, cue: Cue, reading: Reading) -> bool:
        norm = self._words.norms[cue.index]
        if norm not in self._impersonal and norm[1:] not in self._impersonal:
            return False
        return reading.form == "present"

    def _cue_place(self, cue: Cue, reading: Reading, unit: Unit) -> tuple[Place, Polarity, int]:
        """The cue with a negation before it, its polarity, and the first word of both."""
        end = self._words.ends[cue.index]
        before = cue.index - 1
        polarity = reading.frame.polarity
        if before >= unit.start and self._flags[before] & Is.NEGATOR and not cue.is_joined(self._words):
            start = self._words.starts[before]
            if self._flags[before] & Is.JOINED:
                start += 1
            return (start, end), "asserts" if polarity == "denies" else "denies", before
        return (cue.start, end), polarity, cue.index


def cue_is_plain(cue: Cue, words: object) -> bool:  # noqa: ARG001
    return True

"""Verbal nouns as cues: *قوله إن*, *تأكيد الوزير أن*, *وعود من الرئيس بمحاسبة*."""

from claimcheck.splitting.languages.ar.found import Found, found_of
from claimcheck.splitting.languages.ar.grammar import MARK, Is, words
from claimcheck.splitting.languages.ar.lexicon import Reading
from claimcheck.splitting.languages.ar.scan import Introducer
from claimcheck.splitting.languages.ar.speakers import is_known, is_speaker
from claimcheck.splitting.languages.ar.spelling import fold
from claimcheck.splitting.languages.ar.syntax import Syntax
from claimcheck.splitting.languages.ar.view import Cue, Stretch

_REACH = 14
_TOPICS = frozenset(map(fold, ("وعن", "وحول", "وبشأن", "وبخصوص", "وردا", "وتعليقا")))


class Nouns:
    """Finds attributions by verbal nouns in one document."""

    def __init__(self, syntax: Syntax) -> None:
        self._view = syntax.view
        self._norms = syntax.view.words.norms
        self._flags = syntax.view.flags
        self._phrases = syntax.phrases
        self._introducers = syntax.introducers

    def find(self, cue: Cue, reading: Reading, limit: int) -> Found | None:
        """The attribution that a verbal noun makes of what follows it."""
        if reading.form == "possessed":
            if self._is_verb(cue, limit) or (self._norms[cue.index][0] == "ل" and not reading.frame.clause):
                return None  # لإدانته بالسرقة
            introducer = self._introducers.first(cue, reading, limit)
            if introducer is None or introducer.content >= limit:
                return None
            if introducer.opening in ("preposition", "joined") and self._norms[cue.index - 1] in words("matters"):
                return None  # كشف سر اعتذارها عن المسلسل
            return found_of(self._view.words, cue, reading, introducer, limit)
        if reading.form == "bare" and not reading.frame.exact:
            return self._governing(cue, reading, limit)
        return None

    def _is_verb(self, cue: Cue, limit: int) -> bool:
        """Whether the form is a verb with its object, before its subject: *وصفها الجمهور*, and not *وصفها للحادث*."""
        after = cue.index + 1
        if after >= limit or not any(other.finite and other.has_object for other in cue.readings):
            return False
        is_joined = cue.is_joined(self._view.words)
        if is_joined and self._flags[cue.index - 1] & Is.COMMA and not self._norms[after].startswith("ل"):
            return True  # انتقد الاتفاق، ووصفه بالسيئ
        is_title = is_speaker(self._norms[after]) or (is_joined and is_known(self._norms[after]))
        is_subject = self._norms[after].startswith("ال") or is_title
        return is_subject and not self._flags[after]

    def _governing(self, cue: Cue, reading: Reading, limit: int) -> Found | None:
        """*تأكيد الوزير أن*: the noun governs who speaks."""
        source = None if self._is_topic(cue.index) else self._source(cue, limit)
        introducer = None if source is None else self._introducers.at(source[1], reading.frame, limit)
        if introducer is None and source is not None and reading.frame.polarity == "denies":
            introducer = self._object(source, limit)
        if source is None or introducer is None or introducer.content >= limit:
            return None
        if self._norms[source[0]] in words("anonymity", "names"):
            return None  # عدم كشف هويته
        if introducer.opening not in ("clause", "quotation", "object") and not self._is_given(cue, source):
            return None
        found = found_of(self._view.words, cue, reading, introducer, limit)
        found.source, found.elided, found.agreement = source, False, ""
        return found

    def _is_topic(self, index: int) -> bool:
        """Whether the noun is what a question was about: *وعن وصف الإعلام له قال*."""
        return index > 0 and (self._norms[index - 1] in _TOPICS or self._norms[index - 1] in words("matters"))

    def _object(self, source: Stretch, limit: int) -> Introducer | None:
        """What a denial is about: *نفي الوزارة | وجود نقص*, *نفي الوزارة | لوجود نقص*."""
        at = source[1]
        if at >= limit or self._flags[at] & (MARK & ~Is.QUOTE | Is.PREPOSITION | Is.RELATIVE):
            return None
        return Introducer("object", at, at)

    def _source(self, cue: Cue, limit: int) -> Stretch | None:
        """The noun phrase after من, or that the noun governs."""
        first = cue.index + 1
        while first < limit and self._flags[first] & Is.ADVERB:
            first += 1
        if first + 1 < limit and self._norms[first] == "من":
            first += 1
        if first >= limit or self._flags[first] & (MARK | Is.PREPOSITION) or not self._phrases.begins(first, limit):
            return None
        if self._view.is_verb(first):
            return None
        denies = cue.readings[0].frame.polarity == "denies"
        end = self._phrases.end(first, min(limit, first + _REACH), before_object=denies)
        if denies:
            end = next((at for at in range(first + 1, end) if self._phrases.is_joined_deed(at)), end)
        return (first, end) if end > first else None

    def _is_given(self, cue: Cue, source: Stretch) -> bool:
        """Whether the source is named after من: then a noun phrase may be what is said."""
        return self._norms[source[0] - 1] == "من" and source[0] > cue.index + 1

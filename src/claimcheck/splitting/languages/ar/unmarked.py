"""Speech with no mark at all: *قال هذا يعود لكم*, *وتابع الوزير لن نقبل*."""

from claimcheck.splitting.languages.ar.grammar import Is, is_future, words
from claimcheck.splitting.languages.ar.lexicon import Reading
from claimcheck.splitting.languages.ar.scan import Introducer
from claimcheck.splitting.languages.ar.speakers import is_known
from claimcheck.splitting.languages.ar.syntax import Syntax
from claimcheck.splitting.languages.ar.view import Cue, Stretch

_TENSES = frozenset(("لقد", "قد", "سوف"))


class Unmarked:
    """Finds it in one document."""

    def __init__(self, syntax: Syntax) -> None:
        self._words = syntax.view.words
        self._flags = syntax.view.flags
        self._phrases = syntax.phrases

    def open(self, cue: Cue, reading: Reading, limit: int) -> tuple[Stretch | None, Introducer] | None:
        """Speech with no mark at all: *قال هذا يعود لكم*، *قال لن نقبل*."""
        first = cue.index + 1
        if first + 1 >= limit or reading.form not in ("past", "present"):
            return None
        subject = self._subject(first, limit)
        after = first if subject is None else subject[1]
        if (reading.frame.bare or reading.frame.continues) and after + 1 < limit and self._opens_speech(after):
            return subject, Introducer("clause", after, after)
        if not reading.frame.bare:
            return None
        if not self._flags[first] & (Is.DEMONSTRATIVE | Is.PRONOUN | Is.NEGATOR) or self._words.norms[first] == "ما":
            return None
        return None, Introducer("clause", first, first)

    def _subject(self, first: int, limit: int) -> Stretch | None:
        """Who speaks, known to be a speaker, before speech that nothing marks."""
        if not is_known(self._words.norms[first]) or not self._phrases.begins(first, limit):
            return None
        return first, self._phrases.end(first, limit, before_object=True)

    def _opens_speech(self, at: int) -> bool:
        """Whether nothing but a clause can begin with this word: *لن نقبل*, *نحن مستعدون*, *سنعود غدا*."""
        norm, flag = self._words.norms[at], self._flags[at]
        if flag & Is.JOINED or norm in words("negators", "nominal"):
            return False
        return bool(flag & (Is.PRONOUN | Is.NEGATOR)) or norm in _TENSES or is_future(norm)

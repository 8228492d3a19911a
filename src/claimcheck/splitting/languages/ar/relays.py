"""Who passes on what somebody else said: *نقلت الوكالة عن الوزير قوله إن*. Both are sources of the same content."""

from claimcheck.splitting.languages.ar.found import Found, Stretch, found_of
from claimcheck.splitting.languages.ar.frames import Frames, Introducer
from claimcheck.splitting.languages.ar.grammar import Is
from claimcheck.splitting.languages.ar.lexicon import Reading
from claimcheck.splitting.languages.ar.phrases import Phrases
from claimcheck.splitting.languages.ar.preceding import Preceding
from claimcheck.splitting.languages.ar.spelling import fold
from claimcheck.splitting.languages.ar.view import Cue, Unit, View

_REACH = 25
_OF_WHOM = frozenset(map(fold, ("عنه", "عنها", "عنهم", "عنهما", "إليه", "إليها", "إليهم")))


def _possessed(cue: Cue) -> Reading | None:
    return next((reading for reading in cue.readings if reading.form == "possessed"), None)


class Relays:
    """Finds relayed speech in one document."""

    def __init__(self, view: View, phrases: Phrases, frames: Frames, preceding: Preceding) -> None:
        self._view = view
        self._words = view.words
        self._flags = view.flags
        self._phrases = phrases
        self._frames = frames
        self._preceding = preceding

    def find(self, cue: Cue, reading: Reading, unit: Unit, limit: int) -> list[Found]:
        """The attribution of the one who relays, where one is named, and that of the one whose words they are."""
        via = self._via(cue, reading, limit)
        if via is None:
            return self._of_pronoun(cue, reading, unit, limit)
        own = self._saying(via, limit)
        stop = limit if own is None else own.index
        quoted = (via + 1, self._phrases.end(via + 1, stop)) if self._phrases.begins(via + 1, stop) else None
        if quoted is None or quoted[1] <= quoted[0]:
            return []
        saying = None if own is None else _possessed(own)
        if own is not None and saying is not None:
            introducer = self._frames.introducer(own, saying, limit)
        else:
            at = self._frames.skip_circumstances(quoted[1], limit)
            introducer = self._frames.opening_at(at, reading.frame, limit, clauses_only=True)
        if introducer is None or introducer.content >= limit:
            return []
        return self._both(cue, reading, unit, limit, via, quoted, introducer, own, saying)

    def _of_pronoun(self, cue: Cue, reading: Reading, unit: Unit, limit: int) -> list[Found]:
        """*نقلت عنه الوكالة قوله*: the quoted one is a pronoun."""
        via = cue.index + 1
        own = self._saying(via - 1, limit) if via < limit and self._words.norms[via] in _OF_WHOM else None
        saying = None if own is None else _possessed(own)
        if own is None or saying is None:
            return []
        introducer = self._frames.introducer(own, saying, limit)
        if introducer is None or introducer.content >= limit:
            return []
        relayed = found_of(self._words, own, saying, introducer, limit)
        relay = found_of(self._words, cue, reading, introducer, limit)
        relay.source = self._frames.subject(cue, own.index) or self._preceding.subject(cue, unit.start)
        relay.elided = relay.source is None
        return [relay, relayed]

    def _saying(self, via: int, limit: int) -> Cue | None:
        """The verbal noun that stands for the quoted one's saying: قوله، تأكيدها."""
        for at in range(via + 2, min(limit, via + _REACH)):
            cue = self._view.cue_at.get(at)
            if cue is not None and _possessed(cue) is not None:
                return cue
            if self._flags[at] & (Is.STOP | Is.PARTICLE | Is.COLON | Is.SUBORDINATOR):
                return None
        return None

    def _both(
        self,
        cue: Cue,
        reading: Reading,
        unit: Unit,
        limit: int,
        via: int,
        quoted: Stretch,
        introducer: Introducer,
        own: Cue | None,
        saying: Reading | None,
    ) -> list[Found]:
        relayed = found_of(self._words, own or cue, saying or reading, introducer, limit)
        relayed.source, relayed.elided = quoted, False
        if own is None:
            relayed.index = relayed.begin = via
            relayed.cue = [(self._words.starts[via], self._words.ends[via])]
            relayed.kind, relayed.form, relayed.agreement = "preposition", "bare", ""
        source = self._frames.subject(cue, via) or self._preceding.subject(cue, unit.start)
        relay = found_of(self._words, cue, reading, introducer, limit)
        relay.source, relay.elided = source, source is None
        if source is None and cue.readings[0].agreement == "ms":
            return [relayed]  # نُقل عن: nobody is named who relays
        return [relay, relayed]

    def _via(self, cue: Cue, reading: Reading, limit: int) -> int | None:
        """The عن or إلى after which the quoted one is named."""
        for at in range(cue.index + 1, min(limit, cue.index + _REACH)):
            flag = self._flags[at]
            if self._words.norms[at] in reading.frame.prepositions and flag & Is.PREPOSITION:
                return at
            if flag & (Is.STOP | Is.PARTICLE | Is.COLON | Is.SUBORDINATOR | Is.RELATIVE):
                return None
        return None

"""Who passes on what somebody else said: *نقلت الوكالة عن الوزير قوله إن*. Both are sources of the same content."""

from collections.abc import Iterator

from claimcheck.splitting.languages.ar.found import Found, found_of
from claimcheck.splitting.languages.ar.grammar import Is
from claimcheck.splitting.languages.ar.lexicon import Reading
from claimcheck.splitting.languages.ar.scan import Introducer
from claimcheck.splitting.languages.ar.spelling import fold
from claimcheck.splitting.languages.ar.syntax import Syntax
from claimcheck.splitting.languages.ar.view import Cue, Stretch, Unit

_REACH = 25
_OF_WHOM = frozenset(map(fold, ("عنه", "عنها", "عنهم", "عنهما", "إليه", "إليها", "إليهم")))


class Relays:
    """Finds relayed speech in one document."""

    def __init__(self, syntax: Syntax) -> None:
        self._view = syntax.view
        self._words = syntax.view.words
        self._flags = syntax.view.flags
        self._phrases = syntax.phrases
        self._circumstances = syntax.circumstances
        self._introducers = syntax.introducers
        self._preceding = syntax.preceding

    def find(self, cue: Cue, reading: Reading, unit: Unit, limit: int) -> list[Found]:
        """The attribution of the one who relays, where one is named, and that of the one whose words they are."""
        via = self._via(cue, reading, limit)
        if via is not None:
            relayed = self._quoted(cue, reading, via, limit)
            if relayed is None:
                return []
            source = self._circumstances.subject(cue.index, via) or self._preceding.subject(cue, unit.start)
            if source is None and cue.readings[0].agreement == "ms":
                return [relayed]  # نُقل عن: nobody is named who relays
        else:
            relayed = self._of_pronoun(cue, limit)
            if relayed is None:
                return []
            source = self._circumstances.subject(cue.index, relayed.index) or self._preceding.subject(cue, unit.start)
        introducer = Introducer(relayed.opening, relayed.introducer, relayed.content)
        relay = found_of(self._words, cue, reading, introducer, limit)
        relay.source, relay.elided = source, source is None
        return [relay, relayed]

    def _of_pronoun(self, cue: Cue, limit: int) -> Found | None:
        """*نقلت عنه الوكالة قوله*: the quoted one is a pronoun."""
        via = cue.index + 1
        if via >= limit or self._words.norms[via] not in _OF_WHOM:
            return None
        own = self._saying(cue.index, limit)
        return None if own is None else self._said(*own, limit)

    def _quoted(self, cue: Cue, reading: Reading, via: int, limit: int) -> Found | None:
        """The words of the one who is named after عن."""
        own = self._saying(via, limit)
        quoted = self._phrase(via + 1, limit if own is None else own[0].index)
        if quoted is None:
            return None
        if own is not None:
            relayed = self._said(*own, limit)
        else:
            at = self._circumstances.skip(quoted[1], limit)
            introducer = self._introducers.at(at, reading.frame, limit, clauses_only=True)
            if introducer is None or introducer.content >= limit:
                return None
            relayed = found_of(self._words, cue, reading, introducer, limit)
            relayed.index = relayed.begin = via
            relayed.cue = [(self._words.starts[via], self._words.ends[via])]
            relayed.kind, relayed.form, relayed.agreement = "preposition", "bare", ""
        if relayed is not None:
            relayed.source, relayed.elided = quoted, False
        return relayed

    def _said(self, own: Cue, saying: Reading, limit: int) -> Found | None:
        """What قوله opens."""
        introducer = self._introducers.first(own, saying, limit)
        if introducer is None or introducer.content >= limit:
            return None
        return found_of(self._words, own, saying, introducer, limit)

    def _phrase(self, first: int, limit: int) -> Stretch | None:
        if not self._phrases.begins(first, limit):
            return None
        end = self._phrases.end(first, limit)
        return (first, end) if end > first else None

    def _saying(self, via: int, limit: int) -> tuple[Cue, Reading] | None:
        """The verbal noun that stands for the quoted one's saying: قوله، تأكيدها."""
        for at in self._around_quotations(via + 2, min(limit, via + _REACH)):
            cue = self._view.cue_at.get(at)
            saying = None if cue is None else next((r for r in cue.readings if r.form == "possessed"), None)
            if cue is not None and saying is not None:
                return cue, saying
            if self._flags[at] & (Is.STOP | Is.PARTICLE | Is.COLON | Is.SUBORDINATOR):
                return None
        return None

    def _around_quotations(self, start: int, limit: int) -> Iterator[int]:
        """The words of a stretch, those of names in quotation marks left out: *قناة «آي. نيوز»*."""
        at = start
        while at < limit:
            yield at
            closing = self._view.opens.get(at, at)
            at = closing + 1 if at not in self._view.inside and at + 1 not in self._view.inside else at + 1

    def _via(self, cue: Cue, reading: Reading, limit: int) -> int | None:
        """The عن or إلى after which the quoted one is named."""
        for at in self._around_quotations(cue.index + 1, min(limit, cue.index + _REACH)):
            flag = self._flags[at]
            if self._words.norms[at] in reading.frame.prepositions and flag & Is.PREPOSITION:
                return at
            if flag & (Is.STOP | Is.PARTICLE | Is.COLON | Is.SUBORDINATOR | Is.RELATIVE):
                return None
        return None

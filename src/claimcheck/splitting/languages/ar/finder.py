"""All attributions of one document: cues in order, then prepositions, then the ends of the contents."""

from claimcheck.models import Block
from claimcheck.splitting.languages.ar.contents import Contents
from claimcheck.splitting.languages.ar.coverage import Coverage
from claimcheck.splitting.languages.ar.doubts import Doubts
from claimcheck.splitting.languages.ar.found import Found
from claimcheck.splitting.languages.ar.headlines import Headlines
from claimcheck.splitting.languages.ar.lexicon import NOMINAL
from claimcheck.splitting.languages.ar.nouns import Nouns
from claimcheck.splitting.languages.ar.relations import Relations
from claimcheck.splitting.languages.ar.relays import Relays
from claimcheck.splitting.languages.ar.speech import Speech
from claimcheck.splitting.languages.ar.syntax import syntax_of
from claimcheck.splitting.languages.ar.verbs import Verbs
from claimcheck.splitting.languages.ar.view import Cue, Unit, View


class Finder:
    """Finds the attributions of a document."""

    def __init__(self, view: View, blocks: list[Block]) -> None:
        syntax = syntax_of(view)
        self._view = view
        self._headlines = Headlines(view, syntax.phrases, blocks)
        self._speech = Speech(view)
        self._doubts = Doubts(syntax)
        self._verbs = Verbs(syntax, self._speech, self._doubts)
        self._nouns = Nouns(syntax)
        self._relays = Relays(syntax)
        self._relations = Relations(syntax)
        self._coverage = Coverage(syntax)
        self._contents = Contents(view)

    def find(self) -> list[Found]:
        """The attributions, by place, each with its content."""
        view = self._view
        everything: list[Found] = []
        cursor = 0
        for unit in view.units:
            while cursor < len(view.cues) and view.cues[cursor].index < unit.start:
                cursor += 1
            first = cursor
            while cursor < len(view.cues) and view.cues[cursor].index < unit.end:
                cursor += 1
            everything += self._in_unit(unit, view.cues[first:cursor])
        everything = sorted([*everything, *self._headlines.find(everything)], key=lambda one: one.begin)
        found_at = {one.index: one for one in everything}
        for one in everything:
            if one.places and not one.before:
                one.places += self._speech.rest(one, found_at)
        return [one for one in everything if one.places]

    def _in_unit(self, unit: Unit, candidates: list[Cue]) -> list[Found]:
        found: list[Found] = []
        relations = self._relations.find(unit)
        said = {relation.said for relation in relations}
        for cue in candidates:
            if cue.index in said or (found and found[-1].index >= cue.index):
                continue  # the verbal noun after a relay
            for one in self._at(cue, unit):
                _add(found, one)
        made, stops = self._coverage.attributions(relations, found, unit)
        self._contents.settle([one for one in found if not one.before], stops)
        for one in made:
            if one.within is not None and one.within.places:
                one.limit = min(one.limit, self._view.words.first_from(one.within.places[-1][1]))
        self._contents.settle(made, [])
        return sorted([*found, *made], key=lambda one: one.begin)

    def _at(self, cue: Cue, unit: Unit) -> list[Found]:
        """The attributions of the first reading of a cue that its surroundings bear out."""
        opening = self._view.inside.get(cue.index)
        limit = unit.end if opening is None else min(unit.end, self._view.opens[opening])
        for reading in cue.readings:
            if reading.frame.relay and reading.finite:
                relayed = (
                    self._relays.find(cue, reading, unit, limit) if self._doubts.may_be(cue, reading, unit) else []
                )
                if relayed or not reading.frame.clause:
                    return relayed
            one = (
                self._nouns.find(cue, reading, limit)
                if reading.form in NOMINAL
                else self._verbs.find(cue, reading, unit, limit)
            )
            if one is not None and (not reading.frame.relay or _tells(one)):
                return [one]
        return []


def _tells(one: Found) -> bool:
    """Whether a verb of relaying has a clause of its own: *نقلت الوكالة أن*."""
    return one.kind == "verb" and one.opening == "clause" and one.source is not None


def _add(found: list[Found], one: Found) -> None:
    """Take an attribution in, unless one before it opens the same content.

    *تابع قائلا إن* is one attribution; in *قال في بيان أكد فيه أن* the later verb has the content.
    """
    last = found[-1] if found else None
    if last is not None and last.content == one.content and not last.before:
        if one.kind == "participle" or (one.kind == "noun" and (one.index == last.content or one.hung)):
            return
        if one.kind == "verb" and last.kind in ("verb", "participle"):
            if one.hangs and not one.joined:
                return  # أشار في بيان نقلته القناة إلى أن
            found.pop()
    elif last is not None and one.index == last.content and (one.kind == "noun" or last.opening == "object"):
        return
    found.append(one)

"""Attributions by any verb or by none: a clause in reported mood, or a quotation, behind what is no cue."""

from claimcheck.splitting.patterns.found import Found
from claimcheck.splitting.patterns.lexicon import Cue
from claimcheck.splitting.patterns.units import Unit
from claimcheck.splitting.patterns.v2.nouns import Nouns

COLON = Cue(":", "colon", frozenset())


class Governed(Nouns):
    """Finds what a main clause governs."""

    def _can_speak(self, unit: Unit, first: int, last: int) -> bool:
        """Whether a noun phrase is a pronoun for somebody, a name of two words, or a person or body by its noun."""
        if first == last and unit.norms[first] in self._pronouns:
            return unit.norms[first] in self._persons
        head = self._head(unit, first, last)
        nouns = unit.norms[first : head + 1]
        if any(norm in self._lexicon.speakers or norm.endswith(self._lexicon.speaker_endings) for norm in nouns):
            return True
        return head > first and all(self._is_name(unit, i) for i in range(first, head + 1))

    def _governed(self, unit: Unit) -> Found | None:
        """A clause in the subjunctive of reported speech after any main clause: Sie beruhigt, es sei vorbei."""
        at = unit.next_break(0)
        colon = next((i for i in range(at, len(unit) - 1) if unit.breaks[i] and unit.texts[i] == ":"), None)
        if colon is not None and unit.quoted[colon + 1] >= 0:
            return self._announced(unit, colon)
        if at + 1 >= len(unit) or unit.texts[at] != "," or self._mood(unit, 0, at) is not None:
            return None
        opening = at + 1
        if unit.norms[0] in self._adverbial_openers or not self._is_main_clause(unit, opening):
            return None
        finite = next((i for i in range(at) if unit.quoted[i] < 0 and self._bears_tense(unit, i)), None)
        stretch = unit.trimmed(opening, len(unit) - 1)
        if finite is None or stretch is None:
            return None
        source = self._subject_of(unit, finite)
        if source is None and self._is_adverbial(unit, 0, finite):
            source = self._noun_phrase(unit, 1)
        cue = [(finite, finite)] if finite == at - 1 else [(finite, finite), (at - 1, at - 1)]
        entry = Cue(unit.norms[finite], "verb", frozenset())
        found = Found(0, finite, cue, entry, "governed", content=[stretch])
        if source is not None and unit.norms[source[0]] not in self._expletives:
            found.source = [source]
        found.content = [(opening, self._end(unit, [found], 0, opening))]
        return found

    def _announced(self, unit: Unit, colon: int) -> Found | None:
        """A quotation after the colon of any main clause: Sie meldete sich mit den Worten: „…“."""
        finite = next((i for i in range(colon) if unit.quoted[i] < 0 and self._bears_tense(unit, i)), None)
        if finite is None:
            return self._labelled(unit, colon)
        source = self._subject_of(unit, finite)
        if source is None or unit.norms[source[0]] in self._expletives:
            return None
        cue = [(finite, finite)] if finite == colon - 1 else [(finite, finite), (colon - 1, colon - 1)]
        found = Found(0, finite, cue, Cue(unit.norms[finite], "verb", frozenset()), "governed", source=[source])
        found.content = [(colon + 1, self._end(unit, [found], 0, colon + 1))]
        return found

    def _labelled(self, unit: Unit, colon: int) -> Found | None:
        """A speaker and a circumstance without a verb: Die Trainerin nach dem Spiel: „…“."""
        source = self._noun_phrase(unit, 0)
        if source is None or source[1] + 1 >= colon or unit.norms[0] in self._conjunctions:
            return None
        behind = unit.norms[source[1] + 1]
        if behind not in self._adverbs and not (behind in self._prepositions and self._can_speak(unit, *source)):
            return None
        label = Found(0, colon, [(colon, colon)], COLON, "label", source=[source])
        label.content = [(colon + 1, self._end(unit, [label], 0, colon + 1))]
        return label

    def _is_main_clause(self, unit: Unit, opening: int) -> bool:
        """Whether a clause in the subjunctive of reported speech opens like a main clause."""
        norm = unit.norms[opening]
        if norm in self._conjunctions | self._adverbial_openers | self._subordinators | self._questions:
            return False
        if norm in self._relatives and not self._noun_phrase(unit, opening):
            return False
        return self._mood(unit, opening, min(unit.next_break(opening), len(unit)), self._carrying) is not None

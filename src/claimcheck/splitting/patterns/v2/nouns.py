"""Nouns that attribute: die Behauptung, dass; mit den Worten „…“."""

from claimcheck.splitting.patterns.found import Found, Stretch
from claimcheck.splitting.patterns.lexicon import Cue
from claimcheck.splitting.patterns.units import Unit
from claimcheck.splitting.patterns.v2.prepositions import Prepositions

_SHORT = 4
"""Words between a noun that attributes and the comma before its clause: stellte die These auf, dass."""


class Nouns(Prepositions):
    """Finds attributions by nouns."""

    def _noun(self, unit: Unit, i: int, entry: Cue) -> Found | None:
        """Die Behauptung, dass …: whose it is stands after it, or is the subject of its clause (ist der Ansicht)."""
        if "quoted" in entry.takes and i + 1 < len(unit) and unit.quoted[i + 1] >= 0:
            return self._worded(unit, i, entry)
        phrase_end = self._rest_of_phrase(unit, i)
        at = unit.next_break(phrase_end + 1)
        if at + 1 >= len(unit) or unit.texts[at] != "," or at - phrase_end > _SHORT:
            return None
        opening = at + 1
        norm = unit.norms[opening]
        if not (
            norm in self._subordinators
            or ("zu" in entry.takes and self._is_infinitive(unit, opening))
            or (
                norm not in self._small_words - self._determiners - self._pronouns
                and self._has_subjunctive(unit, opening)
            )
        ):
            return None
        found = Found(i, i, [(i, i)], entry, "noun")
        found.source = [(i + 1, phrase_end)] if phrase_end > i else self._holder(unit, i, at)
        stretch = unit.trimmed(opening, self._end(unit, [found], 0, opening))
        if stretch is None:
            return None
        found.content = [stretch]
        return found

    def _holder(self, unit: Unit, i: int, at: int) -> list[Stretch]:
        """Whose a noun is that has nobody's name behind it: the subject, if the verb makes it the subject's."""
        first = self._clause_start(unit, i)
        finite = next((j for j in range(first, at) if unit.quoted[j] < 0 and self._bears_tense(unit, j)), None)
        if finite is None:
            return []
        subject = self._subject_of(unit, finite)
        if subject is None or subject[0] <= i <= subject[1] or unit.norms[subject[0]] in self._expletives:
            return []
        return [subject]

    def _worded(self, unit: Unit, i: int, entry: Cue) -> Found | None:
        """Mit den Worten „…“ verabschiedete sie sich: the subject of the clause says it."""
        first, last, _ = unit.quotations[unit.quoted[i + 1]]
        source = self._holder(unit, i, min(unit.next_break(last + 1), len(unit)))
        if first != i + 1 or not source:
            return None
        return Found(i, i, [(i, i)], entry, "noun", source=source, content=[(first, last)])

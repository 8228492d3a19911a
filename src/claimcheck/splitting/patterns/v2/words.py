"""What can be told of a word from the words beside it."""

from claimcheck.splitting.patterns.units import Unit
from claimcheck.splitting.patterns.v2.closed import ClosedClasses

_DETERMINED = 6
"""Words between a determiner and the adjective or noun it belongs to."""


class ClauseWords(ClosedClasses):
    """What can be told of a word from its neighbours."""

    def _clause_start(self, unit: Unit, i: int) -> int:
        while i > 0 and not unit.breaks[i - 1]:
            i -= 1
        return i

    def _closes(self, unit: Unit, j: int) -> bool:
        """Whether a clause ends with a word."""
        after = j + 1
        return (
            after >= len(unit)
            or unit.breaks[after]
            or unit.texts[after] in ".!?"
            or (unit.norms[after] in self._conjunctions or unit.quoted[after] >= 0)
        )

    def _is_name(self, unit: Unit, i: int) -> bool:
        text = unit.texts[i]
        if unit.quoted[i] >= 0:
            first = unit.quotations[unit.quoted[i]][0] + 1  # „Die Presse“, not „ganz genau“
            return first >= len(unit) or not unit.texts[first][:1].islower()
        return text[:1].isupper() and unit.norms[i] not in self._determiners and unit.norms[i] not in self._prepositions

    def _is_number(self, unit: Unit, i: int) -> bool:
        return unit.texts[i][:1].isdigit()

    def _is_plain_verb(self, unit: Unit, i: int) -> bool:
        norm = unit.norms[i]
        return unit.texts[i][:1].islower() and norm.endswith(self._verb_endings) and norm not in self._small_words

    def _is_report(self, unit: Unit, i: int) -> bool:
        """Whether a noun is a report, a statement or what may speak for itself: Angaben, Umfrage, Polizeibericht."""
        norm = unit.norms[i]
        return norm in self._reports or norm.endswith(self._report_endings)

    def _is_attribute(self, unit: Unit, i: int) -> bool:
        """Whether a form stands before its noun like an adjective: einem gestern veröffentlichten Bericht."""
        if i + 1 >= len(unit) or not self._is_name(unit, i + 1) or not unit.norms[i].endswith(self._adjective_endings):
            return False
        left = i - 1
        while left >= 0 and i - left < _DETERMINED and not unit.breaks[left] and unit.texts[left][:1].islower():
            if unit.norms[left] in self._determiners or unit.norms[left] in self._prepositions:
                return unit.norms[left] not in self._adverbs
            left -= 1
        return False

    def _bears_tense(self, unit: Unit, i: int) -> bool:
        """Whether a word looks like a finite verb: a known one, or a small one after a noun."""
        norm = unit.norms[i]
        if norm in self._tense or (
            unit.texts[i][:1].islower() and (norm in self._lexicon.verbs or norm in self._lexicon.parted)
        ):
            return not self._is_attribute(unit, i)
        return i > 0 and self._is_plain_verb(unit, i) and self._is_name(unit, i - 1)

    def _is_adverbial(self, unit: Unit, first: int, verb: int) -> bool:
        """Whether a field before the verb opens like an adverbial: a preposition, an adverb, a time."""
        head = unit.norms[first]
        return (
            head in self._prepositions
            or head in self._adverbs
            or head in self._times
            or (verb - first == 1 and head.endswith(self._adverb_endings))
        )

    def _mood(self, unit: Unit, first: int, last: int, moods: frozenset[str] | None = None) -> int | None:
        """The first verb in a subjunctive in a stretch, those of a first person left out."""
        for i in range(first, last):
            if unit.quoted[i] < 0 and unit.norms[i] in (moods or self._reported) and unit.texts[i][:1].islower():
                near = unit.norms[max(0, i - 1) : i + 2]
                if self._first_persons.isdisjoint(near):
                    return i
        return None

    def _has_subjunctive(self, unit: Unit, i: int) -> bool:
        return self._mood(unit, i, min(unit.next_break(i), len(unit))) is not None

    def _negated(self, unit: Unit, first: int, last: int) -> bool:
        return not self._negations.isdisjoint(unit.norms[first : last + 1])

"""Verbs with the prefix, participle or auxiliary that belongs to them."""

from dataclasses import dataclass

from claimcheck.splitting.patterns.found import Stretch
from claimcheck.splitting.patterns.lexicon import Cue, Form
from claimcheck.splitting.patterns.units import Unit
from claimcheck.splitting.patterns.v2.phrases import Phrases

_FINITE = frozenset({"infinitive", "singular", "past", "plural", "subjunctive"})
"""The infinitive is also the present plural."""
_FAR = 40
"""Words between the finite verb and the prefix or participle that belongs to it."""
_BREAKS = 4
"""Breaks between a verb and its prefix."""
_AROUND = 2
"""Breaks between a finite verb and its participle: those around one clause."""
_SHORTEST = 2
"""Words of a subordinate clause before its verb."""


@dataclass(slots=True)
class Group:
    """A verb with all its parts: where it bears its tense, where the clause's last part stands."""

    finite: int
    last: int
    cue: list[Stretch]
    entry: Cue
    passive: bool = False
    final: bool = False
    """Whether it closes a subordinate clause."""
    negated: bool = False


class Verbs(Phrases):
    """Finds the parts of a verb."""

    def _group(self, unit: Unit, i: int) -> Group | None:
        norms = unit.norms
        for form in self._lexicon.parted.get(norms[i], ()):
            group = self._parted(unit, i, form)
            if group and self._has_needed(unit, group):
                return group
        for form in self._lexicon.verbs.get(norms[i], ()):
            group = self._whole(unit, i, form)
            if group and self._has_needed(unit, group):
                return group
        return None

    def _has_needed(self, unit: Unit, group: Group) -> bool:
        """Whether what a verb cannot do without stands in its clause, and nothing that makes it another one."""
        needs, unless = group.entry.needs, group.entry.unless
        if not needs and not unless:
            return True
        last = max(unit.next_break(group.finite), group.last)
        clause = unit.norms[self._clause_start(unit, group.finite) : last]
        return (not needs or not needs.isdisjoint(clause)) and unless.isdisjoint(clause)

    def _parted(self, unit: Unit, i: int, form: Form) -> Group | None:
        """A verb whose prefix stands at the end of its clause, or written apart right before it."""
        norms, prefix = unit.norms, form.cue.prefix
        if i and norms[i - 1] == prefix and "participle" in form.slots:
            group = self._compound(unit, i, form)
            if group:
                group.cue = [(i - 1, last) if first == i else (first, last) for first, last in group.cue]
            return group
        if i and norms[i - 1] == prefix:
            return Group(i, i, [(i - 1, i)], form.cue, final=True) if self._closes(unit, i) else None
        j = self._prefix(unit, i, prefix) if form.slots & _FINITE else None
        if j is None:
            return None
        return Group(i, j, [(i, i), (j, j)], form.cue, negated=self._negated(unit, i, j))

    def _prefix(self, unit: Unit, i: int, prefix: str) -> int | None:
        """Where the prefix of a verb closes its clause, over few breaks."""
        breaks = 0
        for j in range(i + 1, min(i + _FAR, len(unit))):
            if unit.breaks[j]:
                breaks += 1
                if unit.texts[j] in ":;" or breaks > _BREAKS:
                    return None
            elif unit.norms[j] == prefix and unit.quoted[j] < 0 and self._closes(unit, j):
                return j
        return None

    def _whole(self, unit: Unit, i: int, form: Form) -> Group | None:
        slots = form.slots
        noun = unit.texts[i][:1].isupper() and i and unit.texts[i - 1] not in '.:„“"»'  # das Vertrauen
        if noun or self._is_attribute(unit, i):
            return None
        if unit.norms[i] in self._determiners and self._noun_phrase(unit, i):
            return None
        group = self._compound(unit, i, form) if "participle" in slots else None
        if group is None and slots & {"infinitive", "zu_infinitive"}:
            modal = self._left(unit, i, self._modals)
            if modal is not None and self._closes(unit, i):
                group = Group(modal, i, [(modal, modal), (i, i)], form.cue, negated=self._negated(unit, modal, i))
        if group is not None or not slots & _FINITE or (i and unit.norms[i - 1] in self._zu):
            return group
        if form.cue.prefix:
            return Group(i, i, [(i, i)], form.cue, final=True)
        final = self._is_final(unit, i)
        if not final and self._parts_otherwise(unit, i):
            return None
        return Group(i, i, [(i, i)], form.cue, final=final, negated=self._negated(unit, i, i + 6))

    def _parts_otherwise(self, unit: Unit, i: int) -> bool:
        """Whether a prefix closes the clause of a verb that parts with none: forderte Verstärkung an."""
        last = min(unit.next_break(i), len(unit)) - 1
        while last > i and unit.texts[last] in ".!?":
            last -= 1
        return last > i + 1 and unit.norms[last] in self._separable - self._adverbs and unit.quoted[last] < 0

    def _compound(self, unit: Unit, i: int, form: Form) -> Group | None:
        """A participle with its auxiliary: right after it in a subordinate clause, else further left."""
        norms = unit.norms
        after = i + 1
        if after < len(unit) and norms[after] in self._have | self._be and not unit.breaks[after]:
            last = after
            while last + 1 < len(unit) and norms[last + 1] in self._have | self._be:
                last += 1
            passive = norms[after] in self._be and not ("sein" in form.cue.takes and norms[after] in self._are)
            if norms[after] in self._become:
                left = self._left(unit, i, self._be)
                if left is not None:
                    return Group(left, last, [(left, left), (i, last)], form.cue, passive=True)
            return Group(last, last, [(i, last)], form.cue, passive=passive, final=True)
        left = self._left(unit, i, self._have | self._be)
        if left is None:
            return None
        passive = norms[left] in self._be and not ("sein" in form.cue.takes and norms[left] in self._are)
        return Group(left, i, [(left, left), (i, i)], form.cue, passive=passive, negated=self._negated(unit, left, i))

    def _left(self, unit: Unit, i: int, wanted: frozenset[str]) -> int | None:
        breaks = 0
        for j in range(i - 1, max(-1, i - _FAR), -1):
            if unit.norms[j] in self._as and breaks:
                return None  # wird schwierig, wie Maier, der Sprecher, betont
            if unit.breaks[j]:
                breaks += 1
                if breaks > _AROUND or unit.texts[j] in ":;":
                    return None
            elif unit.norms[j] in wanted and unit.quoted[j] < 0 and breaks in (0, _AROUND):
                return j
        return None

    def _is_final(self, unit: Unit, i: int) -> bool:
        """Whether a finite verb closes a clause that a subordinator or relative pronoun opens."""
        return self._closes(unit, i) and self._opener(unit, i) is not None

    def _opener(self, unit: Unit, i: int) -> int | None:
        """The word that opens the subordinate clause a verb closes, over appositions in between."""
        first = self._clause_start(unit, i)
        for _ in range(4):
            at = first + 1 if unit.norms[first] in self._conjunctions and first + 1 < i else first
            if self._subordinates(unit, at) and self._holds(unit, at, i):
                return at
            if (
                first <= 1
                or unit.texts[first - 1] not in ",–)"
                or unit.texts[first - 2][:1].islower()  # the clause before is closed by its own verb
                or any(unit.norms[j] in self._tense for j in range(first, i))
            ):
                return None
            first = self._clause_start(unit, first - 1)
        return None

    def _holds(self, unit: Unit, at: int, i: int) -> bool:
        """Whether a clause can run from its opener to a verb: not if what opens is an apposition, set off before it."""
        if unit.norms[at] not in self._relatives or unit.norms[at] in self._oblique_relatives:
            return i - at >= _SHORTEST
        phrase = self._noun_phrase(unit, at)
        return i > at and (phrase is None or phrase[1] + 1 >= i or not unit.breaks[phrase[1] + 1])

    def _subordinates(self, unit: Unit, at: int) -> bool:
        norm = unit.norms[at]
        return (
            norm in self._as
            or norm in self._subordinators
            or norm in self._questions
            or norm in self._adverbial_openers
            or (at > 0 and unit.texts[at - 1] == "," and self._is_relative(unit, at))
        )

    def _is_relative(self, unit: Unit, at: int) -> bool:
        """Whether a relative pronoun stands at a word, or behind a preposition there: von dem die Polizei glaubt."""
        behind = unit.norms[at] in self._prepositions and at + 1 < len(unit)
        return unit.norms[at + 1 if behind else at] in self._relatives and not (
            behind and self._noun_phrase(unit, at + 1)
        )

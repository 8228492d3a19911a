"""Who says it: the clause around a verb, and its subject."""

from claimcheck.splitting.patterns.found import Found, Stretch
from claimcheck.splitting.patterns.units import Unit
from claimcheck.splitting.patterns.v2.verbs import Group, Verbs


class Speakers(Verbs):
    """Finds who says it."""

    def _verb(self, unit: Unit, i: int, subject: list[Stretch]) -> Found | None:
        group = self._group(unit, i)
        if group is None:
            return None
        if "impersonal" in group.entry.takes:
            return self._impersonal(unit, i, group)
        if group.final:
            return self._subordinate(unit, group)
        return self._main(unit, group, subject)

    def _impersonal(self, unit: Unit, i: int, group: Group) -> Found | None:
        """heißt es in dem Bericht: what is in the clause with in says it."""
        near = unit.norms[max(0, i - 1) : i + 2]
        if self._expletives.isdisjoint(near):
            return None
        found = Found(i, i, [(i, i)], group.entry, "inverted")
        if i and unit.norms[i - 1] in self._expletives and not group.final:
            found.cue = [(i - 1, i)]
            found.start = i - 1
        elif i + 1 < len(unit):
            found.cue = [(i, i + 1)]
        first = self._clause_start(unit, i)
        for j in [*range(found.cue[0][1] + 1, min(unit.next_break(i), len(unit))), *range(first, i)]:
            if unit.norms[j] in self._locations:
                source = self._noun_phrase(unit, j + 1)
                if source:
                    found.source = [source]
                    break
        return found

    def _main(self, unit: Unit, group: Group, subject: list[Stretch]) -> Found | None:
        i = group.finite
        found = Found(i, i, group.cue, group.entry, "main", negated=group.negated)
        first = self._clause_start(unit, i)
        if group.passive:
            found.how, found.start = "passive", first
            source = self._agent(unit, first, group.last) or (
                self._subject_of(unit, i) if "quoted" in group.entry.takes else None
            )
            found.source = [source] if source else []
            return found
        before = unit.norms[i - 1] if i else ""
        if before in self._conjunctions and i - 1 >= first:
            if i - 1 > first or not subject:
                source = self._first_subject(unit, i - 2) if i > 1 else None
                subject = [source] if source else subject
            found.how, found.source = "joined", subject
            return found if subject else None
        if first == i:
            return self._after_break(unit, found, group)
        if unit.norms[first] in self._conjunctions:
            first += 1
        found.start = first
        return self._by_field(unit, found, first)

    def _by_field(self, unit: Unit, found: Found, first: int) -> Found | None:
        """The subject stands in the field before the verb, unless something else stands there."""
        i = found.verb
        norms = unit.norms
        head = norms[first]
        if head in self._relatives and first > 0 and unit.texts[first - 1] == "," and i - first == 1:
            head = ""
        phrase = self._noun_phrase(unit, first)
        if i + 1 < len(unit) and norms[i + 1] in self._nominatives and head not in self._nominatives:
            found.how, found.source = "inverted", [(i + 1, i + 1)]
            return found
        is_subject = (
            head not in self._objects
            and head not in self._oblique
            and not self._is_adverbial(unit, first, i)
            and phrase is not None
            and phrase[1] >= i - 1 - self._trailing(unit, i, phrase[1])
        )
        if is_subject and phrase is not None:
            found.source = [(first, min(phrase[1], i - 1))]
            return found
        if (
            phrase is not None
            and head not in self._oblique | self._objects
            and not self._is_adverbial(unit, first, i)
            and (phrase[1] + 1 < i and norms[phrase[1] + 1] in self._prepositions)
        ):
            found.source = [(first, i - 1)]
            return found
        after = self._subject_after(unit, i + 1)
        if after is None and head and not self._is_adverbial(unit, first, i) and head not in self._oblique:
            found.source = [(first, i - 1)]
            return found
        if after is None:
            return None
        found.how, found.source = "inverted", [after]
        return found

    def _after_break(self, unit: Unit, found: Found, group: Group) -> Found | None:
        """A verb that opens its clause: after content, or after an apposition to its subject."""
        i = found.verb
        if i == 0:
            return None
        at = i - 1
        after = None if self._is_apposition(unit, at) else self._subject_after(unit, i + 1)
        if after is not None and ("before" in found.entry.takes or unit.quoted[at] >= 0 or unit.quoted[at - 1] >= 0):
            found.how, found.source = "inverted", [self._with_apposition(unit, after, group.last)]
            return found
        first = self._before_apposition(unit, at)
        if first is None:
            return None
        found.source, found.start = [(first, at - 1)], first
        return found

    def _before_apposition(self, unit: Unit, at: int) -> int | None:
        """Where the noun phrase begins whose apposition a comma or bracket closes."""
        if unit.quoted[at] >= 0 or unit.texts[at] not in ",)–":
            return None
        left = at - 1
        while left > 0 and not unit.breaks[left]:
            left -= 1
        if left <= 0:
            return None
        first = self._clause_start(unit, left)
        if unit.norms[first] in self._prepositions or unit.norms[first] in self._adverbs:
            later = self._last_phrase(unit, first, left - 1)
            return later[0] if later else None
        return first if self._noun_phrase(unit, first) else None

    def _is_apposition(self, unit: Unit, at: int) -> bool:
        """Whether only noun phrases and relative clauses stand before a comma: Der Sprecher, Karl Maier, lobte ihn."""
        if unit.texts[at] != "," or unit.quoted[at] >= 0:
            return False
        first = next((j + 1 for j in range(at - 1, -1, -1) if unit.texts[j] in ":;" and unit.breaks[j]), 0)
        commas = 0
        while first < at:
            stop = unit.next_break(first)
            relative = unit.norms[first] in self._relatives and commas
            if any(unit.quoted[j] >= 0 and unit.breaks[j] for j in range(first, min(stop + 1, at))):
                return False
            if not relative and any(unit.quoted[j] < 0 and self._bears_tense(unit, j) for j in range(first, stop)):
                return False
            if not relative and unit.norms[first] in self._subordinators | self._adverbial_openers:
                return False
            first, commas = stop + 1, commas + 1
        return commas > 1

    def _with_apposition(self, unit: Unit, source: Stretch, last: int) -> Stretch:
        """A source and the apposition that closes the sentence after it."""
        at = source[1] + 1
        if at + 1 < len(unit) and unit.texts[at] == "," and source[1] >= last:
            phrase = self._noun_phrase(unit, at + 1)
            if phrase and self._closes(unit, phrase[1]) and phrase[1] > phrase[0]:
                return source[0], phrase[1]
        return source

    def _subordinate(self, unit: Unit, group: Group) -> Found | None:
        """A verb that closes its clause: wie die Polizei mitteilte; der sagte, dass; dass er sagte."""
        i, start = group.finite, group.cue[0][0]
        opener = self._opener(unit, start)
        if opener is None:
            opener = self._clause_start(unit, start)
        norm = unit.norms[opener]
        found = Found(opener, i, group.cue, group.entry, "subordinate", negated=group.negated)
        if norm in self._as or (norm in self._so and not group.passive):
            found.how, found.cue = "as", [(opener, opener), *group.cue]
            source = self._agent(unit, opener, i) if group.passive else self._subject_of_as(unit, opener, start)
        elif group.passive:
            found.how = "passive"
            return found
        elif norm in self._relatives and opener > 0 and unit.texts[opener - 1] == ",":
            antecedent = self._before_comma(unit, opener - 2)
            found.how = "relative"
            found.source = [antecedent, (opener, opener)] if antecedent else [(opener, opener)]
            return found
        else:
            source = self._subject_before(unit, opener, start)
        found.source = [source] if source else []
        return found if source or group.passive else None

    def _subject_before(self, unit: Unit, opener: int, verb: int) -> Stretch | None:
        source = self._subject_after(unit, opener + 1)
        return source if source and source[1] < verb else None

    def _subject_of_as(self, unit: Unit, opener: int, verb: int) -> Stretch | None:
        """The subject of a clause with wie and its apposition: wie Karl Maier, der Sprecher, sagte."""
        source = self._subject_before(unit, opener, verb)
        if source and unit.texts[source[1] + 1] == ",":
            close = unit.next_break(source[1] + 2)
            return source[0], close - 1 if close < verb - 1 else source[1]
        return source

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
        opener = self._opener(unit, i) if group.final else None
        if opener is not None and unit.norms[opener] in self._as and unit.norms[opener + 1] in self._expletives:
            found = Found(opener, i, [(opener, opener + 1), (i, i)], group.entry, "as")
            found.source = [source] if (source := self._located(unit, opener + 2, i)) else []
            return found
        near = unit.norms[max(0, i - 1) : i + 2]
        if self._expletives.isdisjoint(near):
            return None
        found = Found(i, i, [(i, i)], group.entry, "inverted")
        if i and unit.norms[i - 1] in self._expletives and not group.final:
            found.cue = [(i - 1, i)]
            found.start = i - 1
        elif i + 1 < len(unit):
            found.cue = [(i, i + 1)]
        first = self._field_start(unit, i)
        behind = found.cue[0][1] + 1, min(unit.next_break(i), len(unit))
        source = self._located(unit, *behind) or self._located(unit, first, i)
        found.source = [source] if source else []
        return found

    def _located(self, unit: Unit, first: int, last: int) -> Stretch | None:
        """What stands behind the first preposition of place in a stretch: in dem Bericht."""
        places = (j for j in range(first, last) if unit.norms[j] in self._locations)
        return next((source for j in places if (source := self._noun_phrase(unit, j + 1))), None)

    def _field_start(self, unit: Unit, verb: int) -> int:
        """Where the field before a verb begins, over a relative clause in it: In dem Brief, der eintraf, | hieß es."""
        first = self._clause_start(unit, verb)
        if first != verb or verb <= 1 or unit.texts[verb - 1] != ",":
            return first
        clause = self._clause_start(unit, verb - 1)
        opener = clause + 1 if unit.norms[clause] in self._prepositions else clause
        if clause > 1 and unit.texts[clause - 1] == "," and unit.norms[opener] in self._relatives:
            return self._clause_start(unit, clause - 1)
        return first

    def _issuer(self, unit: Unit, first: int, last: int) -> Stretch | None:
        """The report that a verb without a subject is about: in einem Bericht wird vermutet."""
        source = self._located(unit, first, last)
        reports = source is not None and any(self._is_report(unit, k) for k in range(source[0], source[1] + 1))
        return source if reports else None

    def _main(self, unit: Unit, group: Group, subject: list[Stretch]) -> Found | None:
        i = group.finite
        found = Found(i, i, group.cue, group.entry, "main", negated=group.negated)
        first = self._clause_start(unit, i)
        if group.passive:
            found.how, found.start = "passive", first
            source = self._agent(unit, first, group.last) or (
                self._subject_of(unit, i) if "quoted" in group.entry.takes else None
            )
            source = source or self._issuer(unit, self._field_start(unit, i), group.last)
            found.source = [source] if source else []
            return found
        before = unit.norms[i - 1] if i else ""
        if "from" in group.entry.takes:
            source = self._located(unit, self._field_start(unit, i), min(unit.next_break(i), len(unit)))
            found.how, found.start, found.source = "inverted", first, [source] if source else []
            return found
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
        if unit.norms[first] in self._so and first and i - first == 1 and unit.breaks[first - 1]:
            return self._so_verb(unit, found, first)
        return self._by_field(unit, found, first)

    def _so_verb(self, unit: Unit, found: Found, first: int) -> Found | None:
        """The clause in …, so zeigen Studien, …: it attributes what stands around it."""
        source = self._subject_after(unit, found.verb + 1)
        found.how, found.cue = "as", [(first, found.verb), *found.cue[1:]]
        found.source = [source] if source else []
        return found if source else None

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
        if phrase is not None and i - first == 1 and phrase[1] >= i:
            phrase = None  # Das sagte | Minister Kern, no phrase over the verb
        is_object = head in self._objects and (phrase is None or phrase[0] == phrase[1])
        is_subject = (
            not is_object
            and head not in self._oblique
            and not self._is_adverbial(unit, first, i)
            and phrase is not None
            and phrase[1] >= i - 1 - self._trailing(unit, i, phrase[1])
        )
        if is_subject and phrase is not None:
            found.source = [(self._opened_by(unit, first), min(phrase[1], i - 1))]
            return found
        if (
            phrase is not None
            and head not in self._oblique
            and not is_object
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
        found.how, found.source = "inverted", [self._with_apposition(unit, after, found.cue[-1][1])]
        return found

    def _opened_by(self, unit: Unit, first: int) -> int:
        """Where a subject begins whose apposition stands before the verb: Karl Maier, der Sprecher des Amtes sagte."""
        if first <= 1 or unit.texts[first - 1] != "," or unit.quoted[first - 1] >= 0:
            return first
        start = self._clause_start(unit, first - 1)
        phrase = self._noun_phrase(unit, start)
        return start if phrase and phrase[1] == first - 2 and not self._is_adverbial(unit, start, first) else first

    def _after_break(self, unit: Unit, found: Found, group: Group) -> Found | None:
        """A verb that opens its clause: after content, or after an apposition to its subject."""
        i = found.verb
        if i == 0:
            return None
        at = i - 1
        inverted = i + 1 < len(unit) and unit.norms[i + 1] in self._nominatives
        field = self._field_start(unit, i)
        adverbial = (field < at and self._is_adverbial(unit, field, at)) or unit.norms[0] in self._adverbial_openers
        apposition = not inverted and not adverbial and self._is_apposition(unit, at)
        after = None if apposition else self._subject_after(unit, i + 1)
        if after is not None and (
            inverted or adverbial or "before" in found.entry.takes or unit.quoted[at] >= 0 or unit.quoted[at - 1] >= 0
        ):
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
        """A source with its apposition, which closes the sentence or has no finite verb behind it."""
        end = self._apposition(unit, source[1])
        if end == source[1]:
            return source
        behind = end + 2
        if last < behind < len(unit) and (self._bears_tense(unit, behind) or self._opens_relative(unit, behind)):
            return source
        return source[0], end

    def _opens_relative(self, unit: Unit, i: int) -> bool:
        return unit.norms[i] in self._relatives and self._noun_phrase(unit, i) is None

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
            if "from" in group.entry.takes:
                source = self._located(unit, opener, start)
            source = source or self._issuer(unit, opener, start)
        elif group.passive:
            found.how = "passive"
            return found
        elif norm in self._relatives - self._oblique_relatives and opener > 0 and unit.texts[opener - 1] == ",":
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

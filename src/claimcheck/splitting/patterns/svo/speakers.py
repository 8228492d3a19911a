"""Who says it: the clause around a verb, and its subject."""

from claimcheck.splitting.patterns.found import Found, Stretch
from claimcheck.splitting.patterns.lexicon import Form
from claimcheck.splitting.patterns.svo.phrases import Phrases
from claimcheck.splitting.patterns.units import Unit

_FAR = 60
"""Words that are looked at to the left of a cue for its subject."""
_APPOSITIONS = 4
"""Commas that may part a subject from its verb: Ann Lee, a delegate from Houston, Texas, said."""


class Speakers(Phrases):
    """Finds who says it."""

    def _verb(self, unit: Unit, i: int, form: Form, subject: list[Stretch]) -> Found | None:
        start = i
        while start > 0 and self._in_group(unit, start - 1):
            start -= 1
        if start == i and self._is_noun(unit, i):
            return None
        helpers = unit.norms[start:i]
        found = Found(start, i, [(start, i)], form.cue, "main", negated=not self._negations.isdisjoint(helpers))
        be = not self._be.isdisjoint(helpers)
        gerund = "gerund" in form.slots and not be
        if be and "participle" in form.slots and "gerund" not in form.slots:
            found.how = "passive"
            return found
        if start == 0:
            return None if gerund or "base" in form.slots else self._inverted(unit, found)
        if unit.breaks[start - 1]:
            return self._after_break(unit, found, subject, gerund=gerund)
        return self._after_word(unit, found, form, subject, gerund=gerund)

    def _is_noun(self, unit: Unit, i: int) -> bool:
        """Whether the word before tells that a form is a noun: the claim, her report."""
        if i == 0 or unit.quoted[i - 1] >= 0:
            return False
        before = unit.norms[i - 1]
        return (before in self._determiners and before not in self._plurals) or before.endswith(
            self._possessive_endings
        )

    def _after_word(
        self, unit: Unit, found: Found, form: Form, subject: list[Stretch], *, gerund: bool
    ) -> Found | None:
        """A verb by the word before it: a relative pronoun, a conjunction, a preposition, or the end of its subject."""
        before, bare = unit.norms[found.start - 1], found.start == found.verb
        if before in self._to and "base" in form.slots:
            return self._infinitive(unit, found)
        if before in self._relatives:
            return self._relative(unit, found, found.start - 1)
        if before in self._conjunctions:
            found.how, found.source = "joined", subject or self._first_subject(unit, found.start - 1)
        elif gerund and (before in self._prepositions or before in self._subordinators):
            found.how, found.source = "by doing", subject
        elif not (bare and before in self._prepositions):
            source = self._subject(unit, found.start - 1)
            if source is not None and self._agrees(unit, source, form, bare=bare):
                found.how = "attached" if gerund else "main"
                found.source, found.start = [source], source[0]
        return found if found.source else None

    def _agrees(self, unit: Unit, source: Stretch, form: Form, *, bare: bool) -> bool:
        """Whether a form that may be a noun as well (the tax plans, a phone call) agrees with its subject."""
        if not bare or form.slots & {"past", "gerund"}:
            return True
        first, last = source
        head = unit.norms[last]
        plural = head in self._plurals or (
            head.endswith(self._plural_endings) and not head.endswith(self._singular_endings)
        )
        if "base" in form.slots:
            return (
                plural
                or not self._joining.isdisjoint(unit.norms[first:last])
                or not self._plurals.isdisjoint(unit.norms[first:last])
            )
        determined = unit.norms[first] in self._determiners or unit.norms[first] in self._pronouns
        return determined or any(unit.texts[i][:1].isupper() for i in range(first, last + 1))

    def _inverted(self, unit: Unit, found: Found) -> Found | None:
        source = self._noun_phrase(unit, found.verb + 1)
        if source is None or "before" not in found.entry.takes:
            return None
        found.how, found.source = "inverted", [source]
        return found

    def _infinitive(self, unit: Unit, found: Found) -> Found | None:
        governor = found.start - 2
        if governor < 1 or unit.breaks[governor]:
            return None
        start = governor
        while start > 0 and self._in_group(unit, start - 1):
            found.negated = found.negated or unit.norms[start - 1] in self._negations
            start -= 1
        if start == 0 or unit.breaks[start - 1]:
            return None
        before = unit.norms[start - 1]
        if before in self._relatives:
            return self._relative(unit, found, start - 1)
        source = self._subject(unit, start - 1)
        if source is None:
            return None
        found.how, found.source, found.start = "infinitive", [source], source[0]
        return found

    def _after_break(self, unit: Unit, found: Found, subject: list[Stretch], *, gerund: bool) -> Found | None:
        if gerund:
            found.how = "participle"
            found.source = subject or self._first_subject(unit, found.start - 1)
            return found if found.source else None
        at = found.start - 1
        closing = unit.quoted[at] >= 0
        inverts = "before" in found.entry.takes and "addressee" not in found.entry.takes
        if inverts and found.start == found.verb and at > 0:
            source = self._noun_phrase(unit, found.verb + 1)
            if source is not None and (closing or self._ends_clause(unit, source[1] + 1)):
                found.how, found.source = "inverted", [source]
                return found
        if closing or unit.texts[at] not in ",)":
            return None
        source = self._with_apposition(unit, at)
        if source is None:
            return None
        found.source, found.start = [source], source[0]
        return found

    def _with_apposition(self, unit: Unit, at: int) -> Stretch | None:
        """The noun phrase that appositions and relative clauses, closed by the break `at`, belong to."""
        source, stop = None, at
        for _ in range(_APPOSITIONS):
            left = stop - 1
            while left > 0 and at - left < _FAR and not unit.breaks[left]:
                left -= 1
            if left <= 0 or unit.texts[left] not in ",–—" or unit.quoted[left] >= 0:
                break
            if all(unit.norms[j] in self._adverbs for j in range(left + 1, stop)):
                return self._subject(unit, left - 1)
            relative = unit.norms[left + 1] in self._relatives
            if not relative and any(self._is_verb(unit, j) for j in range(left + 1, stop)):
                break
            head = self._subject(unit, left - 1)
            if head is None:
                break
            source, stop = (head[0], at - 1), left
        return source

    def _relative(self, unit: Unit, found: Found, pronoun: int) -> Found | None:
        last = pronoun - 1
        if last >= 0 and unit.breaks[last]:
            last -= 1
        found.how = "relative"
        antecedent = self._subject(unit, last) if last >= 0 else None
        found.source = [antecedent, (pronoun, pronoun)] if antecedent else [(pronoun, pronoun)]
        found.start = pronoun
        return found

    def _ends_clause(self, unit: Unit, i: int) -> bool:
        """Whether from a word on only an adverbial stands before the next break."""
        if i >= len(unit) or unit.breaks[i] or unit.texts[i] in ".!?":
            return True
        norm = unit.norms[i]
        return norm in self._prepositions or norm in self._times or norm in self._subordinators

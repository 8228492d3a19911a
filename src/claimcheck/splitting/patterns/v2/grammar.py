"""The attributions of a unit: by verbs, nouns and prepositions, and by the subjunctive alone."""

from claimcheck.splitting.patterns.found import Found, Stretch
from claimcheck.splitting.patterns.lexicon import Cue
from claimcheck.splitting.patterns.units import Unit
from claimcheck.splitting.patterns.v2.governed import COLON, Governed

_SUBJUNCTIVE = Cue("Konjunktiv", "verb", frozenset())
_FAR = 40
"""Words between the finite verb and the prefix or participle that belongs to it."""


class VerbSecond(Governed):
    """Finds the attributions of a unit of a language whose finite verb stands second: German and its like."""

    def find(self, unit: Unit) -> list[Found]:
        """The attributions of a unit, in order."""
        found: list[Found] = []
        subject: list[Stretch] = []
        for i, norm in enumerate(unit.norms):
            if unit.quoted[i] >= 0 or unit.is_compounded(i):
                continue
            hit = self._phrase(unit, i) if norm in self._lexicon.phrases else None
            if hit is None and norm in self._so:
                hit = self._so_says(unit, i)
            if hit is None and (norm in self._lexicon.verbs or norm in self._lexicon.parted):
                hit = self._verb(unit, i, subject)
            if hit is None and norm in self._lexicon.nouns:
                hit = self._noun(unit, i, self._lexicon.nouns[norm])
            if hit:
                found.append(hit)
                if hit.source and hit.how != "phrase":
                    subject = hit.source
        found.sort(key=lambda f: (f.start, f.verb))
        complete = [f for k, f in enumerate(found) if self._complete(unit, found, k)]
        verbs = {f.content[0][0] for f in complete if f.how != "noun"}
        complete = [
            f for f in complete if f.how != "noun" or f.content[0][0] not in verbs
        ]  # sagte zur Begründung, es …
        for hit in complete:
            hit.agreement = self._agreement(unit, hit)
        if not complete:
            governed = self._governed(unit)
            return [governed] if governed else []
        return complete

    def _agreement(self, unit: Unit, hit: Found) -> str:
        """Whether a sie that speaks is one woman or several people."""
        first = hit.source[-1][0] if hit.source else 0
        if len(hit.source) != 1 or hit.source[0] != (first, first) or unit.norms[first] not in self._ambiguous:
            return ""
        norm = unit.norms[hit.verb]
        forms = [*self._lexicon.verbs.get(norm, ()), *self._lexicon.parted.get(norm, ())]
        plural = norm in self._plurals or any(form.slots & {"infinitive", "plural"} for form in forms)
        return "p" if plural else "fs"

    def goes_on(self, unit: Unit) -> Found | None:
        """A sentence in reported mood, or „…“ behind Und: it goes on with what the source before it said."""
        colon = unit.next_break(0)
        if colon + 1 < len(unit) and unit.texts[colon] == ":" and unit.quoted[colon + 1] >= 0:
            small = all(unit.norms[i] in self._conjunctions | self._adverbs for i in range(colon))
            content = [(colon + 1, unit.quotations[unit.quoted[colon + 1]][1])]
            return Found(0, colon, [(colon, colon)], COLON, "free", content=content) if small else None
        mood = self._mood(unit, 0, len(unit), self._carrying)
        if mood is None:
            mood = next((i for i in range(min(len(unit), _FAR)) if self._is_hearsay(unit, i)), None)
        stretch = unit.trimmed(0, len(unit) - 1)
        if mood is None or stretch is None:
            return None
        norm = unit.norms[mood]
        how = "free" if norm in self._subjunctive else "hearsay" if norm in self._hearsay else "conditional"
        return Found(mood, mood, [(mood, mood)], _SUBJUNCTIVE, how, content=[stretch])

    def reported(self, unit: Unit, found: list[Found]) -> Found | None:
        """A sentence whose own attributing verb is in the subjunctive: Die Behörde gehe davon aus, dass."""
        verbs = [hit.verb for hit in found if hit.how in ("main", "inverted") and hit.entry.kind == "verb"]
        if not any(unit.norms[verb] in self._carrying for verb in verbs[:1]):
            return None
        if any(first <= verbs[0] <= last for hit in found for first, last in hit.content):
            return None
        return self.goes_on(unit)

    def _is_hearsay(self, unit: Unit, i: int) -> bool:
        """Soll es getan haben, not soll es tun: what is said of the past is hearsay, of the future a plan."""
        if unit.norms[i] not in self._hearsay or unit.quoted[i] >= 0:
            return False
        closing = range(i + 1, min(i + _FAR, len(unit)))
        return any(unit.norms[j] in self._perfect and self._closes(unit, j) and unit.quoted[j] < 0 for j in closing)

    def actor(self, unit: Unit) -> Stretch | None:
        """Who attributes something that a sentence does not tell: Sie wies das zurück."""
        verbs = (i for i, norm in enumerate(unit.norms) if norm in self._lexicon.verbs or norm in self._lexicon.parted)
        for i in verbs:
            hit = self._verb(unit, i, []) if unit.quoted[i] < 0 else None
            if hit and hit.how in ("main", "inverted") and len(hit.source) == 1:
                return hit.source[0]
        return None

    def subject(self, unit: Unit) -> Stretch | None:
        """Whom a sentence is about: the subject of its first clause, if that can speak."""
        if unit.quoted[0] >= 0:
            return None
        for i in range(min(len(unit), _FAR)):
            if unit.quoted[i] < 0 and self._bears_tense(unit, i):
                source = self._subject_of(unit, i)
                return source if source and self._can_speak(unit, *source) else None
        phrase = self._noun_phrase(unit, 0)
        return phrase if phrase and self._can_speak(unit, *phrase) else None

"""The attributions of a unit: by verbs, nouns and prepositions, and by the subjunctive alone."""

from claimcheck.splitting.patterns.found import Found, Stretch
from claimcheck.splitting.patterns.lexicon import Cue
from claimcheck.splitting.patterns.units import Unit
from claimcheck.splitting.patterns.v2.contents import Contents

_SUBJUNCTIVE = Cue("Konjunktiv", "verb", frozenset())
_FAR = 40
"""Words between the finite verb and the prefix or participle that belongs to it."""
_SHORT = 4
"""Words between a noun that attributes and the comma before its clause: stellte die These auf, dass."""

_LONGEST_REPORT = 6
"""Words of a report before its preposition: nach, zufolge."""


class VerbSecond(Contents):
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
        if not complete:
            governed = self._governed(unit)
            return [governed] if governed else []
        return complete

    def goes_on(self, unit: Unit) -> Found | None:
        """A sentence in the subjunctive of reported speech: it goes on with what the source before it said."""
        mood = self._mood(unit, 0, len(unit))
        if mood is None:
            mood = next(
                (i for i in range(min(len(unit), _FAR)) if unit.norms[i] in self._hearsay and unit.quoted[i] < 0), None
            )
        stretch = unit.trimmed(0, len(unit) - 1)
        if mood is None or stretch is None:
            return None
        how = "free" if unit.norms[mood] in self._subjunctive else "conditional"
        return Found(mood, mood, [(mood, mood)], _SUBJUNCTIVE, how, content=[stretch])

    def subject(self, unit: Unit) -> Stretch | None:
        """What a sentence is about: the subject of its first clause."""
        if unit.quoted[0] >= 0:
            return None
        for i in range(min(len(unit), _FAR)):
            if unit.quoted[i] < 0 and self._bears_tense(unit, i):
                source = self._subject_of(unit, i)
                return None if source is None or unit.norms[source[0]] in self._nobody else source
        phrase = self._noun_phrase(unit, 0)
        return phrase if phrase and not self._is_adverbial(unit, 0, len(unit)) else None

    def _governed(self, unit: Unit) -> Found | None:
        """A clause in the subjunctive of reported speech after any main clause: Sie beruhigt, es sei vorbei."""
        at = unit.next_break(0)
        colon = next((i for i in range(at, len(unit) - 1) if unit.breaks[i] and unit.texts[i] == ":"), None)
        if colon is not None and unit.quoted[colon + 1] >= 0:
            return self._announced(unit, colon)
        if at + 1 >= len(unit) or unit.texts[at] != "," or self._mood(unit, 0, at) is not None:
            return None
        opening = at + 1
        norm = unit.norms[opening]
        if norm in self._relatives | self._adverbial_openers and not self._noun_phrase(unit, opening):
            return None
        if norm in self._conjunctions | self._adverbial_openers or not self._has_subjunctive(unit, opening):
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
            return None
        source = self._subject_of(unit, finite)
        if source is None or unit.norms[source[0]] in self._expletives:
            return None
        cue = [(finite, finite)] if finite == colon - 1 else [(finite, finite), (colon - 1, colon - 1)]
        found = Found(0, finite, cue, Cue(unit.norms[finite], "verb", frozenset()), "governed", source=[source])
        found.content = [(colon + 1, self._end(unit, [found], 0, colon + 1))]
        return found

    def _noun(self, unit: Unit, i: int, entry: Cue) -> Found | None:
        """Die Behauptung, dass …: whose it is stands after it, or is the subject of its clause (ist der Ansicht)."""
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
        if phrase_end > i:
            found.source = [(i + 1, phrase_end)]
        else:
            first = self._clause_start(unit, i)
            finite = next((j for j in range(first, at) if unit.quoted[j] < 0 and self._bears_tense(unit, j)), None)
            subject = self._subject_of(unit, finite) if finite is not None else None
            if subject and not subject[0] <= i <= subject[1] and unit.norms[subject[0]] not in self._expletives:
                found.source = [subject]
        stretch = unit.trimmed(opening, self._end(unit, [found], 0, opening))
        if stretch is None:
            return None
        found.content = [stretch]
        return found

    def _so_says(self, unit: Unit, i: int) -> Found | None:
        """, so der Sprecher: nothing but a name and its apposition after it."""
        after = i + 1
        if i == 0 or not unit.breaks[i - 1] or after >= len(unit):
            return None
        if unit.norms[after] not in self._determiners and not self._is_name(unit, after):
            return None  # so dass, so sagte er
        source = self._noun_phrase(unit, after)
        if source is None:
            return None
        after = source[1] + 1
        if (
            not self._closes(unit, source[1])
            and unit.norms[after] not in self._prepositions
            and (unit.norms[after] not in self._adverbs)
        ):
            return None
        return Found(i, i, [(i, i)], Cue(unit.norms[i], "preposition", frozenset()), "phrase", source=[source])

    def _phrase(self, unit: Unit, i: int) -> Found | None:
        for words, entry in self._lexicon.phrases[unit.norms[i]]:
            if tuple(unit.norms[i : i + len(words)]) != words:
                continue
            last = i + len(words) - 1
            hit = self._prepositional(unit, i, last, entry)
            if hit:
                return hit
        return None

    def _prepositional(self, unit: Unit, i: int, last: int, entry: Cue) -> Found | None:
        takes = entry.takes
        if "itself" in takes:  # demnach: who it was stands in the sentence before
            return Found(i, i, [(i, last)], entry, "phrase", source=[(i, last)]) if i == 0 else None
        if "clause" in takes:
            return self._relative_adverb(unit, i, last, entry)
        relative = self._relative_phrase(unit, i, last, entry)
        if relative:
            return relative
        source: Stretch | None
        if "postposition" in takes:
            source = self._last_phrase(unit, self._clause_start(unit, i), i - 1) if i else None
        else:
            source = self._last_report(unit, i) if "reports" in takes else None
            source = source or self._named_after(unit, last + 1, takes)
        return Found(min(i, source[0]), i, [(i, last)], entry, "phrase", source=[source]) if source else None

    def _relative_adverb(self, unit: Unit, i: int, last: int, entry: Cue) -> Found | None:
        """Ein Bericht, wonach …: the rest of the sentence is what it says."""
        stretch = unit.trimmed(last + 1, len(unit) - 1)
        if stretch is None:
            return None
        source = self._before_comma(unit, i - 2)
        return Found(i, i, [(i, last)], entry, "wonach", source=[source] if source else [], content=[stretch])

    def _relative_phrase(self, unit: Unit, i: int, last: int, entry: Cue) -> Found | None:
        """Ein Gerücht, nach dem …; ein Gerücht, dem zufolge …: a relative pronoun stands for who says it."""
        after = "postposition" in entry.takes
        pronoun = i - 1 if after else last + 1
        comma, opening = min(i, pronoun) - 1, max(last, pronoun) + 1
        if comma < 1 or opening >= len(unit) or unit.texts[comma] != "," or not unit.breaks[comma]:
            return None
        if unit.norms[pronoun] not in self._relatives or (not after and self._noun_phrase(unit, pronoun)):
            return None
        stretch = unit.trimmed(opening, unit.next_break(opening) - 1)
        if stretch is None:
            return None
        before = self._before_comma(unit, comma - 1)
        source = [before, (pronoun, pronoun)] if before else [(pronoun, pronoun)]
        return Found(comma + 1, i, [(i, last)], entry, "wonach", source=source, content=[stretch])

    def _named_after(self, unit: Unit, i: int, takes: frozenset[str]) -> Stretch | None:
        """Who is named after a preposition; for some it must be a report."""
        source = self._noun_phrase(unit, i)
        if source is None and i + 1 < len(unit) and not unit.breaks[i]:
            source = self._noun_phrase(unit, i + 1)  # nach eigenen Angaben
        if "reports" in takes:
            return (i, source[1]) if source and self._is_report(unit, self._head(unit, *source)) else None
        if source is None and i < len(unit):
            end = i
            while end + 2 < len(unit) and unit.texts[end + 1] == "." and unit.starts[end + 2] == unit.ends[end + 1]:
                end += 2  # laut taz, laut ndr.de
            source = (i, end)
        return (i, source[1]) if source else None

    def _head(self, unit: Unit, first: int, last: int) -> int:
        """The noun of a noun phrase: the last of the names that stand together at its start."""
        head = next((j for j in range(first, last + 1) if self._is_name(unit, j)), first)
        while head < last and (unit.texts[head + 1] == "-" or self._is_name(unit, head + 1)):
            head += 1
        return head

    def _last_report(self, unit: Unit, i: int) -> Stretch | None:
        """Seiner Ansicht nach: the noun stands right before the preposition."""
        if i == 0 or not self._is_report(unit, i - 1):
            return None
        first = i - 1
        while (
            first > 0
            and not unit.breaks[first - 1]
            and i - first < _LONGEST_REPORT
            and (unit.norms[first - 1] in self._determiners or unit.texts[first - 1][:1].isupper())
        ):
            first -= 1
        return first, i - 1

    def _is_report(self, unit: Unit, i: int) -> bool:
        norm = unit.norms[i]
        return norm in self._reports or norm.endswith(self._report_endings)

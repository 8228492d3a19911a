"""Who is named with a preposition: laut, nach Angaben, zufolge, so der Sprecher, ein Bericht, wonach."""

from claimcheck.splitting.patterns.found import Found, Stretch
from claimcheck.splitting.patterns.lexicon import Cue
from claimcheck.splitting.patterns.units import Unit
from claimcheck.splitting.patterns.v2.contents import Contents

_LONGEST_REPORT = 6
"""Words of a report before its preposition: nach, zufolge."""


class Prepositions(Contents):
    """Finds attributions by prepositions."""

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
        source = source[0], self._apposition(unit, source[1])
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
            return Found(i, i, [(i, last)], entry, "phrase", source=[(i, last)])
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
            if source and source[0] > last:
                source = source[0], self._apposition(unit, source[1])
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
        tight = i > 1 and not unit.breaks[i - 2]  # inside a clause: soll laut Polizei | im Keller gebrannt haben
        source = self._noun_phrase(unit, i, tight=tight)
        if source is None and i + 1 < len(unit) and not unit.breaks[i]:
            source = self._noun_phrase(unit, i + 1, tight=tight)  # nach eigenen Angaben
        if "reports" in takes:
            return self._report(unit, i, source[1]) if source else None
        if source is None and i < len(unit):
            source = self._site(unit, i) or (i, i)
        return (i, source[1]) if source else None

    def _report(self, unit: Unit, first: int, last: int) -> Stretch | None:
        """The report that a noun phrase begins with; a noun right after it belongs to it as a genitive only."""
        noun = next((j for j in range(first, last + 1) if self._is_name(unit, j)), first)
        while noun < last and unit.texts[noun + 1] == "-":
            noun += 2
        head = next((j for j in range(noun, last + 1) if not self._is_name(unit, j) or self._is_report(unit, j)), last)
        if not self._is_report(unit, head):
            return None
        run = head
        while run < last and self._is_name(unit, run + 1) and unit.quoted[run + 1] < 0:
            run += 1
        if run > head and run == last and not unit.norms[run].endswith(self._genitive_endings):
            return first, head  # sollen nach ersten Meldungen | Soldaten geflohen sein
        return first, last

    def _last_report(self, unit: Unit, i: int) -> Stretch | None:
        """Seiner Ansicht nach: the noun stands right before the preposition."""
        if i == 0 or not self._is_report(unit, i - 1):
            return None
        first = i - 1
        while (
            first > 0
            and not unit.breaks[first - 1]
            and i - first < _LONGEST_REPORT
            and unit.norms[first] not in self._determiners
            and (unit.norms[first - 1] in self._determiners or unit.texts[first - 1][:1].isupper())
        ):
            first -= 1
        return first, i - 1

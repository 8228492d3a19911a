"""How far a content goes: to where the text turns, or around the phrase that attributes it."""

from claimcheck.splitting.patterns.found import Found, Stretch
from claimcheck.splitting.patterns.units import Unit
from claimcheck.splitting.patterns.v2.speakers import Speakers

_CROWD = 3
"""Phrases on both sides that name somebody: more in a sentence do not speak of the same."""
_CLAUSES = 4
"""Commas over which a relative clause may run."""


class Extents(Speakers):
    """Finds where a content begins and ends."""

    def _end(self, unit: Unit, found: list[Found], k: int, opening: int) -> int:
        """The last word of a content that begins at `opening`."""
        number = unit.quoted[opening]
        if number >= 0:
            last = unit.quotations[number][1]
            if unit.breaks[last] or last + 1 >= len(unit) or unit.texts[last - 1] in ".?!":
                return last
        end = next((j - 1 for j in range(opening, len(unit)) if unit.texts[j] == ";" and unit.breaks[j]), len(unit) - 1)
        hit = found[k]
        end = min(end, self._turn(unit, hit, opening, end))
        for other in found[k + 1 :]:
            if other.start <= opening or other.how in ("noun", "phrase", "relative", "subordinate"):
                continue
            if other.how == "joined":
                if other.source == found[k].source:
                    return other.start - 2
                continue
            at = other.start - 1
            if other.how in ("as", "inverted") and unit.breaks[at] and other.start == other.verb:
                return at - 1
            if unit.norms[at] in self._conjunctions and at and unit.breaks[at - 1]:
                return at - 1
        return end

    def _turn(self, unit: Unit, hit: Found, opening: int, end: int) -> int:
        """Where the text turns from what is said to what is so: a main clause after it, a doch without subjunctive."""
        at = unit.next_break(opening)
        inside = hit.how in ("subordinate", "relative", "noun")
        reported = self._mood(unit, opening, min(at, end + 1)) is not None
        while at < end:
            norm = unit.norms[at + 1]
            lower = unit.texts[at + 1][:1].islower() and norm not in self._small_words
            if inside and unit.texts[at] == "," and (norm in self._tense or lower):
                return at - 1
            if (
                unit.texts[at] == ","
                and self._bears_tense(unit, at + 1)
                and not self._turns.isdisjoint(unit.norms[at + 2 : at + 4])
            ):
                return at - 1
            if unit.texts[at] == "," and norm in self._asides:
                return at - 1
            if reported and norm in self._turns and not self._has_subjunctive(unit, at + 1):
                return at - 1
            at = unit.next_break(at + 1)
        return end

    def _around(self, unit: Unit, found: list[Found], k: int) -> bool:
        """The rest of the sentence around a prepositional cue or a clause with wie."""
        hit = found[k]
        inner = [*hit.cue, *hit.source]
        first, last = min(s[0] for s in inner), max(s[1] for s in inner)
        begin, end = self._own_clause(unit, first, last)
        for other in found[:k]:
            around = other.cue[0][1] < first and other.cue[-1][0] > last  # hat nach Angaben der Polizei … gefordert
            if other.content and not around and other.how not in ("phrase", "as", "noun"):
                for a, b in other.content:
                    if a <= first <= b:
                        begin, end = max(begin, a), min(end, b)
        begin, end = self._between(unit, found, k, (begin, end))
        last = self._past_asides(unit, hit, last, end)
        parts = []
        if begin < first:
            before = unit.trimmed(begin, first - 1)
            if before:
                parts.append(before)
        if last < end:
            after = unit.trimmed(last + 1, end)
            if after:
                parts.append(after)
        hit.content = parts
        return bool(parts)

    def _between(self, unit: Unit, found: list[Found], k: int, stretch: Stretch) -> Stretch:
        """What of a sentence is left between phrases of others: Laut Zeugen war er tot, laut Polizei verletzt.

        A comma parts them; where one follows the other over and over, each has only what stands up to the next.
        """
        hit, (begin, end) = found[k], stretch
        crowd = found[max(0, k - _CROWD) : k + _CROWD + 1]
        crowded = len(crowd) > _CROWD and all(other.how == "phrase" for other in crowd)
        before = found[k - 1] if k and found[k - 1].how == "phrase" else None
        after = found[k + 1] if k + 1 < len(found) and found[k + 1].how == "phrase" else None
        if before is not None and self._opens_part(unit, hit.start):
            begin = hit.start
        elif before is not None and crowded:
            begin = max(begin, *(last + 1 for _, last in [*before.cue, *before.source]))
        if after is not None and (crowded or self._opens_part(unit, after.start)):
            end = min(end, after.start - 1)
        return begin, end

    @staticmethod
    def _opens_part(unit: Unit, at: int) -> bool:
        return at > 0 and unit.breaks[at - 1] and unit.texts[at - 1] in ",;"

    def _past_asides(self, unit: Unit, hit: Found, last: int, end: int) -> int:
        """The last word of what belongs to a source behind it: a relative clause, or the rest of a clause with so."""
        at = last + 1
        if unit.norms[hit.cue[0][0]] in self._so:
            at = unit.next_break(at)  # so der Sprecher | am Montag vor Journalisten
            last = at - 1
        if at + 1 >= len(unit) or unit.texts[at] != ",":
            return last
        opener = at + 1
        if not self._is_relative(unit, opener):
            return last
        for close in self._breaks_from(unit, unit.next_break(opener), _CLAUSES):
            if unit.texts[close - 1].islower() and self._is_plain_verb(unit, close + 1):
                return close
        close = unit.next_break(opener)
        closed = close >= end or (hit.how == "as" or self._is_plain_verb(unit, close + 1))
        return min(close, end) if closed else last

    def _breaks_from(self, unit: Unit, at: int, count: int) -> list[int]:
        """Commas from a break on, as long as words stand behind them."""
        found: list[int] = []
        while at + 1 < len(unit) and len(found) < count and unit.texts[at] == ",":
            found.append(at)
            at = unit.next_break(at + 1)
        return found

    def _own_clause(self, unit: Unit, first: int, last: int) -> Stretch:
        """The sentence, or the relative clause in it that a phrase stands in."""
        begin = self._clause_start(unit, first)
        if begin and unit.norms[begin] in self._relatives and unit.texts[begin - 1] == "," and begin < first:
            return begin, min(unit.next_break(last + 1), len(unit)) - 1
        end = next((j - 1 for j in range(last, len(unit)) if unit.texts[j] == ";" and unit.breaks[j]), len(unit) - 1)
        begin = next((j + 1 for j in range(first - 1, -1, -1) if unit.texts[j] in ";:" and unit.breaks[j]), 0)
        return begin, end

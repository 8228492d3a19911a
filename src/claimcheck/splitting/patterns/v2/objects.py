"""What is said in the attributing clause itself: its object, a phrase with a preposition, a quotation behind als."""

from claimcheck.splitting.patterns.found import Found, Stretch
from claimcheck.splitting.patterns.units import Unit
from claimcheck.splitting.patterns.v2.extents import Extents

_SHORT = 4
"""Words between als and what follows it."""
_TITLE = 5
"""Words in quotation marks up to which they may be a name."""


class Objects(Extents):
    """Finds what is said inside a clause."""

    def _called(self, unit: Unit, hit: Found) -> bool:
        """What a quotation in the clause calls somebody: nannte ihn „unfähig“, wurde als „Feigling“ bezeichnet."""
        takes = hit.entry.takes
        stop = min(unit.next_break(hit.verb + 1) + 1, len(unit))
        if takes & self._particles:
            called = range(hit.start if hit.how != "joined" else hit.verb, stop)
        elif "object" in takes and hit.how in ("main", "inverted", "joined"):
            before = hit.source if hit.how == "inverted" else []
            called = range(max([hit.verb, *(stretch[1] for stretch in before)]) + 1, stop)
        else:
            return False
        for i in called:
            if unit.quoted[i] < 0 or unit.quotations[unit.quoted[i]][0] != i or self._is_title(unit, i):
                continue
            behind_as = not takes.isdisjoint(unit.norms[max(0, i - _SHORT) : i])
            if behind_as or (i > hit.verb and (takes & self._particles or not self._is_part(unit, called.start, i))):
                hit.content = [(i, unit.quotations[unit.quoted[i]][1])]
                return True
        return False

    def _is_title(self, unit: Unit, i: int) -> bool:
        """Whether a quotation is the name of what stands before it: die Zeitung „Morgen“, dem „Morgen“ zufolge."""
        first, last, _ = unit.quotations[unit.quoted[i]]
        if last - first > _TITLE or not self._is_name(unit, i):
            return False
        return (i > 1 and self._is_name(unit, i - 1)) or (last + 1 < len(unit) and unit.norms[last + 1] in self._behind)

    def _is_part(self, unit: Unit, start: int, i: int) -> bool:
        """Whether a quotation is a few words of a larger phrase: forderte eine Prüfung der „Vorgänge im Amt“."""
        _, last, _ = unit.quotations[unit.quoted[i]]
        if unit.texts[i - 1] == ":" or unit.breaks[i - 1]:
            return False
        return any(self._is_name(unit, j) for j in range(start, i)) or not self._closes(unit, last)

    def _object(self, unit: Unit, found: list[Found], k: int) -> bool:
        hit = found[k]
        takes = hit.entry.takes
        start = hit.verb + 1
        if hit.how == "inverted":
            start = max([start, *(stretch[1] + 1 for stretch in hit.source)])
        last = max(s[1] for s in hit.cue)
        end = last - 1 if last > hit.verb else self._end(unit, found, k, start) if start < len(unit) else 0
        stretch = self._quoted_object(unit, takes, start, end) or self._prepositional_object(unit, hit, start, end)
        if stretch is None and "object" in takes:
            stretch = unit.trimmed(self._past_circumstances(unit, start, end), end)
            enclosed = last > hit.verb and stretch is not None and self._is_name(unit, stretch[0])
            stretch = stretch if stretch and (stretch[1] > stretch[0] or enclosed) else None
        if stretch is None:
            return False
        hit.content = [stretch]
        return True

    def _quoted_object(self, unit: Unit, takes: frozenset[str], start: int, end: int) -> Stretch | None:
        i = next((j for j in range(start, end + 1) if unit.quoted[j] >= 0 and not self._is_title(unit, j)), None)
        if i is None or "before" not in takes or ("object" in takes and self._is_part(unit, start, i)):
            return None
        first, last, _ = unit.quotations[unit.quoted[i]]
        return (first, last) if first >= start else None

    def _prepositional_object(self, unit: Unit, hit: Found, start: int, end: int) -> Stretch | None:
        """What stands with the preposition of a verb, even before it: Von einem Wunder sprach die Ärztin."""
        prepositions = hit.entry.takes & self._prepositions - self._zu
        if hit.how == "inverted" and hit.start < hit.verb and unit.norms[hit.start] in prepositions:
            return hit.start, hit.verb - 1
        is_there = not prepositions.isdisjoint(unit.norms[start : end + 1])
        if is_there and any(unit.norms[j] in prepositions and unit.quoted[j] < 0 for j in range(start, end + 1)):
            return unit.trimmed(start, end)
        return None

    def _past_circumstances(self, unit: Unit, i: int, end: int) -> int:
        """The first word of an object, behind adverbs and phrases of time and place: forderte am Montag | mehr Geld."""
        while i <= end and not unit.breaks[i] and unit.quoted[i] < 0:
            if unit.norms[i] in self._prepositions:
                phrase = self._noun_phrase(unit, i + 1)
                if phrase is None or phrase[1] >= end:
                    return i if phrase is None else end + 1
                i = phrase[1] + 1
            elif unit.norms[i] in self._adverbs | self._itself and not self._noun_phrase(unit, i):
                i += 1
            else:
                return i
        return i

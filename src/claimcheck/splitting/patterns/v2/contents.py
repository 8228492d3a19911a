"""What is said: the clause, quotation or phrase that a verb opens, or that stands before it."""

from claimcheck.splitting.patterns.found import Found, start_before
from claimcheck.splitting.patterns.units import Unit
from claimcheck.splitting.patterns.v2.extents import Extents

_FAR = 40
"""Words between a verb and the break behind which its content opens."""
_PAUSES = ',–-—“”"»«'
"""Breaks behind which content may open."""


class Contents(Extents):
    """Finds what is said."""

    def _complete(self, unit: Unit, found: list[Found], k: int) -> bool:
        hit = found[k]
        if hit.content:
            return True
        if hit.how == "phrase":
            return self._around(unit, found, k)
        if hit.how == "as":
            return self._around(unit, found, k)
        closing = hit.how == "inverted" and hit.start == hit.verb and self._closes_quotation(unit, hit.verb - 1)
        return (
            (closing and self._before(unit, found, k))
            or self._called(unit, hit)
            or self._after(unit, found, k)
            or self._before(unit, found, k)
            or self._object(unit, found, k)
            or self._back(unit, hit)
        )

    def _back(self, unit: Unit, hit: Found) -> bool:
        """Das bestätigte die Polizei: the content is the sentence before."""
        if (
            hit.how not in ("inverted", "passive")
            or "clause" not in hit.entry.takes
            or unit.norms[0] not in self._backward
        ):
            return False
        if hit.verb != 1:
            return False
        hit.how, hit.content = "back", [(0, 0)]
        return True

    def _closes_quotation(self, unit: Unit, i: int) -> bool:
        return i >= 0 and (unit.quoted[i] >= 0 or (i > 0 and unit.texts[i] == "," and unit.quoted[i - 1] >= 0))

    def _called(self, unit: Unit, hit: Found) -> bool:
        """What a quotation in the clause itself calls somebody: nannte ihn „unfähig“ und sagte, dass."""
        if hit.how not in ("main", "inverted", "joined") or not hit.entry.takes & {"object", *self._particles}:
            return False
        last = max(stretch[1] for stretch in hit.source) if hit.how == "inverted" else hit.verb
        start = max(last, hit.verb) + 1
        stop = min(unit.next_break(hit.verb + 1) + 1, len(unit))
        i = next((i for i in range(start, stop) if unit.quoted[i] >= 0), None)
        if i is None or unit.quotations[unit.quoted[i]][0] != i:
            return False
        hit.content = [(i, unit.quotations[unit.quoted[i]][1])]
        return True

    def _after(self, unit: Unit, found: list[Found], k: int) -> bool:
        """A clause or quotation that follows the group."""
        hit = found[k]
        last = max(stretch[1] for stretch in hit.cue)
        start = max([last, *(stretch[1] for stretch in hit.source if hit.how == "inverted")])
        opening = self._opening(unit, hit, start + 1)
        if opening is None or any(start < other.verb < opening and other.how == "joined" for other in found[k + 1 :]):
            return False
        stretch = unit.trimmed(opening, self._end(unit, found, k, opening))
        if stretch is None:
            return False
        hit.content = [stretch]
        return True

    def _opening(self, unit: Unit, hit: Found, i: int) -> int | None:
        """The first word of a content behind the break after a word, or behind the next if a dass opens it there."""
        at = unit.next_break(i)
        if hit.how in ("subordinate", "relative", "passive") and self._resumes(unit, at + 1):
            return None
        first = True
        while at + 1 < len(unit) and (first or at - i <= _FAR):
            opening = at + 1
            if unit.texts[at] == ":" or (first and unit.quoted[opening] >= 0 and unit.texts[at] in _PAUSES):
                return opening
            if unit.texts[at] not in _PAUSES:
                return None
            norm = unit.norms[opening]
            if norm in self._conjunctions and opening + 1 < len(unit):
                norm = unit.norms[opening + 1]
            if norm in self._subordinators and "clause" in hit.entry.takes:
                return opening
            if first and self._opens(unit, hit, opening, norm, near=at == i):
                return opening
            at = unit.next_break(opening)
            first = False
        return None

    def _resumes(self, unit: Unit, i: int) -> bool:
        """Whether the main clause goes on with its verb: In dem Bericht, der veröffentlicht wurde, heißt es, dass."""
        return 1 < i < len(unit) and unit.texts[i - 1] == "," and self._bears_tense(unit, i)

    def _opens(self, unit: Unit, hit: Found, opening: int, norm: str, *, near: bool) -> bool:
        """Whether a clause without dass is content: a question, an infinitive with zu, reported speech."""
        takes = hit.entry.takes
        if "zu" in takes and self._is_infinitive(unit, opening):
            return True
        if "clause" not in takes:
            return False
        if norm in self._questions and norm not in self._as:
            return True
        if (norm not in self._relatives or near) and self._is_reported(unit, opening, takes):
            return True
        return norm in self._relatives and self._has_subjunctive(unit, opening)

    def _is_infinitive(self, unit: Unit, i: int) -> bool:
        if unit.norms[i] in self._purposes:
            return False
        stop = unit.next_break(i)
        return any(
            unit.texts[j][:1].islower()
            and unit.norms[j].endswith(self._infinitive_endings)
            and ((j > i and unit.norms[j - 1] in self._zu) or unit.norms[j].startswith(self._zu_inside))
            for j in range(i, min(stop, len(unit)))
        )

    def _is_reported(self, unit: Unit, i: int, takes: frozenset[str]) -> bool:
        norm = unit.norms[i]
        if norm in self._never:
            return False
        if norm in self._unlikely:
            return self._has_subjunctive(unit, i)
        if self._has_subjunctive(unit, i) or ("before" in takes and self._has_second_verb(unit, i)):
            return True
        at = unit.next_break(i)
        phrase = self._noun_phrase(unit, i)
        return (
            (norm in self._prepositions or (phrase is not None and phrase[1] == at - 1))
            and at + 1 < len(unit)
            and any(self._has_subjunctive(unit, at + 1) for at in self._breaks_from(unit, at, 3))
        )

    def _breaks_from(self, unit: Unit, at: int, count: int) -> list[int]:
        found: list[int] = []
        while at + 1 < len(unit) and len(found) < count and unit.texts[at] == ",":
            found.append(at)
            at = unit.next_break(at + 1)
        return found

    def _has_second_verb(self, unit: Unit, i: int) -> bool:
        """Whether a main clause begins: a noun phrase or adverbial, then a lower-case verb."""
        phrase = self._noun_phrase(unit, i)
        if phrase is None:
            return False
        after = phrase[1] + 1
        return (
            after < len(unit)
            and not unit.breaks[after]
            and (unit.texts[after][:1].islower() or unit.quoted[after] >= 0)
        )

    def _before(self, unit: Unit, found: list[Found], k: int) -> bool:
        hit = found[k]
        if hit.how not in ("inverted", "passive"):
            return False
        quoted = any(unit.quoted[j] >= 0 for j in range(max(0, hit.verb - 2), hit.verb))
        if "before" not in hit.entry.takes and not quoted:
            return False
        start = hit.start
        if hit.how == "passive" and unit.quoted[start] < 0 and start != hit.verb:
            return False
        if (
            start != hit.verb
            and not (start < hit.verb and unit.quoted[start] >= 0)
            and not (start == hit.verb - 1 and "impersonal" in hit.entry.takes)
        ):
            return False
        last = hit.start - 1 if "impersonal" in hit.entry.takes else hit.verb - 1
        first = start_before([hit for hit in found[:k] if hit.how not in ("phrase", "as")], hit.start)
        stretch = unit.trimmed(first, last)
        if stretch is None:
            return False
        hit.content = [stretch]
        end = max(s[1] for s in [*hit.cue, *hit.source])
        at = unit.next_break(end + 1)
        if at + 1 < len(unit) and unit.quoted[stretch[1]] >= 0 and unit.quoted[at + 1] >= 0:
            rest = unit.trimmed(at + 1, self._end(unit, found, k, at + 1))
            if rest:
                hit.content.append(rest)
        return True

    def _object(self, unit: Unit, found: list[Found], k: int) -> bool:
        hit = found[k]
        takes = hit.entry.takes
        if hit.how in ("passive", "relative", "subordinate"):
            return False
        start = hit.verb + 1
        if hit.how == "inverted":
            start = max(start, hit.source[-1][1] + 1)
        last = max(s[1] for s in hit.cue)
        end = last - 1 if last > hit.verb else self._end(unit, found, k, start) if start < len(unit) else 0
        quoted = next((j for j in range(start, end + 1) if unit.quoted[j] >= 0), None)
        if quoted is not None and takes & (self._particles | {"object", "before"}):
            first, stop, _ = unit.quotations[unit.quoted[quoted]]
            if first >= start:
                hit.content = [(first, stop)]
                return True
        prepositions = takes & (self._prepositions | self._particles | self._correlates) - self._zu
        for j in range(start, end + 1):
            if unit.norms[j] in prepositions and unit.quoted[j] < 0:
                stretch = unit.trimmed(start, end)
                if stretch:
                    hit.content = [stretch]
                    return True
        if "object" not in takes:
            return False
        stretch = unit.trimmed(start, end)
        if stretch is None or stretch[1] - stretch[0] < 1:
            return False
        hit.content = [stretch]
        return True

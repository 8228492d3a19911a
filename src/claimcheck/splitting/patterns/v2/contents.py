"""What is said: the clause, quotation or phrase that a verb opens, or that stands before it."""

from claimcheck.splitting.patterns.found import Found, start_before
from claimcheck.splitting.patterns.units import Unit
from claimcheck.splitting.patterns.v2.objects import Objects

_FAR = 40
"""Words between a verb and the break behind which its content opens."""
_PAUSE = 2
"""Words between commas that may stand before a content: entschied sich, dazu, …"""
_SHORTEST_VERB = 4
"""Letters of an infinitive with its zu."""
_PAUSES = ',–-—“”"»«'
"""Breaks behind which content may open."""


class Contents(Objects):
    """Finds what is said."""

    def _complete(self, unit: Unit, found: list[Found], k: int) -> bool:
        hit = found[k]
        if hit.content:
            return True
        if hit.how in ("phrase", "as"):
            return self._around(unit, found, k)
        closing = (
            hit.how == "inverted"
            and hit.start in (hit.verb, hit.cue[0][0])
            and self._closes_speech(unit, hit.start - 1)
        ) or ("impersonal" in hit.entry.takes and 0 < hit.start == hit.verb == self._field_start(unit, hit.verb))
        return (
            (closing and self._before(unit, found, k))
            or self._called(unit, hit)
            or self._after(unit, found, k)
            or self._before(unit, found, k)
            or self._back(unit, hit)
            or (hit.how not in ("passive", "relative", "subordinate") and self._object(unit, found, k))
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

    def _closes_speech(self, unit: Unit, i: int) -> bool:
        """Whether a word closes a quotation or reported speech, before the clause that attributes it."""
        if i < 1 or unit.quoted[i] >= 0:
            return i >= 0 and unit.quoted[i] >= 0
        if unit.texts[i] != ",":
            return False
        clause = self._clause_start(unit, i)
        return unit.quoted[i - 1] >= 0 or self._mood(unit, clause, i) is not None

    def _after(self, unit: Unit, found: list[Found], k: int) -> bool:
        """A clause or quotation that follows the group."""
        hit = found[k]
        last = max(stretch[1] for stretch in hit.cue)
        start = max([last, *(stretch[1] for stretch in hit.source if hit.how == "inverted")])
        opening = self._opening(unit, hit, start + 1) or self._bare_infinitive(unit, hit, start + 1)
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
        first = (
            True  # any content may open: behind nothing, a relative clause or a word or two, not behind other clauses
        )
        while at + 1 < len(unit) and (first or at - i <= _FAR):
            opening = at + 1
            if unit.texts[at] == ":" or (first and unit.quoted[opening] >= 0 and unit.texts[at] in _PAUSES):
                return opening
            if unit.texts[at] not in _PAUSES:
                return None
            norm = unit.norms[opening]
            if norm in self._conjunctions and opening + 1 < len(unit):
                norm = unit.norms[opening + 1]
            subordinate = norm in self._subordinators and "clause" in hit.entry.takes
            near = self._past_circumstances(unit, i, at - 1) >= at  # sagte am Montag vor Journalisten, …
            if subordinate or (first and self._opens(unit, hit, opening, norm, near=near)):
                return opening
            at = unit.next_break(opening)
            relative = norm in self._relatives and at - opening > 1 and unit.texts[at - 1][:1].islower()
            first = first and (relative or at - opening <= _PAUSE)
        return None

    def _bare_infinitive(self, unit: Unit, hit: Found, i: int) -> int | None:
        """An infinitive right behind the participle, without a comma: hat versprochen die Löhne zu erhöhen."""
        if "zu" not in hit.entry.takes or hit.cue[-1][1] == hit.verb or i >= len(unit) or unit.breaks[i]:
            return None
        last = unit.next_break(i) - 1
        while last > i and unit.texts[last] in ".!?":
            last -= 1
        return i if last > i and self._is_zu(unit, last) else None

    def _is_zu(self, unit: Unit, i: int) -> bool:
        """Whether a word is an infinitive with zu: zu gehen, auszugehen."""
        return (
            unit.texts[i][:1].islower()
            and unit.norms[i].endswith(self._infinitive_endings)
            and ((i > 0 and unit.norms[i - 1] in self._zu) or self._zu_inside(unit.norms[i]))
        )

    def _zu_inside(self, norm: str) -> bool:
        """Whether zu stands between a prefix and its verb: auszugehen, offenzulegen; not in bezuschussen."""
        return any(0 < norm.find(mark, 2) < len(norm) - _SHORTEST_VERB for mark in self._zu)

    def _resumes(self, unit: Unit, i: int) -> bool:
        """Whether the main clause goes on with its verb: In dem Bericht, der veröffentlicht wurde, heißt es, dass."""
        return 1 < i < len(unit) and unit.texts[i - 1] == "," and self._bears_tense(unit, i)

    def _opens(self, unit: Unit, hit: Found, opening: int, norm: str, *, near: bool) -> bool:
        """Whether a clause without dass is content: a question, an infinitive with zu, reported speech."""
        takes = hit.entry.takes
        if norm in self._lexicon.phrases and "clause" in self._lexicon.phrases[norm][0][1].takes:
            return False  # ein Bericht, wonach
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
        return any(self._is_zu(unit, j) for j in range(i, min(unit.next_break(i), len(unit))))

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
        goes_on = at + 1 < len(unit) and (unit.quoted[at + 1] >= 0 or unit.norms[at + 1] in self._reported)
        if goes_on and unit.quoted[stretch[1]] >= 0:
            rest = unit.trimmed(at + 1, self._end(unit, found, k, at + 1))
            if rest:
                hit.content.append(rest)
        return True

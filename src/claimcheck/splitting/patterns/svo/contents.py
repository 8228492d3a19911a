"""What is said: what a verb opens, or what stands before it."""

from claimcheck.splitting.patterns.found import Found, start_before
from claimcheck.splitting.patterns.svo.speakers import Speakers
from claimcheck.splitting.patterns.units import Unit

_OPENING = 4
"""Words before a parenthetical clause up to which they only open its content: Now, she said, the city must act."""
_NEAR = 16
"""Words that may stand between a verb and the clause or quotation it opens: said on Monday in a statement that."""


class Contents(Speakers):
    """Finds what is said."""

    def _complete(self, unit: Unit, found: list[Found], k: int) -> bool:
        """Give an attribution its content; whether it has one."""
        hit = found[k]
        if hit.content:
            return True
        if hit.how == "phrase":
            return self._around(unit, found, k)
        if hit.how == "passive":
            return False
        if hit.how == "inverted":
            return self._before(unit, found, k, hit.source[-1][1] + 1)
        return self._after(unit, found, k) or (
            hit.how == "main" and self._is_parenthetical(unit, hit) and self._before(unit, found, k, hit.cue[-1][1] + 1)
        )

    def _after(self, unit: Unit, found: list[Found], k: int) -> bool:
        hit = found[k]
        opening = self._opening(unit, hit)
        if opening is None:
            return False
        closed = hit.start > 0 and unit.quoted[hit.start - 1] >= 0
        if closed and unit.quoted[opening] < 0 and unit.norms[opening] not in self._that and hit.how == "main":
            return False
        if hit.how in ("infinitive", "attached", "by doing", "relative") and not self._is_speech(unit, hit, opening):
            return False
        stretch = unit.trimmed(opening, self._end(unit, found, k, opening))
        if stretch is None:
            return False
        hit.content = [stretch]
        return True

    def _is_speech(self, unit: Unit, hit: Found, opening: int) -> bool:
        """Whether a verb that is not the main one plainly reports: a clause or a quotation, or a verb of saying."""
        norm = unit.norms[opening]
        return (
            norm in self._that
            or norm in self._questions
            or unit.quoted[opening] >= 0
            or "clause" in hit.entry.takes
            or opening > hit.verb + 1
        )

    def _opening(self, unit: Unit, hit: Found) -> int | None:
        """The first word of what follows the cue as its content."""
        count = len(unit)
        i = hit.verb + 1
        while i < count and unit.norms[i] in self._adverbs and not unit.breaks[i]:
            i += 1
        told = i < count and "addressee" in hit.entry.takes and unit.norms[i] not in self._that
        if told and not unit.breaks[i] and unit.quoted[i] < 0:
            i = self._after_addressee(unit, i)
        if i >= count:
            return None
        if unit.breaks[i]:
            return self._after_mark(unit, hit, i)
        return i if unit.quoted[i] >= 0 else self._by_word(unit, hit, i)

    def _by_word(self, unit: Unit, hit: Found, i: int) -> int | None:
        """Where content begins by the word that follows the cue, if the frame of the cue allows it."""
        takes, norm = hit.entry.takes, unit.norms[i]
        for words, frames in self._openers:
            if norm in words:
                return i if takes & frames else None
        if norm in takes and norm in self._prepositions | self._particles:
            hit.cue = [(hit.cue[0][0], i)]
            return i + 1 if i + 1 < len(unit) else None
        parenthetical = self._is_parenthetical(unit, hit)
        if norm in self._prepositions or norm in self._times:
            later = self._later(unit, hit, i)
            if later is not None or parenthetical:
                return later
            return i if "clause" in takes else None
        if parenthetical and self._ends_clause(unit, i):
            return None
        return i if takes & {"clause", "object"} else None

    def _after_mark(self, unit: Unit, hit: Found, i: int) -> int | None:
        """What a comma, colon or dash after the cue opens: a quotation, or after a colon anything."""
        following = i + 1
        if following >= len(unit):
            return None
        if unit.quoted[following] >= 0 and unit.texts[i] in ",:":
            closing = hit.start > 0 and unit.quoted[hit.start - 1] >= 0
            return None if closing else following
        if unit.texts[i] == ":":
            return following
        alone = hit.start == 0 or not unit.breaks[hit.start - 1]
        if (
            unit.texts[i] == ","
            and "clause" in hit.entry.takes
            and hit.how == "main"
            and alone
            and (self._goes_on(unit, [], following, opened=False))
        ):
            return following
        return None

    def _later(self, unit: Unit, hit: Found, i: int) -> int | None:
        """A that-clause or a quotation after an adverbial."""
        for j in range(i, min(i + _NEAR, len(unit))):
            if unit.quoted[j] >= 0:
                return None
            if unit.breaks[j]:
                return self._after_mark(unit, hit, j)
            if unit.norms[j] in self._that and hit.entry.takes & {"that", "clause"}:
                return j
        return None

    def _after_addressee(self, unit: Unit, i: int) -> int:
        norms, count = unit.norms, len(unit)
        if norms[i] in self._pronouns or norms[i] in self._addressees:
            i += 1
        elif unit.texts[i][:1].isupper():
            while i < count and unit.texts[i][:1].isupper() and not unit.breaks[i] and norms[i] not in self._that:
                i += 1
        elif norms[i] in self._determiners:
            i += 1
            while (
                i < count
                and not unit.breaks[i]
                and not (
                    norms[i] in self._that
                    or norms[i] in self._determiners
                    or norms[i] in self._pronouns
                    or norms[i] in self._prepositions
                    or norms[i] in self._to
                    or unit.quoted[i] >= 0
                )
            ):
                i += 1
        return i

    def _is_parenthetical(self, unit: Unit, hit: Found) -> bool:
        return (
            "before" in hit.entry.takes
            and 0 < hit.start < len(unit)
            and unit.breaks[hit.start - 1]
            and unit.texts[hit.start - 1] != ":"
        )

    def _before(self, unit: Unit, found: list[Found], k: int, rest: int) -> bool:
        """Content that stands before the clause, and what goes on after it."""
        hit = found[k]
        first = start_before(found[:k], hit.start)
        last = hit.start - 1
        if last < 0:
            return False
        quoted = unit.quoted[last] >= 0
        if quoted:
            first = unit.announced(first, last)
        stretch = unit.trimmed(first, last)
        if stretch is None:
            return False
        hit.content = [stretch]
        head = unit.norms[stretch[0]]
        opened = head in self._prepositions or head in self._subordinators or stretch[1] - stretch[0] < _OPENING
        following = unit.next_break(rest)
        if following + 1 < len(unit):
            opening = following + 1
            goes_on = unit.quoted[opening] >= 0 if quoted else self._goes_on(unit, found, opening, opened=opened)
            if goes_on:
                after = unit.trimmed(opening, self._end(unit, found, k, opening))
                if after:
                    hit.content.append(after)
        return True

    def _goes_on(self, unit: Unit, found: list[Found], i: int, *, opened: bool) -> bool:
        """Whether content goes on after a parenthetical clause; `opened` if only an adverbial stood before it."""
        norm = unit.norms[i]
        if (
            norm in self._conjunctions
            or norm in self._subordinators
            or norm in self._relatives
            or norm.endswith(self._gerund_endings)
        ):
            return False
        if any(other.start <= i <= other.cue[-1][1] for other in found):
            return False
        return opened or not (norm in self._determiners or norm in self._prepositions)

    def _end(self, unit: Unit, found: list[Found], k: int, opening: int) -> int:
        """The last word of a content that begins at `opening`."""
        number = unit.quoted[opening]
        if number >= 0:
            last = unit.quotations[number][1]
            if unit.breaks[last] or last + 1 >= len(unit) or unit.texts[last - 1] in ".?!":
                return last
        end = len(unit) - 1
        if found[k].how == "relative":
            end = next((j - 1 for j in range(opening, end) if self._resumes(unit, j)), end)
        return min(end, self._next_clause(unit, found[k + 1 :], opening))

    def _next_clause(self, unit: Unit, later: list[Found], opening: int) -> int:
        """The last word before the next attributing clause that is not part of the content."""
        for other in later:
            at = other.start - 1
            if at < opening or other.how == "noun" or (other.how == "participle" and not unit.breaks[at]):
                continue
            if unit.norms[at] in self._conjunctions or unit.norms[at] in self._subordinators:
                if at and (unit.breaks[at - 1] or other.how == "joined"):
                    return at - 1
                continue
            if unit.breaks[at] and at > opening and other.how != "relative":
                return at - 1
        return len(unit) - 1

    def _resumes(self, unit: Unit, at: int) -> bool:
        """Whether the main clause goes on with its verb behind a relative clause: who said she was ill, has left."""
        return unit.breaks[at] and unit.texts[at] == "," and self._is_verb(unit, at + 1)

    def _around(self, unit: Unit, found: list[Found], k: int) -> bool:
        """The clause that a prepositional cue stands in, without it."""
        hit = found[k]
        after = unit.next_break(hit.source[-1][1])
        parts = []
        if hit.start > 0:
            before = unit.trimmed(0, hit.start - 1)
            if before:
                parts.append(before)
        if after + 1 < len(unit) and not parts:
            rest = unit.trimmed(after + 1, len(unit) - 1)
            if rest:
                parts.append(rest)
        hit.content = parts
        return bool(parts)

"""Clauses of languages where the subject stands before the verb and its complement after it: English and its like."""

from claimcheck.splitting.patterns.found import Found, Stretch
from claimcheck.splitting.patterns.lexicon import Cue, Form, Lexicon
from claimcheck.splitting.patterns.units import Unit

_FAR = 60
"""Words that are looked at to the left of a cue for its subject."""
_APPOSITIONS = 4
"""Commas that may part a subject from its verb: Ann Lee, a delegate from Houston, Texas, said."""
_OPENING = 4
"""Words up to which what stands before a parenthetical clause only opens its content: Now, she said, the city must act."""
_NEAR = 16
"""Words that may stand between a verb and the clause or quotation it opens: said on Monday in a statement that."""


class SubjectVerbObject:
    """Finds attributions in a unit."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        words = lexicon.words
        self._be = words("be")
        self._auxiliaries = words("be") | words("auxiliaries") | words("negations")
        self._negations = words("negations")
        self._adverbs = words("adverbs")
        self._determiners = words("determiners")
        self._pronouns = words("pronouns")
        self._relatives = words("relatives")
        self._subordinators = words("subordinators")
        self._conjunctions = words("conjunctions")
        self._prepositions = words("prepositions")
        self._questions = words("questions")
        self._that = words("that")
        self._to = words("to")
        self._by = words("by")
        self._times = words("times")
        self._plurals = words("plurals")
        self._addressees = words("addressees")

    def find(self, unit: Unit) -> list[Found]:
        """The attributions of a unit, in order."""
        found = []
        subject: list[Stretch] = []
        for i, norm in enumerate(unit.norms):
            if unit.quoted[i] >= 0:
                continue
            hit = self._phrase(unit, i) if norm in self._lexicon.phrases else None
            if hit is None and norm in self._lexicon.verbs:
                for form in self._lexicon.verbs[norm]:
                    hit = self._verb(unit, i, form, subject)
                    if hit:
                        break
            if hit is None and norm in self._lexicon.nouns:
                hit = self._noun(unit, i, self._lexicon.nouns[norm])
            if hit and (not found or hit.cue[0][0] > found[-1].cue[-1][1]):
                found.append(hit)
                if hit.source and hit.how in ("main", "joined", "inverted", "infinitive"):
                    subject = hit.source
        return [f for k, f in enumerate(found) if self._complete(unit, found, k)]

    def goes_on(self, unit: Unit) -> Found | None:  # noqa: ARG002 - not in this grammar
        """Whether a sentence goes on with what the source before it said."""
        return None

    def subject(self, unit: Unit) -> Stretch | None:  # noqa: ARG002 - not needed in this grammar
        """What a sentence is about."""
        return None

    # ------------------------------------------------------------------------------------------ who says it

    def _verb(self, unit: Unit, i: int, form: Form, subject: list[Stretch]) -> Found | None:
        norms = unit.norms
        start = i
        be = negated = False
        while start > 0 and self._in_group(unit, start - 1):
            start -= 1
            be = be or norms[start] in self._be
            negated = negated or norms[start] in self._negations
        bare = start == i
        before = norms[start - 1] if start else ""
        outside = start > 0 and unit.quoted[start - 1] < 0
        if bare and outside and (
            (before in self._determiners and before not in self._plurals) or before.endswith(("’s", "'s", "’", "'"))
        ):
            return None
        gerund = "gerund" in form.slots and not be
        passive = be and "participle" in form.slots and "gerund" not in form.slots
        found = Found(start, i, [(start, i)], form.cue, "main", negated=negated)
        if passive:
            found.how = "passive"
            return found
        if start == 0:
            if gerund or "base" in form.slots:
                return None
            return self._inverted(unit, found)
        if before in self._to and "base" in form.slots:
            return self._infinitive(unit, found)
        if unit.breaks[start - 1]:
            return self._after_break(unit, found, subject, gerund=gerund)
        if before in self._relatives:
            return self._relative(unit, found, start - 1)
        if before in self._conjunctions:
            found.how, found.source = "joined", subject or self._first_subject(unit, start - 1)
            return found if found.source else None
        if gerund and (before in self._prepositions or before in self._subordinators):
            found.how, found.source = "by doing", subject
            return found if subject else None
        if bare and before in self._prepositions:
            return None
        source = self._subject(unit, start - 1)
        if source is None or not self._agrees(unit, source, form, bare=bare):
            return None
        found.source, found.start = [source], source[0]
        if gerund:
            found.how = "attached"
        return found

    def _agrees(self, unit: Unit, source: Stretch, form: Form, *, bare: bool) -> bool:
        """Whether a form that may be a noun as well (the tax plans, a phone call) agrees with what would be its subject."""
        if not bare or form.slots & {"past", "gerund"}:
            return True
        first, last = source
        head = unit.norms[last]
        plural = head in self._plurals or (head.endswith("s") and not head.endswith(("ss", "’s", "'s", "us", "is")))
        if "base" in form.slots:
            return plural or "and" in unit.norms[first:last] or not self._plurals.isdisjoint(unit.norms[first:last])
        determined = unit.norms[first] in self._determiners or unit.norms[first] in self._pronouns
        return determined or any(unit.texts[i][:1].isupper() for i in range(first, last + 1))

    def _in_group(self, unit: Unit, i: int) -> bool:
        norm = unit.norms[i]
        return unit.quoted[i] < 0 and (
            norm in self._auxiliaries or norm in self._adverbs or (norm.endswith("ly") and len(norm) > 4)
        )

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

    def _is_verb(self, unit: Unit, i: int) -> bool:
        return unit.quoted[i] < 0 and (unit.norms[i] in self._auxiliaries or self._is_finite(unit, i))

    def _relative(self, unit: Unit, found: Found, pronoun: int) -> Found | None:
        last = pronoun - 1
        if last >= 0 and unit.breaks[last]:
            last -= 1
        found.how = "relative"
        antecedent = self._subject(unit, last) if last >= 0 else None
        found.source = [antecedent, (pronoun, pronoun)] if antecedent else [(pronoun, pronoun)]
        found.start = pronoun
        return found

    def _first_subject(self, unit: Unit, stop: int) -> list[Stretch]:
        """What stands before the first verb of the main clause: the subject of a participle after it."""
        for i in range(min(stop, _FAR)):
            past = unit.norms[i].endswith("ed") and unit.texts[i][:1].islower()
            if i and (past or unit.norms[i] in self._auxiliaries or self._is_finite(unit, i)):
                source = self._subject(unit, i - 1)
                return [source] if source else []
        first = self._noun_phrase(unit, 0)
        return [first] if first else []

    def _is_finite(self, unit: Unit, i: int) -> bool:
        return any(form.slots & {"third", "past"} for form in self._lexicon.verbs.get(unit.norms[i], ()))

    def _subject(self, unit: Unit, last: int) -> Stretch | None:
        """The noun phrase that ends at a word."""
        norms = unit.norms
        while last >= 0 and self._in_group(unit, last):
            last -= 1
        if last < 0 or unit.breaks[last]:
            return None
        if norms[last] in self._pronouns:
            return last, last
        if norms[last] in self._prepositions or norms[last] in self._subordinators or norms[last] in self._times:
            return None
        first = last
        while first > 0 and last - first < _FAR and not self._bounds(unit, first - 1):
            first -= 1
        first = self._without_opening(unit, first, last)
        return (first, last) if first <= last else None

    def _bounds(self, unit: Unit, i: int) -> bool:
        """Whether a word cannot be part of the noun phrase that begins after it."""
        norm = unit.norms[i]
        if unit.breaks[i]:
            return True
        if unit.quoted[i] >= 0:
            return False
        return (
            norm in self._auxiliaries
            or norm in self._subordinators
            or norm in self._relatives
            or norm in self._that
            or norm in self._pronouns
            or self._is_finite(unit, i)
        )

    def _without_opening(self, unit: Unit, first: int, last: int) -> int:
        """Where the noun phrase proper begins: adverbials and conjunctions at its start left out."""
        norms = unit.norms
        while first <= last and (norms[first] in self._conjunctions or self._in_group(unit, first)):
            first += 1
        if first <= last and (norms[first] in self._prepositions or norms[first] in self._times):
            for i in range(last, first, -1):
                starts = norms[i] in self._determiners or unit.texts[i][:1].isupper()
                inside = norms[i - 1] in self._prepositions or norms[i - 1] in self._determiners or (
                    norms[i - 1] in self._conjunctions or unit.texts[i - 1][:1].isupper()
                ) and norms[i - 1] not in self._times
                if starts and not inside and norms[i] not in self._times:
                    return i
            return last + 1 if norms[last] in self._times else min(first + 1, last)
        return first

    def _noun_phrase(self, unit: Unit, first: int) -> Stretch | None:
        """The noun phrase that begins at a word and runs to the next break or adverbial."""
        norms, count = unit.norms, len(unit)
        if first >= count or unit.breaks[first] or unit.quoted[first] >= 0:
            return None
        if norms[first] in self._pronouns:
            return first, first
        if norms[first] in self._prepositions or norms[first] in self._that or not (
            unit.texts[first][:1].isalnum()
        ):
            return None
        last = first
        while last + 1 < count and last - first < _NEAR and not unit.breaks[last + 1]:
            norm = norms[last + 1]
            if unit.texts[last + 1] in ".!?" and last + 2 >= count:
                break
            if norm in self._auxiliaries or norm in self._subordinators or norm in self._times or norm in self._that:
                break
            if norm in self._prepositions and norm not in ("of", "for", "from"):
                break
            last += 1
        return first, last

    # ------------------------------------------------------------------------------------------ what is said

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
            norm in self._that or norm in self._questions or unit.quoted[opening] >= 0
            or "clause" in hit.entry.takes or opening > hit.verb + 1
        )

    def _opening(self, unit: Unit, hit: Found) -> int | None:
        """The first word of what follows the cue as its content."""
        takes, norms, count = hit.entry.takes, unit.norms, len(unit)
        i = hit.verb + 1
        while i < count and norms[i] in self._adverbs and not unit.breaks[i]:
            i += 1
        if i >= count:
            return None
        if unit.breaks[i]:
            return self._after_mark(unit, hit, i)
        norm = norms[i]
        if unit.quoted[i] >= 0:
            return i
        if "addressee" in takes and norm not in self._that:
            i = self._after_addressee(unit, i)
            if i >= count:
                return None
            if unit.breaks[i]:
                return self._after_mark(unit, hit, i)
            norm = norms[i]
            if unit.quoted[i] >= 0:
                return i
        if norm in self._that:
            return i if takes & {"that", "clause"} else None
        if norm in self._questions:
            return i if takes & {"that", "clause", "wh", "object"} else None
        if norm in self._to:
            return i if "to" in takes else None
        if norm in takes and norm in self._prepositions | {"out"}:
            hit.cue = [(hit.cue[0][0], i)]
            return i + 1 if i + 1 < count else None
        if norm in self._prepositions or norm in self._times:
            later = self._later(unit, hit, i)
            if later is not None:
                return later
            if self._is_parenthetical(unit, hit):
                return None
            return i if "clause" in takes else None
        if self._is_parenthetical(unit, hit) and self._ends_clause(unit, i):
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
        if unit.texts[i] == "," and "clause" in hit.entry.takes and hit.how == "main" and alone and (
            self._goes_on(unit, [], following, opened=False)
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
            while i < count and not unit.breaks[i] and not (
                norms[i] in self._that or norms[i] in self._determiners or norms[i] in self._pronouns
                or norms[i] in self._prepositions or norms[i] in self._to or unit.quoted[i] >= 0
            ):
                i += 1
        return i

    def _ends_clause(self, unit: Unit, i: int) -> bool:
        """Whether from a word on only an adverbial stands before the next break."""
        if i >= len(unit) or unit.breaks[i] or unit.texts[i] in ".!?":
            return True
        norm = unit.norms[i]
        return norm in self._prepositions or norm in self._times or norm in self._subordinators

    def _is_parenthetical(self, unit: Unit, hit: Found) -> bool:
        return (
            "before" in hit.entry.takes and 0 < hit.start < len(unit) and unit.breaks[hit.start - 1]
            and unit.texts[hit.start - 1] != ":"
        )

    def _before(self, unit: Unit, found: list[Found], k: int, rest: int) -> bool:
        """Content that stands before the clause, and what goes on after it."""
        hit = found[k]
        first = 0
        for other in reversed(found[:k]):
            if other.content:
                first = max(last for _, last in [*other.content, *other.cue, *other.source]) + 1
                break
        last = hit.start - 1
        if last < 0:
            return False
        stretch = unit.trimmed(first, last)
        if stretch is None:
            return False
        hit.content = [stretch]
        quoted = unit.quoted[last] >= 0
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
        """Whether what follows a parenthetical clause is content again; `opened` if what stood before was an adverbial."""
        norm = unit.norms[i]
        if norm in self._conjunctions or norm in self._subordinators or norm in self._relatives or norm.endswith("ing"):
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
        for other in found[k + 1 :]:
            if other.start <= opening:
                continue
            if other.how in ("noun",):
                continue
            at = other.start - 1
            if other.how == "participle" and not unit.breaks[at]:
                continue
            if unit.norms[at] in self._conjunctions or unit.norms[at] in self._subordinators:
                if at and (unit.breaks[at - 1] or other.how == "joined"):
                    return at - 1
                continue
            if unit.breaks[at] and at > opening and other.how != "relative":
                return at - 1
        return end

    # ------------------------------------------------------------------------------- nouns and prepositions

    def _noun(self, unit: Unit, i: int, entry: Cue) -> Found | None:
        following = i + 1
        if following >= len(unit):
            return None
        norm = unit.norms[following]
        if norm in self._that and "that" in entry.takes:
            opening = following
        elif norm in entry.takes and norm in self._prepositions | self._to:
            opening = following if norm in self._to else following + 1
        else:
            return None
        found = Found(i, i, [(i, i)], entry, "noun")
        before = unit.norms[i - 1] if i else ""
        if before.endswith(("’s", "'s")) or before in self._determiners:
            source = self._subject(unit, i - 1) if before.endswith(("’s", "'s")) else (i - 1, i - 1)
            if source and before not in ("the", "a", "an", "this", "that", "any", "no", "some", "these", "those"):
                found.source = [source]
        if opening >= len(unit):
            return None
        stop = unit.next_break(opening)
        stretch = unit.trimmed(opening, min(stop, len(unit)) - 1)
        if stretch is None:
            return None
        found.content = [stretch]
        return found

    def _phrase(self, unit: Unit, i: int) -> Found | None:
        for words, entry in self._lexicon.phrases[unit.norms[i]]:
            if tuple(unit.norms[i : i + len(words)]) == words:
                last = i + len(words) - 1
                source = self._noun_phrase(unit, last + 1)
                if source is None:
                    return None
                return Found(i, i, [(i, last)], entry, "phrase", source=[source])
        return None

    def _around(self, unit: Unit, found: list[Found], k: int) -> bool:
        """The clause that a prepositional cue stands in, without it."""
        hit = found[k]
        first, last = 0, len(unit) - 1
        after = unit.next_break(hit.source[-1][1])
        if hit.start == 0 or not any(unit.norms[j].isalnum() for j in range(max(0, hit.start - 1), hit.start)):
            pass
        parts = []
        if hit.start > 0:
            before = unit.trimmed(first, hit.start - 1)
            if before:
                parts.append(before)
        if after + 1 < len(unit) and (not parts):
            rest = unit.trimmed(after + 1, last)
            if rest:
                parts.append(rest)
        hit.content = parts
        return bool(parts)

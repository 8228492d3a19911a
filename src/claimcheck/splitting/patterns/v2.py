"""Clauses of languages whose finite verb stands second and parts with its prefix or participle: German and its like."""

from dataclasses import dataclass

from claimcheck.splitting.patterns.found import Found, Stretch
from claimcheck.splitting.patterns.lexicon import Cue, Form, Lexicon
from claimcheck.splitting.patterns.units import Unit

_FINITE = frozenset({"infinitive", "singular", "past", "plural", "subjunctive"})
"""The infinitive is also the present plural."""
_FAR = 40
"""Words between the finite verb and the prefix or participle that belongs to it."""
_SUBJUNCTIVE = Cue("Konjunktiv", "verb", frozenset())
_TITLE = 6
"""Words in quotation marks up to which they may be a name: die „Computerwoche“."""
_SHORT = 4
"""Words between a noun that attributes and the comma before its clause: stellte die These auf, dass."""
_ADVERBIAL = ("end", "weise", "lich", "maßen", "falls", "dings", "wärts")
_MARKS = frozenset("\"“”„«»‹›‘’'")


@dataclass(slots=True)
class _Group:
    """A verb with all its parts: where it bears its tense, where the clause's last part stands."""

    finite: int
    last: int
    cue: list[Stretch]
    entry: Cue
    passive: bool = False
    final: bool = False
    """Whether it closes a subordinate clause."""
    negated: bool = False


class VerbSecond:
    """Finds attributions in a unit."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        words = lexicon.words
        self._have = words("have")
        self._be = words("be")
        self._modals = words("modals")
        self._tense = self._have | self._be | self._modals
        self._subjunctive = words("subjunctive")
        self._reported = self._subjunctive | words("conditional")
        self._oblique = words("oblique")
        self._hearsay = words("hearsay")
        self._subordinators = words("subordinators")
        self._questions = words("questions")
        self._adverbial_openers = words("adverbial_openers")
        self._as = words("as")
        self._so = words("so")
        self._conjunctions = words("conjunctions")
        self._determiners = words("determiners")
        self._genitives = words("genitives")
        self._pronouns = words("pronouns")
        self._nominatives = words("nominatives")
        self._objects = words("objects")
        self._reflexives = words("reflexives")
        self._relatives = words("relatives")
        self._prepositions = words("prepositions")
        self._postmodifiers = words("postmodifiers")
        self._adverbs = words("adverbs")
        self._negations = words("negations")
        self._by = words("by")
        self._times = words("times")
        self._turns = words("turns")
        self._small_words = (
            self._determiners | self._prepositions | self._adverbs | self._conjunctions | self._questions
            | self._subordinators | self._relatives | self._adverbial_openers | self._pronouns
        )
        self._zu = words("infinitive_mark")

    def find(self, unit: Unit) -> list[Found]:
        """The attributions of a unit, in order."""
        found: list[Found] = []
        subject: list[Stretch] = []
        for i, norm in enumerate(unit.norms):
            if unit.quoted[i] >= 0:
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

    def _governed(self, unit: Unit) -> Found | None:
        """A clause in the subjunctive of reported speech after any main clause: … begegnet der Kritik mit dem Argument, …"""
        at = unit.next_break(0)
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
        if source is not None and unit.norms[source[0]] != "es":
            found.source = [source]
        found.content = [(opening, self._end(unit, [found], 0, opening))]
        return found

    def _bears_tense(self, unit: Unit, i: int) -> bool:
        """Whether a word looks like a finite verb: a known one, or a small one after a noun."""
        norm = unit.norms[i]
        if norm in self._tense or (unit.texts[i][:1].islower() and (norm in self._lexicon.verbs or norm in self._lexicon.parted)):
            return not self._is_attribute(unit, i)
        return i > 0 and self._is_plain_verb(unit, i) and self._is_name(unit, i - 1)

    def goes_on(self, unit: Unit) -> Found | None:
        """A sentence in the subjunctive of reported speech: it goes on with what the source before it said."""
        mood = self._mood(unit, 0, len(unit))
        if mood is None:
            mood = next((i for i in range(min(len(unit), _FAR)) if unit.norms[i] in self._hearsay and unit.quoted[i] < 0), None)
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
                return None if source is None or unit.norms[source[0]] in ("es", "man") else source
        phrase = self._noun_phrase(unit, 0)
        return phrase if phrase and not self._is_adverbial(unit, 0, len(unit)) else None

    def _mood(self, unit: Unit, first: int, last: int) -> int | None:
        """The first verb in a subjunctive in a stretch, those of a first person left out."""
        for i in range(first, last):
            if unit.quoted[i] < 0 and unit.norms[i] in self._reported and unit.texts[i][:1].islower():
                near = unit.norms[max(0, i - 1) : i + 2]
                if "ich" not in near and "wir" not in near:
                    return i
        return None

    # ------------------------------------------------------------------------------------------- verb groups

    def _verb(self, unit: Unit, i: int, subject: list[Stretch]) -> Found | None:
        group = self._group(unit, i)
        if group is None:
            return None
        if "es" in group.entry.takes:
            return self._impersonal(unit, i, group)
        if group.final:
            return self._subordinate(unit, group)
        return self._main(unit, group, subject)

    def _impersonal(self, unit: Unit, i: int, group: _Group) -> Found | None:
        """heißt es in dem Bericht: what is in the clause with in says it."""
        near = unit.norms[max(0, i - 1) : i + 2]
        if "es" not in near:
            return None
        found = Found(i, i, [(i, i)], group.entry, "inverted")
        if unit.norms[i - 1] == "es" and not group.final:
            found.cue = [(i - 1, i)]
            found.start = i - 1
        elif i + 1 < len(unit):
            found.cue = [(i, i + 1)]
        first = self._clause_start(unit, i)
        for j in [*range(found.cue[0][1] + 1, min(unit.next_break(i), len(unit))), *range(first, i)]:
            if unit.norms[j] in ("in", "im", "aus", "auf", "bei", "beim", "von", "vom", "seitens"):
                source = self._noun_phrase(unit, j + 1)
                if source:
                    found.source = [source]
                    break
        return found

    def _group(self, unit: Unit, i: int) -> _Group | None:
        norms = unit.norms
        for form in self._lexicon.parted.get(norms[i], ()):
            group = self._parted(unit, i, form)
            if group:
                return group
        for form in self._lexicon.verbs.get(norms[i], ()):
            group = self._whole(unit, i, form)
            if group:
                return group
        return None

    def _parted(self, unit: Unit, i: int, form: Form) -> _Group | None:
        """A verb whose prefix stands at the end of its clause, or written apart right before it."""
        norms, prefix = unit.norms, form.cue.prefix
        if i and norms[i - 1] == prefix:
            closes = self._closes(unit, i)
            if closes:
                return _Group(i, i, [(i - 1, i)], form.cue, final=True)
            return None
        if not form.slots & _FINITE:
            return None
        breaks = 0
        for j in range(i + 1, min(i + _FAR, len(unit))):
            if unit.breaks[j]:
                breaks += 1
                if unit.texts[j] in ":;" or breaks > 4:
                    return None
            elif norms[j] == prefix and unit.quoted[j] < 0 and self._closes(unit, j):
                if "davon" in form.cue.takes and "davon" not in norms[max(0, i - 3) : j]:
                    return None
                return _Group(i, j, [(i, i), (j, j)], form.cue, negated=self._negated(unit, i, j))
        return None

    def _closes(self, unit: Unit, j: int) -> bool:
        """Whether a clause ends with a word."""
        after = j + 1
        return after >= len(unit) or unit.breaks[after] or unit.texts[after] in ".!?" or (
            unit.norms[after] in self._conjunctions or unit.quoted[after] >= 0
        )

    def _whole(self, unit: Unit, i: int, form: Form) -> _Group | None:
        norms, slots = unit.norms, form.slots
        if unit.texts[i][:1].isupper() and i and unit.texts[i - 1] not in ".:„“\"»":
            return None  # a noun: das Vertrauen
        if self._is_attribute(unit, i):
            return None
        if "participle" in slots:
            group = self._compound(unit, i, form)
            if group:
                return group
        if "infinitive" in slots or "zu_infinitive" in slots:
            modal = self._left(unit, i, self._modals)
            if modal is not None and self._closes(unit, i):
                return _Group(modal, i, [(modal, modal), (i, i)], form.cue, negated=self._negated(unit, modal, i))
        if not slots & _FINITE:
            return None
        if form.cue.prefix:
            return _Group(i, i, [(i, i)], form.cue, final=True)
        return _Group(i, i, [(i, i)], form.cue, final=self._is_final(unit, i), negated=self._negated(unit, i, i + 6))

    def _is_attribute(self, unit: Unit, i: int) -> bool:
        """Whether a form stands before its noun like an adjective: einem gestern veröffentlichten Bericht."""
        if i + 1 >= len(unit) or not self._is_name(unit, i + 1) or not unit.norms[i].endswith(("e", "en", "er", "em", "es")):
            return False
        left = i - 1
        while left >= 0 and i - left < 6 and not unit.breaks[left] and unit.texts[left][:1].islower():
            if unit.norms[left] in self._determiners or unit.norms[left] in self._prepositions:
                return unit.norms[left] not in self._adverbs
            left -= 1
        return False

    def _compound(self, unit: Unit, i: int, form: Form) -> _Group | None:
        """A participle with its auxiliary: right after it in a subordinate clause, else further left."""
        norms = unit.norms
        after = i + 1
        if after < len(unit) and norms[after] in self._have | self._be and not unit.breaks[after]:
            last = after
            while last + 1 < len(unit) and norms[last + 1] in self._have | self._be:
                last += 1
            passive = norms[after] in self._be
            if norms[after] == "worden":
                left = self._left(unit, i, self._be)
                if left is not None:
                    return _Group(left, last, [(left, left), (i, last)], form.cue, passive=True)
            return _Group(last, last, [(i, last)], form.cue, passive=passive, final=True)
        left = self._left(unit, i, self._have | self._be)
        if left is None:
            return None
        passive = norms[left] in self._be
        return _Group(left, i, [(left, left), (i, i)], form.cue, passive=passive, negated=self._negated(unit, left, i))

    def _left(self, unit: Unit, i: int, wanted: frozenset[str]) -> int | None:
        breaks = 0
        for j in range(i - 1, max(-1, i - _FAR), -1):
            if unit.breaks[j]:
                breaks += 1
                if breaks > 2 or unit.texts[j] in ":;":
                    return None
            elif unit.norms[j] in wanted and unit.quoted[j] < 0 and breaks in (0, 2):
                return j
        return None

    def _negated(self, unit: Unit, first: int, last: int) -> bool:
        return not self._negations.isdisjoint(unit.norms[first : last + 1])

    def _is_final(self, unit: Unit, i: int) -> bool:
        """Whether a finite verb closes a clause that a subordinator or relative pronoun opens."""
        return self._closes(unit, i) and self._opener(unit, i) is not None

    def _opener(self, unit: Unit, i: int) -> int | None:
        """The word that opens the subordinate clause a verb closes, over appositions in between."""
        first = self._clause_start(unit, i)
        for _ in range(4):
            at = first + 1 if unit.norms[first] in self._conjunctions and first + 1 < i else first
            if i - at >= 2 and self._subordinates(unit, at):
                return at
            if first < 2 or unit.texts[first - 1] not in ",–)" or any(
                unit.norms[j] in self._tense for j in range(first, i)
            ):
                return None
            first = self._clause_start(unit, first - 1)
        return None

    def _subordinates(self, unit: Unit, at: int) -> bool:
        norm = unit.norms[at]
        return (
            norm in self._as or norm in self._subordinators or norm in self._questions or norm in self._adverbial_openers
            or (norm in self._relatives and at > 0 and unit.texts[at - 1] == ",")
        )

    def _clause_start(self, unit: Unit, i: int) -> int:
        while i > 0 and not unit.breaks[i - 1]:
            i -= 1
        return i

    # ------------------------------------------------------------------------------------------ who says it

    def _main(self, unit: Unit, group: _Group, subject: list[Stretch]) -> Found | None:
        i = group.finite
        found = Found(i, i, group.cue, group.entry, "main", negated=group.negated)
        first = self._clause_start(unit, i)
        if group.passive:
            found.how, found.start = "passive", first
            source = self._agent(unit, first, group.last) or (
                self._subject_of(unit, i) if "quoted" in group.entry.takes else None
            )
            found.source = [source] if source else []
            return found
        before = unit.norms[i - 1] if i else ""
        if before in self._conjunctions and i - 1 >= first:
            if i - 1 > first or not subject:
                source = self._first_subject(unit, i - 2) if i >= 2 else None
                subject = [source] if source else subject
            found.how, found.source = "joined", subject
            return found if subject else None
        if first == i:
            return self._after_break(unit, found, group)
        if unit.norms[first] in self._conjunctions:
            first += 1
        found.start = first
        return self._by_field(unit, found, first)

    def _subject_of(self, unit: Unit, verb: int) -> Stretch | None:
        """The subject of a main clause by its finite verb."""
        first = self._clause_start(unit, verb)
        if first < verb and not self._is_adverbial(unit, first, verb):
            phrase = self._noun_phrase(unit, first)
            if phrase and phrase[1] < verb and unit.norms[first] not in self._oblique:
                return phrase
        return self._subject_after(unit, verb + 1)

    def _by_field(self, unit: Unit, found: Found, first: int) -> Found | None:
        """The subject stands in the field before the verb, unless something else stands there."""
        i = found.verb
        norms = unit.norms
        head = norms[first]
        if head in self._relatives and first > 0 and unit.texts[first - 1] == "," and i - first == 1:
            head = ""
        phrase = self._noun_phrase(unit, first)
        if i + 1 < len(unit) and norms[i + 1] in self._nominatives and head not in self._nominatives:
            found.how, found.source = "inverted", [(i + 1, i + 1)]
            return found
        is_subject = (
            head not in self._objects and head not in self._oblique and not self._is_adverbial(unit, first, i) and phrase is not None and phrase[1] >= i - 1 - self._trailing(unit, i, phrase[1])
        )
        if is_subject and phrase is not None:
            found.source = [(first, min(phrase[1], i - 1))]
            return found
        if phrase is not None and head not in self._oblique | self._objects and not self._is_adverbial(unit, first, i) and (
            phrase[1] + 1 < i and norms[phrase[1] + 1] in self._prepositions
        ):
            found.source = [(first, i - 1)]
            return found
        after = self._subject_after(unit, i + 1)
        if after is None and head and not self._is_adverbial(unit, first, i) and head not in self._oblique:
            found.source = [(first, i - 1)]
            return found
        if after is None:
            return None
        found.how, found.source = "inverted", [after]
        return found

    def _is_adverbial(self, unit: Unit, first: int, verb: int) -> bool:
        """Whether a field before the verb opens like an adverbial: a preposition, an adverb, a time."""
        head = unit.norms[first]
        return head in self._prepositions or head in self._adverbs or head in self._times or (
            verb - first == 1 and head.endswith(_ADVERBIAL)
        )

    def _trailing(self, unit: Unit, i: int, last: int) -> int:
        """Adverbs between subject and verb: der Sprecher hingegen sagte."""
        count = 0
        while i - 1 - count > last and unit.norms[i - 1 - count] in self._adverbs:
            count += 1
        return count

    def _after_break(self, unit: Unit, found: Found, group: _Group) -> Found | None:
        """A verb that opens its clause: after content, or after an apposition to its subject."""
        i = found.verb
        if i == 0:
            return None
        at = i - 1
        after = None if self._is_apposition(unit, at) else self._subject_after(unit, i + 1)
        if after is not None and ("before" in found.entry.takes or unit.quoted[at] >= 0 or unit.quoted[at - 1] >= 0):
            found.how, found.source = "inverted", [self._with_apposition(unit, after, group.last)]
            return found
        if unit.quoted[at] >= 0 or unit.texts[at] not in ",)–":
            return None
        left = at - 1
        while left > 0 and not unit.breaks[left]:
            left -= 1
        if left <= 0:
            return None
        first = self._clause_start(unit, left)
        if unit.norms[first] in self._prepositions or unit.norms[first] in self._adverbs:
            later = self._last_phrase(unit, first, left - 1)
            if later is None:
                return None
            first = later[0]
        phrase = self._noun_phrase(unit, first)
        if phrase is None:
            return None
        found.source, found.start = [(first, at - 1)], first
        return found

    def _is_apposition(self, unit: Unit, at: int) -> bool:
        """Whether nothing but noun phrases and relative clauses stand before a comma: Der Sprecher, Karl Maier, lobte …"""
        if unit.texts[at] != "," or unit.quoted[at] >= 0:
            return False
        first = next((j + 1 for j in range(at - 1, -1, -1) if unit.texts[j] in ":;" and unit.breaks[j]), 0)
        commas = 0
        while first < at:
            stop = unit.next_break(first)
            relative = unit.norms[first] in self._relatives and commas
            if any(unit.quoted[j] >= 0 and unit.breaks[j] for j in range(first, min(stop + 1, at))):
                return False
            if not relative and any(
                unit.quoted[j] < 0 and self._bears_tense(unit, j) for j in range(first, stop)
            ):
                return False
            if not relative and unit.norms[first] in self._subordinators | self._adverbial_openers:
                return False
            first, commas = stop + 1, commas + 1
        return commas > 1

    def _last_phrase(self, unit: Unit, first: int, last: int) -> Stretch | None:
        """The noun phrase that ends at a word, as far left as it can begin."""
        for i in range(first, last + 1):
            phrase = self._noun_phrase(unit, i)
            if phrase and phrase[1] >= last:
                return i, last
        return None

    def _with_apposition(self, unit: Unit, source: Stretch, last: int) -> Stretch:
        """A source and the apposition that closes the sentence after it."""
        at = source[1] + 1
        if at + 1 < len(unit) and unit.texts[at] == "," and source[1] >= last:
            phrase = self._noun_phrase(unit, at + 1)
            if phrase and self._closes(unit, phrase[1]) and phrase[1] > phrase[0]:
                return source[0], phrase[1]
        return source

    def _first_subject(self, unit: Unit, i: int) -> Stretch | None:
        """The subject of the clause that a word stands in."""
        first = self._clause_start(unit, i)
        if unit.norms[first] in self._conjunctions:
            first += 1
        if unit.norms[first] in self._prepositions or unit.norms[first] in self._adverbs:
            for j in range(first, i):
                if unit.norms[j] in self._tense or unit.norms[j] in self._lexicon.verbs:
                    return self._subject_after(unit, j + 1)
            return None
        return self._noun_phrase(unit, first)

    def _subordinate(self, unit: Unit, group: _Group) -> Found | None:
        """A verb that closes its clause: wie die Polizei mitteilte; der sagte, dass; dass er sagte."""
        i = group.finite
        opener = self._opener(unit, group.cue[0][0])
        if opener is None:
            opener = self._clause_start(unit, group.cue[0][0])
        first = opener
        norm = unit.norms[opener]
        found = Found(first, i, group.cue, group.entry, "subordinate", negated=group.negated)
        if group.passive:
            if norm in self._as:
                found.how = "as"
                found.cue = [(opener, opener), *group.cue]
                source = self._agent(unit, opener, i)
                found.source = [source] if source else []
                return found
            found.how = "passive"
            return found
        if norm in self._as or norm == "so":
            found.how = "as"
            source = self._subject_after(unit, opener + 1)
            found.cue = [(opener, opener), *group.cue]
            if source is None or source[1] >= group.cue[0][0]:
                return None
            last = group.cue[0][0] - 1
            at = source[1] + 1
            if unit.texts[at] == ",":
                close = unit.next_break(at + 1)
                source = (source[0], min(close - 1, last) if close < last else source[1])
            found.source = [source]
            return found
        if norm in self._relatives and first > 0 and unit.texts[first - 1] == ",":
            antecedent = self._before_comma(unit, first - 2)
            found.how = "relative"
            found.source = [antecedent, (opener, opener)] if antecedent else [(opener, opener)]
            return found
        source = self._subject_after(unit, opener + 1)
        if source is None or source[1] >= group.cue[0][0]:
            return None
        found.source = [source]
        return found

    def _before_comma(self, unit: Unit, last: int) -> Stretch | None:
        if last < 0:
            return None
        first = self._clause_start(unit, last)
        for i in range(first, last + 1):
            if i and unit.norms[i - 1] in self._prepositions and False:
                continue
            phrase = self._noun_phrase(unit, i)
            if phrase and phrase[1] >= last:
                return i, last
        return None

    def _agent(self, unit: Unit, first: int, last: int) -> Stretch | None:
        for j in range(first, last):
            if unit.norms[j] in self._by and not unit.breaks[j]:
                return self._noun_phrase(unit, j + 1)
        return None

    def _subject_after(self, unit: Unit, i: int) -> Stretch | None:
        """The subject that follows a verb, past adverbs, pronouns and objects that are not it."""
        steps = 0
        while i < len(unit) and not unit.breaks[i] and steps < 12:
            steps += 1
            norm = unit.norms[i]
            if unit.quoted[i] >= 0:
                first, last, _ = unit.quotations[unit.quoted[i]]
                return (first, last) if last - first <= _TITLE else None
            if norm in self._pronouns and not self._opens_phrase(unit, i):
                return i, i
            if norm in self._reflexives and not self._opens_phrase(unit, i):
                i += 1
                continue
            if norm in self._adverbs:
                i += 1
                continue
            if norm in self._prepositions:
                phrase = self._noun_phrase(unit, i + 1)
                if phrase is None:
                    return None
                i = phrase[1] + 1
                continue
            phrase = self._noun_phrase(unit, i)
            if phrase is None:
                i += 1
                continue
            if norm in self._oblique:
                i = phrase[1] + 1
                continue
            return phrase
        return None

    def _opens_phrase(self, unit: Unit, i: int) -> bool:
        """Whether a word that may be a pronoun or a determiner has a noun after it."""
        return unit.norms[i] in self._determiners and self._noun_phrase(unit, i) is not None

    def _noun_phrase(self, unit: Unit, first: int) -> Stretch | None:
        """The noun phrase that begins at a word: nouns are written with a capital letter."""
        i, count = first, len(unit)
        if i >= count or unit.breaks[i]:
            return None
        determined = unit.norms[i] in self._determiners
        lone = unit.norms[i] in self._pronouns
        if determined:
            i += 1
        steps = 0
        while i < count and steps < 8 and not unit.breaks[i] and not self._is_name(unit, i) and (
            determined or self._is_number(unit, i) or steps == 0
        ):
            if not unit.texts[i][:1].isalnum() and unit.texts[i] not in "-.":
                break
            if unit.norms[i] in self._prepositions or unit.norms[i] in self._tense or (
                unit.norms[i] in self._conjunctions and not determined
            ):
                break
            i += 1
            steps += 1
        if i >= count or unit.breaks[i] or not self._is_name(unit, i):
            return (first, first) if lone else None
        return first, self._rest_of_phrase(unit, i)

    def _rest_of_phrase(self, unit: Unit, last: int) -> int:
        """The last word of a noun phrase whose first noun is given: names, genitives, von and für, and further nouns."""
        count = len(unit)
        while last + 1 < count and not (unit.breaks[last + 1] and unit.texts[last + 1] != "("):
            i = last + 1
            norm, text = unit.norms[i], unit.texts[i]
            if self._is_name(unit, i) or text in "-/&’'" or (text == "." and i + 1 < count and self._is_name(unit, i + 1)):
                last = i
            elif text == "(":
                close = next((j for j in range(i, min(i + 8, count)) if unit.texts[j] == ")"), None)
                if close is None:
                    break
                last = close
            elif norm in self._genitives or norm in self._postmodifiers or (norm == "und" or norm == "sowie"):
                phrase = self._noun_phrase(unit, i + 1) if norm not in self._genitives else self._noun_phrase(unit, i)
                if phrase is None or phrase[0] == phrase[1] and unit.norms[phrase[0]] in self._pronouns:
                    break
                return phrase[1]
            elif self._is_number(unit, i):
                last = i
            else:
                break
        return last

    def _is_name(self, unit: Unit, i: int) -> bool:
        text = unit.texts[i]
        if unit.quoted[i] >= 0:
            return True
        return text[:1].isupper() and unit.norms[i] not in self._determiners and unit.norms[i] not in self._prepositions

    def _is_number(self, unit: Unit, i: int) -> bool:
        return unit.texts[i][:1].isdigit()

    # ------------------------------------------------------------------------------------------ what is said

    def _complete(self, unit: Unit, found: list[Found], k: int) -> bool:
        hit = found[k]
        if hit.content:
            return True
        if hit.how == "phrase":
            return self._around(unit, found, k)
        if hit.how == "as":
            return self._around(unit, found, k)
        return (
            self._after(unit, found, k)
            or self._before(unit, found, k)
            or self._object(unit, found, k)
            or self._back(unit, hit)
        )

    def _back(self, unit: Unit, hit: Found) -> bool:
        """Das bestätigte die Polizei: the content is the sentence before."""
        if hit.how not in ("inverted", "passive") or "clause" not in hit.entry.takes or unit.norms[0] not in ("das", "dies"):
            return False
        if hit.verb != 1:
            return False
        hit.how, hit.content = "back", [(0, 0)]
        return True

    def _after(self, unit: Unit, found: list[Found], k: int) -> bool:
        """A clause or quotation that follows the group."""
        hit = found[k]
        last = max(stretch[1] for stretch in hit.cue)
        start = max([last, *(stretch[1] for stretch in hit.source if hit.how in ("inverted",))])
        opening = self._opening(unit, hit, start + 1)
        if opening is None:
            return False
        stretch = unit.trimmed(opening, self._end(unit, found, k, opening))
        if stretch is None:
            return False
        hit.content = [stretch]
        return True

    def _opening(self, unit: Unit, hit: Found, i: int) -> int | None:
        takes = hit.entry.takes
        at = unit.next_break(i)
        first = True
        while at + 1 < len(unit):
            opening = at + 1
            norm = unit.norms[opening]
            if unit.texts[at] == ":":
                return opening
            if unit.texts[at] not in ",–-—“”\"»«":
                return None
            if unit.quoted[opening] >= 0 and first:
                return opening
            if norm in self._conjunctions and opening + 1 < len(unit):
                norm = unit.norms[opening + 1]
            if norm in self._subordinators and takes & {"clause"}:
                return opening
            if not first and not unit.breaks[at]:
                return None
            if first:
                if norm in self._questions and norm not in self._as and "clause" in takes:
                    return opening
                if takes & {"zu", "clause"} and self._is_infinitive(unit, opening):
                    return opening
                bare = norm not in self._relatives or at == i
                if "clause" in takes and bare and self._is_reported(unit, opening, takes):
                    return opening
                if "clause" in takes and norm in self._relatives and self._has_subjunctive(unit, opening):
                    return opening
            at = unit.next_break(opening)
            first = False
            if at - i > _FAR:
                return None
        return None

    def _is_infinitive(self, unit: Unit, i: int) -> bool:
        if unit.norms[i] in ("um", "ohne", "statt"):
            return False
        stop = unit.next_break(i)
        return any(
            unit.norms[j] in self._zu and unit.norms[j + 1].endswith("n") and unit.texts[j + 1][:1].islower()
            for j in range(i, min(stop, len(unit)) - 1)
        ) or any("zu" in unit.norms[j][2:-3] and unit.norms[j].endswith("en") and unit.texts[j][:1].islower() for j in range(i, min(stop, len(unit))))

    def _is_reported(self, unit: Unit, i: int, takes: frozenset[str]) -> bool:
        norm = unit.norms[i]
        if norm in ("um", "ohne", "weil", "nachdem", "während", "obwohl", "da", "als", "bevor", "indem", "was", "so", "nicht", "sondern", "und", "aber", "wobei", "wo", "denn"):
            return self._has_subjunctive(unit, i) and norm not in ("weil", "nachdem", "was", "so", "wobei")
        if self._has_subjunctive(unit, i) or ("before" in takes and self._has_second_verb(unit, i)):
            return True
        at = unit.next_break(i)
        return norm in self._prepositions and at + 1 < len(unit) and any(
            self._has_subjunctive(unit, at + 1) for at in self._breaks_from(unit, at, 3)
        )

    def _breaks_from(self, unit: Unit, at: int, count: int) -> list[int]:
        found = []
        while at + 1 < len(unit) and len(found) < count and unit.texts[at] == ",":
            found.append(at)
            at = unit.next_break(at + 1)
        return found

    def _has_subjunctive(self, unit: Unit, i: int) -> bool:
        return self._mood(unit, i, min(unit.next_break(i), len(unit))) is not None

    def _has_second_verb(self, unit: Unit, i: int) -> bool:
        """Whether a main clause begins: a noun phrase or adverbial, then a lower-case verb."""
        phrase = self._noun_phrase(unit, i)
        if phrase is None:
            return False
        after = phrase[1] + 1
        return after < len(unit) and not unit.breaks[after] and (
            unit.texts[after][:1].islower() or unit.quoted[after] >= 0
        )

    def _before(self, unit: Unit, found: list[Found], k: int) -> bool:
        hit = found[k]
        if hit.how not in ("inverted", "passive"):
            return False
        quoted = any(unit.quoted[j] >= 0 for j in range(max(0, hit.verb - 2), hit.verb))
        if "before" not in hit.entry.takes and not quoted:
            return False
        start = hit.start if hit.how == "inverted" else hit.start
        if hit.how == "passive" and unit.quoted[start] < 0 and start != hit.verb:
            return False
        if start != hit.verb and not (start < hit.verb and unit.quoted[start] >= 0) and not (
            start == hit.verb - 1 and "es" in hit.entry.takes
        ):
            return False
        last = hit.start - 1 if "es" in hit.entry.takes else hit.verb - 1
        first = 0
        for other in found[:k]:
            if other.content and other.how not in ("phrase", "as"):
                first = max(first, max(s[1] for s in [*other.content, *other.cue, *other.source]) + 1)
        stretch = unit.trimmed(first, last)
        if stretch is None:
            return False
        hit.content = [stretch]
        end = max(s[1] for s in [*hit.cue, *hit.source])
        at = unit.next_break(end + 1)
        if at + 1 < len(unit) and unit.quoted[last] >= 0 and unit.quoted[at + 1] >= 0:
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
        if quoted is not None and takes & {"object", "als", "before"}:
            first, stop, _ = unit.quotations[unit.quoted[quoted]]
            if first >= start:
                hit.content = [(first, stop)]
                return True
        prepositions = takes & self._prepositions | takes & {"als", "davon"}
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
            if inside and unit.texts[at] == "," and (norm in self._tense or self._is_plain_verb(unit, at + 1)):
                return at - 1
            if unit.texts[at] == "," and self._bears_tense(unit, at + 1) and not self._turns.isdisjoint(
                unit.norms[at + 2 : at + 4]
            ):
                return at - 1
            if reported and norm in self._turns and not self._has_subjunctive(unit, at + 1):
                return at - 1
            at = unit.next_break(at + 1)
        return end

    def _is_plain_verb(self, unit: Unit, i: int) -> bool:
        norm = unit.norms[i]
        return unit.texts[i][:1].islower() and norm.endswith(("t", "te", "ten", "en")) and norm not in self._small_words

    def _around(self, unit: Unit, found: list[Found], k: int) -> bool:
        """The rest of the sentence around a prepositional cue or a clause with wie."""
        hit = found[k]
        inner = [*hit.cue, *hit.source]
        first, last = min(s[0] for s in inner), max(s[1] for s in inner)
        begin, end = self._own_clause(unit, first, last)
        for other in found[:k]:
            if other.content and other.how not in ("phrase", "as", "noun"):
                for a, b in other.content:
                    if a <= first <= b:
                        begin, end = max(begin, a), min(end, b)
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

    def _own_clause(self, unit: Unit, first: int, last: int) -> Stretch:
        """The sentence, or the relative clause in it that a phrase stands in."""
        begin = self._clause_start(unit, first)
        if begin and unit.norms[begin] in self._relatives and unit.texts[begin - 1] == "," and begin < first:
            return begin, min(unit.next_break(last + 1), len(unit)) - 1
        end = next((j - 1 for j in range(last, len(unit)) if unit.texts[j] == ";" and unit.breaks[j]), len(unit) - 1)
        begin = next((j + 1 for j in range(first - 1, -1, -1) if unit.texts[j] in ";:" and unit.breaks[j]), 0)
        return begin, end

    # ------------------------------------------------------------------------------- nouns and prepositions

    def _noun(self, unit: Unit, i: int, entry: Cue) -> Found | None:
        """The Behauptung, dass …: whose it is stands after it, or is the subject of its clause: ist der Ansicht, dass."""
        phrase_end = self._rest_of_phrase(unit, i)
        at = unit.next_break(phrase_end + 1)
        if at + 1 >= len(unit) or unit.texts[at] != "," or at - phrase_end > _SHORT:
            return None
        opening = at + 1
        norm = unit.norms[opening]
        if not (
            norm in self._subordinators
            or ("zu" in entry.takes and self._is_infinitive(unit, opening))
            or (norm not in self._small_words - self._determiners - self._pronouns and self._has_subjunctive(unit, opening))
        ):
            return None
        found = Found(i, i, [(i, i)], entry, "noun")
        if phrase_end > i:
            found.source = [(i + 1, phrase_end)]
        else:
            first = self._clause_start(unit, i)
            finite = next((j for j in range(first, at) if unit.quoted[j] < 0 and self._bears_tense(unit, j)), None)
            subject = self._subject_of(unit, finite) if finite is not None else None
            if subject and not subject[0] <= i <= subject[1] and unit.norms[subject[0]] != "es":
                found.source = [subject]
        stretch = unit.trimmed(opening, self._end(unit, [found], 0, opening))
        if stretch is None:
            return None
        found.content = [stretch]
        return found

    def _so_says(self, unit: Unit, i: int) -> Found | None:
        """, so der Sprecher: nothing but a name and its apposition after it."""
        if i == 0 or not unit.breaks[i - 1]:
            return None
        source = self._noun_phrase(unit, i + 1)
        if source is None:
            return None
        after = source[1] + 1
        if not self._closes(unit, source[1]) and unit.norms[after] not in self._prepositions and (
            unit.norms[after] not in self._adverbs
        ):
            return None
        return Found(i, i, [(i, i)], Cue("so", "preposition", frozenset()), "phrase", source=[source])

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
        if "itself" in entry.takes:
            return Found(i, i, [(i, last)], entry, "phrase", source=[(i, last)]) if i == 0 else None
        if "postposition" in entry.takes:
            source = self._last_phrase(unit, self._clause_start(unit, i), i - 1) if i else None
            return Found(source[0], i, [(i, last)], entry, "phrase", source=[source]) if source else None
        if "clause" in entry.takes:
            source = self._before_comma(unit, i - 2)
            stretch = unit.trimmed(last + 1, len(unit) - 1)
            if stretch is None:
                return None
            return Found(i, i, [(i, last)], entry, "wonach", source=[source] if source else [], content=[stretch])
        if "reports" in entry.takes:
            before = self._last_report(unit, i)
            if before:
                return Found(before[0], i, [(i, last)], entry, "phrase", source=[before])
        source = self._noun_phrase(unit, last + 1)
        if source is None and last + 2 < len(unit) and not unit.breaks[last + 1]:
            source = self._noun_phrase(unit, last + 2)  # nach eigenen Angaben
        if source is None and "around" in entry.takes and "reports" not in entry.takes and last + 1 < len(unit):
            end = last + 1
            while end + 2 < len(unit) and unit.texts[end + 1] == "." and unit.starts[end + 2] == unit.ends[end + 1]:
                end += 2  # laut taz, laut ndr.de
            source = (last + 1, end)
        if source is None:
            return None
        if "reports" in entry.takes:
            head = next((j for j in range(source[0], source[1] + 1) if self._is_report(unit, j)), None)
            if head is None:
                return None
        return Found(i, i, [(i, last)], entry, "phrase", source=[(last + 1, source[1])])

    def _last_report(self, unit: Unit, i: int) -> Stretch | None:
        """seiner Ansicht nach: the noun stands right before the preposition."""
        if i == 0 or not self._is_report(unit, i - 1) or not self._closes_opinion(unit, i):
            return None
        first = i - 1
        while first > 0 and not unit.breaks[first - 1] and i - first < 6 and (
            unit.norms[first - 1] in self._determiners or unit.texts[first - 1][:1].isupper()
        ):
            first -= 1
        return first, i - 1

    def _closes_opinion(self, unit: Unit, i: int) -> bool:
        following = unit.norms[i + 1] if i + 1 < len(unit) else ""
        return not (following in self._determiners and i + 2 < len(unit) and unit.texts[i + 2][:1].isupper()) or True

    def _is_report(self, unit: Unit, i: int) -> bool:
        norm = unit.norms[i]
        return norm in self._lexicon.reports or norm.endswith(self._lexicon.report_endings)

"""Noun phrases, known by the capitals of nouns, and the subjects of clauses."""

from claimcheck.splitting.patterns.found import Stretch
from claimcheck.splitting.patterns.units import Unit
from claimcheck.splitting.patterns.v2.words import ClauseWords

_ATTRIBUTES = 8
"""Words between the start of a noun phrase and its noun."""
_STEPS = 12
"""Phrases and adverbs between a verb and the subject after it."""
_TITLE = 6
"""Words in quotation marks up to which they may be a name: die „Computerwoche“."""


class Phrases(ClauseWords):
    """Finds noun phrases."""

    def _noun_phrase(self, unit: Unit, first: int, *, tight: bool = False) -> Stretch | None:
        """The noun phrase that begins at a word: nouns are written with a capital letter.

        A tight one takes in no phrase with a preposition that may as well belong to the clause.
        """
        i, count = first, len(unit)
        if i >= count or unit.breaks[i]:
            return None
        determined = unit.norms[i] in self._determiners
        lone = unit.norms[i] in self._pronouns
        if determined:
            i += 1
        steps = 0
        while (
            i < count
            and steps < _ATTRIBUTES
            and not unit.breaks[i]
            and not self._is_name(unit, i)
            and (determined or self._is_number(unit, i) or steps == 0)
        ):
            if not unit.texts[i][:1].isalnum() and unit.texts[i] not in "-.":
                break
            if (
                unit.norms[i] in self._prepositions
                or unit.norms[i] in self._tense
                or unit.norms[i] in self._itself
                or (unit.norms[i] in self._relatives and i > first)
                or (unit.norms[i] in self._conjunctions and not determined)
            ):
                break
            i += 1
            steps += 1
        if i >= count or unit.breaks[i] or not self._is_name(unit, i):
            return (first, first) if lone else None
        return first, self._rest_of_phrase(unit, i, tight=tight)

    def _rest_of_phrase(self, unit: Unit, last: int, *, tight: bool = False) -> int:
        """The last word of a noun phrase from its first noun: names, genitives, von and für, and further nouns."""
        count = len(unit)
        while last + 1 < count and not (unit.breaks[last + 1] and unit.texts[last + 1] != "("):
            i = last + 1
            norm, text = unit.norms[i], unit.texts[i]
            after = unit.quoted[last] >= 0 and unit.quoted[i] != unit.quoted[last]  # die „Presse“ | Warnungen
            if (
                (self._is_name(unit, i) and not after and not self._is_speech(unit, i))
                or text in "-/&’'"
                or (text == "." and i + 1 < count and self._is_name(unit, i + 1))
                or self._joins_names(unit, i)
            ) or (unit.is_compounded(i) and text[:1].islower()):
                last = i
            elif text == "(":
                close = next((j for j in range(i, min(i + 8, count)) if unit.texts[j] == ")"), None)
                if close is None:
                    break
                last = close
            elif norm in self._genitives or norm in (self._by if tight else self._postmodifiers) | self._joining:
                phrase = self._noun_phrase(unit, i if norm in self._genitives else i + 1, tight=tight)
                if phrase is None and norm in self._by:
                    phrase = self._site(unit, i + 1)
                if phrase is None or (phrase[0] == phrase[1] and unit.norms[phrase[0]] in self._pronouns):
                    break
                return phrase[1]
            elif self._is_number(unit, i) and not (i + 1 < count and self._is_name(unit, i + 1)):
                last = i
            else:
                break
        return last

    def _joins_names(self, unit: Unit, i: int) -> bool:
        """Whether a small word of names stands between two: Mohammed el-Baradei, Ursula von der Leyen."""
        return (
            unit.norms[i] in self._name_particles
            and i + 1 < len(unit)
            and (self._is_name(unit, i + 1) or unit.texts[i + 1] == "-" or self._joins_names(unit, i + 1))
        )

    def _site(self, unit: Unit, i: int) -> Stretch | None:
        """A medium that writes itself with a small letter: n24, ndr.de."""
        end = i
        while end + 2 < len(unit) and unit.texts[end + 1] == "." and unit.starts[end + 2] == unit.ends[end + 1]:
            end += 2
        lone = i < len(unit) and not unit.breaks[i] and not unit.texts[i].isalpha() and unit.texts[i].isalnum()
        return (i, end) if end > i or lone else None

    def _is_speech(self, unit: Unit, i: int) -> bool:
        """Whether a word stands in a quotation too long for a name."""
        if unit.quoted[i] < 0:
            return False
        first, last, _ = unit.quotations[unit.quoted[i]]
        return last - first > _TITLE

    def _head(self, unit: Unit, first: int, last: int) -> int:
        """The noun of a noun phrase: the last of the names that stand together at its start."""
        head = next((j for j in range(first, last + 1) if self._is_name(unit, j)), first)
        while head < last and (unit.texts[head + 1] == "-" or self._is_name(unit, head + 1)):
            head += 1
        return head

    def _last_phrase(self, unit: Unit, first: int, last: int) -> Stretch | None:
        """The noun phrase that ends at a word, as far left as it can begin."""
        for i in range(first, last + 1):
            phrase = self._noun_phrase(unit, i)
            if phrase and phrase[1] >= last and not (i > first and self._may_be_verb(unit, i)):
                return i, last
        return None

    def _may_be_verb(self, unit: Unit, i: int) -> bool:
        """Whether a small word stands where a verb does, behind a noun: Der Mann entstammt Berichten zufolge."""
        return self._is_plain_verb(unit, i) and (self._is_name(unit, i - 1) or unit.norms[i - 1] in self._pronouns)

    def _apposition(self, unit: Unit, last: int) -> int:
        """The last word of the apposition to a noun phrase that ends at a word, or that word if there is none."""
        at = last + 1
        if at + 1 >= len(unit) or unit.texts[at] != "," or not unit.breaks[at]:
            return last
        phrase = self._noun_phrase(unit, at + 1)
        if phrase is None or (phrase[0] == phrase[1] and unit.norms[phrase[0]] in self._pronouns):
            return last
        close = phrase[1] + 1
        return phrase[1] if close >= len(unit) or unit.texts[close] in ",.!?" else last

    def _before_comma(self, unit: Unit, last: int) -> Stretch | None:
        return self._last_phrase(unit, self._clause_start(unit, last), last) if last >= 0 else None

    def _opens_phrase(self, unit: Unit, i: int) -> bool:
        """Whether a word that may be a pronoun or a determiner has a noun after it."""
        return unit.norms[i] in self._determiners and self._noun_phrase(unit, i) is not None

    def _subject_after(self, unit: Unit, i: int) -> Stretch | None:
        """The subject that follows a verb, past adverbs, pronouns and objects that are not it."""
        steps = 0
        while i < len(unit) and not unit.breaks[i] and steps < _STEPS:
            steps += 1
            norm = unit.norms[i]
            if unit.quoted[i] >= 0:
                first, last, _ = unit.quotations[unit.quoted[i]]
                return (first, last) if last - first <= _TITLE else None
            if norm in self._pronouns and not self._opens_phrase(unit, i):
                return i, i
            if norm in self._adverbs or (norm in self._reflexives and not self._opens_phrase(unit, i)):
                i += 1
                continue
            preposition = norm in self._prepositions
            phrase = self._noun_phrase(unit, i + preposition)
            if phrase is not None and (preposition or norm in self._oblique):
                i = phrase[1] + 1
                continue
            if phrase is not None or preposition:
                return phrase
            site = self._site(unit, i)
            if site and site[1] > site[0]:
                return site
            i += 1
        return None

    def _subject_of(self, unit: Unit, verb: int) -> Stretch | None:
        """The subject of a main clause by its finite verb."""
        first = self._clause_start(unit, verb)
        if first < verb and not self._is_adverbial(unit, first, verb):
            phrase = self._noun_phrase(unit, first)
            if phrase and phrase[1] < verb and unit.norms[first] not in self._oblique:
                return phrase
        return self._subject_after(unit, verb + 1)

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
        if self._is_plain_verb(unit, first) and not self._opens_phrase(unit, first):  # biss der Mann ihn und rief
            return self._subject_after(unit, first + 1)
        return self._noun_phrase(unit, first)

    def _agent(self, unit: Unit, first: int, last: int) -> Stretch | None:
        for j in range(first, last):
            if unit.norms[j] in self._by and not unit.breaks[j]:
                return self._noun_phrase(unit, j + 1)
        return None

    def _trailing(self, unit: Unit, i: int, last: int) -> int:
        """Adverbs between subject and verb: der Sprecher hingegen sagte."""
        count = 0
        while i - 1 - count > last and unit.norms[i - 1 - count] in self._adverbs:
            count += 1
        return count

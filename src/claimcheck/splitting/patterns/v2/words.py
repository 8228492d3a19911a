"""The closed classes of words, and what can be told of a word from the words beside it."""

from claimcheck.splitting.patterns.lexicon import Lexicon
from claimcheck.splitting.patterns.units import Unit

_DETERMINED = 6
"""Words between a determiner and the adjective or noun it belongs to."""


class ClauseWords:
    """What the closed classes of words tell."""

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
        self._itself = words("itself")
        self._relatives = words("relatives")
        self._prepositions = words("prepositions")
        self._postmodifiers = words("postmodifiers")
        self._adverbs = words("adverbs")
        self._negations = words("negations")
        self._by = words("by")
        self._times = words("times")
        self._turns = words("turns")
        self._asides = words("asides")
        self._joining = words("joining")
        self._correlates = words("correlates")
        self._become = words("become")
        self._expletives = words("expletives")
        self._nobody = words("nobody")
        self._locations = words("locations")
        self._backward = words("backward")
        self._purposes = words("purposes")
        self._unlikely = words("unlikely")
        self._never = words("never")
        self._particles = words("particles")
        self._reports = words("reports")
        self._report_endings = lexicon.endings("reports")
        self._first_persons = words("first_persons")
        self._small_words = frozenset().union(
            *map(
                words,
                [
                    "determiners",
                    "prepositions",
                    "adverbs",
                    "conjunctions",
                    "questions",
                    "subordinators",
                    "relatives",
                    "adverbial_openers",
                    "pronouns",
                ],
            )
        )
        self._adverb_endings, self._adjective_endings, self._infinitive_endings, self._verb_endings = map(
            lexicon.endings, ("adverbs", "adjectives", "infinitives", "verbs")
        )
        self._zu = words("infinitive_mark")
        self._zu_inside = tuple(prefix + mark for prefix in words("separable") for mark in self._zu)

    def _clause_start(self, unit: Unit, i: int) -> int:
        while i > 0 and not unit.breaks[i - 1]:
            i -= 1
        return i

    def _closes(self, unit: Unit, j: int) -> bool:
        """Whether a clause ends with a word."""
        after = j + 1
        return (
            after >= len(unit)
            or unit.breaks[after]
            or unit.texts[after] in ".!?"
            or (unit.norms[after] in self._conjunctions or unit.quoted[after] >= 0)
        )

    def _is_name(self, unit: Unit, i: int) -> bool:
        text = unit.texts[i]
        if unit.quoted[i] >= 0:
            return True
        return text[:1].isupper() and unit.norms[i] not in self._determiners and unit.norms[i] not in self._prepositions

    def _is_number(self, unit: Unit, i: int) -> bool:
        return unit.texts[i][:1].isdigit()

    def _is_plain_verb(self, unit: Unit, i: int) -> bool:
        norm = unit.norms[i]
        return unit.texts[i][:1].islower() and norm.endswith(self._verb_endings) and norm not in self._small_words

    def _is_attribute(self, unit: Unit, i: int) -> bool:
        """Whether a form stands before its noun like an adjective: einem gestern veröffentlichten Bericht."""
        if i + 1 >= len(unit) or not self._is_name(unit, i + 1) or not unit.norms[i].endswith(self._adjective_endings):
            return False
        left = i - 1
        while left >= 0 and i - left < _DETERMINED and not unit.breaks[left] and unit.texts[left][:1].islower():
            if unit.norms[left] in self._determiners or unit.norms[left] in self._prepositions:
                return unit.norms[left] not in self._adverbs
            left -= 1
        return False

    def _bears_tense(self, unit: Unit, i: int) -> bool:
        """Whether a word looks like a finite verb: a known one, or a small one after a noun."""
        norm = unit.norms[i]
        if norm in self._tense or (
            unit.texts[i][:1].islower() and (norm in self._lexicon.verbs or norm in self._lexicon.parted)
        ):
            return not self._is_attribute(unit, i)
        return i > 0 and self._is_plain_verb(unit, i) and self._is_name(unit, i - 1)

    def _is_adverbial(self, unit: Unit, first: int, verb: int) -> bool:
        """Whether a field before the verb opens like an adverbial: a preposition, an adverb, a time."""
        head = unit.norms[first]
        return (
            head in self._prepositions
            or head in self._adverbs
            or head in self._times
            or (verb - first == 1 and head.endswith(self._adverb_endings))
        )

    def _mood(self, unit: Unit, first: int, last: int) -> int | None:
        """The first verb in a subjunctive in a stretch, those of a first person left out."""
        for i in range(first, last):
            if unit.quoted[i] < 0 and unit.norms[i] in self._reported and unit.texts[i][:1].islower():
                near = unit.norms[max(0, i - 1) : i + 2]
                if self._first_persons.isdisjoint(near):
                    return i
        return None

    def _has_subjunctive(self, unit: Unit, i: int) -> bool:
        return self._mood(unit, i, min(unit.next_break(i), len(unit))) is not None

    def _negated(self, unit: Unit, first: int, last: int) -> bool:
        return not self._negations.isdisjoint(unit.norms[first : last + 1])

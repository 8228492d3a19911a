"""Noun phrases and the subjects of clauses, bounded by small words and verbs."""

from claimcheck.splitting.patterns.found import Stretch
from claimcheck.splitting.patterns.lexicon import Lexicon
from claimcheck.splitting.patterns.units import Unit

_FAR = 60
"""Words that are looked at to the left of a cue for its subject."""
_NEAR = 16
"""Words of a noun phrase."""
_SHORT = 4
"""Letters up to which a word is no adverb by its ending: only, but not fly."""


class Phrases:
    """Finds noun phrases."""

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
        self._openers = (
            (self._that, frozenset({"that", "clause"})),
            (self._questions, frozenset({"that", "clause", "wh", "object"})),
            (self._to, frozenset({"to"})),
        )
        """Words that open a content, each with the frames that allow it."""
        self._times = words("times")
        self._plurals = words("plurals")
        self._addressees = words("addressees")
        self._joining = words("joining")
        self._links = words("links")
        self._particles = words("particles")
        self._articles = words("articles")
        self._adverb_endings = lexicon.endings("adverbs")
        self._past_endings = lexicon.endings("past")
        self._gerund_endings = lexicon.endings("gerunds")
        self._possessive_endings = lexicon.endings("possessives")
        self._plural_endings = lexicon.endings("plurals")
        self._singular_endings = lexicon.endings("singulars")

    def _in_group(self, unit: Unit, i: int) -> bool:
        norm = unit.norms[i]
        return unit.quoted[i] < 0 and (
            norm in self._auxiliaries
            or norm in self._adverbs
            or (norm.endswith(self._adverb_endings) and len(norm) > _SHORT)
        )

    def _is_finite(self, unit: Unit, i: int) -> bool:
        return any(form.slots & {"third", "past"} for form in self._lexicon.verbs.get(unit.norms[i], ()))

    def _is_verb(self, unit: Unit, i: int) -> bool:
        return unit.quoted[i] < 0 and (unit.norms[i] in self._auxiliaries or self._is_finite(unit, i))

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

    def _without_opening(self, unit: Unit, first: int, last: int) -> int:
        """Where the noun phrase proper begins: adverbials and conjunctions at its start left out."""
        norms = unit.norms
        while first <= last and (norms[first] in self._conjunctions or self._in_group(unit, first)):
            first += 1
        if first <= last and (norms[first] in self._prepositions or norms[first] in self._times):
            for i in range(last, first, -1):
                starts = norms[i] in self._determiners or unit.texts[i][:1].isupper()
                inside = (
                    norms[i - 1] in self._prepositions
                    or norms[i - 1] in self._determiners
                    or (
                        (norms[i - 1] in self._conjunctions or unit.texts[i - 1][:1].isupper())
                        and norms[i - 1] not in self._times
                    )
                )
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
        if norms[first] in self._prepositions or norms[first] in self._that or not (unit.texts[first][:1].isalnum()):
            return None
        last = first
        while last + 1 < count and last - first < _NEAR and not unit.breaks[last + 1]:
            norm = norms[last + 1]
            if unit.texts[last + 1] in ".!?" and last + 2 >= count:
                break
            if norm in self._auxiliaries or norm in self._subordinators or norm in self._times or norm in self._that:
                break
            if norm in self._prepositions and norm not in self._links:
                break
            last += 1
        return first, last

    def _first_subject(self, unit: Unit, stop: int) -> list[Stretch]:
        """What stands before the first verb of the main clause: the subject of a participle after it."""
        for i in range(min(stop, _FAR)):
            past = unit.norms[i].endswith(self._past_endings) and unit.texts[i][:1].islower()
            if i and (past or unit.norms[i] in self._auxiliaries or self._is_finite(unit, i)):
                source = self._subject(unit, i - 1)
                return [source] if source else []
        first = self._noun_phrase(unit, 0)
        return [first] if first else []

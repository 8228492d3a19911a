"""The attributions of a unit: by verbs, nouns and prepositions."""

from claimcheck.splitting.patterns.found import Found, Stretch
from claimcheck.splitting.patterns.lexicon import Cue
from claimcheck.splitting.patterns.svo.contents import Contents
from claimcheck.splitting.patterns.units import Unit


class SubjectVerbObject(Contents):
    """Finds the attributions of a unit of a language whose subject stands before the verb: English and its like."""

    def find(self, unit: Unit) -> list[Found]:
        """The attributions of a unit, in order."""
        found: list[Found] = []
        subject: list[Stretch] = []
        for i, norm in enumerate(unit.norms):
            if unit.quoted[i] >= 0 or unit.is_compounded(i):
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

    def reported(self, unit: Unit, found: list[Found]) -> Found | None:  # noqa: ARG002 - not in this grammar
        """Whether a sentence with attributions of its own is all reported."""
        return None

    def actor(self, unit: Unit) -> Stretch | None:  # noqa: ARG002 - not in this grammar
        """Who attributes something that a sentence does not tell."""
        return None

    def subject(self, unit: Unit) -> Stretch | None:  # noqa: ARG002 - not needed in this grammar
        """What a sentence is about."""
        return None

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
        if before.endswith(self._possessive_endings) or before in self._determiners:
            source = self._subject(unit, i - 1) if before.endswith(self._possessive_endings) else (i - 1, i - 1)
            if source and before not in self._articles:
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

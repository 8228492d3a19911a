"""Speakers set off by a mark alone: Smith: “…”, From the mayor: …, “…” — Ada Lovelace."""

from claimcheck.splitting.patterns.found import Found
from claimcheck.splitting.patterns.lexicon import Cue, Lexicon
from claimcheck.splitting.patterns.units import Unit

_LONGEST = 10
"""Words of a label."""
_HEADLINE = 25
"""Words up to which a line of one sentence may be a headline."""
_COLON = Cue(":", "colon", frozenset())
_DASH = Cue("—", "colon", frozenset())
_DASHES = "—–―-"


class Labels:
    """Finds what a label before a colon, or a name after a dash, attributes."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._openers = lexicon.words("label_openers")
        self._small = lexicon.words("label_words")
        self._conjunctions = lexicon.words("conjunctions")
        self._not_speakers = lexicon.words("not_speakers")

    def find(self, unit: Unit, found: list[Found]) -> list[Found]:
        """The attributions of a unit, with that of its label if it has one and nothing else explains its colon."""
        colon = next((i for i in range(min(len(unit), _LONGEST + 1)) if unit.breaks[i]), None)
        if colon and unit.texts[colon] == ":" and not any(hit.start <= colon for hit in found):
            label = self._label(unit, colon)
            return [label, *found] if label else found
        if not found and unit.quoted[0] >= 0:
            signature = self._signature(unit)
            return [signature] if signature else []
        return found

    def _label(self, unit: Unit, colon: int) -> Found | None:
        first = 1 if unit.norms[0] in self._openers and colon > 1 else 0
        if colon + 1 >= len(unit) or not self._is_name(unit, first, colon - 1):
            return None
        stretch = unit.trimmed(colon + 1, len(unit) - 1)
        quoted = unit.quoted[colon + 1] >= 0
        shouted = all(unit.texts[i].isupper() for i in range(first, colon) if unit.texts[i].isalpha())
        headline = unit.alone and len(unit) <= _HEADLINE
        if stretch is None or not (quoted or shouted or headline):
            return None
        return Found(0, colon, [(colon, colon)], _COLON, "label", source=[(first, colon - 1)], content=[stretch])

    def _signature(self, unit: Unit) -> Found | None:
        last = unit.quotations[unit.quoted[0]][1]
        dash = last + 1
        while dash < len(unit) and unit.texts[dash] in _DASHES:
            dash += 1
        if dash == last + 1 or dash >= len(unit):
            return None
        name = unit.trimmed(dash, len(unit) - 1)
        if name is None or name[1] - name[0] >= _LONGEST or not self._is_name(unit, *name):
            return None
        return Found(0, dash - 1, [(dash - 1, dash - 1)], _DASH, "signature", source=[name], content=[(0, last)])

    def _is_name(self, unit: Unit, first: int, last: int) -> bool:
        """Whether words are a name with its small words, and none of those that head a list or a note."""
        words = [i for i in range(first, last + 1) if unit.texts[i].isalpha()]
        return (
            bool(words)
            and all(unit.texts[i][:1].isupper() or unit.norms[i] in self._small for i in words)
            and not any(unit.norms[i] in self._not_speakers for i in words)
            and not all(unit.norms[i] in self._conjunctions for i in words)
            and not any(unit.texts[i][0].isdigit() for i in range(first, last + 1))
        )

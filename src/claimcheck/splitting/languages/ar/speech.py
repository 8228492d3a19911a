"""Direct speech around its cue: before the verb, over several sentences, and on into the next paragraphs."""

from claimcheck.splitting.draft import Place
from claimcheck.splitting.languages.ar.found import Found
from claimcheck.splitting.languages.ar.grammar import MARK, Is, words
from claimcheck.splitting.languages.ar.view import Cue, View

_SHORTEST = 3
_MOST_SENTENCES = 6


class Speech:
    """Finds the pieces of direct speech in one document."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._words = view.words
        self._flags = view.flags

    def before(self, cue: Cue) -> tuple[int, int] | None:
        """The opening and closing marks of a quotation that ends right before the cue: *"…"، قال الوزير*."""
        if cue.is_joined(self._words):
            return None
        at = cue.index - 1
        is_echoed = self._words.norms[at] in words("echoes")
        if is_echoed:
            at -= 1 + (self._words.norms[at - 1] in words("echoes", "openers"))
        while at >= 0 and self._flags[at] & (Is.COMMA | Is.DASH | Is.STOP):
            at -= 1
        opening = self._view.closes.get(at)
        return None if opening is None or at - opening - 1 < _SHORTEST - is_echoed else (opening, at)

    def after(self, index: int, limit: int) -> tuple[int, int] | None:
        """A quotation that goes on after the cue's clause: *"…"، قال الوزير، "…"*."""
        for at in range(index, limit):
            flag = self._flags[at]
            if flag & Is.QUOTE and at in self._view.opens:
                return (at, self._view.opens[at]) if self._view.opens[at] - at > _SHORTEST else None
            if flag & (Is.PARTICLE | Is.STOP) or at in self._view.cue_at:
                return None
        return None

    def rest(self, one: Found, found_at: dict[int, Found]) -> list[Place]:
        """What goes on after a content that runs to the end of its sentence or paragraph."""
        view, mark = self._view, one.content - 1
        if one.opening != "colon" and not self._flags[mark] & Is.QUOTE:
            return []
        number = view.unit_at(one.index)
        if number is None:
            return []
        unit = view.units[number]
        if one.opening == "colon":
            return self._sentences(number, found_at)
        closing = view.opens.get(mark)
        if closing is None:
            return self._sentences_to(number, view.unclosed.get(mark, unit.end)) + self._paragraphs(
                number, closed=False
            )
        if closing >= unit.end - 2 and self._ends_block(number):
            return self._paragraphs(number, closed=True)
        return []

    def _sentences(self, number: int, found_at: dict[int, Found]) -> list[Place]:
        """The sentences after unmarked speech, as long as none of them is the reporter's again."""
        units, words = self._view.units, self._words
        places: list[Place] = []
        for unit in units[number + 1 : number + 1 + _MOST_SENTENCES]:
            first = unit.start
            if unit.block != units[number].block or words.norms[first][0] in "وف" or self._flags[first] & Is.QUOTE:
                break
            if any(index in found_at for index in range(unit.start, unit.end)):
                break
            places.append((words.starts[first], words.ends[unit.end - 1]))
        return places

    def _sentences_to(self, number: int, end: int) -> list[Place]:
        """The sentences up to the end of the paragraph, within an unclosed quotation."""
        units = self._view.units
        last = units[number].end
        if end <= last:
            return []
        return [(self._words.starts[last], self._words.ends[end - 1])]

    def _ends_block(self, number: int) -> bool:
        units = self._view.units
        return number + 1 >= len(units) or units[number + 1].block != units[number].block

    def _paragraphs(self, number: int, *, closed: bool) -> list[Place]:
        """The paragraphs after a quotation that open with a quotation mark again."""
        view, units = self._view, self._view.units
        places: list[Place] = []
        block = units[number].block
        at = number + 1
        while at < len(units) and units[at].block == block:
            at += 1
        while at < len(units):
            first, block = units[at].start, units[at].block
            end = at
            while end < len(units) and units[end].block == block:
                end += 1
            last = units[end - 1].end
            closing = view.opens.get(first)
            if closing is not None and closing >= last - 2:
                places += self._words.places(first + 1, closing)
                if not closed:
                    break
            elif first in view.unclosed and not closed:
                places += self._words.places(first + 1, last)
            else:
                if closing is not None and not closed:
                    places += self._words.places(first + 1, closing)
                elif not closed and not places:
                    return self._to_stray_mark(at)
                break
            at = end
        return places

    def _to_stray_mark(self, number: int) -> list[Place]:
        """Paragraphs without marks of their own, up to the mark that closes them all."""
        view, units = self._view, self._view.units
        start = units[number].start
        for unit in units[number : number + _MOST_SENTENCES]:
            for at in range(unit.start, unit.end):
                if self._flags[at] & Is.QUOTE:
                    is_paired = at in view.opens or at in view.closes
                    is_stray = not is_paired and (
                        at not in view.unclosed or any(flag & MARK for flag in self._flags[at + 1 : at + 2])
                    )
                    return [(self._words.starts[start], self._words.ends[at - 1])] if is_stray and at > start else []
        return []

"""Several sources in one: the parts of a phrase that coordinates names, titles or whole noun phrases."""

from collections.abc import Sequence

from claimcheck.splitting.naming.capitals.pieces import TITLES, Piece, Pieces

_SHORTEST_FULL_NAME = 2
_APART = frozenset({",", "–", "—", ";"})


class Lists:
    """Takes coordinated sources apart."""

    def __init__(self, pieces: Pieces) -> None:
        self._pieces = pieces
        lexicon = pieces.lexicon
        self._joins = lexicon.folded(lexicon.data["joins"]["words"])
        self._issuing = lexicon.folded(lexicon.data["links"]["issuing"])

    def parts(self, items: Sequence[Piece]) -> list[Sequence[Piece]]:
        """Coordinated sources: an "and" between names, titles or phrases with determiners of their own."""
        comma = next((j for j, piece in enumerate(items) if piece.norm == ","), 0)
        if comma and self._is_plural(items[:comma]):  # two members, Bill Tran and Rosalie Meyer
            named = self.parts(
                [p for j, p in enumerate(items[comma + 1 :]) if p.norm != "," or j < len(items) - comma - 2]
            )
            if len(named) > 1 and all(self._pieces.run(part, 0) >= _SHORTEST_FULL_NAME for part in named):
                return named
        parts: list[Sequence[Piece]] = []
        first = 0
        for j in range(1, len(items) - 1):
            if items[j].norm in self._joins and self._coordinates(items[first:j], items[j], items[j + 1 :]):
                parts += self._listed(items[first:j])
                first = j + 1
        return [*parts, items[first:]]

    def _coordinates(self, left: Sequence[Piece], join: Piece, rest: Sequence[Piece]) -> bool:
        """Whether a source ends before an "and", and another begins after it."""
        right = rest[0]
        if not left or (join.norm == "&" and left[-1].capital and right.capital):  # inside a name: Marsh & Daughters
            return False
        begins = right.capital or self._pieces.determiner(right) or (left[-1].capital and self._is_plural(rest))
        ends = left[-1].capital or left[-1].head is not None or left[-1].norm == ")" or self._is_plural(left)
        body = right.capital and any(p.can_be("body") for p in left) and any(p.norm in self._issuing for p in left)
        described = any(p.norm in _APART for p in left) and len(self._listed(left)) == 1
        return bool(begins and ends and not body and not described)

    def _is_plural(self, items: Sequence[Piece]) -> bool:
        """Whether a phrase without capitals at its end is one of a plural noun: principals at the seven schools."""
        stop = next((k for k, p in enumerate(items) if p.mark or p.norm in self._pieces.prepositions), len(items))
        noun = items[stop - 1] if stop else None
        if noun is None or noun.capital or self._pieces.nouns_have_capitals:
            return False
        return noun.head.number == "p" if noun.head is not None else noun.norm.endswith("s")

    def _listed(self, items: Sequence[Piece]) -> list[Sequence[Piece]]:
        """The parts between commas where every one of them is a full name; else the whole."""
        commas = [j for j, piece in enumerate(items) if piece.norm == ","]
        bounds = list(zip([0, *(j + 1 for j in commas)], [*commas, len(items)], strict=True))
        full = all(
            self._pieces.run(items[a:b], 0) >= _SHORTEST_FULL_NAME and not items[b - 1].can_be(*TITLES)
            for a, b in bounds
        )
        return [items[a:b] for a, b in bounds] if commas and full else [items]

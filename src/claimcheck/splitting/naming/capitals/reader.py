"""Reads the mentions in a text whose language writes names with capitals: in sources, and in running text."""

from collections.abc import Sequence

from claimcheck.splitting.draft import Place, Sentence, Words
from claimcheck.splitting.naming.capitals.lists import Lists
from claimcheck.splitting.naming.capitals.phrases import Phrases
from claimcheck.splitting.naming.capitals.pieces import TITLES, Piece, Pieces
from claimcheck.splitting.naming.mentions import Mention

_AFTER = 10
_SHORTEST_FULL_NAME = 2
_WORDS = 4
_TITLE_CASE = 0.7
"""The share of capitals from which on a sentence is a headline in title case."""


class CapitalsReader:
    """The reader of a language that writes names with capitals; `names.toml` holds the nouns it knows."""

    def __init__(self, code: str) -> None:
        self._pieces = Pieces(code)
        self._lists = Lists(self._pieces)
        self._phrases = Phrases(self._pieces)
        lexicon = self._pieces.lexicon
        self.particles = lexicon.particles
        self.exclusive = lexicon.folded(lexicon.data["heads"]["exclusive"])

    def bare(self, norm: str) -> str:
        """Without the ending of the possessive."""
        return norm[:-2] if norm.endswith(("’s", "'s")) else norm

    def is_country(self, modifier: str) -> bool:
        """Whether a modifier of a title is an adjective of nationality."""
        return modifier in self._pieces.countries

    # The source of an attribution

    def source(self, text: str, words: Words, place: Place) -> list[Mention]:  # noqa: ARG002 - clitics need the text
        """The mentions in the source of an attribution: one a coordinated part."""
        items = self._pieces.at(words, place)
        mentions = []
        for part in self._lists.parts(items):
            mention = self._phrases.read(part)
            if mention is not None:
                mention.trusted = True
                mentions.append(mention)
        return mentions

    def scan(self, words: Words, sentence: Sentence) -> list[Mention]:
        """The full names in a sentence, persons and bodies, and last names after a title."""
        items = self._pieces.at(words, (sentence.start, sentence.end))
        if self._is_headline(items):
            return []
        mentions = []
        at = 0
        while at < len(items):
            end = self._pieces.run(items, at)
            if end == at:
                at += 1
                continue
            while at < end and (items[at].norm in self._pieces.enders or items[at].mark):
                at += 1
            end = next((j for j in range(at, end) if self._ends(items[j])), end)
            mention = self._scanned(items, at, end) if at < end else None
            if mention is not None:
                before = items[at - 1] if at else None
                governed = before is not None and before.norm in self._pieces.prepositions
                mention.subject = not governed and not items[end - 1].possessive
                mentions.append(mention)
            at = end
        return mentions

    def _ends(self, piece: Piece) -> bool:
        """Whether a piece is no part of a name: a word that opens sentences; *of* holds a name together."""
        return piece.norm in self._pieces.enders and (piece.capital or piece.norm not in self._pieces.holding)

    def _is_headline(self, items: Sequence[Piece]) -> bool:
        """Whether capitals say nothing here because every word has one."""
        words = [piece for piece in items if not piece.mark]
        capitals = sum(piece.capital for piece in words)
        return not self._pieces.nouns_have_capitals and len(words) > _WORDS and capitals > len(words) * _TITLE_CASE

    def _scanned(self, items: Sequence[Piece], at: int, end: int) -> Mention | None:
        before = items[at - 1] if at else None
        titled = before is not None and not before.capital and before.can_be(*TITLES)
        determiner = self._pieces.determiner(before) if before is not None and not titled else ""
        follows = items[end] if end < len(items) else None
        if follows is not None and not items[end - 1].possessive and not follows.capital and follows.head is not None:
            return None  # it describes the noun after it: Clinton campaign
        described = [before] if titled and before is not None else []
        mention = self._phrases.named(items[at:end], items[at:end], described, determiner)
        full = len(mention.words) >= _SHORTEST_FULL_NAME or mention.head or mention.kind == "organisation"
        if self._pieces.nouns_have_capitals and not (mention.given or mention.head):
            return None
        if mention.name is None or not full:
            return None
        return self._phrases.with_rest(mention, items[: end + _AFTER], end)

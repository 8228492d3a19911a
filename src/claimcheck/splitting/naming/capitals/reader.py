"""Reads the mentions in a text whose language writes names with capitals: in sources, and in running text."""

from collections.abc import Sequence

from claimcheck.splitting.draft import Place, Sentence, Words
from claimcheck.splitting.naming.capitals.lists import Lists
from claimcheck.splitting.naming.capitals.phrases import Phrases
from claimcheck.splitting.naming.capitals.pieces import QUOTES, TITLES, Piece, Pieces
from claimcheck.splitting.naming.mentions import Mention

_AFTER = 10
_LONGEST_BEFORE = 8
_SHORTEST_FULL_NAME = 2
_WORDS = 4
_LONGEST_OPENING = 5
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
        heads = lexicon.data["heads"]
        self.exclusive = lexicon.folded(heads["exclusive"])
        self.generic = lexicon.folded(heads.get("generic", ()))
        self.corporate = lexicon.folded([*heads.get("corporate", ()), *heads.get("in_names", ())])
        self.public = lexicon.folded(heads["body"]["s"]) - self.corporate
        self._traded = lexicon.folded(lexicon.data["links"].get("traded", ()))
        self._reflexive = lexicon.folded(lexicon.data["pronouns"].get("reflexive", ()))

    def bare(self, norm: str) -> str:
        """Without the ending of the possessive; German writes it without a mark."""
        if norm.endswith(("’s", "'s")):
            return norm[:-2]
        return norm.removesuffix("s") if self._pieces.nouns_have_capitals else norm

    def attached(self, name: str) -> list[str]:
        """The name in the possessive."""
        return [form for form in (name + "’s", name + "'s", name + "s") if self.bare(form) == name]

    def is_country(self, modifier: str) -> bool:
        """Whether a modifier of a title is an adjective of nationality."""
        return modifier in self._pieces.countries

    # The source of an attribution

    def source(self, text: str, words: Words, place: Place) -> list[Mention]:  # noqa: ARG002 - clitics need the text
        """The mentions in the source of an attribution: one a coordinated part."""
        items = self._pieces.at(words, place)
        if len(items) > 1 and items[-1].norm in self._reflexive:
            items = items[:-1]
        if len(items) == 1 and items[0].norm in self._pieces.relatives:
            items = self._before(words, words.first_from(place[0])) or items
        mentions = []
        for part in self._lists.parts(items):
            mention = self._phrases.read(part)
            if mention is not None:
                mention.trusted = True
                mentions.append(mention)
        return mentions

    def _before(self, words: Words, index: int) -> list[Piece]:
        """The phrase right before a relative pronoun: the shipping industry, which argues."""
        stop = index - (index > 0 and words.texts[index - 1] == ",")
        first = stop
        while first > max(0, stop - _LONGEST_BEFORE) and words.lettered[first - 1]:
            piece = self._pieces.of(words, first - 1)
            if piece.norm in self._pieces.prepositions or piece.norm in self._pieces.relatives:
                several = [self._pieces.of(words, i) for i in range(first, stop)]
                if several and several[-1].norm.endswith("s") and not several[-1].capital:
                    return several  # strikes by pilots, who protest
                break
            first -= 1
            if self._pieces.determiner(piece):
                return [self._pieces.of(words, i) for i in range(first, stop)]
        capitals = [self._pieces.of(words, i) for i in range(first, stop)]
        while capitals and not capitals[0].capital:
            capitals = capitals[1:]
        return capitals

    def scan(self, words: Words, sentence: Sentence) -> list[Mention]:
        """The full names in a sentence, persons and bodies, and last names after a title."""
        items = self._pieces.at(words, (sentence.start, sentence.end))
        if self._is_headline(items):
            return []
        opening = self._opening(items)
        mentions = [opening] if opening is not None else []
        at = 0
        while at < len(items):
            end = self._pieces.run(items, at)
            if end == at:
                at += 1
                continue
            while at < end and (items[at].norm in self._pieces.enders or items[at].mark):
                at += 1
            end = next((j for j in range(at, end) if self._ends(items[j])), end)
            mention = self._scanned(items, at, end) if at < end and not _is_quoted(items, at, end) else None
            if mention is not None:
                before = items[at - 1] if at else None
                governed = before is not None and before.norm in self._pieces.prepositions
                owned = governed or items[end - 1].possessive
                mention.subject = not owned or self._is_traded(items, at, end)
                mentions.append(mention)
            at = end
        return mentions

    def _opening(self, items: Sequence[Piece]) -> Mention | None:
        """The body or office that a sentence begins with: The council has met."""
        if self._pieces.nouns_have_capitals or not items:
            return None
        if self._pieces.determiner(items[0]) != "definite" and not (items[0].capital and items[0].possessive):
            return None
        small = next((k for k, p in enumerate(items[1:_LONGEST_OPENING], 1) if p.capital or p.mark), _LONGEST_OPENING)
        heads = [k for k in range(1, min(small, len(items))) if items[k].can_be("body", *TITLES)]
        end = heads[-1] + 1 if heads else 0
        if not 0 < end < len(items) or items[end].mark or items[end].capital or items[end - 1].possessive:
            return None
        mention = self._phrases.read(items[:end])
        if mention is not None and not mention.pronoun:
            mention.subject = True
            return mention
        return None

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
        if self._is_traded(items, at, end) and not (mention.given or mention.head):
            mention.kind = "organisation"
        full = len(mention.words) >= _SHORTEST_FULL_NAME or mention.head or mention.kind == "organisation"
        if self._pieces.nouns_have_capitals and not (mention.given or mention.head):
            return None
        if mention.name is None or not full:
            return None
        return self._phrases.with_rest(mention, items[: end + _AFTER], end)

    def _is_traded(self, items: Sequence[Piece], at: int, end: int) -> bool:
        """Whether a name owns what only a company has: shares in Solara, Solara's shares."""
        owns = items[end - 1].possessive and end < len(items) and items[end].norm in self._traded
        governed = at > 1 and items[at - 1].norm in self._pieces.prepositions
        return owns or (governed and items[at - 2].norm in self._traded)


def _is_quoted(items: Sequence[Piece], at: int, end: int) -> bool:
    """Whether nothing but a run of capitals stands in quotation marks: the title of a work."""
    while end < len(items) and items[end].norm in {",", "."}:
        end += 1
    return 0 < at < end < len(items) and items[at - 1].norm in QUOTES and items[end].norm in QUOTES

"""Common noun phrases: what heads them, whose they are, and what they can stand for."""

from collections.abc import Sequence

from claimcheck.models import SourceKind
from claimcheck.splitting.naming.capitals.pieces import QUOTES, TITLES, Determiner, Piece, Pieces, wording
from claimcheck.splitting.naming.mentions import Gender, Mention, Number

_PRONOUNS: tuple[tuple[str, Gender, Number, SourceKind], ...] = (
    ("m", "m", "s", "person"),
    ("f", "f", "s", "person"),
    ("n", "", "s", "organisation"),
    ("p", "", "", "group"),
    ("any", "", "", "person"),
)


class Nouns:
    """Reads pronouns and phrases without a name, with the nouns of a language's `names.toml`."""

    def __init__(self, pieces: Pieces) -> None:
        self._pieces = pieces
        lexicon, data = pieces.lexicon, pieces.lexicon.data
        pronouns = data["pronouns"]
        self._pronouns: dict[str, tuple[Gender, Number, SourceKind]] = {
            lexicon.fold(word): (gender, number, kind)
            for key, gender, number, kind in _PRONOUNS
            for word in pronouns.get(key, ())
        }
        self._first, self._anybody, self._latter = (
            lexicon.folded(pronouns[key]) for key in ("first", "anybody", "latter")
        )
        self._of = lexicon.folded(pronouns.get("parents", ()))
        self._aged = lexicon.folded(pronouns.get("aged", ()))
        self._exclusive = lexicon.folded(data["heads"].get("exclusive", ()))
        self._generic = lexicon.folded(data["heads"].get("generic", ()))
        self._short = {lexicon.fold(short): lexicon.fold(title) for short, title in data["short"].items()}
        self._deputies = lexicon.folded(data["links"]["deputies"])

    def pronoun(self, piece: Piece, *, alone: bool) -> Mention | None:
        """The mention that a pronoun is, where it stands alone."""
        if not alone:
            return None
        mention = Mention(piece.start, piece.end, "person", wording([piece]))
        if piece.norm in self._first:
            mention.pronoun = "first"
        elif piece.norm in self._anybody or self._counts(piece):
            mention.pronoun = "anybody"
        elif piece.norm in self._latter:
            mention.pronoun = "latter"
        elif piece.norm in self._pieces.relatives:
            mention.pronoun = "relative"
        elif piece.norm in self._pronouns:
            mention.pronoun = "pronoun"
            mention.gender, mention.number, mention.kind = self._pronouns[piece.norm]
        return mention if mention.pronoun else None

    def _counts(self, piece: Piece) -> bool:
        """Whether it stands for so many of those who were spoken of, and for none of them in particular: *two* said."""
        return self._pieces.determiner(piece) == "indefinite" and piece.head is None

    def national(self, items: Sequence[Piece]) -> Mention:
        """Somebody who goes by a nation: the Nigerian, the Irishwoman."""
        mention = Mention(items[0].start, items[-1].end, "person", wording(items), definite=True, number="s")
        mention.pronoun, mention.gender = "pronoun", self.gender(items[-1])
        return mention

    def common(self, items: Sequence[Piece], first: int, described: Sequence[Piece], determiner: Determiner) -> Mention:
        """A phrase without a name: known by its head noun."""
        heads = [piece for piece in described if not piece.mark]
        while len(heads) > 1 and heads[-1].head is None and self._pieces.is_participle(heads[-1]):
            heads.pop()
        last = heads[-1]
        end = next(i for i, piece in enumerate(items) if piece.start == last.start) + 1
        while end < len(items) and not self._phrase_ends(items, end):
            end += 1
        mention = Mention(items[first].start, items[end - 1].end, "unnamed", wording(items[first:end]))
        mention.head, mention.modifiers = self.title(heads)
        mention.definite = determiner in ("definite", "possessive") or any(piece.possessive for piece in heads)
        mention.gender = self.gender(last)
        mention.number = last.head.number if last.head else "s"
        mention.statement = last.can_be("statement")
        mention.kind = self._common_kind(last, definite=mention.definite or self._pieces.nouns_have_capitals)
        if determiner == "possessive":
            mention.owner = self._pronouns.get(items[first].norm, ("", "", "person"))[0]
        if last.capital and len(items) == 1 and last.can_be(*TITLES):
            mention.last = last.norm
        parent = heads[0] if heads[1:-1] and heads[1].norm in self._of and heads[0].can_be("relation") else None
        mention.gender = mention.gender or self.gender(parent)
        aged = bool(self._aged) and self._aged <= mention.modifiers | {mention.head}
        if mention.definite and (aged or parent is not None):
            mention.pronoun, mention.kind, mention.number = "pronoun", "person", "s"
        person = mention.kind == "person" and mention.head not in self._exclusive
        mention.described = determiner == "definite" and len(heads) == 1 and (person or mention.head in self._generic)
        return mention

    def title(self, heads: Sequence[Piece]) -> tuple[str, frozenset[str]]:
        """The head of a title, deputies kept apart, and what modifies it."""
        head = self._short.get(heads[-1].norm, heads[-1].norm)
        if len(heads) > 1 and heads[-2].norm in self._deputies:
            return f"{heads[-2].norm} {head}", frozenset(piece.norm for piece in heads[:-2])
        return head, frozenset(piece.norm for piece in heads[:-1])

    @staticmethod
    def gender(head: Piece | None) -> Gender:
        """The gender that a head noun tells."""
        return head.head.gender if head is not None and head.head is not None else ""

    def _phrase_ends(self, items: Sequence[Piece], j: int) -> bool:
        """Whether a common noun and what belongs to it end before a piece: at a mark or a relative clause."""
        piece = items[j]
        if piece.mark:
            return piece.norm not in QUOTES and not self._pieces.joins_words(items, j)
        return piece.norm in self._pieces.relatives and not self._pieces.determiner(piece)

    def _common_kind(self, head: Piece, *, definite: bool) -> SourceKind:
        if head.can_be("statement", "work"):
            return "document"
        if head.can_be("group"):
            return "group"
        person = head.can_be(*TITLES) and not head.capital and head.norm not in self._generic
        if head.can_be("body") and not person:
            return "organisation"
        return "person" if definite and head.can_be(*TITLES) else "unnamed"

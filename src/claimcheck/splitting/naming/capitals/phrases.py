"""One noun phrase: a determiner, words that describe, and perhaps a run of capitals, with what stands in apposition."""

from collections.abc import Sequence

from claimcheck.models import SourceKind
from claimcheck.splitting.naming.capitals.names import Names
from claimcheck.splitting.naming.capitals.nouns import Nouns
from claimcheck.splitting.naming.capitals.pieces import QUOTES, TITLES, Determiner, Piece, Pieces
from claimcheck.splitting.naming.mentions import Mention

_SHORTEST_FULL_NAME = 2


class Phrases:
    """Reads phrases with the nouns of a language's `names.toml`."""

    def __init__(self, pieces: Pieces) -> None:
        self._pieces = pieces
        lexicon, data = pieces.lexicon, pieces.lexicon.data
        self._nouns = Nouns(pieces)
        self._names = Names(pieces, self._nouns)
        self._joins = lexicon.folded(data["joins"]["words"])
        self._issuing = lexicon.folded(data["links"]["issuing"])

    def read(self, items: Sequence[Piece]) -> Mention | None:
        """The mention that a phrase is."""
        at = self._after_openers(items)
        if at == len(items):
            return None
        following = items[at + 1] if at + 1 < len(items) else None
        if pronoun := self._nouns.pronoun(
            items[at], alone=following is None or (following.mark and following.norm not in QUOTES)
        ):
            return pronoun
        determiner = self._pieces.determiner(items[at])
        if determiner == "definite" and len(items) == at + 2 and items[at + 1].norm in self._pieces.nationals:
            return self._nouns.national(items[at:])
        first = at
        at += bool(determiner) and at + 1 < len(items)  # some argue
        described: list[Piece] = []
        j = at
        while j < len(items) and not self._ends(items, j, at):
            end = self._pieces.run(items, j)
            if end > j and self._is_last(items, end):
                return self.with_rest(self.named(items[first:], items[j:end], described, determiner), items, end)
            described += items[j : max(end, j + 1)]
            j = max(end, j + 1)
        if all(piece.mark for piece in described):
            return None
        return self.with_rest(self._issued(items, self._nouns.common(items, first, described, determiner)), items, j)

    def _after_openers(self, items: Sequence[Piece]) -> int:
        at = 0
        while at < len(items) and (items[at].mark or items[at].norm in self._pieces.lexicon.openers):
            at += 1
        return at

    def _ends(self, items: Sequence[Piece], j: int, at: int) -> bool:
        """Whether the first part of a phrase, up to a preposition or an apposition, ends before a piece."""
        piece = items[j]
        if piece.mark:
            return piece.norm not in QUOTES | {"."} and not self._pieces.joins_words(items, j)
        later = j > at and not self._pieces.in_compound(items, j)
        return later and (
            piece.norm in self._pieces.prepositions
            or piece.norm in self._pieces.times
            or piece.norm in self._pieces.relatives
            or bool(self._pieces.determiner(piece))
        )

    def _is_last(self, items: Sequence[Piece], end: int) -> bool:
        """Whether a run of capitals is the end of the first part of a phrase, and not the beginning of it."""
        if end == len(items):
            return True
        if items[end - 1].possessive or self._pieces.joins_words(items, end):
            return False
        if items[end].norm == "." and end + 1 < len(items):
            end += 1
        return self._ends(items, end, 0) or items[end].norm in self._joins or items[end].mark

    def named(
        self, whole: Sequence[Piece], run: Sequence[Piece], described: Sequence[Piece], determiner: Determiner
    ) -> Mention:
        """Who is named by a run of capitals, with what describes it before."""
        return self._issued(whole, self._names.named(whole, run, described, determiner))

    def _issued(self, items: Sequence[Piece], mention: Mention) -> Mention:
        """With who issued a document, where the phrase goes on to say so."""
        if mention.statement:
            head = next(piece for piece in items if piece.norm == mention.head.rpartition(" ")[2])
            after = [i for i, piece in enumerate(items) if head.start < piece.start < mention.end]
            genitive = bool(after) and self._pieces.nouns_have_capitals and items[after[0]].capital  # Angaben Hansels
            if genitive or (after and items[after[0]].norm in self._issuing):
                named = genitive or self._pieces.determiner(items[after[0]])
                begin = after[0] if named else after[0] + 1
                mention.issuer = self.read(items[begin : after[-1] + 1]) if begin <= after[-1] else None
        return mention

    def with_rest(self, mention: Mention, items: Sequence[Piece], end: int) -> Mention:
        """With the acronym, the title or the name in apposition that follows."""
        if end >= len(items) or not items[end].mark:
            end = next((j for j in range(end, len(items)) if items[j].mark and items[j].norm in {",", "("}), len(items))
        rest = items[end + 1 :]
        if not rest or items[end].norm not in {",", "(", "–", "—"}:
            return mention
        if items[end].norm == "(" and len(rest) > 1 and rest[0].shouted and rest[1].norm == ")":
            mention.alias = (rest[0].norm,)
        elif mention.name is None and self._is_named(mention, rest):
            determiner = self._pieces.determiner(rest[0])
            run = rest[bool(determiner) : self._pieces.run(rest, int(bool(determiner)))]
            named = self.named(rest, run, [], determiner)
            mention.name, mention.words, mention.given = named.name, named.words, named.given
            mention.kind = self._kind_of_apposed(mention, named)
            mention.gender = mention.gender or named.gender
            mention.more = (*mention.more, *named.more)
        elif mention.name is None and mention.kind in ("person", "unnamed") and mention.number != "p":
            self._named_after(mention, items[:end], rest)
        elif mention.kind == "person" and mention.name is not None and not mention.head:
            self._described_after(mention, rest)
        return mention

    def _named_after(self, mention: Mention, before: Sequence[Piece], rest: Sequence[Piece]) -> None:
        """Take the name in apposition that something describes: her coach, former champion Ada Lark."""
        stop = next((i for i, piece in enumerate(rest) if piece.norm == ","), len(rest))
        if any(piece.norm in self._pieces.prepositions for piece in [*before, *rest[:stop]]):
            return
        named = self.read(rest[:stop])
        full = named is not None and named.name is not None and len(named.words) >= _SHORTEST_FULL_NAME
        titled = not rest[0].capital or rest[0].can_be("honorific")
        if named is not None and full and named.kind == "person" and (named.given or titled):
            mention.name, mention.words, mention.given = named.name, named.words, named.given
            mention.kind, mention.gender = "person", mention.gender or named.gender

    def _is_named(self, mention: Mention, rest: Sequence[Piece]) -> bool:
        """Whether a name stands in apposition: a full one, or a single one with a comma behind it."""
        article = int(self._pieces.determiner(rest[0]) == "definite")
        run = self._pieces.run(rest, article)
        if run == article or any(p.can_be(*TITLES) for p in rest[article:run]):
            return False
        body = any(p.can_be("body") for p in rest[article:run])
        if run - article >= _SHORTEST_FULL_NAME and not article and not body:
            return True
        single = rest[article]
        countries = single.norm in self._pieces.countries or single.norm in self._pieces.places
        closed = run == len(rest) or rest[run].norm in {",", "–", "—", ")"}
        return closed and mention.definite and not countries and not self._pieces.nouns_have_capitals

    def _kind_of_apposed(self, mention: Mention, named: Mention) -> SourceKind:
        """What a name in apposition stands for: her daughter, Anna; the operator, NorthRail."""
        if mention.kind in ("organisation", "person") or named.given:
            return "person" if named.given and mention.kind != "organisation" else mention.kind
        return named.kind

    def _described_after(self, mention: Mention, rest: Sequence[Piece]) -> None:
        """Take the title in apposition after a name: Pat Caddell, a longtime pollster."""
        determiner = self._pieces.determiner(rest[0])
        heads = []
        for piece in rest[bool(determiner) :]:
            if piece.mark or piece.norm in self._pieces.prepositions or piece.norm in self._pieces.relatives:
                break
            heads.append(piece)
        if heads and heads[-1].can_be("office", "spokesperson", "relation"):
            mention.head, mention.modifiers = self._nouns.title(heads)
            mention.gender = mention.gender or self._nouns.gender(heads[-1])

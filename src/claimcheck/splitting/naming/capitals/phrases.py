"""One noun phrase: a determiner, words that describe, and perhaps a run of capitals, with what stands in apposition.

In the run, what follows the last title is the name of a person; a run that holds a noun such as "department" is the
name of a body.
"""

from collections.abc import Sequence

from claimcheck.models import SourceKind
from claimcheck.splitting.naming.capitals.pieces import HYPHENS, QUOTES, TITLES, Determiner, Piece, Pieces, wording
from claimcheck.splitting.naming.mentions import Gender, Mention, Number

_SHORTEST_FULL_NAME = 2
_LONGEST_ACRONYM = 6
_PRONOUNS: tuple[tuple[str, Gender, Number, SourceKind], ...] = (
    ("m", "m", "s", "person"),
    ("f", "f", "s", "person"),
    ("n", "", "s", "organisation"),
    ("p", "", "", "group"),
    ("any", "", "", "person"),
)


class Phrases:
    """Reads phrases with the nouns of a language's `names.toml`."""

    def __init__(self, pieces: Pieces) -> None:
        self._pieces = pieces
        lexicon, data = pieces.lexicon, pieces.lexicon.data
        self._pronouns: dict[str, tuple[Gender, Number, SourceKind]] = {
            lexicon.fold(word): (gender, number, kind)
            for key, gender, number, kind in _PRONOUNS
            for word in data["pronouns"].get(key, ())
        }
        self._first = lexicon.folded(data["pronouns"]["first"])
        self._anybody = lexicon.folded(data["pronouns"]["anybody"])
        self._latter = lexicon.folded(data["pronouns"]["latter"])
        self._joins = lexicon.folded(data["joins"]["words"])
        self._issuing = lexicon.folded(data["links"]["issuing"])
        self._short = {lexicon.fold(short): lexicon.fold(title) for short, title in data["short"].items()}
        self._deputies = lexicon.folded(data["links"]["deputies"])

    def read(self, items: Sequence[Piece]) -> Mention | None:
        """The mention that a phrase is."""
        at = self._after_openers(items)
        if at == len(items):
            return None
        following = items[at + 1] if at + 1 < len(items) else None
        if pronoun := self._pronoun(
            items[at], alone=following is None or (following.mark and following.norm not in QUOTES)
        ):
            return pronoun
        determiner = self._pieces.determiner(items[at])
        first = at
        at += bool(determiner)
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
        return self.with_rest(self._common(items, first, described, determiner), items, j)

    def _after_openers(self, items: Sequence[Piece]) -> int:
        at = 0
        while at < len(items) and (items[at].mark or items[at].norm in self._pieces.lexicon.openers):
            at += 1
        return at

    def _pronoun(self, piece: Piece, *, alone: bool) -> Mention | None:
        if not alone:
            return None
        mention = Mention(piece.start, piece.end, "person", wording([piece]))
        if piece.norm in self._first:
            mention.pronoun = "first"
        elif piece.norm in self._anybody:
            mention.pronoun = "anybody"
        elif piece.norm in self._latter:
            mention.pronoun = "latter"
        elif piece.norm in self._pieces.relatives:
            mention.pronoun = "relative"
        elif piece.norm in self._pronouns:
            mention.pronoun = "pronoun"
            mention.gender, mention.number, mention.kind = self._pronouns[piece.norm]
        return mention if mention.pronoun else None

    def _ends(self, items: Sequence[Piece], j: int, at: int) -> bool:
        """Whether the first part of a phrase, up to a preposition or an apposition, ends before a piece."""
        piece = items[j]
        if piece.mark:
            return piece.norm not in QUOTES | {"."} and not self._joins_words(items, j)
        later = j > at
        return later and (
            piece.norm in self._pieces.prepositions
            or piece.norm in self._pieces.relatives
            or bool(self._pieces.determiner(piece))
        )

    @staticmethod
    def _joins_words(items: Sequence[Piece], j: int) -> bool:
        """Whether a piece is a hyphen inside a word."""
        inside = items[j].norm in HYPHENS | {"/"} and 0 < j < len(items) - 1
        return inside and items[j - 1].end == items[j].start and items[j].end == items[j + 1].start

    def _is_last(self, items: Sequence[Piece], end: int) -> bool:
        """Whether a run of capitals is the end of the first part of a phrase, and not the beginning of it."""
        if end == len(items):
            return True
        if items[end - 1].possessive or self._joins_words(items, end):
            return False
        if items[end].norm == "." and end + 1 < len(items):
            end += 1
        return self._ends(items, end, 0) or items[end].norm in self._joins or items[end].mark

    def named(
        self, whole: Sequence[Piece], run: Sequence[Piece], described: Sequence[Piece], determiner: Determiner
    ) -> Mention:
        """Who is named by a run of capitals, with what describes it before."""
        title = max((i for i, piece in enumerate(run) if piece.can_be(*TITLES)), default=-1)
        last_body = max((i for i, piece in enumerate(run) if piece.can_be("body")), default=-1)
        if last_body > title:
            title = -1
        name = self._without_adjectives(run[title + 1 :])
        while name and name[0].mark:
            name = name[1:]
        body = (
            bool(name)
            and any(piece.can_be("body") for piece in name)
            and name[0].norm not in self._pieces.lexicon.given
        )
        noun = self._pieces.nouns_have_capitals and bool(determiner) and title < 0 and not described
        if (
            noun
            and len(name) > 1
            and self._pieces.is_adjective(name[0])
            and name[1].norm not in self._pieces.lexicon.given
        ):
            body = True  # des Roten Kreuzes
        if (
            not name
            or (noun and len(name) == 1 and not name[0].shouted)
            or (len(name) == 1 and name[0].can_be("group", "work", "statement", "unnamed"))
            or (len(run) == 1 and self._opens_a_phrase(whole, run[0]))
        ):
            return self._common(whole, 0, [*described, *run], determiner)
        before = [*described, *run[: title + 1]]
        if noun and not body and len(name) > 1:
            before, name = [*before, name[0]], name[1:]
            while len(name) > 1 and name[0].mark:
                name = name[1:]
        heads = [piece for piece in before if not piece.mark]
        head = heads[-1] if heads and (heads[-1].can_be(*TITLES, "body") or noun) else None
        members = not body and name[-1].can_be("group") and len(name) > 1 and not self._pieces.nouns_have_capitals
        kind = "group" if members else self._kind(name, head, determiner, body=body)
        number: Number = "p" if members else "s"
        mention = Mention(whole[0].start, run[-1].end, kind, wording(name), definite=True, number=number)
        mention.acronym = len(name) == 1 and name[0].shouted
        mention.name = wording(name)
        mention.words = tuple(piece.norm for piece in name if not piece.mark)
        mention.given = name[0].norm in self._pieces.lexicon.given
        if kind == "person":
            mention.gender = self._gender(head) or self._pieces.lexicon.given.get(name[0].norm, "")
            if head is not None and not head.can_be("honorific"):
                mention.head, mention.modifiers = self._title(heads)
                base, front = self._pieces.base_of(mention.head)
                mention.more = ((base, mention.modifiers | {front}),) if base else ()
        return mention

    def _opens_a_phrase(self, whole: Sequence[Piece], piece: Piece) -> bool:
        """Whether a plural noun has its capital from the start of a sentence: Videos on two sites."""
        follows = whole[1] if whole[0] is piece and len(whole) > 1 else None
        plural = piece.norm.endswith("s") and not piece.possessive and piece.head is None and not piece.shouted
        return plural and follows is not None and follows.norm in self._pieces.prepositions

    def _without_adjectives(self, name: Sequence[Piece]) -> Sequence[Piece]:
        """A name without adjectives of nation, and without what else stands before a known given name."""
        given = self._pieces.lexicon.given
        while len(name) > _SHORTEST_FULL_NAME and (
            name[0].norm in self._pieces.countries or (name[1].norm in given and name[0].norm not in given)
        ):
            name = name[1:]
        return name

    def _kind(self, name: Sequence[Piece], head: Piece | None, determiner: Determiner, *, body: bool) -> SourceKind:
        if head is not None and head.can_be(*TITLES):
            return "person"
        if len(name) == 1 and name[0].norm in self._pieces.places:
            return "place"
        acronym = len(name) == 1 and name[0].shouted and len(name[0].norm) <= _LONGEST_ACRONYM
        article = bool(determiner) and not self._pieces.nouns_have_capitals
        given = name[0].norm in self._pieces.lexicon.given
        if body or acronym or (article and not given) or (head is not None and head.can_be("body")):
            return "organisation"
        return "person"

    def _title(self, heads: Sequence[Piece]) -> tuple[str, frozenset[str]]:
        """The head of a title, deputies kept apart, and what modifies it."""
        head = self._short.get(heads[-1].norm, heads[-1].norm)
        if len(heads) > 1 and heads[-2].norm in self._deputies:
            return f"{heads[-2].norm} {head}", frozenset(piece.norm for piece in heads[:-2])
        return head, frozenset(piece.norm for piece in heads[:-1])

    @staticmethod
    def _gender(head: Piece | None) -> Gender:
        return head.head.gender if head is not None and head.head is not None else ""

    def _common(
        self, items: Sequence[Piece], first: int, described: Sequence[Piece], determiner: Determiner
    ) -> Mention:
        """A phrase without a name: known by its head noun."""
        heads = [piece for piece in described if not piece.mark]
        last = heads[-1]
        end = next(i for i, piece in enumerate(items) if piece.start == last.start) + 1
        while end < len(items) and not self._phrase_ends(items, end):
            end += 1
        mention = Mention(items[first].start, items[end - 1].end, "unnamed", wording(items[first:end]))
        mention.head, mention.modifiers = self._title(heads)
        mention.definite = determiner in ("definite", "possessive") or any(piece.possessive for piece in heads)
        mention.gender = self._gender(last)
        mention.number = last.head.number if last.head else "s"
        mention.statement = last.can_be("statement")
        mention.kind = self._common_kind(last, definite=mention.definite or self._pieces.nouns_have_capitals)
        issuer = self._issuer(items, end, last)
        if issuer is not None:
            mention.issuer = issuer
        return mention

    def _phrase_ends(self, items: Sequence[Piece], j: int) -> bool:
        """Whether a common noun and what belongs to it end before a piece: at a mark or a relative clause."""
        piece = items[j]
        if piece.mark:
            return piece.norm not in QUOTES and not self._joins_words(items, j)
        return piece.norm in self._pieces.relatives and not self._pieces.determiner(piece)

    @staticmethod
    def _common_kind(head: Piece, *, definite: bool) -> SourceKind:
        if head.can_be("statement", "work"):
            return "document"
        if head.can_be("group"):
            return "group"
        if head.can_be("body"):
            return "organisation"
        return "person" if definite and head.can_be(*TITLES) else "unnamed"

    def _issuer(self, items: Sequence[Piece], end: int, head: Piece) -> Mention | None:
        """Who issued a document, where the phrase goes on to say so."""
        if not head.can_be("statement"):
            return None
        after = [i for i, piece in enumerate(items[:end]) if piece.start > head.start]
        if not after or items[after[0]].norm not in self._issuing:
            return None
        begin = after[0] if self._pieces.determiner(items[after[0]]) else after[0] + 1
        return self.read(items[begin:end]) if begin < end else None

    def with_rest(self, mention: Mention, items: Sequence[Piece], end: int) -> Mention:
        """With the acronym, the title or the name in apposition that follows."""
        if end >= len(items) or not items[end].mark:
            end = next((j for j in range(end, len(items)) if items[j].mark and items[j].norm in {",", "("}), len(items))
        rest = items[end + 1 :]
        if not rest or items[end].norm not in {",", "(", "–", "—"}:
            return mention
        run = self._pieces.run(rest, 0)
        if items[end].norm == "(" and len(rest) > 1 and rest[0].shouted and rest[1].norm == ")":
            mention.alias = (rest[0].norm,)
        elif (
            mention.name is None
            and run >= _SHORTEST_FULL_NAME
            and not any(p.can_be(*TITLES, "body") for p in rest[:run])
        ):
            named = self.named(rest[:run], rest[:run], [], "")
            mention.name, mention.words, mention.given = named.name, named.words, named.given
            mention.kind, mention.gender = "person", mention.gender or named.gender
        elif mention.kind == "person" and mention.name is not None and not mention.head:
            self._described_after(mention, rest)
        return mention

    def _described_after(self, mention: Mention, rest: Sequence[Piece]) -> None:
        """Take the title in apposition after a name: Pat Caddell, a longtime pollster."""
        determiner = self._pieces.determiner(rest[0])
        heads = []
        for piece in rest[bool(determiner) :]:
            if piece.mark or piece.norm in self._pieces.prepositions or piece.norm in self._pieces.relatives:
                break
            heads.append(piece)
        if heads and heads[-1].can_be("office", "spokesperson", "relation"):
            mention.head, mention.modifiers = self._title(heads)
            mention.gender = mention.gender or self._gender(heads[-1])

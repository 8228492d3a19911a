"""Runs of capitals: whose name they are, and what describes it.

What follows the last title is the name of a person; a run that holds a noun such as "department" is the name of a body.
"""

import itertools
from collections.abc import Sequence

from claimcheck.models import SourceKind
from claimcheck.splitting.naming.capitals.nouns import Nouns
from claimcheck.splitting.naming.capitals.pieces import TITLES, Determiner, Piece, Pieces, wording
from claimcheck.splitting.naming.mentions import Mention, Number

_SHORTEST_FULL_NAME = 2
_LONGEST_ACRONYM = 6
_LONGEST_INITIALS = 2


class Names:
    """Reads names with the nouns of a language's `names.toml`."""

    def __init__(self, pieces: Pieces, nouns: Nouns) -> None:
        self._pieces = pieces
        self._nouns = nouns
        lexicon = pieces.lexicon
        self._generic = lexicon.folded(lexicon.data["heads"].get("generic", ()))
        self._kinds = {
            lexicon.fold(kind): lexicon.folded(nouns) for kind, nouns in lexicon.data.get("kinds", {}).items()
        }

    def named(
        self, whole: Sequence[Piece], run: Sequence[Piece], described: Sequence[Piece], determiner: Determiner
    ) -> Mention:
        """Who is named by a run of capitals, with what describes it before."""
        title = self._last_title(run, described)
        described, name = self._bare(described, run[title + 1 :], determiner)
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
            return self._nouns.common(whole, 0, [*described, *run], determiner)
        statement = next((piece for piece in (name[0], name[-1]) if piece.can_be("statement")), None)
        if self._pieces.nouns_have_capitals and statement is not None:
            return self._nouns.common(whole, 0, [*described, statement], determiner)  # Angaben Hansels, Hansels Angaben
        before = [*described, *run[: title + 1]]
        if noun and not body and (rest := list(itertools.dropwhile(lambda piece: piece.mark, name[1:]))):
            before, name = [*before, name[0]], rest
        heads = [piece for piece in before if not piece.mark]
        head = heads[-1] if heads and (heads[-1].can_be(*TITLES, "body") or noun) else None
        members = not body and name[-1].can_be("group") and len(name) > 1 and not self._pieces.nouns_have_capitals
        members = members and name[0].norm not in self._pieces.lexicon.given
        described_by = heads[-1] if heads and not heads[-1].capital else None
        kind = "group" if members else self._kind(name, head, described_by, determiner, body=body)
        number: Number = "p" if members else "s"
        mention = Mention(whole[0].start, run[-1].end, kind, wording(name), definite=True, number=number)
        mention.acronym = len(name) == 1 and name[0].shouted
        mention.name = wording(name)
        mention.words = tuple(piece.norm for piece in name if not piece.mark)
        mention.given = name[0].norm in self._pieces.lexicon.given
        if kind == "person":
            mention.gender = self._nouns.gender(head) or self._pieces.lexicon.given.get(name[0].norm, "")
            if head is not None and not head.can_be("honorific"):
                mention.head, mention.modifiers = self._nouns.title(heads)
                base, front = self._pieces.base_of(mention.head)
                mention.more = ((base, mention.modifiers | {front}),) if base else ()
        elif kind == "organisation":
            described_as = (self._nouns.title(heads),) if head is not None and head.can_be("body") else ()
            mention.more = (*self._called(name), *described_as)
        return mention

    def _bare(
        self, described: Sequence[Piece], name: Sequence[Piece], determiner: Determiner
    ) -> tuple[Sequence[Piece], Sequence[Piece]]:
        """A name without what describes it: adjectives of nation, what a company makes (Chipmaker Solara)."""
        name = self._without_adjectives(name)
        if len(name) > 1 and name[0].norm in self._generic and not determiner:
            described, name = [*described, name[0]], name[1:]
        while name and name[0].mark:
            name = name[1:]
        return described, name

    def _last_title(self, run: Sequence[Piece], described: Sequence[Piece]) -> int:
        """Where a title ends and a name begins; -1 without a title, and in the name of a body."""
        titles = [i for i, piece in enumerate(run) if piece.can_be(*TITLES)]
        before = [*described, *run[: titles[-1]]] if titles else []
        if before and before[-1].can_be(*TITLES) and run[titles[-1]].norm in self._pieces.lexicon.given:
            titles.pop()  # manager Dean Holt
        if titles and 0 < titles[-1] == len(run) - 1 and run[0].norm in self._pieces.lexicon.given:
            titles.pop()  # Martin Bishop
        bodies = (i for i, piece in enumerate(run) if piece.can_be("body"))
        title = titles[-1] if titles else -1
        return -1 if max(bodies, default=-1) > title else title

    def _called(self, name: Sequence[Piece]) -> tuple[tuple[str, frozenset[str]], ...]:
        """What a body goes by, as its name says: the ministry for the Ministry of Mines, the newspaper for a Herald."""
        stop = next((i for i, p in enumerate(name) if p.norm in self._pieces.prepositions), len(name))
        heads = [piece.norm for piece in name[:stop] if piece.can_be("body") and not piece.shouted]
        if not heads:
            return ()
        others = frozenset(piece.norm for piece in name if piece.norm != heads[-1])
        kinds = [heads[-1]] if len(name) > 1 else []
        kinds += [kind for kind, nouns in self._kinds.items() if heads[-1] in nouns]
        return tuple((kind, others) for kind in kinds)

    def _opens_a_phrase(self, whole: Sequence[Piece], piece: Piece) -> bool:
        """Whether a plural noun has its capital from the start of a sentence: Videos on two sites."""
        follows = whole[1] if whole[0] is piece and len(whole) > 1 else None
        plural = piece.norm.endswith("s") and not piece.possessive and piece.head is None and not piece.shouted
        return plural and follows is not None and follows.norm in self._pieces.prepositions

    def _without_adjectives(self, name: Sequence[Piece]) -> Sequence[Piece]:
        """A name without adjectives of nation, what else stands before a known given name, or a noun behind it."""
        given = self._pieces.lexicon.given
        while len(name) > _SHORTEST_FULL_NAME and (
            name[0].norm in self._pieces.countries or (name[1].norm in given and name[0].norm not in given)
        ):
            name = name[1:]
        noun = self._pieces.nouns_have_capitals and len(name) > _SHORTEST_FULL_NAME and name[-1].can_be(*TITLES)
        return name[:-1] if noun else name  # Maria Hansel Professorin

    def _kind(
        self,
        name: Sequence[Piece],
        head: Piece | None,
        described_by: Piece | None,
        determiner: Determiner,
        *,
        body: bool,
    ) -> SourceKind:
        if head is not None and head.can_be(*TITLES):
            return "person"
        if len(name) == 1 and name[0].norm in self._pieces.places:
            return "place"
        acronym = len(name) == 1 and name[0].shouted and len(name[0].norm) <= _LONGEST_ACRONYM
        given = name[0].norm in self._pieces.lexicon.given
        described = described_by is not None and len(name) > 1  # the wordsmith Ada Lark, but: the wordsmiths Larkin
        shouted = any(p.shouted and (i or len(p.norm) > _LONGEST_INITIALS) for i, p in enumerate(name)) and not given
        article = bool(determiner) and not self._pieces.nouns_have_capitals and not described
        if (
            body
            or acronym
            or (shouted and len(name) > 1)
            or (article and not given)
            or (head is not None and head.can_be("body"))
        ):
            return "organisation"
        return "person"

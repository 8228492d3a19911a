"""What every reader of a file format makes of one article, before it has an id and a language."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from claimcheck.articles.shape import title_of
from claimcheck.models import Block, BlockKind


@dataclass(slots=True, frozen=True, kw_only=True)
class Page:
    """The text of an article, its blocks, and what the file says about it."""

    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()
    id: str | None = None
    lang: str | None = None

    @classmethod
    def of_pieces(
        cls,
        pieces: Iterable[tuple[BlockKind, str]],
        *,
        title: str | None = None,
        url: str | None = None,
        publisher: str | None = None,
        published: str | None = None,
        authors: tuple[str, ...] = (),
    ) -> Self:
        """A page out of the blocks of a format with markup: one after the other, a blank line between them.

        It has one title: the first. Without a title from elsewhere that is the page's.
        """
        blocks: list[Block] = []
        texts: list[str] = []
        at = 0
        titled = False
        for kind, piece in pieces:
            if kind == "title":
                kind, titled = "heading" if titled else "title", True  # noqa: PLW2901 - a title in second place
            blocks.append(Block(start=at, end=at + len(piece), kind=kind))
            texts.append(piece)
            at += len(piece) + 2
        text = "\n\n".join(texts)
        return cls(
            text=text,
            blocks=tuple(blocks),
            title=title or title_of(text, tuple(blocks)),
            url=url,
            publisher=publisher,
            published=published,
            authors=authors,
        )

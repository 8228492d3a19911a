"""Article: a text with what is known about it, cut into typed blocks."""

from collections.abc import Iterable
from typing import Literal, Self

from pydantic import Field, model_validator

from claimcheck.models.base import Record, text_sha256
from claimcheck.models.spans import Range

BlockKind = Literal["title", "heading", "paragraph", "quote", "caption", "furniture"]


class Block(Range):
    """A block of an article, such as a heading or a paragraph, without its line breaks."""

    kind: BlockKind


def _check_order(blocks: Iterable[Block], length: int) -> None:
    at = 0
    for block in blocks:
        if block.start < at or block.end > length:
            raise ValueError(f"block {block.start}-{block.end} overlaps another or leaves the text")
        at = block.end


class Article(Record):
    """One article. `text` is never changed once it has been read; every offset points into it."""

    id: str = Field(min_length=1)
    lang: str = Field(min_length=2, description="ISO 639-1 code")
    text: str
    blocks: tuple[Block, ...] = ()
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = Field(default=None, description="ISO 8601 date or date-time")
    authors: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _blocks_lie_in_the_text_in_order(self) -> Self:
        _check_order(self.blocks, len(self.text))
        return self


class WithheldArticle(Record):
    """An article without its text, for datasets whose makers may not pass it on: all that finds it again."""

    id: str = Field(min_length=1)
    lang: str = Field(min_length=2, description="ISO 639-1 code")
    text_sha256: str = Field(pattern=r"^[0-9a-f]{64}$", description="SHA-256 of Article.text in UTF-8")
    text_length: int = Field(ge=0, description="Unicode code points of Article.text")
    blocks: tuple[Block, ...] = ()
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = Field(default=None, description="ISO 8601 date or date-time")
    authors: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _blocks_lie_in_the_text_in_order(self) -> Self:
        _check_order(self.blocks, self.text_length)
        return self

    @classmethod
    def of(cls, article: Article) -> Self:
        """The article without its text."""
        kept = {name: getattr(article, name) for name in Article.model_fields if name != "text"}
        return cls(**kept, text_sha256=text_sha256(article.text), text_length=len(article.text))

"""JSON Lines: one article a line. Its text is taken as it is, because others may hold offsets that point into it."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Annotated, Any, BinaryIO

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from claimcheck.articles.encoding import decode
from claimcheck.articles.page import Page
from claimcheck.articles.shape import blocks_by_shape, title_of
from claimcheck.errors import Fault
from claimcheck.files import faults_of, rows_of
from claimcheck.models import Block


def _authors(value: Any) -> Any:
    """One author may stand there alone."""
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else value


class _Row(BaseModel):
    """The keys of an article that are read. Others, which data sets have of their own, are passed over."""

    model_config = ConfigDict(extra="ignore", frozen=True, coerce_numbers_to_str=True)

    text: str = Field(strict=True)
    id: str | None = Field(default=None, min_length=1)
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    authors: Annotated[tuple[str, ...], BeforeValidator(_authors)] = ()
    lang: str | None = None
    blocks: tuple[Block, ...] | None = None


def read_rows_of_articles(stream: BinaryIO, faults: list[Fault], *, file: str) -> Iterator[tuple[int, Page]]:
    """Yield line number and page of each article; lines that hold none are added to `faults`.

    Raises:
        NotTextError: the stream is not text.
    """
    for line, row in rows_of(_utf8_lines(stream), faults, file=file, by_hand=True):
        if "article_id" in row or "claim_id" in row:
            faults.append(Fault(file, "is a record about an article, not an article", "leave the file out", line=line))
            continue
        try:
            page = _page(_Row.model_validate(row))
        except ValidationError as error:
            faults.extend(_with_a_guess(faults_of(error, file=file, line=line), row))
            continue
        if page.text.strip():
            yield line, page
        else:
            faults.append(Fault(file, "is empty", "put the article into it", line=line, field="text"))


def _utf8_lines(stream: BinaryIO) -> Iterator[bytes]:
    """The lines of a stream in UTF-8. Another encoding shows in the first line; only then all is read at once."""
    first = stream.readline()
    try:
        in_utf8 = "\0" not in first.decode("utf-8-sig")
    except UnicodeDecodeError:
        in_utf8 = False
    if in_utf8:
        yield first
        yield from stream
    else:
        yield from decode(first + stream.read()).encode().splitlines(keepends=True)


def _page(row: _Row) -> Page:
    blocks = row.blocks if row.blocks is not None else blocks_by_shape(row.text, title=row.title)
    return Page(
        text=row.text,
        blocks=blocks,
        title=row.title or title_of(row.text, blocks),
        url=row.url,
        publisher=row.publisher,
        published=row.published,
        authors=row.authors,
        id=row.id,
        lang=row.lang,
    )


def _with_a_guess(faults: list[Fault], row: dict[str, Any]) -> list[Fault]:
    """What to do about a missing text: perhaps its key is misspelt."""
    keys = ", ".join(f"'{key}'" for key in row) or "none"
    near = get_close_matches("text", row, n=1)
    fix = f"rename '{near[0]}' to 'text'" if near else f"put the article into a key 'text' (its keys are {keys})"
    return [
        Fault(f.file, "is missing", fix, line=f.line, field=f.field) if f.field == "text" and "text" not in row else f
        for f in faults
    ]

"""The texts that offsets point into: one that is there, or what is known of one that was withheld."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from claimcheck.errors import Fault, without_records
from claimcheck.files import cannot_write
from claimcheck.lookup import Lookup
from claimcheck.models import Article, Span, WithheldArticle, text_sha256

_PAGE = 1024
"""Code points of a text that is not there that are kept together."""
_CODE_POINT = 4
"""Bytes of a code point in the file, so that each has its place."""
_NOTHING, _NUL = "\0", "\udc00"
"""What the file has where nothing was quoted; and in place of that character, for no text has half a pair."""


class WholeText:
    """A text that is there."""

    says = "the article has"

    def __init__(self, text: str) -> None:
        self.length = len(text)
        self._text = text

    @property
    def sha256(self) -> str:
        """The SHA-256 of the text."""
        return text_sha256(self._text)

    def words_at(self, place: Span) -> str:
        """What stands at a place."""
        return self._text[place.start : place.end]


class Quotations:
    """What records quote of texts that are not there. In a file, since it may be as long as the texts are.

    Use as a context manager; the file has no name and is gone afterwards.
    """

    def __enter__(self) -> Self:
        self._file = tempfile.TemporaryFile()
        self._pages: dict[tuple[str, int], int] = {}
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def words_at(self, article_id: str, place: Span) -> str:
        """What earlier records quote from a place, else what this one quotes; later ones are held against it.

        Raises:
            ClaimcheckError: there is no room to keep it.
        """
        words: list[str] = []
        try:
            for page in range(place.start // _PAGE, -(-place.end // _PAGE)):
                start, end = max(page * _PAGE, place.start), min((page + 1) * _PAGE, place.end)
                at = (self._page(article_id, page) * _PAGE + start % _PAGE) * _CODE_POINT
                words.append(self._words_at(at, place.text[start - place.start : end - place.start]))
        except OSError as error:
            raise cannot_write(tempfile.gettempdir(), error) from error
        return "".join(words)

    def _words_at(self, at: int, own: str) -> str:
        """What stands at a place in the file, the text's own words where that is nothing yet."""
        self._file.seek(at)
        known = self._file.read(len(own) * _CODE_POINT).decode("utf-32-le", "surrogatepass")
        if _NOTHING in known:
            known = "".join(map(_first, known, own.replace(_NOTHING, _NUL)))
            self._file.seek(at)
            self._file.write(known.encode("utf-32-le", "surrogatepass"))
        return known.replace(_NUL, _NOTHING)

    def _page(self, article_id: str, number: int) -> int:
        """The number of a page in the file, which grows by it if it is new."""
        page = self._pages.setdefault((article_id, number), len(self._pages))
        if page == len(self._pages) - 1:
            self._file.truncate(len(self._pages) * _PAGE * _CODE_POINT)
        return page


def _first(known: str, own: str) -> str:
    return own if known == _NOTHING else known


class WithheldText:
    """What is known of a text that is not there: its length, its digest, and the words that records quote of it."""

    says = "other records make it"

    def __init__(self, article: WithheldArticle, quotations: Quotations) -> None:
        self.length = article.text_length
        self.sha256 = article.text_sha256
        self._id = article.id
        self._quotations = quotations

    def words_at(self, place: Span) -> str:
        """What records before this one quote from a place, else what this one quotes."""
        return self._quotations.words_at(self._id, place)


Text = WholeText | WithheldText


class Texts:
    """The texts of a file of articles by their ids; one of them is in memory at a time.

    Attributes:
        faults: what is wrong with the articles that have been read.
    """

    def __init__(self, path: Path, articles: Lookup[Article | WithheldArticle], quotations: Quotations) -> None:
        self._path = path
        self._articles = articles
        self._quotations = quotations
        self._last: tuple[str, Text | None] | None = None

    def __contains__(self, article_id: str) -> bool:
        """Whether there is an article with an id, be it a broken one."""
        return article_id in self._articles

    def __getitem__(self, article_id: str) -> Text | None:
        """The text of an article; None if the article is broken."""
        if self._last is None or self._last[0] != article_id:
            found = self._articles.get(article_id)
            self._last = (article_id, self._text(found[0]) if found else None)
        return self._last[1]

    def check(self) -> list[Fault]:
        """Everything that is wrong with the articles, and that there are none."""
        faults = self._articles.check()
        return faults if faults or any(True for _ in self._articles) else [without_records(str(self._path))]

    def _text(self, article: Article | WithheldArticle) -> Text:
        return WholeText(article.text) if isinstance(article, Article) else WithheldText(article, self._quotations)


@contextmanager
def open_texts(path: Path, model: type[Article] | type[WithheldArticle] = Article) -> Iterator[Texts]:
    """The texts of a file of articles, or what is known of those that were withheld."""
    with Lookup[Article | WithheldArticle](path, model, key="id") as articles, Quotations() as quotations:
        yield Texts(path, articles, quotations)

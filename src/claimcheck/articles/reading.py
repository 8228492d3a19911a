"""Files become Articles: every file is read by the reader of its format; all faults are told at once."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from pydantic import ValidationError

from claimcheck.articles.encoding import NotTextError, decode, settle
from claimcheck.articles.html import declared_encoding, read_html
from claimcheck.articles.language import UnknownLanguageError, language_of
from claimcheck.articles.markdown import read_markdown
from claimcheck.articles.page import Page
from claimcheck.articles.plain import read_plain
from claimcheck.articles.rows import read_rows_of_articles
from claimcheck.articles.sources import Format, files_of, format_of
from claimcheck.errors import ClaimcheckError, Fault, InputError
from claimcheck.files import faults_of, open_binary
from claimcheck.models import Article, content_id

MOST_CHARACTERS = 1_000_000
"""The length of a long novel; what is longer is many articles in one, and each claim's task holds all of it."""

_HEAD = 4096  # bytes in which a file without a telling name shows its format


def read_articles(
    paths: Sequence[str | Path], *, languages: Sequence[str], lang: str | None = None
) -> Iterator[Article]:
    """Yield the articles of files and folders ("-" is standard input), one at a time.

    From the first fault on nothing more is yielded, but all is read to its end: one error names every fault.

    Args:
        paths: plain text, Markdown, HTML and JSON Lines files, and folders of them.
        languages: ISO 639-1 codes of the languages that an article may be in.
        lang: the language of all articles; without it, what an article says of itself, or else what its text shows.

    Raises:
        InputError: every file or line that holds no article, and every article that was there already.
        ClaimcheckError: `lang` is not one of the languages.
        MissingExtraError: an HTML file is to be read and trafilatura is not installed.
    """
    if lang is not None and lang not in languages:
        raise ClaimcheckError(f"Language '{lang}' is not supported", hint=f"Supported are {', '.join(languages)}")
    faults: list[Fault] = []
    places: dict[str, str] = {}
    for file, line, page in _pages(paths, faults):
        if len(page.text) > MOST_CHARACTERS:
            faults.append(_too_long(file, line))
            continue
        try:
            article = _article(page, lang or _language(page, languages))
        except UnknownLanguageError as error:
            fix = f"supported are {', '.join(languages)}; force one of them with --lang"
            faults.append(Fault(file, str(error), fix, line=line))
            continue
        except ValidationError as error:
            faults.extend(faults_of(error, file=file, line=line))
            continue
        if article.id in places:
            faults.append(_twice(file, line, page, places[article.id]))
        places.setdefault(article.id, file if line is None else f"{file}, line {line}")
        if not faults:
            yield article
    if faults:
        raise InputError(_in_order(faults))


def _pages(paths: Sequence[str | Path], faults: list[Fault]) -> Iterator[tuple[str, int | None, Page]]:
    for path in files_of(paths, faults):
        try:
            with open_binary(path) as stream:
                form = format_of(path, stream.peek(_HEAD)[:_HEAD])  # type: ignore[attr-defined]
                if form == "jsonl":
                    for line, page in read_rows_of_articles(stream, faults, file=path):
                        yield path, line, page
                else:
                    yield path, None, _read_whole(stream, form)
        except NotTextError as error:
            faults.append(Fault(path, error.message, error.fix))
        except InputError as error:
            faults.extend(error.faults)


def _read_whole(stream: BinaryIO, form: Format) -> Page:
    data = stream.read()
    if form == "html":
        return read_html(decode(data, declared=declared_encoding(data)))
    text = settle(decode(data))
    page = read_markdown(text) if form == "markdown" else read_plain(text)
    if not page.text.strip():
        raise NotTextError("is empty", "put an article into it")
    return page


def _language(page: Page, languages: Sequence[str]) -> str:
    if page.lang is None:
        return language_of(page.text, languages=languages)
    code = page.lang.lower().replace("_", "-").split("-")[0]
    if code not in languages:
        raise UnknownLanguageError(f"says that its language is '{page.lang}', which is not supported")
    return code


def _article(page: Page, lang: str) -> Article:
    return Article(
        id=page.id or content_id("a", page.text),
        lang=lang,
        text=page.text,
        blocks=page.blocks,
        title=page.title,
        url=page.url,
        publisher=page.publisher,
        published=page.published,
        authors=page.authors,
    )


def _in_order(faults: Sequence[Fault]) -> list[Fault]:
    """By the files as they were read, then by line."""
    files = {file: number for number, file in enumerate(dict.fromkeys(fault.file for fault in faults))}
    return sorted(faults, key=lambda fault: (files[fault.file], fault.line or 0))


def _too_long(file: str, line: int | None) -> Fault:
    message = f"is longer than an article can be, which is {MOST_CHARACTERS:,} characters"
    field = None if line is None else "text"
    return Fault(file, message, "cut it into the articles that it is made of", line=line, field=field)


def _twice(file: str, line: int | None, page: Page, before: str) -> Fault:
    if page.id is None:
        return Fault(file, f"is the same article as {before}", "leave one of them out", line=line)
    return Fault(
        file, f"has the id of {before}: '{page.id}'", "give each article an id of its own", line=line, field="id"
    )

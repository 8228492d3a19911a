"""`claimcheck split`: attributed claims out of articles."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from enum import StrEnum
from pathlib import Path
from typing import TextIO

import typer
from rich.console import Console

from claimcheck.cli.counted import counted
from claimcheck.errors import ClaimcheckError
from claimcheck.files import STANDARD_STREAM, write_beside
from claimcheck.models import Article, Claim
from claimcheck.splitting import languages

Document = tuple[Article, list[Claim]]


class Format(StrEnum):
    """How the claims are written."""

    TABLE = "table"
    JSONL = "jsonl"
    HTML = "html"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("split", epilog="Example: claimcheck split articles/ -o claims.jsonl --articles articles.jsonl")(
        split_cli
    )


def split_cli(
    files: list[str] = typer.Argument(
        ...,
        metavar="FILE",
        help="Text, Markdown, HTML or JSON Lines files, folders of them, or - for standard input.",
    ),
    output: str | None = typer.Option(
        None, "--output", "-o", metavar="FILE", help="Where to write; - is standard output."
    ),
    form: Format | None = typer.Option(
        None,
        "--format",
        "-f",
        help="How to write.  [default: by the name of the output; on a screen a table, else jsonl]",
    ),
    articles: str | None = typer.Option(
        None,
        "--articles",
        metavar="FILE",
        help="Also write the articles as they were read; every offset points into them.",
    ),
    lang: str | None = typer.Option(
        None,
        "--lang",
        "-l",
        metavar="CODE",
        help=f"The language of all articles: {', '.join(languages())}.  [default: found]",
    ),
) -> None:
    """Split articles into attributed claims.

    A JSON Lines file holds one article a line: `text`, and optionally `id`, `title`, `url`, `publisher`, `published`,
    `authors`, `lang`. Its text is taken as it is, so that offsets hold. An article is split in one language, that of
    most of its text, whatever it quotes in others; paragraphs in another script are passed over, and counted. An
    article has at most 1,000,000 characters. Nothing is written when an article has a fault.
    """
    from claimcheck.articles import read_articles

    target = output or STANDARD_STREAM
    if articles and _one_file(articles, target):
        raise ClaimcheckError(f"Claims and articles are both to go to {target}", hint="Name two files")
    for file in files:
        if file != STANDARD_STREAM and (_one_file(file, target) or (articles and _one_file(file, articles))):
            raise ClaimcheckError(f"{file} is to be read and written over", hint="Name another file to write")
    chosen = form or _format_for(output)
    count = Counter[str]()
    with write_beside(target) as out, ExitStack() as stack:
        copy = stack.enter_context(write_beside(articles)) if articles else None
        found = read_articles(files, languages=languages(), lang=lang)
        on_screen = target == STANDARD_STREAM and sys.stdout.isatty()
        _write(_watched(_split(found, copy), count), out, chosen, on_screen=on_screen)
    if target != STANDARD_STREAM:
        typer.echo(f"{target}: {_said(count)}", err=True)
    if count["foreign"]:
        passed = counted(count["foreign"], "paragraph")
        typer.echo(f"Passed over: {passed} in another script. Split them as articles of their own.", err=True)


def _one_file(one: str, other: str) -> bool:
    return Path(one).resolve() == Path(other).resolve()


def _format_for(output: str | None) -> Format:
    if output is None:
        return Format.TABLE if sys.stdout.isatty() else Format.JSONL
    return Format.HTML if Path(output).suffix.lower() in (".html", ".htm") else Format.JSONL


def _split(articles: Iterable[Article], copy: TextIO | None) -> Iterator[Document]:
    from claimcheck.splitting import split

    for article in articles:
        if copy is not None:
            copy.write(article.to_json() + "\n")
        yield article, split(article)


def _watched(documents: Iterable[Document], count: Counter[str]) -> Iterator[Document]:
    """The documents, counted, with the count on standard error where a person watches."""
    from claimcheck.splitting import count_in_another_script

    with Console(stderr=True).status("Splitting …") as status:
        for article, claims in documents:
            count.update(articles=1, claims=len(claims), foreign=count_in_another_script(article))
            status.update(f"Splitting … {_said(count)}")
            yield article, claims


def _said(count: Counter[str]) -> str:
    return f"{counted(count['claims'], 'claim')} of {counted(count['articles'], 'article')}"


def _write(documents: Iterable[Document], out: TextIO, form: Format, *, on_screen: bool) -> None:
    from claimcheck.views import ClaimTable, html_pages

    if form is Format.HTML:
        out.writelines(html_pages(documents))
    elif form is Format.JSONL:
        out.writelines(claim.to_json() + "\n" for _, claims in documents for claim in claims)
    else:
        console = Console(file=out, force_terminal=on_screen)
        for article, claims in documents:
            console.print(ClaimTable(article, claims))

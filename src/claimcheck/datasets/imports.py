"""Claims that others made become articles and claims of a project: each its own short article, so that offsets hold."""

from pathlib import Path
from typing import TypeVar

import claimcheck
from claimcheck.datasets.foreign import ForeignClaim, ForeignFormat, read_foreign
from claimcheck.files import read_records, write_records
from claimcheck.models import (
    Article,
    Attribution,
    Block,
    Claim,
    Content,
    Cue,
    Part,
    Range,
    Source,
    Span,
    Splitter,
    content_id,
    text_sha256,
)
from claimcheck.project import Project

_COLON = ": "

R = TypeVar("R", Article, Claim)


class ImportReport(Part):
    """What an import did.

    Attributes:
        added: claims that are new.
        known: claims that were there before, or stood in the file twice.
        without_url: the claims whose address is none of the web's and was left out, by line of a table, else by number.
    """

    added: int
    known: int
    without_url: tuple[int, ...]


def import_claims(*, project: Project, file: Path, form: ForeignFormat) -> ImportReport:
    """Add the claims of a file to a project. Run again, it adds nothing.

    Args:
        project: the project; its language is that of claims that do not say theirs.
        file: the file of claims.
        form: how the file is written.

    Raises:
        InputError: the file has faults, or the project's articles or claims cannot be read; nothing is written.
    """
    foreign = read_foreign(file, form)
    articles = _present(project.file("articles"), Article)
    claims = _present(project.file("claims"), Claim)
    before = len(claims)
    for one in foreign.claims:
        article, claim = records_of(one, form=form, lang=one.lang or project.settings.language)
        articles.setdefault(article.id, article)
        claims.setdefault(claim.id, claim)
    added = len(claims) - before
    if added:
        write_records(project.file("articles"), articles.values())  # first: an article without claims harms nobody
        write_records(project.file("claims"), claims.values())
    return ImportReport(added=added, known=len(foreign.claims) - added, without_url=foreign.without_url)


def records_of(foreign: ForeignClaim, *, form: ForeignFormat, lang: str) -> tuple[Article, Claim]:
    """The article “speaker: claim” and the claim in it; without a speaker nobody is made to answer for the claim."""
    lead = f"{foreign.speaker}{_COLON}" if foreign.speaker else ""
    text = lead + foreign.claim
    whole = Range(start=0, end=len(text))
    article = Article(
        id=content_id("a", text, foreign.url, foreign.date),
        lang=lang,
        text=text,
        blocks=(Block(start=0, end=len(text), kind="paragraph"),),
        url=foreign.url,
        publisher=foreign.publisher,
        published=foreign.date,
    )
    claim = Claim(
        id=content_id("c", article.id, len(lead), text),
        article_id=article.id,
        lang=lang,
        text=text,
        voice="attributed" if lead else "author",
        attribution=_attribution(text, foreign.speaker) if foreign.speaker else None,
        span=whole,
        context=whole,
        check_worthiness=1.0,  # somebody has found it worth checking
        splitter=Splitter(name=f"import-{form}", version=claimcheck.__version__, config=text_sha256(form)),
    )
    return article, claim


def _attribution(text: str, speaker: str) -> Attribution:
    end = len(speaker)
    return Attribution(
        source=Source(spans=(Span.cut(text, 0, end),), names=(speaker,), kind="person"),
        cue=Cue(spans=(Span.cut(text, end, end + 1),), lemma=":", kind="colon"),
        content=Content(spans=(Span.cut(text, end + len(_COLON), len(text)),)),
        mode="indirect",
        polarity="asserts",
    )


def _present(path: Path, model: type[R]) -> dict[str, R]:
    return {record.id: record for record in read_records(path, model)} if path.exists() else {}

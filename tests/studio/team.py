"""A project with as many invented claims as a test wants."""

import secrets
from pathlib import Path
from typing import Any

import httpx

from claimcheck.files import write_records
from claimcheck.models import Article, Attribution, Claim, Content, Cue, Range, Source, Span, content_id
from claimcheck.project import Project, create_project, load_project
from claimcheck.studio.server import RunningStudio
from claimcheck.studio.server_files import Account
from tests.records import SPLITTER

HOSTILE = "<script>alert(1)</script> $claim_text &lt; 😀 \u202eabc\u202c \u0000"


def make_project(folder: Path, *, claims: int, template: str = "english-news", title: str | None = None) -> Project:
    """A project of its own title, so that tests do not meet on one server."""
    create_project(folder, template=template)
    rename(folder, title or f"Test {secrets.token_hex(6)}")
    write_claims(folder, range(claims))
    return load_project(folder)


def rename(folder: Path, title: str) -> None:
    settings = folder / "project.toml"
    lines = settings.read_text(encoding="utf-8").splitlines()
    lines = [f'title = "{title}"' if line.startswith("title") else line for line in lines]
    settings.write_text("\n".join(lines), encoding="utf-8")


def write_claims(
    folder: Path, numbers: range, *, text: str = "Ada Lovelace said engine {} weaves patterns 😀."
) -> None:
    """One article and one claim for each number."""
    articles = [Article(id=f"a{n}", lang="en", text=text.format(n)) for n in numbers]
    write_records(folder / "articles.jsonl", articles)
    write_records(folder / "claims.jsonl", [claim_in(article) for article in articles])


def claim_in(article: Article) -> Claim:
    def span(start: str, end: str) -> Span:
        return Span.cut(article.text, article.text.index(start), article.text.index(end) + len(end))

    content = span("engine", "patterns")
    return Claim(
        id=content_id("c", article.id, article.text),
        article_id=article.id,
        lang="en",
        text=f"Ada Lovelace said {content.text}",
        voice="attributed",
        attribution=Attribution(
            source=Source(spans=(span("Ada", "Lovelace"),), names=("Ada Lovelace",), kind="person"),
            cue=Cue(spans=(span("said", "said"),), lemma="say", kind="verb"),
            content=Content(spans=(content,)),
            mode="indirect",
            polarity="asserts",
        ),
        span=Range(start=0, end=content.end),
        context=Range(start=0, end=len(article.text)),
        check_worthiness=0.5,
        splitter=SPLITTER,
    )


def save_draft(
    studio_server: RunningStudio, task: int, result: list[dict[str, Any]], *, by: Account | None = None
) -> None:
    """Begin to answer a task and leave it, as the page does by itself."""
    answer = httpx.post(
        f"{studio_server.url}/api/tasks/{task}/drafts",
        json={"result": result, "lead_time": 1},
        headers={"Authorization": f"Token {(by or studio_server).api_key}"},
        timeout=60,
    )
    assert answer.is_success

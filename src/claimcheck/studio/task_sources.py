"""Where the tasks of a push come from: the project's claims, or its articles with all that was found in each.

The files are read anew for each pass, so that one article is in memory at a time.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from claimcheck.errors import Fault, InputError
from claimcheck.files import read_records
from claimcheck.lookup import Lookup
from claimcheck.models import Article, Claim
from claimcheck.project import Project
from claimcheck.studio.reviews import review_task_of
from claimcheck.studio.tasks import Task, misplaced, task_of

_SPLIT = "split the articles again, with --articles"

Tasks = Callable[[], Iterator[Task]]
"""Gives all tasks, in the same order each time it is called. Raises InputError where records do not fit each other."""


@contextmanager
def task_source(project: Project, claims_path: Path, articles_path: Path) -> Iterator[Tasks]:
    """The tasks that a project wants: one a claim, or one an article.

    Raises:
        InputError: a file cannot be read, or lines of it are not records.
    """
    if project.settings.task == "article":
        with Lookup(claims_path, Claim, key="article_id") as claims:
            raise_for(claims.check())
            yield lambda: _article_tasks(articles_path, claims, claims_path)
    else:
        with Lookup(articles_path, Article, key="id") as articles:
            raise_for(articles.check())
            yield lambda: _claim_tasks(claims_path, articles, project)


def _claim_tasks(path: Path, articles: Lookup[Article], project: Project) -> Iterator[Task]:
    faults: list[Fault] = []
    article: Article | None = None
    for claim in read_records(path, Claim):
        if article is None or article.id != claim.article_id:
            article = next(iter(articles.get(claim.article_id)), None)
        if article is None:
            faults.append(_homeless(claim, path))
        elif wrong := misplaced(claim, article):
            faults.append(out_of_place(claim, path, wrong))
        else:
            yield task_of(claim, article, project)
    raise_for(faults)


def _article_tasks(path: Path, claims: Lookup[Claim], claims_path: Path) -> Iterator[Task]:
    """Articles in which nothing was found are there to be reviewed too."""
    faults: list[Fault] = []
    articles: set[str] = set()
    for article in read_records(path, Article):
        articles.add(article.id)
        found = claims.get(article.id)
        faults += [out_of_place(claim, claims_path, wrong) for claim in found if (wrong := misplaced(claim, article))]
        if not faults:
            attributions = {claim.id: claim.attribution for claim in found if claim.attribution}
            yield review_task_of(article, attributions.values())
    faults += [_homeless(claim, claims_path) for key in claims if key not in articles for claim in claims.get(key)]
    raise_for(faults)


def _homeless(claim: Claim, path: Path) -> Fault:
    return Fault(str(path), f"claim {claim.id} is from article {claim.article_id}, which is not there", _SPLIT)


def out_of_place(claim: Claim, path: Path, wrong: list[str]) -> Fault:
    """The fault of a claim in which `misplaced` found what is wrong."""
    return Fault(str(path), f"claim {claim.id} does not fit its article: {', '.join(wrong)}", _SPLIT)


def raise_for(faults: list[Fault]) -> None:
    """Tell faults, as many as somebody wants to read.

    Raises:
        InputError: there are some.
    """
    if faults:
        raise InputError(faults)

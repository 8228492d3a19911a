"""Reviews of whole articles: found by their article, and checked against it before anything is written."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from claimcheck.errors import Fault
from claimcheck.lookup import Lookup
from claimcheck.models import Article, Review
from claimcheck.project import Project
from claimcheck.validation import misplaced


@contextmanager
def last_reviews(project: Project) -> Iterator[Callable[[str], Review | None]]:
    """What tells the last review of the article with an id; None if nobody has reviewed it."""
    path = project.file("reviews")
    if not path.exists():
        yield lambda _article_id: None
        return
    with Lookup(path, Review, key="article_id") as reviews:
        yield lambda article_id: max(
            reviews.get(article_id), key=lambda review: (review.updated_at, review.id), default=None
        )


def review_faults(project: Project, articles: Lookup[Article]) -> list[Fault]:
    """Reviews that are no records, have the id of another, are of no article, or do not stand in its text.

    Args:
        project: the project.
        articles: its articles; nothing is checked against those that are broken.
    """
    path = project.file("reviews")
    if not path.exists():
        return []

    def unfit(review: Review, line: int) -> Iterator[Fault]:
        if review.article_id not in articles:
            message = f"review {review.id} is of article {review.article_id}, which is not among the articles"
            yield Fault(str(path), message, "put the article back, or take this out", line)
        for article in articles.get(review.article_id)[:1]:
            for fault in misplaced(review, article.text, file=str(path), line=line):
                yield replace(fault, fix=f"collect the reviews of article {article.id} again")

    with Lookup(path, Review, key="article_id", unique=True, check=unfit) as reviews:
        return reviews.check()

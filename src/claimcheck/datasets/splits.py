"""Train, validation and test without leakage: articles that nearly repeat one another are never in different splits.

An article's split is decided by a hash of its id, of its source, or by its date, never by chance or by what else there
is. Earlier assignments stand: adding articles moves none.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from claimcheck.datasets.similarity import NearDuplicates
from claimcheck.models import Article, Split, SplitBy, SplitRow

SHARES: Mapping[Split, float] = {"train": 0.8, "validation": 0.1, "test": 0.1}
_DIGITS = 8


@dataclass(frozen=True, slots=True)
class Boundaries:
    """For splits by time: days in ISO 8601, `train_until` included in train, `validation_until` in validation."""

    train_until: str
    validation_until: str


@dataclass(frozen=True, slots=True)
class Splits:
    """Where every article went.

    Attributes:
        rows: one an article, by article id; to be kept, and given as `earlier` the next time.
        near: pairs of articles that nearly repeat one another, the later one first.
        left_out: why an article is in no split, by its id.
    """

    rows: tuple[SplitRow, ...]
    near: tuple[tuple[str, str], ...]
    left_out: Mapping[str, str]

    def of(self) -> dict[str, Split]:
        """The split of every article that is in one, by its id."""
        return {row.article_id: row.split for row in self.rows if row.split is not None}

    def overlaps(self) -> list[tuple[str, str]]:
        """Pairs of near-duplicates that lie in different splits; that there are none proves that nothing leaks."""
        splits = self.of()
        return [pair for pair in self.near if len({splits[key] for key in pair if key in splits}) > 1]

    def counts(self) -> dict[str, int]:
        """Articles a split."""
        return dict(sorted(Counter(self.of().values()).items()))


def assign_splits(
    ids: Iterable[str],
    *,
    article_of: Callable[[str], Article],
    by: SplitBy,
    earlier: Iterable[SplitRow] = (),
    boundaries: Boundaries | None = None,
) -> Splits:
    """Give every article its split.

    Args:
        ids: the ids of the articles.
        article_of: the article with an id; each is asked for once.
        by: what decides. With "article", near-duplicates follow the article that was there first; otherwise an article
            that nearly repeats one of another split is left out.
        earlier: the rows of an earlier assignment by the same rule, which stand.
        boundaries: needed for "time", and for nothing else.
    """
    known = {row.article_id: row for row in earlier if row.by == by}
    index = NearDuplicates()
    rows: dict[str, SplitRow] = {}
    near: list[tuple[str, str]] = []
    left_out: dict[str, str] = {}
    # Those that were there first come first, so that a newcomer between two splits is the one to go.
    for article_id in sorted(ids, key=lambda key: (key not in known, key)):
        article = article_of(article_id)
        repeated = index.add(article_id, article.text)
        near += [(article_id, other) for other in repeated]
        if article_id in known:
            row = known[article_id]
            split, why = row.split, "was left out before"
        else:
            taken = sorted({taken for other in repeated if (taken := rows[other].split) is not None})
            split, why = _split_of(article, taken, by, boundaries)
        rows[article_id] = SplitRow(article_id=article_id, split=split, by=by)
        if split is None:
            left_out[article_id] = why
    return Splits(tuple(rows[key] for key in sorted(rows)), tuple(near), left_out)


def _split_of(
    article: Article, taken: Sequence[Split], by: SplitBy, boundaries: Boundaries | None
) -> tuple[Split | None, str]:
    """The split of a new article whose near-duplicates are in the splits `taken`, or none and why."""
    if by == "article" and len(taken) == 1:
        return taken[0], ""
    if by == "time":
        own = None if boundaries is None else _by_time(article.published, boundaries)
        if own is None:
            return None, "has no date of publication that can be read"
    else:
        own = _by_hash(article.id if by == "article" else _source(article))
    if any(split != own for split in taken):
        return None, f"nearly repeats articles of {' and '.join(taken)}"
    return own, ""


def _by_hash(key: str) -> Split:
    place = int(hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS], 16) / 16**_DIGITS
    bound = 0.0
    for split, share in SHARES.items():
        bound += share
        if place < bound:
            return split
    return "test"


def _by_time(published: str | None, boundaries: Boundaries) -> Split | None:
    try:
        day = date.fromisoformat((published or "")[: len("2026-01-01")]).isoformat()
    except ValueError:
        return None
    if day <= boundaries.train_until:
        return "train"
    return "validation" if day <= boundaries.validation_until else "test"


def _source(article: Article) -> str:
    """The outlet: its name, or else the host of the article's address; an article with neither stands for itself."""
    return article.publisher or urlsplit(article.url or "").hostname or article.id

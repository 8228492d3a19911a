"""The records of a project that a verdict rests on, opened together and checked against one another."""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from claimcheck.errors import ClaimcheckError, Fault, InputError
from claimcheck.lookup import Lookup
from claimcheck.models import Article, Claim, Decision, Judgment, Scale
from claimcheck.validation import given_twice, misplaced

R = TypeVar("R", Article, Claim, Judgment, Decision)


@dataclass(frozen=True, slots=True)
class Inputs:
    """Articles and claims by their ids, judgments and decisions by the id of their claim."""

    articles: Lookup[Article]
    claims: Lookup[Claim]
    judgments: Lookup[Judgment]
    decisions: Lookup[Decision] | None
    """None where there is no file of them."""

    def article(self, article_id: str) -> Article:
        """The article with an id."""
        return self.articles.get(article_id)[0]

    def decisions_of(self, claim_id: str) -> list[Decision]:
        """The decisions on a claim."""
        return self.decisions.get(claim_id) if self.decisions else []

    def all_claims(self) -> Iterator[Claim]:
        """Every claim, in the order of the file."""
        for claim_id in self.claims:
            yield self.claims.get(claim_id)[0]


@contextmanager
def open_inputs(
    *,
    articles: Path,
    claims: Path,
    judgments: Path,
    scale: Scale,
    decisions: Path | None = None,
    under_way: bool = False,
) -> Iterator[Inputs]:
    """Open the files and check that every record finds the one that it rests on.

    Args:
        articles: file of the articles.
        claims: file of the claims.
        judgments: file of the judgments.
        scale: the scale that verdicts must be of.
        decisions: file of the decisions; it need not exist, since a project may have none.
        under_way: let judged claims be gone, and articles be changed since they were split.

    Raises:
        ClaimcheckError: nothing has been collected yet.
        InputError: files that cannot be read, records with faults, ids given twice, claims that have no article or do
            not stand in it, judgments and decisions without their claim, judgments of another article than their claim
            or with corrections that do not stand in it, verdicts that are no labels of the scale.
    """
    if not judgments.exists():
        raise ClaimcheckError(f"{judgments} does not exist", hint="Collect the judgments first: claimcheck collect")
    faults: list[Fault] = []
    with ExitStack() as stack:

        def opened(
            path: Path, model: type[R], key: str, check: Callable[[R, int], Iterator[Fault]]
        ) -> Lookup[R] | None:
            lines: dict[str, int] = {}
            found: list[Fault] = []

            def seen(record: R, line: int) -> None:
                if (first := lines.setdefault(record.id, line)) != line:
                    found.append(given_twice(str(path), line, record.id, first=first))
                found.extend(check(record, line))

            try:
                lookup = stack.enter_context(Lookup(path, model, key=key, seen=seen, faults=found))
            except InputError as error:
                faults.extend(error.faults)
                return None
            faults.extend(sorted(found, key=lambda fault: fault.line or 0))
            return lookup

        found_articles = opened(articles, Article, "id", lambda _article, _line: iter(()))
        place = _Place(found_articles, under_way=under_way)
        found_claims = opened(claims, Claim, "id", lambda claim, line: place.faults(claim, str(claims), line))
        known = None if under_way else found_claims

        def judged(answer: Judgment, line: int) -> Iterator[Fault]:
            yield from _astray(answer, judgments, line, scale, known)
            yield from place.faults_of_judgment(answer, str(judgments), line)

        found_judgments = opened(judgments, Judgment, "claim_id", judged)
        found_decisions = None
        if decisions and decisions.exists():
            found_decisions = opened(
                decisions, Decision, "claim_id", lambda answer, line: _astray(answer, decisions, line, scale, known)
            )
        if found_articles and found_claims and found_judgments and not faults:
            yield Inputs(found_articles, found_claims, found_judgments, found_decisions)
            return
    raise InputError(faults)


class _Place:
    """Checks that claims and corrections of them stand in their articles; one article is in memory at a time."""

    def __init__(self, articles: Lookup[Article] | None, *, under_way: bool) -> None:
        self._articles = articles
        self._under_way = under_way
        self._texts: dict[str, str] = {}
        self._article_of: dict[str, str] = {}

    def faults(self, claim: Claim, file: str, line: int) -> Iterator[Fault]:
        """A claim whose article is not there, or has something else where the claim says it stands."""
        self._article_of[claim.id] = sys.intern(claim.article_id)  # one string for all claims of an article
        if self._articles is None:
            return
        if claim.article_id not in self._articles:
            message = f"claim {claim.id} is from article {claim.article_id}, which is not among the articles"
            yield Fault(file, message, "split the articles again, with --articles", line)
        else:
            yield from self._misplaced(claim, file, line)

    def faults_of_judgment(self, judgment: Judgment, file: str, line: int) -> Iterator[Fault]:
        """A judgment of another article than its claim, or whose correction has something else in the article."""
        if self._under_way:
            return
        article_id = self._article_of.get(judgment.claim_id, judgment.article_id)
        if article_id != judgment.article_id:
            message = f"is {judgment.article_id}, but claim {judgment.claim_id} is from article {article_id}"
            yield Fault(file, message, "collect the judgments again, or take this out", line, "article_id")
        elif judgment.correction:
            yield from self._misplaced(judgment, file, line)

    def _misplaced(self, record: Claim | Judgment, file: str, line: int) -> Iterator[Fault]:
        if self._articles is None or self._under_way:
            return
        if record.article_id not in self._texts:
            self._texts = {article.id: article.text for article in self._articles.get(record.article_id)}
        if (text := self._texts.get(record.article_id)) is not None:
            yield from misplaced(record, text, file=file, line=line)


def _astray(
    answer: Judgment | Decision, path: Path, line: int, scale: Scale, claims: Lookup[Claim] | None
) -> Iterator[Fault]:
    """An answer on a claim that is not there, or off the project's scale."""
    if claims is not None and answer.claim_id not in claims:
        message = f"{_named(answer)} is on claim {answer.claim_id}, which is not among the claims"
        yield Fault(str(path), message, "put the claim back, or take this out", line)
    if answer.scale not in (scale.name, None):
        yield Fault(
            str(path),
            f"{_named(answer)} uses the scale {answer.scale}, the project {scale.name}",
            "set the scale in project.toml to that of the judgments",
            line,
        )
    elif answer.verdict and answer.verdict not in scale.codes:
        yield Fault(
            str(path),
            f"{_named(answer)} has the verdict {answer.verdict}, which the scale {scale.name} lacks",
            f"its labels are {', '.join(scale.codes)}",
            line,
        )


def _named(answer: Judgment | Decision) -> str:
    return f"{type(answer).__name__.lower()} {answer.id}"

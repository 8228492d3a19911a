"""The records of a project that a verdict rests on, opened together and checked against one another."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from claimcheck.errors import ClaimcheckError, Fault, InputError
from claimcheck.lookup import Lookup
from claimcheck.models import Article, Claim, Decision, Judgment, Scale
from claimcheck.validation import misplaced

R = TypeVar("R", Article, Claim, Judgment, Decision)


@dataclass(frozen=True, slots=True)
class Inputs:
    """A project's records. Each is checked when it is read, and all of them when the last claim has been.

    Whoever acts before that calls `check` first. As soon as one record has a fault, every fault of all records is told.

    Attributes:
        articles: the articles by id.
        claims: the claims by id.
        judgments: the judgments by the id of their claim.
        decisions: the decisions by the id of their claim; None where there is no file of them.
    """

    articles: Lookup[Article]
    claims: Lookup[Claim]
    judgments: Lookup[Judgment]
    decisions: Lookup[Decision] | None

    @property
    def lookups(self) -> tuple[Lookup[Any], ...]:
        """All that there are, in the order in which faults are told."""
        return (self.articles, self.claims, self.judgments, *((self.decisions,) if self.decisions else ()))

    def article(self, article_id: str) -> Article:
        """The article with an id."""
        return self._sound(self.articles, article_id)[0]

    def claim(self, claim_id: str) -> Claim:
        """The claim with an id."""
        return self._sound(self.claims, claim_id)[0]

    def judgments_of(self, claim_id: str) -> list[Judgment]:
        """The judgments of a claim."""
        return self._sound(self.judgments, claim_id)

    def decisions_of(self, claim_id: str) -> list[Decision]:
        """The decisions on a claim."""
        return self._sound(self.decisions, claim_id) if self.decisions else []

    def all_claims(self) -> Iterator[Claim]:
        """Every claim, in the order of the file.

        Raises:
            InputError: as `check` does.
        """
        for claim_id in self.claims:
            yield self.claim(claim_id)
        self.check()

    def check(self) -> None:
        """Read what has not been read yet.

        Raises:
            InputError: records with faults, ids given twice, claims that have no article or do not stand in it,
                judgments and decisions without their claim, judgments of another article than their claim or with
                corrections that do not stand in it, verdicts that are no labels of the scale.
        """
        if faults := [fault for lookup in self.lookups for fault in lookup.check()]:
            raise InputError(faults)

    def _sound(self, lookup: Lookup[R], key: str) -> list[R]:
        records = lookup.get(key)
        if lookup.faults:
            self.check()
        return records


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
    """Open the files, so that every record is checked when it is read and must find the one that it rests on.

    Args:
        articles: file of the articles.
        claims: file of the claims.
        judgments: file of the judgments.
        scale: the scale that verdicts must be of.
        decisions: file of the decisions; it need not exist, since a project may have none.
        under_way: let judged claims be gone, and articles be changed since they were split.

    Raises:
        ClaimcheckError: nothing has been collected yet.
        InputError: files that cannot be read, and every fault of those that can.
    """
    if not judgments.exists():
        raise ClaimcheckError(f"{judgments} does not exist", hint="Collect the judgments first: claimcheck collect")
    with ExitStack() as stack:

        def opened(
            path: Path, model: type[R], key: str, check: Callable[[R, int], Iterable[Fault]] = lambda _record, _line: ()
        ) -> Lookup[R]:
            return stack.enter_context(Lookup(path, model, key=key, unique=True, check=check))

        found_articles = opened(articles, Article, "id")
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
        inputs = Inputs(found_articles, found_claims, found_judgments, found_decisions)
        if any(lookup.faults for lookup in inputs.lookups):
            inputs.check()
        yield inputs


class _Place:
    """Checks that claims and corrections of them stand in their articles; one article is in memory at a time."""

    def __init__(self, articles: Lookup[Article], *, under_way: bool) -> None:
        self._articles = articles
        self._under_way = under_way
        self._texts: dict[str, str] = {}
        self._article_of: dict[str, str] = {}

    def faults(self, claim: Claim, file: str, line: int) -> Iterator[Fault]:
        """A claim whose article is not there, or has something else where the claim says it stands."""
        self._article_of[claim.id] = sys.intern(claim.article_id)  # one string for all claims of an article
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
        if self._under_way:
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

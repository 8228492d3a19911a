"""The records of a project that a verdict rests on, opened together and checked against one another."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from claimcheck.errors import ClaimcheckError, Fault, InputError
from claimcheck.files import MAX_FAULTS
from claimcheck.lookup import Lookup
from claimcheck.models import Article, Claim, Decision, Judgment, Record, Scale

R = TypeVar("R", bound=Record)


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
    without_claim: bool = False,
) -> Iterator[Inputs]:
    """Open the files and check that every record finds the one that it rests on.

    Args:
        articles: file of the articles.
        claims: file of the claims.
        judgments: file of the judgments.
        scale: the scale that verdicts must be of.
        decisions: file of the decisions; it need not exist, since a project may have none.
        without_claim: let judgments and decisions be whose claims are no longer there.

    Raises:
        ClaimcheckError: nothing has been collected yet.
        InputError: files that cannot be read, records with faults, claims without their article, judgments and
            decisions without their claim, and verdicts that are not labels of the scale.
    """
    if not judgments.exists():
        raise ClaimcheckError(f"{judgments} does not exist", hint="Collect the judgments first: claimcheck collect")
    faults: list[Fault] = []
    with ExitStack() as stack:

        def opened(path: Path, model: type[R], key: str, check: Callable[[R], Iterator[Fault]]) -> Lookup[R] | None:
            try:
                found = Lookup(
                    path,
                    model,
                    key=lambda record: str(getattr(record, key)),
                    seen=lambda record: faults.extend(check(record)),
                )
            except InputError as error:
                faults.extend(error.faults)
                return None
            return stack.enter_context(found)

        found_articles = opened(articles, Article, "id", lambda _article: iter(()))
        found_claims = opened(claims, Claim, "id", lambda claim: _without_article(claim, claims, found_articles))
        known = None if without_claim else found_claims
        found_judgments = opened(
            judgments, Judgment, "claim_id", lambda answer: _astray(answer, judgments, scale, known)
        )
        found_decisions = None
        if decisions and decisions.exists():
            found_decisions = opened(
                decisions, Decision, "claim_id", lambda answer: _astray(answer, decisions, scale, known)
            )
        if found_articles and found_claims and found_judgments and not faults:
            yield Inputs(found_articles, found_claims, found_judgments, found_decisions)
            return
    raise InputError(faults[:MAX_FAULTS])


def _without_article(claim: Claim, claims: Path, articles: Lookup[Article] | None) -> Iterator[Fault]:
    if articles is not None and claim.article_id not in articles:
        yield Fault(
            str(claims),
            f"claim {claim.id} is from article {claim.article_id}, which is not among the articles",
            "split the articles again, with --articles",
        )


def _astray(answer: Judgment | Decision, path: Path, scale: Scale, claims: Lookup[Claim] | None) -> Iterator[Fault]:
    """An answer on a claim that is not there, or off the project's scale."""
    what = f"{type(answer).__name__.lower()} {answer.id}"
    if claims is not None and answer.claim_id not in claims:
        message = f"{what} is on claim {answer.claim_id}, which is not among the claims"
        yield Fault(str(path), message, "put the claim back, or take this out")
    if answer.scale not in (scale.name, None):
        yield Fault(
            str(path),
            f"{what} uses the scale {answer.scale}, the project {scale.name}",
            "set the scale in project.toml to that of the judgments",
        )
    elif answer.verdict and answer.verdict not in scale.codes:
        yield Fault(
            str(path),
            f"{what} has the verdict {answer.verdict}, which the scale {scale.name} lacks",
            f"its labels are {', '.join(scale.codes)}",
        )

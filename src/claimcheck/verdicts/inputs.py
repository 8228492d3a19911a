"""The records of a project that a verdict rests on, opened together and checked against one another."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from claimcheck.errors import ClaimcheckError, Fault, InputError
from claimcheck.files import MAX_FAULTS
from claimcheck.lookup import Lookup
from claimcheck.models import Article, Claim, Judgment, Record, Scale

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Inputs:
    """Articles and claims by their ids, judgments by the id of their claim."""

    articles: Lookup[Article]
    claims: Lookup[Claim]
    judgments: Lookup[Judgment]

    def article(self, article_id: str) -> Article:
        """The article with an id."""
        return self.articles.get(article_id)[0]

    def all_claims(self) -> Iterator[Claim]:
        """Every claim, in the order of the file."""
        for claim_id in self.claims:
            yield self.claims.get(claim_id)[0]


@contextmanager
def open_inputs(
    *, articles: Path, claims: Path, judgments: Path, scale: Scale, without_claim: bool = False
) -> Iterator[Inputs]:
    """Open the three files and check that every record finds the one that it rests on.

    Args:
        articles: file of the articles.
        claims: file of the claims.
        judgments: file of the judgments.
        scale: the scale that verdicts must be of.
        without_claim: let judgments be whose claims are no longer there.

    Raises:
        ClaimcheckError: nothing has been collected yet.
        InputError: files that cannot be read, records with faults, claims without their article, judgments without
            their claim, and verdicts that are not labels of the scale.
    """
    if not judgments.exists():
        raise ClaimcheckError(f"{judgments} does not exist", hint="Collect the judgments first: claimcheck collect")
    faults: list[Fault] = []
    with ExitStack() as stack:

        def opened(path: Path, model: type[R], key: str) -> Lookup[R] | None:
            try:
                return stack.enter_context(Lookup(path, model, key=lambda record: str(getattr(record, key))))
            except InputError as error:
                faults.extend(error.faults)
                return None

        found_articles = opened(articles, Article, "id")
        found_claims = opened(claims, Claim, "id")
        found_judgments = opened(judgments, Judgment, "claim_id")
        if found_articles and found_claims and found_judgments:
            inputs = Inputs(found_articles, found_claims, found_judgments)
            faults.extend(_dangling(inputs, claims, judgments, scale, without_claim=without_claim))
            if not faults:
                yield inputs
                return
    raise InputError(faults[:MAX_FAULTS])


def _dangling(inputs: Inputs, claims: Path, judgments: Path, scale: Scale, *, without_claim: bool) -> Iterator[Fault]:
    for claim in inputs.all_claims():
        if claim.article_id not in inputs.articles:
            yield Fault(
                str(claims),
                f"claim {claim.id} is from article {claim.article_id}, which is not among the articles",
                "split the articles again, with --articles",
            )
    for claim_id in inputs.judgments:
        if claim_id not in inputs.claims and not without_claim:
            yield Fault(
                str(judgments),
                f"claim {claim_id} was judged, but is not among the claims",
                f"put it back into {claims}",
            )
        for judgment in inputs.judgments.get(claim_id):
            if judgment.scale != scale.name:
                yield Fault(
                    str(judgments),
                    f"judgment {judgment.id} uses the scale {judgment.scale}, the project {scale.name}",
                    "set the scale in project.toml to that of the judgments",
                )
            elif judgment.verdict and judgment.verdict not in scale.codes:
                yield Fault(
                    str(judgments),
                    f"judgment {judgment.id} has the verdict {judgment.verdict}, which the scale {scale.name} lacks",
                    f"its labels are {', '.join(scale.codes)}",
                )

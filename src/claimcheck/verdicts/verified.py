"""Claims and their judgments become verified claims: one row a claim, whether anybody has judged it or not."""

from collections.abc import Callable, Iterable, Iterator, Sequence

import claimcheck
from claimcheck.models import (
    Article,
    ArticleReference,
    Claim,
    Evidence,
    Judgment,
    LabelShare,
    Provenance,
    VerifiedClaim,
    text_sha256,
)
from claimcheck.verdicts.majority import majority_verdict, shares_of

EXPORTER = f"claimcheck {claimcheck.__version__}"


def verified_claims(
    claims: Iterable[Claim],
    *,
    article_of: Callable[[str], Article],
    judgments_of: Callable[[str], Sequence[Judgment]],
    wanted: int,
) -> Iterator[VerifiedClaim]:
    """Yield what the judgments of each claim come to, in the order of the claims.

    Args:
        claims: the claims.
        article_of: the article with an id.
        judgments_of: all judgments of the claim with an id, earlier revisions included.
        wanted: how many judgments a claim should get.

    Raises:
        KeyError: from `article_of`, for an article that is not there.
    """
    reference: ArticleReference | None = None
    for claim in claims:
        if reference is None or reference.id != claim.article_id:  # the claims of an article stand together
            article = article_of(claim.article_id)
            reference = ArticleReference.of(article, text_sha256(article.text))
        yield _verified(claim, reference, current_judgments(judgments_of(claim.id)), wanted)


def current_judgments(judgments: Iterable[Judgment]) -> tuple[Judgment, ...]:
    """The last revision of each annotator's judgment, by annotator."""
    last: dict[str, Judgment] = {}
    for judgment in sorted(judgments, key=lambda j: (j.updated_at, j.id)):
        last[judgment.annotator] = judgment
    return tuple(last[annotator] for annotator in sorted(last))


def _verified(claim: Claim, reference: ArticleReference, judgments: tuple[Judgment, ...], wanted: int) -> VerifiedClaim:
    return VerifiedClaim(
        id=claim.id,
        lang=claim.lang,
        text=claim.text,
        voice=claim.voice,
        attribution=claim.attribution,
        check_worthiness=claim.check_worthiness,
        scale=judgments[0].scale if judgments else None,
        said=majority_verdict([j.said for j in judgments if j.said], wanted=wanted),
        truth=majority_verdict([j.verdict for j in judgments if j.verdict], wanted=wanted),
        outcomes=_outcomes(judgments),
        judgments=judgments,
        evidence=_evidence(judgments),
        provenance=Provenance(
            article=reference,
            span=claim.span,
            context=claim.context,
            splitter=claim.splitter,
            exporter=EXPORTER,
        ),
    )


def _outcomes(judgments: Sequence[Judgment]) -> tuple[LabelShare, ...]:
    return shares_of([judgment.outcome for judgment in judgments])


def _evidence(judgments: Sequence[Judgment]) -> tuple[Evidence, ...]:
    """Every piece of evidence once, by address."""
    by_url = {evidence.url: evidence for judgment in judgments for evidence in judgment.evidence}
    return tuple(by_url[url] for url in sorted(by_url))

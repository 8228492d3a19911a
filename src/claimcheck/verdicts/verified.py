"""Claims and their judgments become verified claims: one row a claim, whether anybody has judged it or not."""

from collections.abc import Callable, Iterable, Iterator, Sequence

import claimcheck
from claimcheck.batches import batched
from claimcheck.models import (
    Article,
    ArticleReference,
    Claim,
    Decision,
    Evidence,
    Judgment,
    LabelShare,
    Provenance,
    Qualifier,
    VerifiedClaim,
    text_sha256,
)
from claimcheck.verdicts.majority import shares_of
from claimcheck.verdicts.standing import counted, history_of, in_order, in_time, verdicts_of

EXPORTER = f"claimcheck {claimcheck.__version__}"


def verified_claims(
    claims: Iterable[Claim],
    *,
    article_of: Callable[[str], Article],
    judgments_of: Callable[[str], Sequence[Judgment]],
    decisions_of: Callable[[str], Sequence[Decision]] = lambda _claim_id: (),
    wanted: int,
) -> Iterator[VerifiedClaim]:
    """Yield what the judgments of each claim come to, in the order of the claims.

    Args:
        claims: the claims.
        article_of: the article with an id.
        judgments_of: all judgments of the claim with an id, earlier revisions included.
        decisions_of: all decisions on the claim with an id, in any order; none if nobody decides in this project.
        wanted: how many judgments a claim should get.

    Raises:
        KeyError: from `article_of`, for an article that is not there.
    """
    reference: ArticleReference | None = None
    for batch in batched(claims):
        answers = [(judgments_of(claim.id), in_order(decisions_of(claim.id))) for claim in batch]
        rows: list[VerifiedClaim] = []
        for claim, (judgments, decisions) in zip(batch, answers, strict=True):
            if reference is None or reference.id != claim.article_id:  # the claims of an article stand together
                article = article_of(claim.article_id)
                reference = ArticleReference.of(article, text_sha256(article.text))
            rows.append(_verified(claim, reference, judgments, decisions, wanted))
        yield from rows


def current_judgments(judgments: Iterable[Judgment]) -> tuple[Judgment, ...]:
    """The last revision of each annotator's judgment, by annotator."""
    last: dict[str, Judgment] = {}
    for judgment in sorted(judgments, key=lambda j: (in_time(j.updated_at), j.id)):
        last[judgment.annotator] = judgment
    return tuple(last[annotator] for annotator in sorted(last))


def _verified(
    claim: Claim,
    reference: ArticleReference,
    revisions: Sequence[Judgment],
    decisions: tuple[Decision, ...],
    wanted: int,
) -> VerifiedClaim:
    judgments = current_judgments(revisions)
    votes = current_judgments(counted(revisions, decisions)) if decisions else judgments
    verdicts = verdicts_of(votes, decisions, wanted=wanted)
    history = history_of(revisions, decisions, wanted=wanted)
    return VerifiedClaim(
        id=claim.id,
        lang=claim.lang,
        text=claim.text,
        voice=claim.voice,
        attribution=claim.attribution,
        check_worthiness=claim.check_worthiness,
        scale=_scale(judgments, decisions),
        standing=history[-1].standing if history else "unjudged",
        history=history,
        said=verdicts.said,
        truth=verdicts.truth,
        qualifiers=_qualifiers(votes),
        outcomes=_outcomes(judgments),
        judgments=judgments,
        decisions=decisions,
        evidence=_evidence((*judgments, *decisions)),
        provenance=Provenance(
            article=reference,
            span=claim.span,
            context=claim.context,
            splitter=claim.splitter,
            exporter=EXPORTER,
        ),
    )


def _scale(judgments: Sequence[Judgment], decisions: Sequence[Decision]) -> str | None:
    sources: tuple[Judgment | Decision, ...] = (*judgments, *decisions)
    return next((source.scale for source in sources if source.scale), None)


def _qualifiers(judgments: Sequence[Judgment]) -> tuple[Qualifier, ...]:
    if not any(judgment.qualifiers for judgment in judgments):
        return ()
    verdicts = [set(judgment.qualifiers) for judgment in judgments if judgment.verdict]
    carried = [qualifier for qualifiers in verdicts for qualifier in qualifiers]
    return tuple(sorted(name for name in set(carried) if carried.count(name) * 2 > len(verdicts)))


def _outcomes(judgments: Sequence[Judgment]) -> tuple[LabelShare, ...]:
    return shares_of([judgment.outcome for judgment in judgments])


def _evidence(sources: Iterable[Judgment | Decision]) -> tuple[Evidence, ...]:
    """Every piece of evidence once, by address; primary if anybody says so."""
    by_url: dict[str, Evidence] = {}
    for source in sources:
        for evidence in source.evidence:
            if evidence.primary or evidence.url not in by_url:
                by_url[evidence.url] = evidence
    return tuple(by_url[url] for url in sorted(by_url))

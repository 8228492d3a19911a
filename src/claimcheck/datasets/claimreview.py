"""schema.org's ClaimReview as JSON-LD: what fact-checkers exchange, one document a claim.

The documents are written for <script type="application/ld+json"> too: no text of a claim can end the element.
`schemas/interchange/claimreview.schema.json` says which fields each has.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from claimcheck.datasets.columns import Column
from claimcheck.datasets.rows import About, Tally, converted, last_day, linked, one_a_split
from claimcheck.datasets.verdict_labels import label_of
from claimcheck.errors import Fault
from claimcheck.models import Label, Scale, SourceKind, VerifiedClaim, canonical_json
from claimcheck.project import PROJECT_FILE, Project, Publication

DATA = "{split}.jsonl"
COLUMNS: dict[str, Column] = {"url": "string", "claimReviewed": "string", "reviewRating": {"alternateName": "string"}}
_CLAIMANTS: dict[SourceKind, str] = {
    "person": "Person",
    "organisation": "Organization",
    "place": "Organization",  # a capital that stands for its government
    "group": "Organization",
}


def claimreview_faults(project: Project) -> list[Fault]:
    """What the project's settings lack: a review has a publisher, and an address on the publisher's own site."""
    file = str(project.folder / PROJECT_FILE)
    return [
        Fault(file, "is missing, and every ClaimReview needs it", f"set {key} under [publication]", field=key)
        for key in ("publisher", "url")
        if not getattr(project.settings.publication, key)
    ]


def write_claimreview(rows: Iterable[VerifiedClaim], folder: Path, about: About, tally: Tally) -> None:
    """Write `<split>.jsonl`, a JSON-LD document a line; claims without a verdict are left out."""
    publication, scale = about.project.settings.publication, about.project.scale
    with one_a_split(folder, DATA) as file_of:
        for split, made in converted(
            rows, about, tally, lambda row: claim_review(row, publication=publication, scale=scale)
        ):
            # "<" stands only inside texts: a page that holds the document cannot be broken out of
            file_of(split).write(canonical_json(made).replace("<", "\\u003c") + "\n")
    tally.one_a_split(DATA)


def claim_review(row: VerifiedClaim, *, publication: Publication, scale: Scale) -> dict[str, Any]:
    """The review of one claim; what is not known is left away.

    Raises:
        LeftOutError: the claim was retracted, or has no verdict.
    """
    label = label_of(row, scale)
    correction = next((event for event in reversed(row.history) if event.standing == "corrected"), None)
    return _known(
        {
            "@context": "https://schema.org",
            "@type": "ClaimReview",
            "url": f"{publication.url}#{row.id}",
            "author": {"@type": "Organization", "name": publication.publisher, "url": publication.url},
            "datePublished": last_day(row),
            "claimReviewed": row.text,
            "inLanguage": row.lang,
            "itemReviewed": _claim(row),
            "reviewRating": _rating(label, scale, row.lang),
            "citation": [evidence.url for evidence in row.evidence],
            "license": publication.licence,
            "correction": correction
            and _known({"@type": "CorrectionComment", "text": correction.reason, "datePublished": correction.at}),
        }
    )


def _claim(row: VerifiedClaim) -> dict[str, Any]:
    article = row.provenance.article
    appearance = {
        "@type": "CreativeWork",
        "url": linked(article.url),
        "headline": article.title,
        "datePublished": article.published,
        "publisher": article.publisher and {"@type": "Organization", "name": article.publisher},
    }
    return _known(
        {
            "@type": "Claim",
            "name": row.text,
            "author": _claimants(row),
            "datePublished": article.published,
            "appearance": _known(appearance),
        }
    )


def _claimants(row: VerifiedClaim) -> list[dict[str, Any]]:
    """Who said it: the sources that the article names, or the outlet that says it in its own voice."""
    if row.attribution is None:
        publisher = row.provenance.article.publisher
        return [{"@type": "Organization", "name": publisher}] if publisher else []
    kind = _CLAIMANTS.get(row.attribution.source.kind)
    return [{"@type": kind, "name": name} for name in row.attribution.source.names] if kind else []


def _rating(label: Label, scale: Scale, lang: str) -> dict[str, Any]:
    """The verdict in words, and as a number where the scale has an order: 1 is the end that is refuted."""
    rating: dict[str, Any] = {"@type": "Rating", "alternateName": label.name(lang)}
    if scale.ordered:
        first = scale.labels[0].core
        worst_first = first is not None and first.label == "refuted"
        codes = scale.codes if worst_first else scale.codes[::-1]
        rating |= {"ratingValue": codes.index(label.code) + 1, "bestRating": len(codes), "worstRating": 1}
    return rating


def _known(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in (None, "", [], {"@type": "CreativeWork"})}

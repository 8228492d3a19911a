"""CSV for spreadsheets: one line a claim. UTF-8 with a byte order mark, and no cell that a spreadsheet would run."""

import csv
from collections.abc import Iterable
from pathlib import Path

from pydantic import BaseModel

from claimcheck.datasets.manifest import Contents
from claimcheck.datasets.rows import About, Tally, placed
from claimcheck.datasets.verdict_labels import core_of
from claimcheck.models import Edge, Scale, Split, Standing, State, VerifiedClaim

FILE = "claims.csv"
_RUN = tuple("=+-@\t\r\n＝＋－＠")
"""What a spreadsheet takes for the beginning of a formula (OWASP, CSV Injection); full width in some languages."""
_BETWEEN = " ; "


class FlatClaim(BaseModel):
    """The columns. Lists are joined; an empty cell is what is not known."""

    id: str
    split: Split
    lang: str
    claim: str
    voice: str
    source: str
    said: str | None
    said_state: State
    said_judgments: int
    verdict: str | None
    verdict_name: str | None
    verdict_state: State
    verdict_judgments: int
    scale: str | None
    core_label: str | None
    core_edge: Edge | None
    standing: Standing
    qualifiers: str
    check_worthiness: float
    evidence: str
    article_id: str
    article_title: str | None
    article_url: str | None
    publisher: str | None
    published: str | None
    article_sha256: str
    span_start: int
    span_end: int


def write_csv(rows: Iterable[VerifiedClaim], folder: Path, about: About, tally: Tally) -> None:
    """Write `claims.csv`: all splits in one file, which says of each claim in which it is."""
    with (folder / FILE).open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, quoting=csv.QUOTE_ALL)
        writer.writerow(FlatClaim.model_fields)
        for split, row in placed(rows, about, tally):
            tally.written[split] += 1
            cells = flat_claim(row, split=split, scale=about.project.scale)
            writer.writerow([harmless(cell) if isinstance(cell, str) else cell for _, cell in cells])
    tally.contents[FILE] = Contents(rows=tally.written.total())


def harmless(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would run it as a formula."""
    return f"'{text}" if text.startswith(_RUN) else text


def flat_claim(row: VerifiedClaim, *, split: Split, scale: Scale) -> FlatClaim:
    """A claim as one line of a table."""
    article = row.provenance.article
    label = next((label for label in scale.labels if label.code == row.truth.label), None)
    core = core_of(label, scale) if label else None
    return FlatClaim(
        id=row.id,
        split=split,
        lang=row.lang,
        claim=row.text,
        voice=row.voice,
        source=_BETWEEN.join(row.attribution.source.names) if row.attribution else "",
        said=row.said.label,
        said_state=row.said.state,
        said_judgments=row.said.judgments,
        verdict=row.truth.label,
        verdict_name=label.name(row.lang) if label else None,
        verdict_state=row.truth.state,
        verdict_judgments=row.truth.judgments,
        scale=row.scale,
        core_label=core.label if core else None,
        core_edge=core.edge if core else None,
        standing=row.standing,
        qualifiers=_BETWEEN.join(row.qualifiers),
        check_worthiness=row.check_worthiness,
        evidence=_BETWEEN.join(evidence.url for evidence in row.evidence),
        article_id=article.id,
        article_title=article.title,
        article_url=article.url,
        publisher=article.publisher,
        published=article.published,
        article_sha256=article.sha256,
        span_start=row.provenance.span.start,
        span_end=row.provenance.span.end,
    )

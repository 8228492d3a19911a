"""The formats that `claimcheck export` writes as folders, by name."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from claimcheck.datasets import averitec, claimreview, fever, flat, huggingface, jsonl, parquet, spans
from claimcheck.datasets.columns import Column, columns_of
from claimcheck.datasets.rows import About, Tally
from claimcheck.errors import Fault
from claimcheck.models import VerifiedClaim
from claimcheck.project import Project

FormatName = Literal["jsonl", "averitec", "claimreview", "fever", "parquet", "huggingface", "csv", "spans"]


def _nothing_missing(_: Project) -> list[Fault]:
    return []


@dataclass(frozen=True, slots=True)
class Format:
    """One format.

    Attributes:
        write: writes the rows into a folder.
        says: what a person should know of it: above all what it loses.
        table: the files with a row a claim, or an article; `{split}` stands for the split where each has a file.
        columns: what these files hold.
        unit: what the rows of its table are.
        every_claim: whether claims that a gate holds back are written too.
        article_text: whether it holds the articles' texts.
        faults: what the project's settings lack for it, and what is wrong in files that no other format reads.
    """

    write: Callable[[Iterable[VerifiedClaim], Path, About, Tally], None]
    says: str
    table: str
    columns: Mapping[str, Column]
    unit: str = "claim"
    every_claim: bool = False
    article_text: bool = False
    faults: Callable[[Project], list[Fault]] = _nothing_missing


FORMATS: Mapping[FormatName, Format] = {
    "jsonl": Format(
        write=jsonl.write_jsonl,
        says="keeps everything: articles, claims, judgments, decisions, and the verdicts of every claim",
        table=jsonl.DATASET,
        columns=columns_of(VerifiedClaim),
        every_claim=True,
        article_text=True,
    ),
    "averitec": Format(
        write=averitec.write_averitec,
        says="keeps one label a claim; judgments, disagreement and places in the article are lost",
        table=averitec.DATA,
        columns=averitec.COLUMNS,
    ),
    "claimreview": Format(
        write=claimreview.write_claimreview,
        says="keeps one rating a claim; judgments and disagreement are lost",
        table=claimreview.DATA,
        columns=claimreview.COLUMNS,
        faults=claimreview.claimreview_faults,
    ),
    "fever": Format(
        write=fever.write_fever,
        says="lossy: three labels, evidence without sentences; conflicting evidence is left out",
        table=fever.DATA,
        columns=fever.COLUMNS,
    ),
    "parquet": Format(
        write=parquet.write_parquet,
        says="keeps all of dataset.jsonl",
        table=parquet.DATA,
        columns=columns_of(VerifiedClaim),
    ),
    "huggingface": Format(
        write=huggingface.write_huggingface,
        says="keeps all of dataset.jsonl, with a card that declares its features",
        table=parquet.DATA,
        columns=columns_of(VerifiedClaim),
    ),
    "csv": Format(
        write=flat.write_csv,
        says="flat; single judgments are lost, an apostrophe stands before texts that look like formulas",
        table=flat.FILE,
        columns=columns_of(flat.FlatClaim),
    ),
    "spans": Format(
        write=spans.write_spans,
        says="attributions as people left them, to score and train splitters; verdicts are lost",
        table=spans.GOLD,
        columns=spans.COLUMNS,
        unit="article",
        every_claim=True,
        article_text=True,
        faults=spans.spans_faults,
    ),
}

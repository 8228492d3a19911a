"""JSON Lines: the project's own records beside the flat dataset, so that every judgment can be counted anew."""

import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from claimcheck.batches import batched
from claimcheck.datasets.manifest import Contents
from claimcheck.datasets.rows import About, Tally
from claimcheck.files import read_records, write_records
from claimcheck.models import Article, VerifiedClaim, WithheldArticle

DATASET = "dataset.jsonl"
_RECORDS: dict[Literal["articles", "claims", "judgments", "decisions"], str] = {
    "articles": "article",
    "claims": "claim",
    "judgments": "judgment",
    "decisions": "decision",
}


def write_jsonl(rows: Iterable[VerifiedClaim], folder: Path, about: About, tally: Tally) -> None:
    """Write `dataset.jsonl`, and the articles, claims, judgments, decisions and splits that there are.

    The project's records have been checked when the rows were made; they are passed on byte by byte. Without the
    texts, articles become records of their own kind.
    """
    split_of = about.split_of()
    count = 0
    with (folder / DATASET).open("wb") as stream:
        for batch in batched(rows):
            count += len(batch)
            for row in batch:
                if split := split_of(row.provenance.article.id):
                    tally.written[split] += 1
                else:
                    tally.notes["of an article that is in no split"] += 1
            stream.write(b"".join([row.to_bytes() + b"\n" for row in batch]))
    tally.contents[DATASET] = Contents(rows=count, record="verified-claim")
    for name, record in _RECORDS.items():
        source = about.project.file(name)
        if name == "articles" and not about.with_text:
            tally.contents[source.name] = _withhold(source, folder / source.name)
        elif source.exists():
            tally.contents[source.name] = _copy(source, folder / source.name, record)
    if about.splits is not None:
        count = write_records(folder / "splits.jsonl", about.splits)
        tally.contents["splits.jsonl"] = Contents(rows=count, record="split")


def _copy(source: Path, target: Path, record: str) -> Contents:
    shutil.copyfile(source, target)
    with target.open("rb") as stream:
        return Contents(rows=sum(not line.isspace() for line in stream), record=record)


def _withhold(source: Path, target: Path) -> Contents:
    articles = map(WithheldArticle.of, read_records(source, Article))
    return Contents(rows=write_records(target, articles), record="withheld-article")

"""What exporters share: what they know beside the rows, and text files of which there is one a split."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from claimcheck.datasets.manifest import Contents
from claimcheck.models import Split, SplitRow, VerifiedClaim, web_address
from claimcheck.project import Project

if TYPE_CHECKING:
    from spacy.tokens import Doc  # takes a second to load, which only one format needs

WHOLE: Split = "train"
"""The split of every row of a dataset that is not split."""


@dataclass(frozen=True, slots=True)
class About:
    """What an exporter knows beside the rows.

    Attributes:
        project: the project whose claims they are.
        splits: where each article went; None if nothing is split.
        with_text: whether the articles' texts may be written.
        tokenizer: makes what cuts a text as the pipelines do that are to be trained, with a vocabulary of its own.
    """

    project: Project
    tokenizer: Callable[[], Callable[[str], "Doc"]]
    splits: Sequence[SplitRow] | None = None
    with_text: bool = True

    def split_of(self) -> Callable[[str], Split | None]:
        """What tells the split of an article, and so of all its claims; None for those that are in none."""
        if self.splits is None:
            return lambda _: WHOLE
        return {row.article_id: row.split for row in self.splits}.get


@dataclass(slots=True)
class Tally:
    """What an exporter did.

    Attributes:
        written: claims by split.
        left_out: claims by the reason why they are not in the dataset.
        notes: claims by what else is worth telling of them.
        contents: what each file holds, by its path from the folder.
    """

    written: Counter[Split] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)
    notes: Counter[str] = field(default_factory=Counter)
    contents: dict[str, Contents] = field(default_factory=dict)

    def one_a_split(self, name: str, *, record: str | None = None) -> None:
        """Say that there is a file for each split, which holds its claims; `name` has the place of the split's."""
        for split, rows in self.written.items():
            self.contents[name.format(split=split)] = Contents(rows=rows, record=record)


class LeftOutError(Exception):
    """A format has no place for a claim; the message says why, in words that fit behind a number of claims."""


def placed(rows: Iterable[VerifiedClaim], about: About, tally: Tally) -> Iterator[tuple[Split, VerifiedClaim]]:
    """Each row with its split; those without one are counted."""
    split_of = about.split_of()
    for row in rows:
        split = split_of(row.provenance.article.id)
        if split is None:
            tally.left_out["of an article that is in no split"] += 1
        else:
            yield split, row


def converted(
    rows: Iterable[VerifiedClaim], about: About, tally: Tally, convert: Callable[[VerifiedClaim], dict[str, Any]]
) -> Iterator[tuple[Split, dict[str, Any]]]:
    """Each row as a format has it, with its split; those that the format has no place for are counted."""
    for split, row in placed(rows, about, tally):
        try:
            made = convert(row)
        except LeftOutError as reason:
            tally.left_out[str(reason)] += 1
        else:
            tally.written[split] += 1
            yield split, made


def linked(url: str | None) -> str | None:
    """The address of an article where a format makes a link of it: only one of the web, since any other may be run."""
    try:
        return web_address(url) if url else None
    except ValueError:
        return None


def last_day(row: VerifiedClaim) -> str:
    """The ISO 8601 day of the last judgment or decision on a claim; empty if there is none."""
    days = [*[judgment.updated_at for judgment in row.judgments], *[decision.at for decision in row.decisions]]
    return max(days, default="")[: len("2026-01-31")]


@contextmanager
def one_a_split(
    folder: Path, name: str, *, encoding: str = "utf-8", begin: str = "", end: str = ""
) -> Iterator[Callable[[Split], TextIO]]:
    """Text files, opened when the first row of their split comes; `begin` is written first and `end` last."""
    files: dict[Split, TextIO] = {}
    with ExitStack() as stack:

        def file_of(split: Split) -> TextIO:
            if split not in files:
                path = folder / name.format(split=split)
                files[split] = stack.enter_context(path.open("w", encoding=encoding, newline=""))
                files[split].write(begin)
            return files[split]

        yield file_of
        for file in files.values():
            file.write(end)

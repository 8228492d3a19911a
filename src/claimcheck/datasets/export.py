"""A dataset's folder, whole or not at all: the rows in one format, croissant.json and MANIFEST.json beside them."""

from collections.abc import Callable, Iterable
from pathlib import Path

from claimcheck.batches import watched
from claimcheck.datasets.croissant import write_croissant
from claimcheck.datasets.folder import new_folder
from claimcheck.datasets.formats import FORMATS, FormatName
from claimcheck.datasets.manifest import Manifest, SplitSummary, write_manifest
from claimcheck.datasets.rows import About, Tally, last_day
from claimcheck.errors import ClaimcheckError
from claimcheck.models import VerifiedClaim


def write_dataset(
    name: FormatName,
    rows: Iterable[VerifiedClaim],
    *,
    about: About,
    target: Path,
    held_back: Callable[[], int] = lambda: 0,
    splits: SplitSummary | None = None,
    add: Callable[[Path, Tally], None] = lambda _folder, _tally: None,
) -> Tally:
    """Write the rows as a folder.

    Args:
        name: the format.
        rows: the claims that may be published.
        about: the project, its splits, and whether the articles' texts may be written.
        target: the folder, which does not exist yet, is empty, or is an earlier export.
        held_back: how many claims were kept out, asked when all rows have been read.
        splits: how the articles were divided; the number of claims is filled in.
        add: puts more files, such as a card, into the folder before all of them are listed.

    Raises:
        ClaimcheckError: nothing is left to write, or the folder is not ours or cannot be written; what stood there
            before is untouched.
        InputError: files that the format needs beside the rows have faults.
        MissingExtraError: a library that the format needs is not installed.
    """
    form = FORMATS[name]
    publication = about.project.settings.publication
    tally = Tally()
    with new_folder(target) as folder:
        days = _Days()
        form.write(watched(rows, days.add), folder, about, tally)
        if not tally.written:
            raise _nothing_left(name, held_back(), tally)
        add(folder, tally)
        tables = {form.table.format(split=split): split if "{" in form.table else "claims" for split in tally.written}
        write_croissant(
            folder,
            about.project.settings,
            columns=form.columns,
            tables=dict(sorted(tables.items())),
            published=days.last,
        )
        manifest = Manifest(
            name=publication.name or about.project.settings.title,
            version=publication.version,
            format=name,
            licence=publication.licence,
            articles_licence=publication.articles_licence,
            article_text=form.article_text and about.with_text,
            claims=tally.written.total(),
            held_back=held_back(),
            splits=splits and splits.of(tally.written),
        )
        write_manifest(folder, manifest, contents=tally.contents)
    return tally


class _Days:
    """The day of the last judgment or decision, so that a dataset has a date without a clock."""

    last: str = ""

    def add(self, row: VerifiedClaim) -> None:
        self.last = max(self.last, last_day(row))


def _nothing_left(name: str, held_back: int, tally: Tally) -> ClaimcheckError:
    reasons = [f"{count} {reason}" for reason, count in sorted(tally.left_out.items())]
    if held_back:
        reasons.insert(0, f"{held_back} held back by a gate")
    return ClaimcheckError(
        f"No claim can be written as {name}: {', '.join(reasons) or 'there are none'}",
        hint="See the verdicts with: claimcheck export",
    )

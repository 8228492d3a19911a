"""`claimcheck export`: the verified claims of a project as a dataset."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from claimcheck.cli.counted import counted
from claimcheck.cli.progress import telling
from claimcheck.datasets.formats import FormatName
from claimcheck.files import STANDARD_STREAM
from claimcheck.models import SplitBy
from claimcheck.project import load_project

if TYPE_CHECKING:
    from claimcheck.running.export import ExportReport


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("export", epilog="Example: claimcheck export --project elections --format averitec")(export_cli)


def export_cli(  # noqa: PLR0917 - typer reads options from positional parameters
    project: Path = typer.Option(Path(), "--project", "-p", metavar="DIR", help="The project's folder."),
    output: str | None = typer.Option(
        None,
        "--output",
        "-o",
        metavar="PATH",
        help="Where to write: a file, - for standard output, or with --format a folder.  "
        "[default: dataset.jsonl, or dataset-FORMAT]",
    ),
    form: FormatName | None = typer.Option(
        None, "--format", "-f", help="Write a folder in this format, with croissant.json and MANIFEST.json."
    ),
    split_by: SplitBy | None = typer.Option(
        None, "--split-by", help="Divide the articles into train, validation and test, and keep that in splits.jsonl."
    ),
    train_until: str | None = typer.Option(
        None, "--train-until", metavar="DAY", help="For --split-by time: the last day of train, as 2026-03-31."
    ),
    validation_until: str | None = typer.Option(
        None, "--validation-until", metavar="DAY", help="For --split-by time: the last day of validation."
    ),
    no_text: bool = typer.Option(
        False, "--no-text", help="Leave out the articles' texts: ids, digests, offsets and addresses remain."
    ),
    strict: bool = typer.Option(False, "--strict", help="Write nothing if a gate of the project holds a claim back."),
    as_json: bool = typer.Option(False, "--json", help="Print the report as JSON."),
) -> None:
    """Write the dataset: one row a claim, with the verdict on both questions.

    Each row holds the judgments and their evidence too. Judgments that disagree make a disputed claim; a tie is never
    broken. Claims that a gate of the project holds back are listed; only dataset.jsonl and the format jsonl hold them,
    marked. An earlier export is replaced when the new one is complete, and anything else in its place is left alone.
    """
    from claimcheck.running.export import export

    chosen = load_project(project)
    target = output or str(chosen.folder / f"dataset-{form}" if form else chosen.file("dataset"))
    with telling("Writing the dataset"):
        report = export(
            project=chosen,
            name=form,
            target=target,
            with_text=not no_text,
            strict=strict,
            split_by=split_by,
            train_until=train_until,
            validation_until=validation_until,
        )
    typer.echo(report.model_dump_json() if as_json else _said(report), err=not as_json or target == STANDARD_STREAM)


def _said(report: "ExportReport") -> str:
    from claimcheck.running.export import MOST_HELD_BACK_TOLD

    unit, of_claims = report.unit, report.unit == "claim"  # gates and verdicts are of claims
    held = report.held_back if of_claims else ()
    lines = [f"Held back: {one}." for one in held[:MOST_HELD_BACK_TOLD]]
    if (more := len(held) - MOST_HELD_BACK_TOLD) > 0:
        lines.append(f"Held back: {counted(more, 'other claim')}; --json names them.")
    if held and report.format in ("dataset", "jsonl"):
        lines.append("What is held back is written all the same, and marked.")
    lines += [f"Left out: {counted(count, unit)} {reason}." for reason, count in report.left_out.items()]
    lines += [f"Note: {counted(count, unit)} {note}." for note, count in report.notes.items()]
    if len(report.splits) > 1:
        lines.append("Splits: " + ", ".join(f"{count} {split}" for split, count in report.splits.items()) + ".")
    if report.says:
        lines.append(f"The format {report.format}: {report.says}.")
    states = ", ".join(f"{count} {state}" for state, count in report.states.items()) if of_claims else ""
    wrote = f"Wrote {counted(report.written, unit)} to {report.target}"
    lines.append(f"{wrote}; is it true: {states}." if states else f"{wrote}.")
    return "\n".join(lines)

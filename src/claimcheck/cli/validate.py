"""`claimcheck validate`: whether files hold the records that they should."""

from dataclasses import asdict
from pathlib import Path

import typer

from claimcheck.cli.counted import counted
from claimcheck.errors import EXIT_FINDINGS, EXIT_USAGE, printable
from claimcheck.models import canonical_json
from claimcheck.validation import FileReport, texts_of, validate


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("validate", epilog="Example: claimcheck validate claims.jsonl --articles articles.jsonl")(validate_cli)


def validate_cli(
    files: list[str] = typer.Argument(
        ..., metavar="FILE", help="JSON Lines files of any of our records; - is standard input."
    ),
    articles: Path | None = typer.Option(
        None, "--articles", "-a", metavar="FILE", help="The articles: every offset is checked against their texts."
    ),
    as_json: bool = typer.Option(False, "--json", help="Print what was found as JSON."),
) -> None:
    """Check files of articles, claims, judgments or verified claims.

    Which records a file holds shows in its keys. Every fault is told with its line and field: what the record's schema
    does not allow, ids given twice, and, with --articles, texts that do not stand where their offsets say.
    """
    texts = texts_of(articles) if articles else None
    reports = [validate(file, texts=texts) for file in files]
    if as_json:
        typer.echo(canonical_json([asdict(report) for report in reports]))
    else:
        for report in reports:
            for fault in report.faults:
                typer.echo(str(fault))
            kind = f" of the kind {report.kind}" if report.kind else ""
            typer.echo(f"{printable(report.file)}: {counted(report.records, 'record')}{kind}, {_found(report)}")
    if not all(report.opened for report in reports):
        raise typer.Exit(EXIT_USAGE)
    if any(report.faults for report in reports):
        raise typer.Exit(EXIT_FINDINGS)


def _found(report: FileReport) -> str:
    return counted(len(report.faults), "fault") if report.faults else "no faults"

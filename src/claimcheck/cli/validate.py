"""`claimcheck validate`: whether files hold the records that they should."""

from contextlib import nullcontext
from dataclasses import asdict
from pathlib import Path
from typing import Any

import typer

from claimcheck.cli.counted import counted
from claimcheck.cli.faults import listed, number_of_faults
from claimcheck.errors import EXIT_FINDINGS, EXIT_USAGE, MOST_TOLD, InputError, printable
from claimcheck.models import canonical_json
from claimcheck.texts import open_texts
from claimcheck.validation import FileReport, validate


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
    as_json: bool = typer.Option(
        False, "--json", help="Print what was found as JSON: every fault, not the first hundred."
    ),
) -> None:
    """Check files of articles, claims, judgments or verified claims.

    Which records a file holds shows in its keys. Every fault is told with its line and field: what the record's schema
    does not allow, ids given twice, and, with --articles, texts that do not stand where their offsets say. Of a key
    that a record gives twice the last is read.
    """
    most = None if as_json else MOST_TOLD
    with open_texts(articles) if articles else nullcontext() as texts:
        if texts and (faults := texts.check()):
            raise InputError(faults)
        reports = [validate(file, texts=texts, most=most) for file in files]
    if as_json:
        typer.echo(canonical_json([_as_data(report) for report in reports]))
    else:
        for report in reports:
            for line in listed(report.faults, found=report.faults.total):
                typer.echo(line)
            kind = f" of the kind {report.kind}" if report.kind else ""
            found = number_of_faults(report.faults.total)
            typer.echo(f"{printable(report.file)}: {counted(report.records, 'record')}{kind}, {found}")
    if not all(report.opened for report in reports):
        raise typer.Exit(EXIT_USAGE)
    if any(report.faults for report in reports):
        raise typer.Exit(EXIT_FINDINGS)


def _as_data(report: FileReport) -> dict[str, Any]:
    return {
        "file": report.file,
        "kind": report.kind,
        "records": report.records,
        "opened": report.opened,
        "faults": [asdict(fault) for fault in report.faults],
    }

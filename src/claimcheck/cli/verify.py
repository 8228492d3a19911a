"""`claimcheck verify`: whether a published folder is as it was published."""

from pathlib import Path

import typer

from claimcheck.cli.counted import counted
from claimcheck.cli.faults import listed, number_of_faults
from claimcheck.cli.progress import telling
from claimcheck.datasets.manifest import MANIFEST_FILE
from claimcheck.datasets.verify import verify
from claimcheck.errors import EXIT_FINDINGS, MOST_TOLD, printable


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("verify", epilog="Example: claimcheck verify elections/dataset-averitec")(verify_cli)


def verify_cli(
    folder: Path = typer.Argument(..., metavar="DIR", help="A folder that claimcheck export made."),
    as_json: bool = typer.Option(
        False, "--json", help="Print what was found as JSON: every fault, not the first hundred."
    ),
) -> None:
    """Check a published folder against its manifest, its schemas and its own offsets.

    Every fault is told: files that are missing, changed or added, records that their schema does not allow, and texts
    that do not stand where their offsets say. Nothing in the folder vouches for the manifest itself: compare its
    SHA-256, which is printed, with the one that the publisher gives.
    """
    with telling("Checking the folder"):
        report = verify(folder, most=None if as_json else MOST_TOLD)
    if as_json:
        typer.echo(report.model_dump_json())
    else:
        for line in listed(report.faults, found=report.found):
            typer.echo(line)
        named = printable(f"{report.name} {report.version}")
        typer.echo(f"{folder}: {named}, {counted(report.files, 'file')}, {number_of_faults(report.found)}")
        typer.echo(f"{folder / MANIFEST_FILE}: SHA-256 {report.manifest_sha256}")
    if report.found:
        raise typer.Exit(EXIT_FINDINGS)

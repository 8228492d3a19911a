"""`claimcheck import`: claims that others made become a project's backlog."""

from pathlib import Path

import typer

from claimcheck.cli.counted import counted
from claimcheck.datasets.foreign import ForeignFormat
from claimcheck.datasets.imports import import_claims
from claimcheck.project import load_project

_MOST_TOLD = 20


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("import", epilog="Example: claimcheck import csv backlog.csv --project elections")(import_cli)


def import_cli(
    form: ForeignFormat = typer.Argument(
        ...,
        metavar="FORMAT",
        help="averitec: a split of AVeriTeC, JSON. claimreview: JSON-LD, a data feed, or one review a line. csv: a "
        "table with the column claim, and if you have them speaker, date, url, publisher, lang.",
    ),
    file: Path = typer.Argument(..., metavar="FILE", help="The file of claims."),
    project: Path = typer.Option(Path(), "--project", "-p", metavar="DIR", help="The project's folder."),
    as_json: bool = typer.Option(False, "--json", help="Print the numbers as JSON."),
) -> None:
    """Bring claims that others made into a project.

    Each becomes a short article of its own, “speaker: claim”, with its date and address, and a claim in it, to be
    pushed like those of the splitter. Their verdicts stay behind: yours are to be your own. Run again, it adds nothing.
    """
    report = import_claims(project=load_project(project), file=file, form=form)
    if as_json:
        typer.echo(report.model_dump_json())
    else:
        if report.without_url:
            typer.echo(_left_out(report.without_url, "line" if form == "csv" else "number"), err=True)
        typer.echo(f"Added {counted(report.added, 'claim')}; {report.known} were there already.")


def _left_out(places: tuple[int, ...], unit: str) -> str:
    told = ", ".join(map(str, places[:_MOST_TOLD])) + (" …" if len(places) > _MOST_TOLD else "")
    return f"Note: left out the address of {counted(len(places), 'claim')}, which is none of the web's ({unit} {told})."

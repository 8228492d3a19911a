"""`claimcheck status`: how a project stands."""

from pathlib import Path

import typer
from rich.console import Console

from claimcheck.cli.progress import telling
from claimcheck.errors import ClaimcheckError
from claimcheck.files import STANDARD_STREAM, write_beside
from claimcheck.models import canonical_json
from claimcheck.project import load_project


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("status", epilog="Example: claimcheck status --project elections --html elections/status.html")(
        status_cli
    )


def status_cli(
    project: Path = typer.Option(Path(), "--project", "-p", metavar="DIR", help="The project's folder."),
    html: str | None = typer.Option(
        None, "--html", metavar="FILE", help="Write it as one HTML page with plots, in the project's language."
    ),
    as_json: bool = typer.Option(False, "--json", help="Print everything as JSON."),
) -> None:
    """Say how far the project is, who does how much, and how far annotators agree.

    Works on the project's files alone, so collect first. Was it said and is it true are told apart, and task outcomes
    from both. Agreement is Krippendorff's alpha and Gwet's AC1 with bootstrap intervals and Cohen's kappa by pair; what
    is not defined says why. The model of Dawid and Skene advises and never decides.
    """
    from claimcheck.running.status import status_of
    from claimcheck.views.status_page import status_page
    from claimcheck.views.status_table import StatusTables

    chosen = load_project(project)
    if html:
        chosen.check_output(html)
    if html == STANDARD_STREAM and as_json:
        raise ClaimcheckError("The page and the JSON are both to go to standard output", hint="Name a file for --html")
    with telling("Reading the judgments"):
        status = status_of(chosen)
    if html:
        with write_beside(html) as stream:
            stream.write(
                status_page(
                    status,
                    title=chosen.settings.title,
                    language=chosen.settings.language,
                    direction=chosen.direction,
                    scale=chosen.scale,
                )
            )
    if as_json:
        typer.echo(canonical_json(status.model_dump(mode="json")))
    elif html != STANDARD_STREAM:
        Console().print(StatusTables(status, title=chosen.settings.title, scale=chosen.scale))

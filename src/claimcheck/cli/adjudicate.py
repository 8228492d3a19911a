"""`claimcheck adjudicate`: disputed claims before an adjudicator."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from claimcheck.cli.counted import counted
from claimcheck.cli.progress import sending, sent
from claimcheck.models import canonical_json
from claimcheck.project import Project, load_project

if TYPE_CHECKING:
    from claimcheck.studio.push import PushReport


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("adjudicate", epilog="Example: claimcheck adjudicate --project elections --dry-run")(adjudicate_cli)


def adjudicate_cli(
    project: Path = typer.Option(Path(), "--project", "-p", metavar="DIR", help="The project's folder."),
    dry_run: bool = typer.Option(False, "--dry-run", help="Only say what would be done."),
    as_json: bool = typer.Option(False, "--json", help="Print the report as JSON."),
) -> None:
    """Send the claims that annotators disagree on to an adjudicator, once each.

    They go to a project of their own in Label Studio, where each shows what all annotators answered, side by side and
    under letters in place of names. claimcheck collect brings the decisions back into decisions.jsonl; none is taken
    from somebody who has judged the claim.
    """
    from claimcheck.running.adjudication import adjudicate
    from claimcheck.studio.connection import connect

    chosen = load_project(project)
    client = connect()
    with sending() as progress:
        report = adjudicate(project=chosen, client=client, dry_run=dry_run, progress=progress)
    typer.echo(canonical_json(report.model_dump(mode="json")) if as_json else _said(report, chosen.for_adjudicators()))


def _said(report: "PushReport", desk: Project) -> str:
    if report.project is None and not report.added:
        return "No claim is in dispute."
    would = "would be " if report.dry_run else ""
    lines = [sent(report, title=desk.settings.title, noun="disputed claim")]
    if report.withdrawn:
        lines.append(
            f"{counted(report.withdrawn, 'task')} {would}taken away, untouched: judged again or no longer in dispute."
        )
    if report.reworded:
        lines.append(
            f"{counted(report.reworded, 'known claim')} judged again since the adjudicator began; left as sent."
        )
    if report.left:
        lines.append(f"{counted(report.left, 'other task')} there answered, or begun and no longer in dispute.")
    return "\n".join(lines)

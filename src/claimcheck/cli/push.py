"""`claimcheck push`: the claims of a project to Label Studio."""

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
    app.command("push", epilog="Example: claimcheck push --project elections --dry-run")(push_cli)


def push_cli(
    project: Path = typer.Option(Path(), "--project", "-p", metavar="DIR", help="The project's folder."),
    dry_run: bool = typer.Option(False, "--dry-run", help="Only say what would be done."),
    as_json: bool = typer.Option(False, "--json", help="Print the report as JSON."),
) -> None:
    """Send the project's claims to Label Studio, once each however often it is run.

    Takes claims.jsonl and articles.jsonl of the project, makes the project in Label Studio or brings it up to date with
    project.toml, and adds a task for every claim that has none; where the project has articles reviewed
    (task = "article"), for every article. A change of project.toml that would orphan annotations is refused. The
    server is that of LABEL_STUDIO_URL and LABEL_STUDIO_API_KEY, or else the local one.
    """
    from claimcheck.studio.connection import connect
    from claimcheck.studio.push import push

    chosen = load_project(project)
    chosen.check_split()
    client = connect()
    with sending() as progress:
        report = push(
            project=chosen,
            client=client,
            claims_path=chosen.file("claims"),
            articles_path=chosen.file("articles"),
            dry_run=dry_run,
            progress=progress,
        )
    typer.echo(canonical_json(report.model_dump(mode="json")) if as_json else _said(report, chosen))


def _said(report: "PushReport", project: Project) -> str:
    what = "article" if project.settings.task == "article" else "claim"
    lines = [sent(report, title=project.settings.title, noun=what)]
    if report.changed:
        lines.append(f"{'Would be brought' if report.dry_run else 'Brought'} up to date: {', '.join(report.changed)}.")
    if report.duplicates:
        lines.append(f"{counted(report.duplicates, 'needless task')} about the same {what} taken away.")
    if report.reworded:
        lines.append(
            f"{counted(report.reworded, f'known {what}')} would read differently now; annotators keep what was sent."
        )
    if report.left:
        lines.append(f"{counted(report.left, 'task')} of {what}s that are no longer in {what}s.jsonl left as they are.")
    return "\n".join(lines)

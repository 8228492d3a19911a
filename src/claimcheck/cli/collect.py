"""`claimcheck collect`: what annotators said, out of Label Studio."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer
from rich.console import Console

from claimcheck.cli.counted import counted
from claimcheck.models import canonical_json
from claimcheck.project import RecordFile, load_project

if TYPE_CHECKING:
    from claimcheck.studio.collect import CollectReport

_MOST_TOLD = 20
"""Annotations passed over that are listed; a person reads no more of them."""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("collect", epilog="Example: claimcheck collect --project elections")(collect_cli)


def collect_cli(
    project: Path = typer.Option(Path(), "--project", "-p", metavar="DIR", help="The project's folder."),
    output: Path | None = typer.Option(
        None, "--output", "-o", metavar="FILE", help="Where to write.  [default: judgments.jsonl or reviews.jsonl]"
    ),
    as_json: bool = typer.Option(False, "--json", help="Print the report as JSON."),
) -> None:
    """Write what annotators said as judgments, one row an annotator and claim.

    Where the project has articles reviewed (task = "article"), these are reviews, one row a reviewer and article. What
    was collected before stays; what was edited since becomes another row. Where claims were sent to adjudicators, their
    decisions are written into decisions.jsonl. Annotators have pseudonyms, whose key stays in the project's .claimcheck
    folder.
    """
    from claimcheck.studio.collect import collect, is_on_server
    from claimcheck.studio.connection import connect

    chosen = load_project(project)
    own: RecordFile = "reviews" if chosen.settings.task == "article" else "judgments"
    target = output or chosen.file(own)
    chosen.check_output(target, own=own)
    client = connect()
    wanted = [(own.removesuffix("s"), target, chosen)]
    desk = chosen.for_adjudicators()
    if own == "judgments" and is_on_server(project=desk, client=client):
        wanted.append(("decision", desk.file("decisions"), desk))
    with Console(stderr=True).status("Reading annotations …") as status:

        def tell(done: int) -> None:
            status.update(f"Reading annotations … {counted(done, 'task')}")

        reports = [
            (name, path, collect(project=of, client=client, output=path, progress=tell)) for name, path, of in wanted
        ]
    if as_json:
        typer.echo(canonical_json({f"{name}s": report.model_dump(mode="json") for name, _, report in reports}))
    else:
        for name, path, report in reports:
            typer.echo(_said(report, path, name))


def _said(report: "CollectReport", target: Path, record: str) -> str:
    revised = f", {report.revised} of them revisions" if report.revised else ""
    lines = [f"{target}: {counted(report.judgments, record)}, {report.new} new{revised}."]
    if report.drafts:
        lines.append(f"{counted(report.drafts, 'task')} begun and not submitted.")
    told = report.unread[:_MOST_TOLD]
    lines += [f"Task {u.task}, annotation {u.annotation} was passed over: {u.why}." for u in told]
    if more := len(report.unread) - len(told):
        lines.append(f"{counted(more, 'other annotation')} passed over; --json names them.")
    return "\n".join(lines)

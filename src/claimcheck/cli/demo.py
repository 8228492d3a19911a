"""`claimcheck demo`: everything once, on sample articles with a local Label Studio."""

import shutil
import signal
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from claimcheck.cli.counted import counted
from claimcheck.cli.progress import telling

if TYPE_CHECKING:
    from claimcheck.running.demo import DemoProject
    from claimcheck.studio.server import RunningStudio


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("demo", epilog="Example: claimcheck demo --check")(demo_cli)


def demo_cli(
    folder: Path | None = typer.Option(
        None,
        "--dir",
        metavar="DIR",
        help="Where to work.  [default: claimcheck-demo; with --check a folder that is removed afterwards]",
    ),
    check: bool = typer.Option(
        False, "--check", help="Also answer the tasks as two scripted annotators, collect, export, and stop."
    ),
) -> None:
    """Try everything on sample articles with a Label Studio of its own.

    Makes an Arabic and an English project, splits a sample article of each, pushes the claims, says where to look and
    how to log in, and keeps serving until Ctrl-C. The first start installs Label Studio, which takes some minutes.
    """
    from claimcheck.running.demo import TEMPLATES, prepare
    from claimcheck.studio.connection import connect
    from claimcheck.studio.server import LocalStudio

    signal.signal(signal.SIGTERM, signal.default_int_handler)  # whoever ends us ends the server too
    with ExitStack() as stack:
        scratch = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="claimcheck-"))) if check else None
        place = folder or scratch or Path("claimcheck-demo")
        with telling("Starting Label Studio") as say:
            studio = LocalStudio(scratch / "studio" if scratch else None, say=say)
            running = stack.enter_context(studio)
        client = connect(url=running.url, api_key=running.api_key)
        demos = [prepare(place / template, template, client) for template in TEMPLATES]
        for demo in demos:
            typer.echo(_split_and_pushed(demo))
        if check:
            _check(demos, running)
            return
        typer.echo(_how_to_go_on(running, place / TEMPLATES[0]))
        try:
            studio.wait()
        except KeyboardInterrupt:
            typer.echo("Stopped.", err=True)


def _check(demos: Sequence["DemoProject"], running: "RunningStudio") -> None:
    """Answer as two people, collect, export, and show the rows."""
    from claimcheck.running.demo import answer_as_two, collect_and_verify
    from claimcheck.studio.accounts import add_annotator
    from claimcheck.studio.connection import connect

    accounts = [add_annotator(running, f"{name}@localhost") for name in ("first", "second")]
    annotators = [connect(url=running.url, api_key=account.api_key) for account in accounts]
    for demo in demos:
        answers = answer_as_two(demo, annotators)
        report, rows = collect_and_verify(demo, connect(url=running.url, api_key=running.api_key))
        typer.echo(f"\n{demo.project.settings.title}: {counted(answers, 'answer')}, {report.judgments} collected")
        for row in rows:
            verdict = row.truth.label or "-"
            typer.echo(f"  {row.truth.state:<9} {verdict:<10} said: {row.said.label or '-':<5} {row.text}")


def _split_and_pushed(demo: "DemoProject") -> str:
    attributed = sum(claim.voice == "attributed" for claim in demo.claims)
    return (
        f"{demo.project.settings.title}: {counted(len(demo.articles), 'article')} split into "
        f"{counted(attributed, 'attributed claim')} and {counted(len(demo.claims) - attributed, 'own-voice claim')}; "
        f"{demo.pushed.added} pushed, {demo.pushed.known} known"
    )


def _how_to_go_on(running: "RunningStudio", project: Path) -> str:
    command = "claimcheck" if shutil.which("claimcheck") else sys.argv[0]  # `make demo` puts nothing on the PATH
    return (
        f"\nOpen       {running.url}\nLog in as  {running.email}\nPassword   {running.password}\n\n"
        f"Choose a project, then “Label All Tasks”. When you have judged a claim or two, in another terminal:\n"
        f"  {command} collect --project {project}\n"
        f"  {command} export --project {project}\n\n"
        "Serving until Ctrl-C."
    )

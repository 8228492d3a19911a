"""`claimcheck studio`: a local Label Studio with SQLite."""

import signal
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from claimcheck.cli.progress import telling
from claimcheck.errors import EXIT_FINDINGS
from claimcheck.models import canonical_json
from claimcheck.studio.server_settings import LOOPBACK, is_loopback

if TYPE_CHECKING:
    from claimcheck.studio.server import LocalStudio, RunningStudio

DATA = typer.Option(
    None, "--data", metavar="DIR", help="Folder of the server's data.  [default: in your user data folder]"
)


def register(app: typer.Typer) -> None:
    """Add the commands."""
    studio = typer.Typer(
        help="A local Label Studio, with SQLite, for yourself: start it, stop it, ask after it.",
        no_args_is_help=True,
        rich_markup_mode=None,
        epilog="Example: claimcheck studio up",
    )
    studio.command("up", epilog="Example: claimcheck studio up --port 8090")(up_cli)
    studio.command("down", epilog="Example: claimcheck studio down")(down_cli)
    studio.command("status", epilog="Example: claimcheck studio status --json")(status_cli)
    app.add_typer(studio, name="studio")


def up_cli(
    port: int | None = typer.Option(
        None, "--port", "-p", min=1, max=65535, help="Port.  [default: the last one, 8080, or a free one]"
    ),
    data: Path | None = DATA,
    host: str = typer.Option(LOOPBACK, "--host", help="Address to listen on."),
    allow_remote: bool = typer.Option(
        False, "--allow-remote", help="Let --host be an address that other machines reach."
    ),
    foreground: bool = typer.Option(False, "--foreground", help="Keep serving until Ctrl-C."),
) -> None:
    """Start the local Label Studio and say how to log in.

    The first start installs Label Studio into an environment of its own (about 1 GB) and makes the database, which
    takes some minutes; later ones take half a minute. Accounts and projects stay from one start to the next. When the
    data was made by an earlier release of Label Studio, a copy of the database is kept.
    """
    from claimcheck.studio.server import LocalStudio

    # a service manager's way to end us is to end the server as well
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with telling("Starting Label Studio") as say:
        studio = LocalStudio(data, port=port, host=host, allow_remote=allow_remote, say=say)
        running = studio.start()
    _tell(running, data)
    if not is_loopback(host):
        typer.echo(
            f"Warning: other machines reach this server at {host}. It is Django's development server, without TLS: "
            "passwords and keys cross the network in the clear.",
            err=True,
        )
    if foreground:
        _serve(studio)


def down_cli(data: Path | None = DATA) -> None:
    """Stop the local Label Studio; its data stays."""
    from claimcheck.studio.server import LocalStudio

    typer.echo("Stopped." if LocalStudio(data).stop() else "It was not running.")


def status_cli(
    data: Path | None = DATA, as_json: bool = typer.Option(False, "--json", help="Print it as JSON.")
) -> None:
    """Say whether and where it runs.

    Exit code 1 when it does not run or does not answer.
    """
    from claimcheck.studio.server import LocalStudio

    status = LocalStudio(data).status()
    if as_json:
        typer.echo(canonical_json(status.model_dump(mode="json")))
    elif status.state == "stopped":
        typer.echo(f"Not running; data in {status.data}")
    else:
        typer.echo(f"{status.url}: {status.state}, process {status.pid}, log in as {status.email}")
        typer.echo(f"Password and API key: {status.secrets}")
    if status.state != "running":
        raise typer.Exit(EXIT_FINDINGS)


def _tell(running: "RunningStudio", data: Path | None) -> None:
    typer.echo(f"Label Studio: {running.url}")
    typer.echo(f"Log in as:    {running.email}")
    typer.echo(f"Password:     in {running.secrets}")
    place = f" --data {data}" if data else ""
    typer.echo(f"Stop it with: claimcheck studio down{place}")
    if data:
        typer.echo(
            "For other commands set LABEL_STUDIO_URL to the address, LABEL_STUDIO_API_KEY to api_key in that file."
        )


def _serve(studio: "LocalStudio") -> None:
    typer.echo("Serving until Ctrl-C.", err=True)
    try:
        studio.wait()
    except KeyboardInterrupt:
        studio.stop()
        typer.echo("Stopped.", err=True)

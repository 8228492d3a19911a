"""`claimcheck doctor`: what is installed, and whether Label Studio can be worked with."""

from typing import TYPE_CHECKING

import typer

from claimcheck.models import canonical_json

if TYPE_CHECKING:
    from claimcheck.checks import Check


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("doctor", epilog="Example: claimcheck doctor --json")(doctor_cli)


def doctor_cli(as_json: bool = typer.Option(False, "--json", help="Print what was found as JSON.")) -> None:
    """Say what is installed, which languages can be split, and whether Label Studio answers.

    Exit code 1 when something has to be mended, 3 when that is Label Studio: one is set up and does not answer or does
    not take the key. Notes, such as an extra that is not installed, change nothing about the exit code.
    """
    from claimcheck.checks import installation_checks
    from claimcheck.splitting.checks import language_checks
    from claimcheck.studio.checks import studio_checks

    checks = [*installation_checks(), *language_checks(), *studio_checks()]
    if as_json:
        typer.echo(canonical_json([check.model_dump(exclude={"exit_code"}) for check in checks]))
    else:
        width = max(len(check.subject) for check in checks)
        for check in checks:
            typer.echo(_line(check, width))
    if worst := max(check.exit_code for check in checks):
        raise typer.Exit(worst)


def _line(check: "Check", width: int) -> str:
    line = f"{check.level:5}  {check.subject:{width}}  {check.finding}"
    return f"{line}\n{'':{width + 9}}{check.fix}" if check.fix else line

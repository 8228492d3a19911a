"""`claimcheck decide`: sign-off, correction, retraction."""

from datetime import datetime
from enum import StrEnum
from pathlib import Path

import typer

from claimcheck.cli.counted import counted
from claimcheck.models import DecisionKind, Said
from claimcheck.project import load_project


class Action(StrEnum):
    """What is decided."""

    SIGN_OFF = "sign-off"
    CORRECT = "correct"
    RETRACT = "retract"


_KINDS: dict[Action, DecisionKind] = {
    Action.SIGN_OFF: "sign_off",
    Action.CORRECT: "correction",
    Action.RETRACT: "retraction",
}


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "decide",
        epilog="Example: claimcheck decide correct c-1a2b3c4d5e6f7081 --verdict refuted --reason 'The figures were "
        "revised' --by mona",
    )(decide_cli)


def decide_cli(  # noqa: PLR0917 - typer reads options from positional parameters
    action: Action = typer.Argument(..., metavar="ACTION", help="What is decided."),
    claims: list[str] = typer.Argument(
        None, metavar="CLAIM", help="Ids of claims. With sign-off and none: every claim that is settled."
    ),
    by: str = typer.Option(..., "--by", metavar="NAME", help="Who decides; only a pseudonym is written."),
    reason: str = typer.Option("", "--reason", metavar="TEXT", help="Why; only a sign-off may go without."),
    verdict: str | None = typer.Option(
        None, "--verdict", metavar="LABEL", help="With correct: the label that is right, as claimcheck scales names it."
    ),
    said: Said | None = typer.Option(None, "--said", help="With correct: whether it was said."),
    at: datetime | None = typer.Option(
        None, "--at", formats=["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S"], help="When it was decided, in UTC.  [default: now]"
    ),
    project: Path = typer.Option(Path(), "--project", "-p", metavar="DIR", help="The project's folder."),
) -> None:
    """Sign claims off, correct or retract them.

    Each decision is added to decisions.jsonl and to the history of its claim; nothing that was there is changed. The
    next export has it.
    """
    from claimcheck.running.decisions import decide

    chosen = load_project(project)
    made = decide(
        project=chosen,
        kind=_KINDS[action],
        claims=claims or (),
        by=by,
        reason=reason,
        said=said,
        verdict=verdict,
        at=at,
    )
    done = {Action.SIGN_OFF: "signed off", Action.CORRECT: "corrected", Action.RETRACT: "retracted"}[action]
    typer.echo(f"{counted(len(made), 'claim')} {done}, in {chosen.file('decisions')}.")

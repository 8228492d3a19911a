"""`claimcheck export`: the verified claims of a project as a dataset."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import typer

from claimcheck.files import write_records
from claimcheck.models import VerifiedClaim
from claimcheck.project import load_project
from claimcheck.verdicts import open_inputs, verified_claims


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("export", epilog="Example: claimcheck export --project elections -o elections/dataset.jsonl")(
        export_cli
    )


def export_cli(
    project: Path = typer.Option(Path(), "--project", "-p", metavar="DIR", help="The project's folder."),
    output: str | None = typer.Option(
        None, "--output", "-o", metavar="FILE", help="Where to write; - is standard output.  [default: dataset.jsonl]"
    ),
) -> None:
    """Write the dataset: one row a claim, with the verdict on both questions.

    Each row holds the judgments and their evidence too. Judgments that disagree make a disputed claim; a tie is never
    broken.
    """
    chosen = load_project(project)
    target = output or str(chosen.file("dataset"))
    states: Counter[str] = Counter()
    with open_inputs(
        articles=chosen.file("articles"),
        claims=chosen.file("claims"),
        judgments=chosen.file("judgments"),
        scale=chosen.scale,
    ) as inputs:
        rows = verified_claims(
            inputs.all_claims(),
            article_of=inputs.article,
            judgments_of=inputs.judgments.get,
            wanted=chosen.settings.judgments_wanted,
        )
        count = write_records(target, _counted(rows, states))
    summary = ", ".join(f"{states[state]} {state}" for state in sorted(states))
    typer.echo(f"Wrote {count} claims to {target} ({summary}).", err=True)


def _counted(rows: Iterator[VerifiedClaim], states: Counter[str]) -> Iterator[VerifiedClaim]:
    for row in rows:
        states[row.truth.state] += 1
        yield row

"""`claimcheck evaluate`: how well the splitter does on annotated articles."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer
from rich import box
from rich.console import Console
from rich.table import Table

from claimcheck.cli.counted import counted
from claimcheck.errors import printable
from claimcheck.models import canonical_json

if TYPE_CHECKING:
    from claimcheck.splitting.evaluation import Evaluation


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "evaluate",
        epilog="Example: claimcheck evaluate gold.jsonl --errors 20",
    )(evaluate_cli)


def evaluate_cli(
    gold: list[Path] = typer.Argument(
        ..., metavar="GOLD", help="Gold files: one annotated article a line (JSON Lines)."
    ),
    errors: int = typer.Option(0, "--errors", min=0, help="Show this many of the errors of each file."),
    as_json: bool = typer.Option(False, "--json", help="Print the figures as JSON, a list with an entry a file."),
) -> None:
    """Measure the splitter against annotated articles.

    Precision, recall and F1 by content, triple and resolved source. A triple is right when its content overlaps gold's
    by half or more and its cue and source touch gold's; resolved asks instead whether the source is named as gold
    names it.
    """
    from claimcheck.articles import with_blocks
    from claimcheck.splitting import split
    from claimcheck.splitting.evaluation import evaluate
    from claimcheck.splitting.gold import read_gold

    console = Console()
    reports = []
    for path in gold:
        result = evaluate(read_gold(path), splitter=lambda article: split(with_blocks(article)))
        if as_json:
            reports.append(_report(path, result, errors))
            continue
        hits = f"{counted(result.documents, 'document')}, {counted(result.forbidden_hits, 'forbidden hit')}"
        typer.echo(f"{printable(path.name)}: {hits}")  # as a title it would wrap at the table's breadth
        console.print(_table(result))
        console.print(_error_kinds(result))
        for error in result.errors[:errors]:
            typer.echo(error.model_dump_json(exclude_none=True))
    if as_json:
        typer.echo(canonical_json(reports))


def _table(result: "Evaluation") -> Table:
    table = Table(box=box.SIMPLE, show_edge=False, pad_edge=False)
    table.add_column("measure")
    for name in ("P", "R", "F1"):
        table.add_column(name, justify="right")
    for name, m in result.measures.items():
        table.add_row(name, f"{m.precision:.1f}", f"{m.recall:.1f}", f"{m.f1:.1f}")
    return table


def _error_kinds(result: "Evaluation") -> str:
    kinds = Counter(error.kind for error in result.errors)
    return "errors: " + (", ".join(f"{kind} {count}" for kind, count in sorted(kinds.items())) or "none")


def _report(path: Path, result: "Evaluation", errors: int) -> dict[str, Any]:
    return {
        "file": path.name,
        "documents": result.documents,
        "forbidden_hits": result.forbidden_hits,
        "measures": {
            name: {"precision": m.precision, "recall": m.recall, "f1": m.f1, **m.model_dump()}
            for name, m in result.measures.items()
        },
        "errors": [error.model_dump(exclude_none=True) for error in result.errors[:errors]],
    }

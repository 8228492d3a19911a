"""`claimcheck scales`: the verdict scales, and what their labels come to on the core scale."""

import typer
from rich import box
from rich.console import Console
from rich.table import Table

from claimcheck.models import CORE_SCALE, Scale, canonical_json
from claimcheck.project import load_scale, scale_names


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("scales", epilog="Example: claimcheck scales misbar")(scales_cli)


def scales_cli(
    name: str | None = typer.Argument(None, metavar="NAME", help="One scale; all of them if not given."),
    as_json: bool = typer.Option(False, "--json", help="Print the scales as JSON, a list."),
) -> None:
    """Show the verdict scales and how their labels map to the core one.

    An edge to the core scale is exact, narrower (right, but it says less) or lossy (right for most claims only). Edges
    are editorial choices and have no inverse; the original label is always kept.
    """
    scales = [load_scale(one) for one in ([name] if name else scale_names())]
    if as_json:
        typer.echo(canonical_json([scale.model_dump(mode="json") for scale in scales]))
        return
    console = Console()
    for scale in scales:
        console.print(_table(scale))


def _table(scale: Scale) -> Table:
    order = "ordered" if scale.ordered else "unordered"
    title = f"{scale.name}: {scale.title['en']}, version {scale.version}, {order}"
    table = Table(title=title, title_justify="left", box=box.SIMPLE, show_edge=False, pad_edge=False)
    for column in ("code", "English", "Arabic", f"on {CORE_SCALE}\nedge, qualifiers"):
        table.add_column(column, no_wrap=column not in {"English", "Arabic"})  # codes are there to be copied
    for label in scale.labels:
        more = ", ".join([*([label.core.edge] if label.core else []), *label.qualifiers])
        core = "\n".join(filter(None, (label.core.label if label.core else "", more)))
        table.add_row(label.code, label.name("en"), label.name("ar"), core)
    return table

"""`claimcheck init`: a new project from a template."""

from pathlib import Path

import typer

from claimcheck.errors import printable
from claimcheck.project import can_be_title, create_project, template_names

_TEMPLATES = ", ".join(template_names())


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("init", epilog="Example: claimcheck init elections --template english-news")(init_cli)


def init_cli(
    folder: Path = typer.Argument(..., metavar="DIR", help="The folder to make; it must not exist or be empty."),
    template: str = typer.Option(
        "arabic-news", "--template", "-t", metavar="NAME", help=f"What to start from: {_TEMPLATES}."
    ),
    title: str | None = typer.Option(
        None,
        "--title",
        metavar="TEXT",
        help="The project's title, by which Label Studio knows it.  [default: the folder's name]",
    ),
) -> None:
    """Make a project: settings, guidelines for annotators, sample articles.

    Projects of the same title are one in Label Studio: give each its own.
    """
    name = folder.resolve().name
    project = create_project(folder, template=template, title=title or (name if can_be_title(name) else None))
    typer.echo(
        f"Made {printable(str(folder))}: title “{project.settings.title}”, language {project.settings.language}, "
        f"verdict scale {project.scale.title.get('en', project.scale.name)}.\n"
        "Next, in that folder:\n"
        "  claimcheck split articles -o claims.jsonl --articles articles.jsonl\n"
        "  claimcheck studio up\n"
        "  claimcheck push"
    )

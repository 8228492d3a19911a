"""What is going on, on standard error: lines, a spinner or a bar where a person watches."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import Progress

from claimcheck.cli.counted import counted

if TYPE_CHECKING:  # commands that push nothing do not wait for Label Studio's SDK
    from claimcheck.studio.push import PushReport


@contextmanager
def telling(doing: str) -> Iterator[Callable[[str], None]]:
    """A function that prints a line; while the block runs a terminal shows that something is being done."""
    console = Console(stderr=True, highlight=False, soft_wrap=True)

    def say(line: str) -> None:
        console.print(line, markup=False)

    if console.is_terminal:
        with console.status(f"{doing} …"):
            yield say
    else:
        yield say


@contextmanager
def sending() -> Iterator[Callable[[int, int], None]]:
    """A function that is told how many of how many claims have been sent; a terminal shows them as a bar."""
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("Sending claims", total=None)
        yield lambda done, of: bar.update(task, completed=done, total=of)


def sent(report: "PushReport", *, title: str, noun: str) -> str:
    """Where claims were sent, and how many: the first line of a report."""
    place = f"Project {report.project} in Label Studio" if report.project else "A new project in Label Studio"
    would = "would be " if report.dry_run else ""
    return f"{place}, “{title}”: {counted(report.added, noun)} {would}added, {report.known} known."

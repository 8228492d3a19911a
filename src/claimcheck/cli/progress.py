"""What is going on, a line at a time on standard error, with a spinner where a person watches."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console


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

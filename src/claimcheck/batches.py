"""A few records at a time: who does one thing to all of them, and then the next, has the code for it at hand."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")

_SIZE = 8


def batched(records: Iterable[T], size: int = _SIZE) -> Iterator[list[T]]:
    """The records in lists, all but the last of the same length."""
    left = iter(records)
    while batch := list(islice(left, size)):
        yield batch


def watched(records: Iterable[T], see: Callable[[T], object]) -> Iterator[T]:
    """The records themselves, after each has been shown to `see`."""
    for batch in batched(records):
        for record in batch:
            see(record)
        yield from batch

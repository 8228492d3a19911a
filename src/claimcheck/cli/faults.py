"""Faults of files as the commands that look for them print them."""

from collections.abc import Iterator, Sequence

from claimcheck.cli.counted import counted


def listed(faults: Sequence[object], *, found: int) -> Iterator[str]:
    """A line for each fault, and one for those that are left out."""
    yield from map(str, faults)
    if more := found - len(faults):
        yield f"and {counted(more, 'more fault')}; --json tells them all"


def number_of_faults(found: int) -> str:
    """Such as "no faults" or "12 faults"."""
    return counted(found, "fault") if found else "no faults"

"""What goes wrong, in words a person can act on. The command line turns these into one sentence and an exit code."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self

EXIT_DONE = 0
EXIT_FINDINGS = 1
EXIT_USAGE = 2
EXIT_STUDIO = 3
EXIT_INTERRUPTED = 130

MOST_TOLD = 100
"""Faults that are listed unless all are asked for; nobody reads more of them."""


class ClaimcheckError(Exception):
    """The root of every error that a user can mend.

    Args:
        message: what is wrong, one sentence without a final full stop.
        hint: what to do about it, one sentence without a final full stop.
    """

    exit_code = EXIT_USAGE

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}. {self.hint}." if self.hint else f"{self.message}."


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with one input: where it stands, what it is, what to do."""

    file: str
    message: str
    fix: str = ""
    line: int | None = None
    field: str | None = None

    def __str__(self) -> str:
        place = self.file
        if self.line is not None:
            place += f", line {self.line}"
        if self.field:
            place += f", field {self.field}"
        return printable(f"{place}: {self.message}" + (f"; {self.fix}" if self.fix else ""))


def printable(text: str) -> str:
    """The text on one line, with escapes for what a terminal would obey or cannot show: names and keys are hostile."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def without_records(file: str) -> Fault:
    """The fault of a file that has nothing but blank lines."""
    return Fault(file, "is empty", "write at least one record into it")


def given_twice(file: str, line: int, identity: str, *, first: int) -> Fault:
    """The fault of a record with the id of another, which stands in the line `first`."""
    message = f"has the id of line {first}: '{identity}'"
    return Fault(file, message, "give each record an id of its own", line, "id")


class FirstFaults(list[Fault]):
    """Faults as they are found. The first are kept, so that a file full of them takes no more memory than these.

    Args:
        most: how many are kept; None for all.

    Attributes:
        more: how many others there were.
    """

    def __init__(self, most: int | None = MOST_TOLD) -> None:
        super().__init__()
        self._most = most
        self.more = 0

    def append(self, fault: Fault) -> None:
        """Keep a fault, or count it."""
        if self._most is None or len(self) < self._most:
            super().append(fault)
        else:
            self.more += 1

    def extend(self, faults: Iterable[Fault]) -> None:
        """Keep or count several; those that others have counted are counted too."""
        for fault in faults:
            self.append(fault)
        self.more += faults.more if isinstance(faults, FirstFaults) else 0

    def __iadd__(self, faults: Iterable[Fault]) -> Self:  # type: ignore[misc, override] # `+` makes a plain list
        self.extend(faults)
        return self

    @property
    def total(self) -> int:
        """How many were found."""
        return len(self) + self.more


class InputError(ClaimcheckError):
    """Input that cannot be used: every fault that was found, not only the first. The message ends after a hundred."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        told = FirstFaults()
        told.extend(faults)
        left = [f"and {told.more} more faults"] if told.more else []
        super().__init__("\n".join([*map(str, told), *left]))
        self.faults = tuple(faults)

    def __str__(self) -> str:
        return self.message


class StudioError(ClaimcheckError):
    """Label Studio cannot be reached, or does not allow what was asked of it."""

    exit_code = EXIT_STUDIO


class MissingExtraError(ClaimcheckError):
    """An optional dependency is not installed; the hint is the command that installs it."""

    def __init__(self, *, extra: str, needed_for: str) -> None:
        super().__init__(
            f"{needed_for} needs the extra '{extra}', which is not installed",
            hint=f"Install it with: pip install 'claimcheck[{extra}]'",
        )
        self.extra = extra


class ReducedWarning(UserWarning):
    """Something works, but less well than it could; the message says what to install."""

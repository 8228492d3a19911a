"""What goes wrong, in words a person can act on. The command line turns these into one sentence and an exit code."""

from collections.abc import Sequence
from dataclasses import dataclass

EXIT_DONE = 0
EXIT_FINDINGS = 1
EXIT_USAGE = 2
EXIT_STUDIO = 3
EXIT_INTERRUPTED = 130

_MOST_TOLD = 100
"""Faults that a message lists; nobody reads more of them."""


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


class InputError(ClaimcheckError):
    """Input that cannot be used: every fault that was found, not only the first. The message ends after a hundred."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        more = len(faults) - _MOST_TOLD
        left = [f"and {more} more faults"] if more > 0 else []
        super().__init__("\n".join([*map(str, faults[:_MOST_TOLD]), *left]))
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

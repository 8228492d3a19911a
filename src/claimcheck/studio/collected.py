"""How far a file of judgments or reviews has been filled: what makes the next collection cheap."""

import hashlib
from pathlib import Path
from typing import Self

from pydantic import ValidationError

from claimcheck.files import write_beside
from claimcheck.models import Part

_FILE = "collected.json"


class Unread(Part):
    """A submitted annotation that no record was made of; with `refused`, the claim that it may not decide on."""

    task: int
    annotation: int
    why: str
    refused: str | None = None


class Collected(Part):
    """Up to which change on the server a file holds everything, and which annotations could not be read till then.

    `digest` is that of the file: where it differs, somebody has put another file there, and everything is read anew.
    """

    project: int
    output: str
    digest: str
    until: str | None
    unread: tuple[Unread, ...] = ()

    @classmethod
    def of(cls, *, project: int, output: Path, until: str | None, unread: tuple[Unread, ...]) -> Self:
        """For a file that has just been written."""
        return cls(project=project, output=str(output.resolve()), digest=_digest(output), until=until, unread=unread)

    @classmethod
    def read(cls, folder: Path, *, project: int, output: Path) -> Self | None:
        """What was remembered of this project and file; None where nothing was, or the file is not as it was left."""
        last = cls._remembered(folder)
        if last is None or not output.is_file():
            return None
        ours = (last.project, last.output, last.digest) == (project, str(output.resolve()), _digest(output))
        return last if ours else None

    @classmethod
    def refusals(cls, folder: Path) -> dict[str, list[int]]:
        """The annotations that were refused, by the claim that they are about."""
        found: dict[str, list[int]] = {}
        last = cls._remembered(folder)
        for unread in last.unread if last else ():
            if unread.refused:
                found.setdefault(unread.refused, []).append(unread.annotation)
        return found

    @classmethod
    def _remembered(cls, folder: Path) -> Self | None:
        try:
            return cls.model_validate_json((folder / _FILE).read_bytes())
        except (OSError, ValidationError):
            return None

    def write(self, folder: Path) -> None:
        """Remember it.

        Raises:
            ClaimcheckError: the file cannot be written. Nothing is lost: the next collection reads everything.
        """
        with write_beside(folder / _FILE, mode=0o600) as stream:
            stream.write(self.model_dump_json() + "\n")


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()

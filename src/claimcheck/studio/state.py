"""What this machine remembers of a project on a server: which task holds which claim, and how the claim read then.

One JSON value a line, appended batch by batch and flushed to the disk: an interrupted push leaves at most a broken
last line, which is passed over. The file is a memory aid, not the truth: it is rebuilt from the server.
"""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from filelock import FileLock, Timeout

from claimcheck.errors import ClaimcheckError
from claimcheck.files import write_beside

_FILE = "tasks.jsonl"


class Held(NamedTuple):
    """The task that holds a claim, and the digest of its data."""

    task: int
    digest: str


@dataclass(slots=True)
class TaskMap:
    """The project on the server, and the task of each claim."""

    url: str
    project: int
    tasks: dict[str, Held] = field(default_factory=dict)


def open_state_folder(folder: Path) -> Path:
    """The state folder, made for its owner alone."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


@contextmanager
def alone(folder: Path, name: str, *, otherwise: str, seconds: float = 0) -> Iterator[None]:
    """Do what is inside while nobody else does anything of that name.

    Args:
        folder: a state folder.
        name: of what is done.
        otherwise: what to say where somebody else does it.
        seconds: how long to wait for them.

    Raises:
        ClaimcheckError: somebody else still does it.
    """
    try:
        with FileLock(open_state_folder(folder) / f"{name}.lock", timeout=seconds):
            yield
    except Timeout:
        raise ClaimcheckError(otherwise, hint="Wait until it is done, then try again") from None


def read_map(folder: Path) -> TaskMap | None:
    """What is remembered; None where there is nothing, or nothing that can be read."""
    try:
        lines = (folder / _FILE).read_text(encoding="utf-8").splitlines()
        head = json.loads(lines[0])
        found = TaskMap(url=str(head["url"]), project=int(head["project"]))
    except (OSError, ValueError, LookupError, TypeError):
        return None
    for line in lines[1:]:
        try:
            claim_id, task, digest = json.loads(line)
            found.tasks[str(claim_id)] = Held(int(task), str(digest))
        except (ValueError, TypeError):
            continue
    return found


def write_map(folder: Path, known: TaskMap) -> None:
    """Replace what is remembered.

    Raises:
        ClaimcheckError: the file cannot be written.
    """
    with write_beside(open_state_folder(folder) / _FILE, mode=0o600) as stream:
        stream.write(json.dumps({"url": known.url, "project": known.project}) + "\n")
        stream.writelines(map(_line, known.tasks.items()))


def append_tasks(folder: Path, tasks: Mapping[str, Held]) -> None:
    """Remember tasks that have just been made.

    Raises:
        ClaimcheckError: the file cannot be written. Nothing is lost: the next push asks the server.
    """
    path = folder / _FILE
    try:
        with path.open("a", encoding="utf-8") as stream:
            stream.writelines(map(_line, tasks.items()))
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        raise ClaimcheckError(
            f"{path}: cannot be written, {(error.strerror or str(error)).lower()}",
            hint="Make room and push again: what was sent is on the server and is not sent twice",
        ) from error


def _line(item: tuple[str, Held]) -> str:
    claim_id, held = item  # escaped: no character of an id may end the line
    return json.dumps([claim_id, *held]) + "\n"

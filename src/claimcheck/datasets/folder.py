"""A dataset's folder: built beside its place and moved there whole, in the place of an earlier export of ours only."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from claimcheck.datasets.manifest import MANIFEST_FILE, read_manifest
from claimcheck.errors import ClaimcheckError, Fault, InputError
from claimcheck.files import os_message

_ELSEWHERE = "choose another name with --output, or move it away"


@contextmanager
def new_folder(target: Path) -> Iterator[Path]:
    """An empty folder that takes the place of `target` when the block ends well, and goes away otherwise.

    Raises:
        InputError: `target` holds something else than an earlier export, which is untouched.
        ClaimcheckError: it cannot be written; what stood there before is untouched.
    """
    if faults := in_the_way(target):
        raise InputError(faults)
    try:
        with tempfile.TemporaryDirectory(prefix=f".{target.name}.", dir=target.parent) as beside:
            built = Path(beside) / "new"
            built.mkdir()
            yield built
            for path in files_of(built):
                _sync(path)
            if target.exists():
                target.replace(Path(beside) / "old")
            try:
                built.replace(target)
            except BaseException:  # an interrupt too: the earlier export is not to go with the folder beside
                if (old := Path(beside) / "old").exists():
                    old.replace(target)
                raise
    except OSError as error:
        raise ClaimcheckError(
            f"{target}: cannot be written, {os_message(error)}",
            hint="Choose a folder whose parent exists, may be written to and has room",
        ) from error


def files_of(folder: Path) -> list[Path]:
    """Every file in a folder and the folders in it, sorted by path."""
    return sorted(path for path in folder.rglob("*") if not path.is_dir() or path.is_symlink())


def in_the_way(target: Path) -> list[Fault]:
    """What keeps an export from this place: anything but an earlier export as it was written."""
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        return [Fault(str(target), "exists and is not a folder", _ELSEWHERE)]
    if not target.exists() or not any(target.iterdir()):
        return []
    try:
        manifest, _ = read_manifest(target)
    except InputError:
        return [Fault(str(target), "exists and is not a complete export of claimcheck", _ELSEWHERE)]
    found = {path.relative_to(target).as_posix() for path in files_of(target)}
    strange = sorted(found - {entry.path for entry in manifest.files} - {MANIFEST_FILE})
    return [Fault(str(target / path), "was not written by an export", _ELSEWHERE) for path in strange]


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

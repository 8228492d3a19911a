"""A dataset's folder: built beside its place and moved there whole, in the place of an earlier export of ours only."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pydantic import ValidationError

from claimcheck.datasets.manifest import MANIFEST_FILE, Manifest
from claimcheck.errors import ClaimcheckError


@contextmanager
def new_folder(target: Path) -> Iterator[Path]:
    """An empty folder that takes the place of `target` when the block ends well, and goes away otherwise.

    Raises:
        ClaimcheckError: `target` holds something else than an earlier export, or cannot be written; what stood there
            before is untouched.
    """
    refuse_what_is_not_ours(target)
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
            f"{target}: cannot be written, {(error.strerror or str(error)).lower()}",
            hint="Choose a folder whose parent exists, may be written to and has room",
        ) from error


def files_of(folder: Path) -> list[Path]:
    """Every file in a folder and the folders in it, sorted by path."""
    return sorted(path for path in folder.rglob("*") if not path.is_dir() or path.is_symlink())


def refuse_what_is_not_ours(target: Path) -> None:
    """Check that an export may take this place: nothing is there, or an earlier export as it was written.

    Raises:
        ClaimcheckError: something else is there.
    """
    hint = "Choose another name with --output, or move it away"
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise ClaimcheckError(f"{target} exists and is not a folder", hint=hint)
    if not target.exists() or not any(target.iterdir()):
        return
    try:
        manifest = Manifest.model_validate_json((target / MANIFEST_FILE).read_bytes())
    except (OSError, ValidationError) as error:
        raise ClaimcheckError(f"{target} exists and is not a complete export of claimcheck", hint=hint) from error
    found = {path.relative_to(target).as_posix() for path in files_of(target)}
    if strange := sorted(found - {entry.path for entry in manifest.files} - {MANIFEST_FILE}):
        raise ClaimcheckError(f"{target} holds {', '.join(strange[:3])}, which no export wrote", hint=hint)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

"""MANIFEST.json: what a published folder holds, so that anybody can check that it is as it was published."""

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, Self

from pydantic import Field, ValidationError

import claimcheck
from claimcheck.errors import Fault, InputError
from claimcheck.files import faults_of, open_binary, write_beside
from claimcheck.models import SCHEMA_VERSION, Part, Split, SplitBy

MANIFEST_FILE = "MANIFEST.json"
_MOST = 1 << 24
"""No more bytes of a manifest are read than these."""


class Contents(Part):
    """How many records of which kind a file holds."""

    rows: int = Field(ge=0)
    record: str | None = Field(default=None, description="the records' kind, such as verified-claim; null if not ours")


class FileEntry(Part):
    """One file of the folder."""

    path: str = Field(description="from the folder, with forward slashes")
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    bytes: int = Field(ge=0)
    contents: Contents | None = Field(default=None, description="null for files without records, such as the card")


class SplitSummary(Part):
    """How the claims were divided, and that nothing leaks between the parts."""

    by: SplitBy
    articles: Mapping[str, int] = Field(description="articles a split")
    claims: Mapping[str, int] = Field(description="claims a split")
    near_duplicates: int = Field(ge=0, description="pairs of articles that nearly repeat one another")
    overlaps: Literal[0] = Field(default=0, description="how many of these pairs lie in different splits")
    left_out: int = Field(ge=0, description="articles in no split, because they nearly repeat those of another one")

    def of(self, claims: Mapping[Split, int]) -> Self:
        """The same with the number of claims a split, known once they are written."""
        return self.model_copy(update={"claims": dict(sorted(claims.items()))})


class Manifest(Part):
    """What a published folder holds and under which terms. No clock: the same data give the same bytes."""

    manifest_version: Literal["1.0"] = "1.0"
    schema_version: Literal["1.0"] = SCHEMA_VERSION
    name: str
    version: str
    exporter: str = f"claimcheck {claimcheck.__version__}"
    format: str
    licence: str
    articles_licence: str
    article_text: bool = Field(description="whether the texts of the articles are in the folder")
    claims: int = Field(ge=0)
    held_back: int = Field(ge=0, description="claims that a gate kept out")
    splits: SplitSummary | None = None
    files: tuple[FileEntry, ...] = ()


def write_manifest(folder: Path, manifest: Manifest, *, contents: Mapping[str, Contents]) -> Manifest:
    """Write the manifest of a folder whose other files are all in place, and return it with their digests.

    Args:
        folder: the folder.
        manifest: all that the files do not tell; its `files` are replaced.
        contents: by path from the folder, for files that hold records.
    """
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and path != folder / MANIFEST_FILE)
    entries = tuple(entry_of(folder, path.relative_to(folder).as_posix(), contents) for path in paths)
    complete = manifest.model_copy(update={"files": entries})
    with write_beside(folder / MANIFEST_FILE) as stream:
        json.dump(complete.model_dump(mode="json"), stream, ensure_ascii=False, indent=2, sort_keys=True)
        stream.write("\n")
    return complete


def read_manifest(folder: Path) -> tuple[Manifest, str]:
    """The manifest of a folder, which may be hostile, and its SHA-256.

    Raises:
        InputError: there is none that can be read.
    """
    path = folder / MANIFEST_FILE
    if folder.is_dir() and not os.path.lexists(path):
        fix = "name a folder that claimcheck export --format made, or fetch it again"
        raise InputError([Fault(str(folder), f"holds no {MANIFEST_FILE}", fix)])
    if path.exists() and not path.is_file() and not path.is_dir():
        raise InputError([Fault(str(path), "is not a file")])
    with open_binary(path) as stream:
        content = stream.read(_MOST)
    try:
        return Manifest.model_validate_json(content), hashlib.sha256(content).hexdigest()
    except ValidationError as error:
        raise InputError(faults_of(error, file=str(path))) from error


def entry_of(folder: Path, path: str, contents: Mapping[str, Contents]) -> FileEntry:
    """What the manifest says of one file."""
    with (folder / path).open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
        return FileEntry(path=path, sha256=digest, bytes=stream.tell(), contents=contents.get(path))

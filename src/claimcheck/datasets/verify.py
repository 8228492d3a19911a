"""Whether a published folder is as it was published: its manifest, its schemas, and its own offsets."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path, PurePosixPath
from typing import Any

from pydantic import ValidationError

from claimcheck.datasets.counting import count_rows
from claimcheck.datasets.croissant import CROISSANT_FILE
from claimcheck.datasets.folder import files_of
from claimcheck.datasets.manifest import MANIFEST_FILE, Contents, FileEntry, Manifest, entry_of, read_manifest
from claimcheck.errors import MOST_TOLD, Fault, FirstFaults, MissingExtraError
from claimcheck.files import faults_of, os_message
from claimcheck.models import RECORDS, Article, Part, WithheldArticle
from claimcheck.texts import Texts, open_texts
from claimcheck.validation import validate

_AS_PUBLISHED = "fetch the folder again from where it was published"
_BATCH = 1000
_ARTICLES: Mapping[str | None, type[Article | WithheldArticle]] = {
    "article": Article,
    "withheld-article": WithheldArticle,
}
_MOST = 1 << 24
"""A file that has so many more bytes than it should, and as many again, is not read."""


class VerifyReport(Part):
    """What was found in a folder.

    Attributes:
        folder: the folder.
        name: the dataset's name.
        version: the dataset's version.
        manifest_sha256: the SHA-256 of the manifest, which nothing in the folder vouches for.
        files: how many files the manifest lists.
        rows: how many records they hold.
        found: how many things are not as they should be.
        faults: these in words, or the first of them.
    """

    folder: str
    name: str
    version: str
    manifest_sha256: str
    files: int
    rows: int
    found: int
    faults: tuple[str, ...]


def verify(folder: Path, *, most: int | None = MOST_TOLD) -> VerifyReport:
    """Check files against the manifest, records against their schemas, offsets against the texts.

    A file that differs from what the manifest says is read all the same, so that its faults show what was changed.

    Args:
        folder: the folder.
        most: how many faults are told; None for all.

    Raises:
        InputError: the folder has no manifest that can be read.
        MissingExtraError: it holds Parquet files, and the extra that reads them is not installed.
    """
    manifest, digest = read_manifest(folder)
    faults = FirstFaults(most)
    faults += _strange(folder, manifest)
    readable: list[FileEntry] = []
    for entry in {entry.path: entry for entry in manifest.files}.values():
        if (fault := _unreadable(folder, entry)) is None:
            readable.append(entry)
            faults += _changes(folder, entry)
        else:
            faults.append(fault)
    faults += _contradictions(folder, manifest, readable)
    with _texts(folder, readable) as texts:
        for entry in readable:
            if entry.contents:
                faults += _rows(folder / entry.path, entry.contents, texts, most)
    return VerifyReport(
        folder=str(folder),
        name=manifest.name,
        version=manifest.version,
        manifest_sha256=digest,
        files=len(manifest.files),
        rows=sum(entry.contents.rows for entry in manifest.files if entry.contents),
        found=faults.total,
        faults=tuple(map(str, faults)),
    )


def _strange(folder: Path, manifest: Manifest) -> Iterator[Fault]:
    """Files that the manifest does not list, and those that it lists twice."""
    listed = Counter(entry.path for entry in manifest.files)
    for path, times in listed.items():
        if times > 1:
            yield Fault(str(folder / MANIFEST_FILE), f"lists {path} {times} times", _AS_PUBLISHED)
    for file in files_of(folder):
        path = file.relative_to(folder).as_posix()
        if path not in listed and path != MANIFEST_FILE:
            yield Fault(str(file), "is not in the manifest", "remove it, or export the dataset again")


def _unreadable(folder: Path, entry: FileEntry) -> Fault | None:
    """Why a file of the manifest is not to be opened, if so."""
    path, inside = folder / entry.path, PurePosixPath(entry.path)
    try:
        if not _stays_inside(entry.path) or any((folder / part).is_symlink() for part in (inside, *inside.parents)):
            return Fault(str(path), "leads out of the folder", "do not trust this folder")
        if inside.as_posix() != entry.path:
            return Fault(str(path), f"is written {entry.path!r} in the manifest", "do not trust this folder")
        if not path.is_file():
            return Fault(str(path), "is not a file" if path.exists() else "is missing", _AS_PUBLISHED)
        if (size := path.stat().st_size) > 2 * entry.bytes + _MOST:
            return Fault(str(path), f"has {size} bytes, the manifest says {entry.bytes}: not read", _AS_PUBLISHED)
        with path.open("rb"):
            return None
    except (OSError, ValueError) as error:
        message, fix = "is no name of a file", "do not trust this folder"
        if isinstance(error, PermissionError):
            message, fix = os_message(error), "allow yourself to read it"
        return Fault(str(path), message, fix)


def _stays_inside(path: str) -> bool:
    pure = PurePosixPath(path)
    return not pure.is_absolute() and ".." not in pure.parts and not set(path) & set("\\:")


def _changes(folder: Path, entry: FileEntry) -> Iterator[Fault]:
    path = str(folder / entry.path)
    found = entry_of(folder, entry.path, {})
    if found.bytes != entry.bytes:
        yield Fault(path, f"has {found.bytes} bytes, the manifest says {entry.bytes}", _AS_PUBLISHED)
    elif found.sha256 != entry.sha256:
        yield Fault(path, "has another SHA-256 than the manifest says", _AS_PUBLISHED)


def _contradictions(folder: Path, manifest: Manifest, readable: Iterable[FileEntry]) -> Iterator[Fault]:
    """What the manifest says otherwise than its list or croissant.json: whoever changes the one forgets the other."""
    if not manifest.article_text and any(e.contents and e.contents.record == "article" for e in manifest.files):
        message = "says that the articles' texts are not here, and lists a file of them"
        yield Fault(str(folder / MANIFEST_FILE), message, _AS_PUBLISHED, field="article_text")
    if CROISSANT_FILE not in {entry.path for entry in readable}:
        return
    try:
        described = json.loads((folder / CROISSANT_FILE).read_bytes())
    except (ValueError, RecursionError):
        return  # another file than was published, which has been told
    told = described.get if isinstance(described, dict) else dict[str, Any]().get
    for field, key in (("name", "name"), ("version", "version"), ("licence", "license")):
        ours, theirs = getattr(manifest, field), told(key)
        if ours != theirs:
            message = f"says {ours!r}, {CROISSANT_FILE} says {theirs!r}"
            yield Fault(str(folder / MANIFEST_FILE), message, _AS_PUBLISHED, field=field)


def _texts(folder: Path, readable: Iterable[FileEntry]) -> AbstractContextManager[Texts | None]:
    """The articles' texts, or what is known of them; None where there are no articles."""
    for entry in readable:
        model = _ARTICLES.get(entry.contents.record) if entry.contents else None
        if model and entry.path.endswith(".jsonl"):
            return open_texts(folder / entry.path, model)  # what is broken is told when the file is checked itself
    return nullcontext()


def _rows(path: Path, told: Contents, texts: Texts | None, most: int | None) -> FirstFaults:
    """What is wrong with the rows of a file, and whether they are as many as the manifest says."""
    faults = FirstFaults(most)
    if told.record is None:
        rows = count_rows(path, faults)
    elif told.record not in RECORDS:
        faults.append(Fault(str(path), f"holds records of the kind '{told.record}', which this version does not know"))
        return faults
    elif path.suffix == ".parquet":
        rows = _parquet(path, told, faults)
    else:
        report = validate(path, texts=texts, most=most)
        rows, faults = report.records, report.faults
        if report.kind and report.kind != told.record:
            message = f"holds records of the kind {report.kind}, the manifest says {told.record}"
            faults.append(Fault(str(path), message))
    if rows != told.rows:
        faults.append(Fault(str(path), f"has {rows} rows, the manifest says {told.rows}", _AS_PUBLISHED))
    return faults


def _parquet(path: Path, told: Contents, faults: list[Fault]) -> int:
    """The number of rows; what is wrong with them is added to `faults`.

    A small file can say that it has more rows than anybody can read.
    """
    try:
        from pyarrow.parquet import ParquetFile  # noqa: PLC0415 - needed for this format alone
    except ImportError as error:
        raise MissingExtraError(extra="datasets", needed_for="Checking Parquet files") from error
    record = RECORDS[told.record or ""]
    number = 0
    try:
        with ParquetFile(path) as file:
            ours = set(file.schema_arrow.names) == set(record.model_fields)
            if not ours:
                faults.append(Fault(str(path), f"has other columns than records of the kind {told.record}"))
            if not ours or file.metadata.num_rows != told.rows:
                return int(file.metadata.num_rows)
            for batch in file.iter_batches(_BATCH):
                for number, row in enumerate(batch.to_pylist(), number + 1):  # noqa: B020 - counts on
                    try:
                        record.model_validate(row)
                    except ValidationError as error:
                        faults += faults_of(error, file=str(path), line=number)
    except Exception as error:  # noqa: BLE001 - on a damaged file pyarrow raises whatever it stumbles over
        faults.append(Fault(str(path), f"is not Parquet: {str(error).partition(chr(10))[0]}"))
    return number

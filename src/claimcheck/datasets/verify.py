"""Whether a published folder is as it was published: its manifest, its schemas, and its own offsets."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from pydantic import ValidationError

from claimcheck.datasets.manifest import MANIFEST_FILE, FileEntry, Manifest, entry_of
from claimcheck.errors import Fault, InputError, MissingExtraError
from claimcheck.files import faults_of, open_binary
from claimcheck.models import RECORDS, Part
from claimcheck.validation import texts_of, validate

_ARTICLES = "article"
_AS_PUBLISHED = "fetch the folder again from where it was published"


class VerifyReport(Part):
    """What was found in a folder.

    Attributes:
        folder: the folder.
        name: the dataset's name.
        version: the dataset's version.
        files: how many files the manifest lists.
        rows: how many records they hold.
        faults: everything that is not as it should be, in words.
    """

    folder: str
    name: str
    version: str
    files: int
    rows: int
    faults: tuple[str, ...]


def verify(folder: Path) -> VerifyReport:
    """Check files against the manifest, records against their schemas, offsets against the texts.

    Raises:
        InputError: the folder has no manifest that can be read.
        MissingExtraError: it holds Parquet files, and the extra that reads them is not installed.
    """
    manifest = _manifest(folder)
    faults = list(_differences(folder, manifest))
    broken = {fault.file for fault in faults}
    texts = _texts(folder, manifest, broken)
    for entry in manifest.files:
        if entry.contents and entry.contents.record and str(folder / entry.path) not in broken:
            faults += _records(folder, entry, texts)
    return VerifyReport(
        folder=str(folder),
        name=manifest.name,
        version=manifest.version,
        files=len(manifest.files),
        rows=sum(entry.contents.rows for entry in manifest.files if entry.contents),
        faults=tuple(map(str, faults)),
    )


def _manifest(folder: Path) -> Manifest:
    path = folder / MANIFEST_FILE
    with open_binary(path) as stream:
        try:
            return Manifest.model_validate_json(stream.read())
        except ValidationError as error:
            raise InputError(faults_of(error, file=str(path))) from error


def _differences(folder: Path, manifest: Manifest) -> Iterator[Fault]:
    """Files that are missing, changed, or not in the manifest."""
    for entry in manifest.files:
        path = folder / entry.path
        if not _stays_inside(entry.path) or path.is_symlink():
            yield Fault(str(path), "leads out of the folder", "do not trust this folder")
        elif not path.is_file():
            yield Fault(str(path), "is missing", _AS_PUBLISHED)
        elif (found := entry_of(folder, entry.path, {})).bytes != entry.bytes:
            yield Fault(str(path), f"has {found.bytes} bytes, the manifest says {entry.bytes}", _AS_PUBLISHED)
        elif found.sha256 != entry.sha256:
            yield Fault(str(path), "has another SHA-256 than the manifest says", _AS_PUBLISHED)
    listed = {entry.path for entry in manifest.files} | {MANIFEST_FILE}
    for path in sorted(folder.rglob("*")):
        if not path.is_dir() and path.relative_to(folder).as_posix() not in listed:
            yield Fault(str(path), "is not in the manifest", "remove it, or export the dataset again")


def _stays_inside(path: str) -> bool:
    pure = PurePosixPath(path)
    return not pure.is_absolute() and ".." not in pure.parts and "\\" not in path and ":" not in path


def _texts(folder: Path, manifest: Manifest, broken: set[str]) -> dict[str, str] | None:
    """The articles' texts by id, where the folder has them."""
    if not manifest.article_text:
        return None
    for entry in manifest.files:
        path = folder / entry.path
        if (
            entry.contents
            and entry.contents.record == _ARTICLES
            and path.suffix == ".jsonl"
            and str(path) not in broken
        ):
            try:
                return texts_of(path)
            except InputError:  # told when the file itself is checked
                return None
    return None


def _records(folder: Path, entry: FileEntry, texts: dict[str, str] | None) -> Iterator[Fault]:
    path = folder / entry.path
    assert entry.contents is not None  # noqa: S101 - the caller has looked
    kind = entry.contents.record or ""
    if kind not in RECORDS:
        yield Fault(str(path), f"holds records of the kind '{kind}', which this version does not know")
        return
    if path.suffix == ".parquet":
        rows, faults = _parquet(path, kind)
    else:
        report = validate(path, texts=texts)
        rows, faults = report.records, report.faults
        if report.kind and report.kind != kind:
            faults.append(Fault(str(path), f"holds records of the kind {report.kind}, the manifest says {kind}"))
    yield from faults
    if rows != entry.contents.rows:
        yield Fault(str(path), f"has {rows} rows, the manifest says {entry.contents.rows}")


def _parquet(path: Path, kind: str) -> tuple[int, list[Fault]]:
    try:
        import pyarrow as pa  # noqa: PLC0415 - needed for this format alone
        import pyarrow.parquet as pq  # noqa: PLC0415
    except ImportError as error:
        raise MissingExtraError(extra="datasets", needed_for="Checking Parquet files") from error
    faults: list[Fault] = []
    number = 0
    try:
        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches():
                for number, row in enumerate(batch.to_pylist(), number + 1):  # noqa: B020 - counts on
                    try:
                        RECORDS[kind].model_validate(row)
                    except ValidationError as error:
                        faults += faults_of(error, file=str(path), line=number)
    except pa.ArrowException as error:
        faults.append(Fault(str(path), f"is not Parquet: {str(error).splitlines()[0]}"))
    return number, faults

"""Reading and writing our JSON Lines files: every fault reported with its line, nothing ever half written."""

import codecs
import json
import os
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, TextIO, TypeVar

import jsonlines
from pydantic import BaseModel, ValidationError

from claimcheck.batches import batched
from claimcheck.errors import ClaimcheckError, Fault, InputError, without_records
from claimcheck.models import SCHEMA_VERSION, Record

STANDARD_STREAM = "-"
UNKNOWN_KEY = "is not a key"
_HALF, _REPAIR = "holds half of a surrogate pair, which is no character", "repair or remove it"

M = TypeVar("M", bound=BaseModel)


def read_records(path: str | Path, model: type[M]) -> Iterator[M]:
    """Yield the records of a JSON Lines file ("-" is standard input), each as the model.

    From the first fault on nothing more is yielded, but the file is read to its end: one error names every fault.

    Raises:
        InputError: the file cannot be read, or lines of it are not records of this model.
    """
    faults: list[Fault] = []
    for number, row in read_rows(path, faults):
        try:
            record = model.model_validate(row)
        except ValidationError as error:
            faults.extend(faults_of(error, file=str(path), line=number))
            continue
        if not faults:
            yield record
    if faults:
        raise InputError(faults)


def read_rows(path: str | Path, faults: list[Fault]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield line number and JSON object of each line; lines that hold none are added to `faults`.

    Raises:
        InputError: the file cannot be opened.
    """
    with open_binary(path) as stream:
        yield from rows_of(stream, faults, file=str(path))


def rows_of(
    lines: Iterable[bytes], faults: list[Fault], *, file: str, by_hand: bool = False
) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield line number and JSON object of each line that is not blank; lines that hold none are added to `faults`.

    Lines that somebody may have written by hand can give a key twice, of which the last would win: that is a fault. To
    look for it costs a sixth of the time that many small objects take, so that lines of ours are spared it.
    """
    number = rows = 0
    line = b""

    def not_blank() -> Iterator[bytes]:
        nonlocal number, line
        for number, line in enumerate(lines, start=1):  # noqa: B007 - read outside
            if line.strip():
                yield line

    loads: Callable[[Any], Any] = _each_key_once.decode if by_hand else json.loads
    with jsonlines.Reader(not_blank(), loads=loads) as reader:
        while True:
            try:
                row = reader.read(type=dict)
            except EOFError:
                break
            except (jsonlines.InvalidLineError, RecursionError) as error:
                rows += 1
                faults += _why_no_row(error, file=file, line=number)
                continue
            rows += 1
            if b"\\ud" in line.lower() and (broken := [key for key in row if not _can_be_written(row[key])]):
                faults += [Fault(file, _HALF, _REPAIR, line=number, field=key) for key in broken]
            else:
                yield number, row
    if not rows:
        faults.append(without_records(file))


def _can_be_written(value: Any) -> bool:
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True


class _GivenTwiceError(ValueError):
    """An object of JSON gives keys more than once."""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(row := dict(pairs)) < len(pairs):
        raise _GivenTwiceError(*(key for key, times in Counter(key for key, _ in pairs).items() if times > 1))
    return row


_each_key_once = json.JSONDecoder(object_pairs_hook=_object)


def _why_no_row(error: Exception, *, file: str, line: int) -> list[Fault]:
    cause = error.__cause__
    if isinstance(cause, _GivenTwiceError):
        return [Fault(file, "is given twice", "keep one of them", line, key) for key in cause.args]
    message = "is not a JSON object"
    if isinstance(cause, UnicodeDecodeError):
        message = "is not UTF-8"
    elif isinstance(cause, json.JSONDecodeError):
        message = f"is not JSON ({cause.msg[:1].lower()}{cause.msg[1:]} at column {cause.pos + 1})"
    return [Fault(file, message, "write one JSON object a line, in UTF-8", line)]


def faults_of(error: ValidationError, *, file: str, line: int | None = None) -> list[Fault]:
    """One fault for each thing that pydantic found wrong."""
    faults = []
    for item in error.errors(include_url=False):
        field = ".".join(map(str, item["loc"]))
        if field == "schema_version":
            fix = "write the file anew with this version of claimcheck"
            faults.append(Fault(file, f"is not {SCHEMA_VERSION}", fix, line, field))
        elif item["type"] == "json_invalid":
            faults.append(Fault(file, *_why_no_json(item["input"], item["msg"]), line))
        else:
            faults.append(Fault(file, _say(item["type"], item["msg"]), line=line, field=field or None))
    return faults


def _why_no_json(content: bytes, message: str) -> tuple[str, str]:
    """What is wrong and what to do: the parser only says what it expected."""
    if content.startswith(codecs.BOM_UTF8):
        return "begins with a byte order mark", "save it as UTF-8 without one"
    if b"\0" in content:
        return "holds NUL bytes, as UTF-16 does", "save it as UTF-8"
    try:
        content.decode()
    except UnicodeDecodeError:
        return "is not UTF-8", "save it as UTF-8"
    if "hex escape" in message and b"\\ud" in content.lower():
        return _HALF, _REPAIR
    return f"is not JSON ({message.removeprefix('Invalid JSON: ').partition(' at line')[0]})", ""


def _say(kind: str, message: str) -> str:
    """What pydantic says of a field, in words that fit behind the name of the field."""
    if kind == "missing":
        return "is missing"
    if kind == "extra_forbidden":
        return UNKNOWN_KEY
    if message == "String should have at least 1 character":
        return "is empty"
    message = message.removeprefix("Value error, ").removeprefix("Input ")
    return message[:1].lower() + message[1:]


@contextmanager
def open_binary(path: str | Path) -> Iterator[BinaryIO]:
    """Open a file, or standard input for "-".

    Raises:
        InputError: it does not exist, is a folder, or may not be read.
    """
    if str(path) == STANDARD_STREAM:
        yield sys.stdin.buffer
        return
    try:
        stream = Path(path).open("rb")  # noqa: SIM115 - closed below
    except OSError as error:
        fix = "name a file in it" if isinstance(error, IsADirectoryError) else "check the path"
        raise InputError([Fault(str(path), os_message(error), fix)]) from error
    with stream:
        yield stream


def write_records(path: str | Path, records: Iterable[Record]) -> int:
    """Write records as JSON Lines ("-" is standard output) and return how many.

    Raises:
        ClaimcheckError: the file cannot be written; what stood there before is untouched.
    """
    count = 0
    with write_beside(path) as stream:
        for batch in batched(records):
            stream.write("".join([record.to_json() + "\n" for record in batch]))
            count += len(batch)
    return count


@contextmanager
def write_beside(path: str | Path, *, mode: int = 0o666) -> Iterator[TextIO]:
    """A text stream that replaces `path`, or goes to standard output for "-", only when the block ends well.

    A link is followed. Over a pipe or a device nothing can be renamed: these, too, get the text at the block's end.
    `mode` is the file's permission bits before the umask.

    Raises:
        ClaimcheckError: the file cannot be written; what stood there before is untouched.
    """
    target = Path(os.path.realpath(path))
    if str(path) == STANDARD_STREAM or (Path(path).exists() and not (target.is_file() or target.is_dir())):
        with _held_back(path) as stream:
            yield stream
        return
    try:
        descriptor, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    except OSError as error:
        raise cannot_write(path, error) from error
    beside = Path(name)
    try:
        with open(descriptor, "w", encoding="utf-8", newline="\n") as stream:  # noqa: PTH123 - a descriptor
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        beside.chmod(mode & ~_umask())
        beside.replace(target)
    except OSError as error:
        raise cannot_write(path, error) from error
    finally:
        beside.unlink(missing_ok=True)


@contextmanager
def _held_back(path: str | Path) -> Iterator[TextIO]:
    with tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n") as stream:
        yield stream
        stream.seek(0)
        if str(path) == STANDARD_STREAM:
            shutil.copyfileobj(stream, sys.stdout)
            sys.stdout.flush()
            return
        try:
            with Path(path).open("w", encoding="utf-8", newline="\n") as out:
                shutil.copyfileobj(stream, out)
        except OSError as error:
            raise cannot_write(path, error) from error


def cannot_write(path: str | Path, error: OSError) -> ClaimcheckError:
    """The error of a place that cannot be written to, and what to do."""
    room = "Choose a folder that exists, may be written to and has room"
    hint = "Name a file in it" if isinstance(error, IsADirectoryError) else room
    return ClaimcheckError(f"{path}: cannot be written, {os_message(error)}", hint=hint)


def os_message(error: OSError) -> str:
    """What the operating system says, in words that fit behind the name of the file."""
    return (error.strerror or str(error)).lower()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask

"""Finding records of a JSON Lines file by a key, without holding the file in memory."""

import json
import shutil
import tempfile
from array import array
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from operator import attrgetter
from pathlib import Path
from typing import BinaryIO, Generic, Self, TypeVar

import msgspec
from pydantic import ValidationError

from claimcheck.errors import Fault, InputError, given_twice
from claimcheck.files import cannot_write, faults_of, open_binary
from claimcheck.models import Record

R = TypeVar("R", bound=Record)

_NONE = -1
_UNREAD, _SOUND, _FAULTY = range(3)


class Lookup(Generic[R]):
    """The records of a file by one of their fields. Only keys and places are kept; a record is checked when it is read.

    Use as a context manager: the file stays open in between.

    Args:
        path: the file.
        model: what its lines are.
        key: the field.
        unique: whether an id that is given twice is a fault.
        check: what else is wrong with a record; called once with each and the number of its line.

    Attributes:
        faults: why the file cannot be read, which ids are given twice, what is wrong with the records read so far.
    """

    def __init__(
        self,
        path: Path,
        model: type[R],
        *,
        key: str,
        unique: bool = False,
        check: Callable[[R, int], Iterable[Fault]] = lambda _record, _line: (),
    ) -> None:
        self.faults: list[Fault] = []
        self._path = path
        self._validate = model.__pydantic_validator__.validate_json  # a tenth faster than through the model
        self._key = key
        self._check = check
        self._unique = unique
        # Numbers alone: lists would be five times as large, and for the garbage collector to walk through.
        self._newest: dict[str, int] = {}
        self._before, self._places, self._lines = array("q"), array("q"), array("q")
        self._states = bytearray()
        self._stream: BinaryIO | None = None

    def __enter__(self) -> Self:
        self._closing = ExitStack()
        try:
            self._stream = self._seekable(self._closing.enter_context(open_binary(self._path)))
        except InputError as error:
            self.faults += error.faults
        else:
            self._index(self._stream)
        return self

    def __exit__(self, *_: object) -> None:
        self._closing.close()

    def __contains__(self, key: str) -> bool:
        """Whether there is a record with a key, or could be, because the file cannot be read."""
        return key in self._newest or self._stream is None

    def __iter__(self) -> Iterator[str]:
        """The keys, in the order in which they first appear."""
        return iter(self._newest)

    def get(self, key: str) -> list[R]:
        """The records with a key, in the order of the file, those with faults left out; none if there is no such key.

        Raises:
            InputError: the file has changed since it was opened.
        """
        numbers: list[int] = []
        number = self._newest.get(key, _NONE)
        while number != _NONE:
            numbers.append(number)
            number = self._before[number]
        records: list[R] = []
        for number in reversed(numbers):
            if (record := self._read(number)) is None:
                continue
            if getattr(record, self._key) != key:
                raise InputError([Fault(str(self._path), "has changed while it was read", "run the command again")])
            records.append(record)
        return records

    def check(self) -> list[Fault]:
        """Read what has not been read yet, and return the faults of the whole file in the order of its lines."""
        for number, state in enumerate(self._states):
            if state == _UNREAD:
                self._read(number)
        self.faults.sort(key=lambda fault: fault.line or 0)
        return self.faults

    def _seekable(self, stream: BinaryIO) -> BinaryIO:
        """The stream, or a copy of one that can be read but once, such as a pipe."""
        if stream.seekable():
            return stream
        copy = self._closing.enter_context(tempfile.TemporaryFile())  # noqa: SIM115 - closed with the rest
        try:
            shutil.copyfileobj(stream, copy)
            copy.seek(0)
        except OSError as error:
            raise cannot_write(tempfile.gettempdir(), error) from error
        return copy

    def _index(self, stream: BinaryIO) -> None:
        keys = _keys_of(self._key)
        first: dict[str, int] = {}
        for line, at, row in _lines(stream):
            key, identity = keys(row)
            self._before.append(self._newest.get(key, _NONE))
            self._newest[key] = len(self._places)
            self._places.append(at)
            self._lines.append(line)
            if self._unique and identity and first.setdefault(identity, line) != line:
                self.faults.append(given_twice(str(self._path), line, identity, first=first[identity]))
        self._states = bytearray(len(self._places))

    def _read(self, number: int) -> R | None:
        if self._stream is None or self._states[number] == _FAULTY:
            return None
        self._stream.seek(self._places[number])
        try:
            record: R = self._validate(self._stream.readline())
        except ValidationError as error:
            found = faults_of(error, file=str(self._path), line=self._lines[number])
        else:
            if self._states[number] == _SOUND:
                return record
            found = list(self._check(record, self._lines[number]))
            if not found:
                self._states[number] = _SOUND
                return record
        self._states[number] = _FAULTY
        self.faults += found
        return None


def _keys_of(key: str) -> Callable[[bytes], tuple[str, str]]:
    """What reads key and id of a line and nothing else; empty what a line lacks, which is told when it is read."""
    fields = [(name, str, "") for name in sorted({key, "id"})]
    decode = msgspec.json.Decoder(msgspec.defstruct("Keys", fields, gc=False)).decode
    both = attrgetter(key, "id")

    def keys(row: bytes) -> tuple[str, str]:
        try:
            return both(decode(row))
        except (msgspec.MsgspecError, ValueError, RecursionError):
            return _read_anyhow(row, key), _read_anyhow(row, "id")

    return keys


def _read_anyhow(row: bytes, field: str) -> str:
    """What a line that is no record has for a field, so that nobody is told that it is not there."""
    try:
        return str(json.loads(row)[field])
    except (ValueError, TypeError, KeyError, RecursionError):
        return ""


def _lines(stream: BinaryIO) -> Iterator[tuple[int, int, bytes]]:
    """Number, place and bytes of every line that is not blank."""
    at = 0
    for number, line in enumerate(stream, 1):
        if line.strip():
            yield number, at, line
        at += len(line)

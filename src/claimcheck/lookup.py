"""Finding records of a JSON Lines file by a key, without holding the file in memory."""

import json
from array import array
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, Generic, Self, TypeVar

from pydantic import ValidationError

from claimcheck.errors import Fault, InputError
from claimcheck.files import faults_of, open_binary
from claimcheck.models import Record

R = TypeVar("R", bound=Record)

_NONE = -1


class Lookup(Generic[R]):
    """The records of a file by one of their fields. One pass checks every line; then only the lines' places are kept.

    Use as a context manager: the file stays open in between.

    Args:
        path: the file.
        model: what its lines are.
        key: the field.
        seen: called in the first pass with each record and the number of its line.
        faults: takes what is wrong with lines, whose keys are then known but have no records; without it an error does.

    Raises:
        InputError: the file cannot be read, or, without `faults`, lines of it are not records of the model.
    """

    def __init__(
        self,
        path: Path,
        model: type[R],
        *,
        key: str,
        seen: Callable[[R, int], None] = lambda _record, _line: None,
        faults: list[Fault] | None = None,
    ) -> None:
        self._path = path
        self._model = model
        # Numbers alone: lists would be five times as large, and for the garbage collector to walk through.
        self._newest: dict[str, int] = {}
        self._places = array("q")
        self._before = array("q")
        found: list[Fault] = []
        with open_binary(path) as stream:
            for line, at, row in _lines(stream):
                try:
                    record = model.model_validate_json(row)
                except ValidationError as error:
                    found.extend(faults_of(error, file=str(path), line=line))
                    self._newest.setdefault(_read_anyhow(row, key), _NONE)
                else:
                    self._add(getattr(record, key), at)
                    seen(record, line)
        if faults is not None:
            faults.extend(found)
        elif found:
            raise InputError(found)

    def __enter__(self) -> Self:
        self._stream = self._path.open("rb")
        return self

    def __exit__(self, *_: object) -> None:
        self._stream.close()

    def __contains__(self, key: str) -> bool:
        return key in self._newest

    def __iter__(self) -> Iterator[str]:
        """The keys, in the order in which they first appear."""
        return iter(self._newest)

    def get(self, key: str) -> list[R]:
        """The records with a key, in the order of the file; none if there is no such key."""
        numbers: list[int] = []
        number = self._newest.get(key, _NONE)
        while number != _NONE:
            numbers.append(number)
            number = self._before[number]
        return [self._read(self._places[number]) for number in reversed(numbers)]

    def _add(self, key: str, at: int) -> None:
        self._before.append(self._newest.get(key, _NONE))
        self._newest[key] = len(self._places)
        self._places.append(at)

    def _read(self, at: int) -> R:
        self._stream.seek(at)
        return self._model.model_validate_json(self._stream.readline())


def _read_anyhow(row: bytes, key: str) -> str:
    """What a line that is no record has for a key, so that nobody is told that it is not there."""
    try:
        return str(json.loads(row)[key])
    except (ValueError, TypeError, KeyError, RecursionError):
        return ""


def _lines(stream: BinaryIO) -> Iterator[tuple[int, int, bytes]]:
    """Number, place and bytes of every line that is not blank."""
    at = 0
    for number, line in enumerate(stream, 1):
        if line.strip():
            yield number, at, line
        at += len(line)

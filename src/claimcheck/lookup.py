"""Finding records of a JSON Lines file by a key, without holding the file in memory."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, Generic, Self, TypeVar

from pydantic import ValidationError

from claimcheck.errors import Fault, InputError
from claimcheck.files import faults_of, open_binary
from claimcheck.models import Record

R = TypeVar("R", bound=Record)


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
        self._places: dict[str, list[int]] = {}
        found: list[Fault] = []
        with open_binary(path) as stream:
            for line, at, row in _lines(stream):
                try:
                    record = model.model_validate_json(row)
                except ValidationError as error:
                    found.extend(faults_of(error, file=str(path), line=line))
                    self._places.setdefault(_read_anyhow(row, key), [])
                else:
                    self._places.setdefault(getattr(record, key), []).append(at)
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
        return key in self._places

    def __iter__(self) -> Iterator[str]:
        """The keys, in the order in which they first appear."""
        return iter(self._places)

    def get(self, key: str) -> list[R]:
        """The records with a key, in the order of the file; none if there is no such key."""
        return [self._read(at) for at in self._places.get(key, ())]

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

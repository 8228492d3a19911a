"""Finding records of a JSON Lines file by a key, without holding the file in memory."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, Generic, Self, TypeVar

from pydantic import ValidationError

from claimcheck.errors import Fault, InputError
from claimcheck.files import MAX_FAULTS, faults_of, open_binary
from claimcheck.models import Record

R = TypeVar("R", bound=Record)


class Lookup(Generic[R]):
    """The records of a file by key. One pass checks every line; after that only the places of the lines are kept.

    Use as a context manager: the file stays open in between. `seen` is called with each record of
    that first pass.

    Raises:
        InputError: the file cannot be read, or lines of it are not records of the model.
    """

    def __init__(
        self,
        path: Path,
        model: type[R],
        *,
        key: Callable[[R], str],
        seen: Callable[[R], None] = lambda _record: None,
    ) -> None:
        self._path = path
        self._model = model
        self._places: dict[str, list[int]] = {}
        faults: list[Fault] = []
        with open_binary(path) as stream:
            for line, at, row in _lines(stream):
                try:
                    record = model.model_validate_json(row)
                except ValidationError as error:
                    faults.extend(faults_of(error, file=str(path), line=line))
                else:
                    self._places.setdefault(key(record), []).append(at)
                    seen(record)
        if faults:
            raise InputError(faults[:MAX_FAULTS])

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


def _lines(stream: BinaryIO) -> Iterator[tuple[int, int, bytes]]:
    """Number, place and bytes of every line that is not blank."""
    at = 0
    for number, line in enumerate(stream, 1):
        if line.strip():
            yield number, at, line
        at += len(line)

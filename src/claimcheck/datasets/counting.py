"""How many rows a published file holds, whatever its format. It is hostile; files of lines are read line by line."""

import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

import msgspec

from claimcheck.errors import Fault, FirstFaults
from claimcheck.files import open_binary, read_rows, rows_of

_INT32 = 4
_MOST = 1 << 28
"""Documents that unpack to more bytes than these are not read: a file of ours has a hundredth of them."""


def count_rows(path: Path, faults: list[Fault]) -> int:
    """The rows of a file that holds no records of ours; what is none of its format's is added to `faults`.

    Raises:
        InputError: the file cannot be opened.
    """
    if path.suffix not in _COUNTERS:
        faults.append(Fault(str(path), "is of no format that has rows"))
        return 0
    return _COUNTERS[path.suffix](path, faults)


def _lines(path: Path, faults: list[Fault]) -> int:
    return sum(1 for _ in read_rows(path, faults))


def _array(path: Path, faults: list[Fault]) -> int:
    """The objects of a JSON array, one a line as export writes them; where lines hold none, the first is told."""
    found = FirstFaults(1)
    with open_binary(path) as stream:
        rows = sum(1 for _ in rows_of(_between_brackets(stream), found, file=str(path)))
    faults += list(found)
    return rows


def _between_brackets(lines: BinaryIO) -> Iterator[bytes]:
    for line in lines:
        content = line.strip()
        yield b"" if content in (b"[", b"]") else content.removesuffix(b",")


def _table(path: Path, faults: list[Fault]) -> int:
    """The rows of a CSV file below its head: one ends with the line in which no quotation is left open."""
    rows = quotes = 0
    with open_binary(path) as stream:
        for line in stream:
            quotes += line.count(b'"')
            rows += quotes % 2 == 0 and not line.isspace()
    if quotes % 2:
        faults.append(Fault(str(path), "ends inside a cell"))
    return max(rows - 1, 0)


class _Documents(msgspec.Struct):
    """What is read of spaCy's `DocBin`."""

    lengths: bytes


def _documents(path: Path, faults: list[Fault]) -> int:
    """The documents in a file of spaCy's, which spaCy itself would build."""
    unpacking = zlib.decompressobj()
    try:
        content = unpacking.decompress(path.read_bytes(), _MOST)
        if not unpacking.eof:
            raise ValueError("cut off, or too large")  # noqa: TRY301 - told as all else that is wrong with it
        return len(msgspec.msgpack.decode(content, type=_Documents).lengths) // _INT32
    except (zlib.error, ValueError, RecursionError) as error:
        faults.append(Fault(str(path), f"holds no documents of spaCy ({error})"))
        return 0


_COUNTERS: Mapping[str, Callable[[Path, list[Fault]], int]] = {
    ".csv": _table,
    ".json": _array,
    ".jsonl": _lines,
    ".spacy": _documents,
}

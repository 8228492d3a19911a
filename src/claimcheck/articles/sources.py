"""Which files are read, and which format each is in."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

from claimcheck.errors import Fault
from claimcheck.files import STANDARD_STREAM

Format = Literal["text", "markdown", "html", "jsonl"]

FORMATS: dict[str, Format] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "jsonl",
}

_JSON_OBJECT = re.compile(r"\s*\{\s*(\"|\}|\Z)")
_HTML_PAGE = re.compile(
    r"\s*(<\?xml[^>]*>\s*)?(<!--(?>.*?-->)\s*)*<(!doctype html|html|head|body|article|main)\b",
    re.IGNORECASE | re.DOTALL,
)


def files_of(paths: Sequence[str | Path], faults: list[Fault]) -> Iterator[str]:
    """Yield the files to read ("-" is standard input); a folder stands for all files in it of a known kind, sorted.

    Hidden files and folders are passed over. Folders that hold nothing to read are added to `faults`.
    """
    for path in map(Path, paths):
        if str(path) == STANDARD_STREAM or not path.is_dir():
            yield str(path)
            continue
        inside = sorted(file for file in path.rglob("*") if file.suffix.lower() in FORMATS and file.is_file())
        seen = [file for file in inside if not any(part.startswith(".") for part in file.relative_to(path).parts)]
        if not seen:
            kinds = ", ".join(FORMATS)
            faults.append(Fault(str(path), "is a folder that holds no articles", f"files are known by {kinds}"))
        yield from map(str, seen)


def format_of(path: str, head: bytes) -> Format:
    """The format by the name of a file, or where that says nothing by how it begins."""
    known = FORMATS.get(Path(path).suffix.lower())
    if known is not None:
        return known
    start = head.decode("utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig", "ignore")
    if _JSON_OBJECT.match(start):
        return "jsonl"
    return "html" if _HTML_PAGE.match(start) else "text"

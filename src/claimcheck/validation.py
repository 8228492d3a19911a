"""Whether files of records hold what their schemas ask, and what no schema can say: ids, parents, texts in place."""

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from claimcheck.errors import MOST_TOLD, Fault, FirstFaults, InputError, given_twice
from claimcheck.files import faults_of, read_rows
from claimcheck.models import RECORDS, Claim, Range, Record, Span, VerifiedClaim
from claimcheck.texts import Text, Texts, WholeText

_LEAST_KEYS = 2

_Keys = tuple[str | int, ...]
_Places = list[tuple[Range, _Keys]]


@dataclass(slots=True)
class FileReport:
    """What was found in one file. `kind` is the name of its records, such as "claim"; empty where none was known."""

    file: str
    kind: str = ""
    records: int = 0
    opened: bool = True
    faults: FirstFaults = field(default_factory=FirstFaults)


def validate(
    path: str | Path, *, texts: Mapping[str, str] | Texts | None = None, most: int | None = MOST_TOLD
) -> FileReport:
    """Check a JSON Lines file of records, whichever they are.

    Args:
        path: the file; "-" is standard input.
        texts: `Article.text` by id, or what is known of it; with them every offset is checked against its article.
            Nothing is checked against the text of an article that is broken.
        most: how many faults are kept; None for all.
    """
    report = FileReport(str(path), faults=FirstFaults(most))
    try:
        _check_rows(path, texts, report)
    except InputError as error:
        report.opened = False
        report.faults.extend(error.faults)
    report.faults.sort(key=lambda fault: fault.line or 0)
    return report


def kind_of(row: dict[str, Any]) -> str:
    """The name of the record whose keys a row shares most with; empty if with none."""

    def likeness(model: type[Record]) -> float:
        return len(row.keys() & model.model_fields) / len(row.keys() | model.model_fields)

    best = max(RECORDS, key=lambda name: likeness(RECORDS[name]))
    return best if len(row.keys() & RECORDS[best].model_fields) >= _LEAST_KEYS else ""


def _check_rows(path: str | Path, texts: Mapping[str, str] | Texts | None, report: FileReport) -> None:
    lines: dict[str, int] = {}
    parents: list[tuple[int, str]] = []
    for line, row in read_rows(path, report.faults):
        report.records += 1
        report.kind = report.kind or kind_of(row)
        identity = str(row.get("id"))
        if "id" in row and identity in lines:
            report.faults.append(given_twice(report.file, line, identity, first=lines[identity]))
        lines.setdefault(identity, line)
        record = _record(row, line, report)
        if record is None:
            continue
        if isinstance(record, Claim) and record.attribution and record.attribution.parent:
            parents.append((line, record.attribution.parent))
        if texts is not None and (article_id := _article_of(record)) is not None:
            if article_id not in texts:
                message = f"is about the article '{article_id}', which is not among the articles"
                report.faults.append(Fault(report.file, message, "", line))
            elif (text := texts[article_id]) is not None:
                report.faults.extend(misplaced(record, text, file=report.file, line=line))
    report.faults.extend(
        Fault(report.file, f"names no claim of this file: '{parent}'", line=line, field="attribution.parent")
        for line, parent in parents
        if parent not in lines
    )


def _record(row: dict[str, Any], line: int, report: FileReport) -> Record | None:
    """The row as a record of the file's kind, or None after saying what is wrong with it."""
    if not report.kind:
        known = ", ".join(RECORDS)
        report.faults.append(Fault(report.file, "is no record that claimcheck knows", f"known are {known}", line))
        return None
    try:
        return RECORDS[report.kind].model_validate(row)
    except ValidationError as error:
        other = kind_of(row)
        if other not in ("", report.kind) and _is_valid(row, RECORDS[other]):
            message = f"is a record of the kind {other} in a file of the kind {report.kind}"
            report.faults.append(Fault(report.file, message, "keep each kind in a file of its own", line))
        else:
            report.faults.extend(faults_of(error, file=report.file, line=line))
    return None


def _is_valid(row: dict[str, Any], model: type[Record]) -> bool:
    try:
        model.model_validate(row)
    except ValidationError:
        return False
    return True


def _article_of(record: Record) -> str | None:
    """The id of the article in which a record has its places; None if it has none, as an article or a decision."""
    if isinstance(record, VerifiedClaim):
        return record.provenance.article.id
    return getattr(record, "article_id", None)


def misplaced(record: Record, text: str | Text, *, file: str, line: int) -> Iterator[Fault]:
    """Everything in a record that does not stand as it says in `text`, the text of its article."""
    known = WholeText(text) if isinstance(text, str) else text
    if isinstance(record, VerifiedClaim) and record.provenance.article.sha256 != known.sha256:
        yield Fault(file, "is not the SHA-256 of the article's text", "", line, "provenance.article.sha256")
    for place, keys in _places(record, (), []):
        if message := _wrong(place, known):
            yield Fault(file, message, "", line, ".".join(map(str, keys)))


def _wrong(place: Range, known: Text) -> str | None:
    start, end = place.start, place.end
    if end > known.length:
        return f"ends at {end}, the article has {known.length} code points"
    if isinstance(place, Span) and (found := known.words_at(place)) != place.text:
        return f"says {place.text!r}, {known.says} {found!r} at {start}-{end}"
    if start == end:
        return f"begins and ends at {end}, so that it holds nothing"
    return None


def _places(value: BaseModel | tuple[Any, ...] | None, keys: _Keys, found: list[tuple[Any, _Keys]]) -> _Places:
    """Every range and span inside a record, with the keys that lead there, added to `found`."""
    if isinstance(value, tuple):
        for number, part in enumerate(value):
            _places(part, (*keys, number), found)
    elif value is not None:
        kind = type(value)
        if _is_place(kind):
            found.append((value, keys))
        else:
            for key in _with_places(kind):
                _places(getattr(value, key), (*keys, key), found)
    return found


@functools.cache  # asked a dozen times a claim, and of pydantic's models a function in Python
def _is_place(model: type[BaseModel]) -> bool:
    return issubclass(model, Range)


@functools.cache
def _with_places(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields of a model that can hold a range, be it deep inside: most hold none, and need no look."""

    def can_hold(annotation: Any) -> bool:
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return issubclass(annotation, Range) or bool(_with_places(annotation))
        return any(map(can_hold, get_args(annotation)))

    return tuple(name for name, field in model.model_fields.items() if can_hold(field.annotation))

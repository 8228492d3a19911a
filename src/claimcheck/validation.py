"""Whether files of records hold what their schemas ask, and what no schema can say: ids, parents, texts in place."""

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from claimcheck.errors import Fault, InputError
from claimcheck.files import faults_of, read_records, read_rows
from claimcheck.models import RECORDS, Article, Claim, Range, Record, Span, VerifiedClaim, WithheldArticle, text_sha256

_LEAST_KEYS = 2
_PAGE = 256
"""Code points of a text that is not there that are kept together."""

_Keys = tuple[str | int, ...]
_Places = list[tuple[Range, _Keys]]


@dataclass(slots=True)
class FileReport:
    """What was found in one file. `kind` is the name of its records, such as "claim"; empty where none was known."""

    file: str
    kind: str = ""
    records: int = 0
    opened: bool = True
    faults: list[Fault] = field(default_factory=list)


def validate(path: str | Path, *, texts: Mapping[str, "str | WithheldText | None"] | None = None) -> FileReport:
    """Check a JSON Lines file of records, whichever they are.

    Args:
        path: the file; "-" is standard input.
        texts: `Article.text` by id, or what is known of it; with them every offset is checked against its article.
            None stands for the text of an article that is broken: nothing is checked against that.
    """
    report = FileReport(str(path))
    try:
        _check_rows(path, texts, report)
    except InputError as error:
        report.opened = False
        report.faults.extend(error.faults)
    report.faults.sort(key=lambda fault: fault.line or 0)
    return report


def texts_of(articles: str | Path) -> dict[str, str]:
    """The texts of a file of Article records, by id.

    Raises:
        InputError: the file cannot be read, or lines of it are not Articles.
    """
    return {article.id: article.text for article in read_records(articles, Article)}


def kind_of(row: dict[str, Any]) -> str:
    """The name of the record whose keys a row shares most with; empty if with none."""

    def likeness(model: type[Record]) -> float:
        return len(row.keys() & model.model_fields) / len(row.keys() | model.model_fields)

    best = max(RECORDS, key=lambda name: likeness(RECORDS[name]))
    return best if len(row.keys() & RECORDS[best].model_fields) >= _LEAST_KEYS else ""


def _check_rows(path: str | Path, texts: Mapping[str, "str | WithheldText | None"] | None, report: FileReport) -> None:
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


def given_twice(file: str, line: int, identity: str, *, first: int) -> Fault:
    """The fault of a record with the id of another, which stands in the line `first`."""
    message = f"has the id of line {first}: '{identity}'"
    return Fault(file, message, "give each record an id of its own", line, "id")


def _article_of(record: Record) -> str | None:
    """The id of the article in which a record has its places; None if it has none, as an article or a decision."""
    if isinstance(record, VerifiedClaim):
        return record.provenance.article.id
    return getattr(record, "article_id", None)


class WithheldText:
    """What is known of a text that is not there: its length, its digest, and the words that records quote of it."""

    says = "other records make it"

    def __init__(self, article: WithheldArticle) -> None:
        self.length = article.text_length
        self.sha256 = article.text_sha256
        self._known: dict[int, list[str]] = {}

    def words_at(self, place: Span) -> str:
        """What earlier records quote from a place, else what this one quotes; later ones are held against it."""
        words = []
        for at, own in enumerate(place.text, place.start):
            page = self._known.setdefault(at // _PAGE, [""] * _PAGE)
            page[at % _PAGE] = page[at % _PAGE] or own
            words.append(page[at % _PAGE])
        return "".join(words)


class _WholeText:
    """The same of a text that is there."""

    says = "the article has"

    def __init__(self, text: str) -> None:
        self.length = len(text)
        self._text = text

    @property
    def sha256(self) -> str:
        return text_sha256(self._text)

    def words_at(self, place: Span) -> str:
        return self._text[place.start : place.end]


def misplaced(record: Record, text: str | WithheldText, *, file: str, line: int) -> Iterator[Fault]:
    """Everything in a record that does not stand as it says in `text`, the text of its article."""
    known = _WholeText(text) if isinstance(text, str) else text
    if isinstance(record, VerifiedClaim) and record.provenance.article.sha256 != known.sha256:
        yield Fault(file, "is not the SHA-256 of the article's text", "", line, "provenance.article.sha256")
    for place, keys in _places(record, (), []):
        if message := _wrong(place, known):
            yield Fault(file, message, "", line, ".".join(map(str, keys)))


def _wrong(place: Range, known: _WholeText | WithheldText) -> str | None:
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

"""Claims that others collected: AVeriTeC's JSON, ClaimReview's JSON-LD, and tables, read into the same few fields."""

import csv
import io
import json
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date as day
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from pydantic import ConfigDict, Field, ValidationError, field_validator

from claimcheck.errors import Fault, InputError
from claimcheck.files import faults_of, open_binary
from claimcheck.models import Part

ForeignFormat = Literal["averitec", "claimreview", "csv"]

_DAY_FIRST = "%d-%m-%Y"
_Rows = Iterator[tuple[int, Mapping[str, Any]]]


class ForeignClaim(Part):
    """A claim as somebody else wrote it down.

    Attributes:
        claim: what it says.
        speaker: who made it.
        date: when, in ISO 8601.
        url: where it was made; an address that is none of the web's is left out.
        publisher: who brought it.
        lang: ISO 639-1 code.
    """

    model_config = ConfigDict(str_strip_whitespace=True, extra="forbid", frozen=True)

    claim: str = Field(min_length=1)
    speaker: str | None = None
    date: str | None = None
    url: str | None = None
    publisher: str | None = None
    lang: str | None = Field(default=None, pattern=r"^[a-z]{2}$")

    @field_validator("claim", "speaker", "publisher")
    @classmethod
    def _is_one_line(cls, text: str | None) -> str | None:
        """Line breaks would cut the claim into paragraphs."""
        return " ".join(text.split()) if text else text

    @field_validator("speaker", "publisher", "lang", "date", mode="before")
    @classmethod
    def _empty_is_none(cls, value: Any) -> Any:
        return value or None

    @field_validator("date")
    @classmethod
    def _is_a_day(cls, value: str | None) -> str | None:
        if value is None:
            return None
        try:
            return datetime.strptime(value, _DAY_FIRST).date().isoformat()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            pass
        try:
            return day.fromisoformat(value[: len("2026-01-01")]).isoformat()
        except ValueError:
            raise ValueError("is no date such as 2026-01-31 or 31-01-2026") from None

    @field_validator("url", mode="before")
    @classmethod
    def _is_of_the_web(cls, value: Any) -> Any:
        is_plain = isinstance(value, str) and value.startswith(("http://", "https://")) and value.isprintable()
        return value.strip() if is_plain and " " not in value.strip() else None


def read_foreign(path: Path, form: ForeignFormat) -> list[ForeignClaim]:
    """The claims of a file, in its order.

    Raises:
        InputError: the file cannot be read, is not of that form, or rows of it hold no usable claim; every fault.
    """
    with open_binary(path) as stream:
        data = stream.read()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError([Fault(str(path), "is not UTF-8", "save it as UTF-8")]) from None
    claims: list[ForeignClaim] = []
    faults: list[Fault] = []
    for number, row in _READERS[form](text, str(path)):
        try:
            claims.append(ForeignClaim.model_validate(row))
        except ValidationError as error:
            faults += faults_of(error, file=str(path), line=number)
    if not claims and not faults:
        faults.append(Fault(str(path), "holds no claims"))
    if faults:
        raise InputError(faults)
    return claims


def _averitec(text: str, file: str) -> _Rows:
    rows = _json(text, file)
    if not isinstance(rows, list):
        raise InputError([Fault(file, "is not an array", "name a split of AVeriTeC, or choose another format")])
    for number, row in enumerate(rows, 1):
        get = row.get if isinstance(row, dict) else dict[str, Any]().get
        yield (
            number,
            {
                "claim": get("claim") or "",
                "speaker": get("speaker"),
                "date": get("claim_date"),
                "url": get("original_claim_url"),
                "publisher": get("reporting_source"),
            },
        )


def _claimreview(text: str, file: str) -> _Rows:
    try:
        data: Any = json.loads(text)
    except (ValueError, RecursionError):
        data = [_json(line, file, number) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    for number, review in enumerate(_reviews(data), 1):
        item = _first(review.get("itemReviewed"))
        author = _first(item.get("author"))
        appearance = _first(item.get("firstAppearance") or item.get("appearance"))
        yield (
            number,
            {
                "claim": review.get("claimReviewed") or "",
                "speaker": author.get("name"),
                "date": item.get("datePublished"),
                "url": appearance.get("url") or appearance.get("@id"),
                "publisher": _first(review.get("author")).get("name"),
                "lang": str(review.get("inLanguage") or "")[:2].lower(),
            },
        )


def _reviews(data: Any) -> Iterator[Mapping[str, Any]]:
    """Every ClaimReview in JSON-LD, however wrapped: lists, graphs, data feeds. No recursion: depth is hostile."""
    waiting = deque([data])
    while waiting:
        value = waiting.popleft()
        if isinstance(value, list):
            waiting.extendleft(reversed(value))
        elif isinstance(value, dict):
            if "claimReviewed" in value:
                yield value
            else:
                waiting.extendleft(value[key] for key in ("item", "dataFeedElement", "@graph") if key in value)


def _first(value: Any) -> Mapping[str, Any]:
    """An object of JSON-LD: there may be several, or its name or address alone."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, str):
        return {"name": value, "url": value}
    return value if isinstance(value, dict) else {}


def _csv(text: str, file: str) -> _Rows:
    head = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=head.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        names = [name.strip().lower() for name in reader.fieldnames or ()]
        if "claim" not in names:
            raise InputError(
                [
                    Fault(
                        file,
                        "has no column 'claim'",
                        f"columns that are read are {', '.join(ForeignClaim.model_fields)}",
                        line=1,
                    )
                ]
            )
        reader.fieldnames = names
        for row in reader:
            if not any(row.values()):
                continue  # spreadsheets write the rows below a table as commas
            yield reader.line_num, {column: row.get(column) or "" for column in ForeignClaim.model_fields}
    except csv.Error as error:
        raise InputError([Fault(file, f"is not CSV: {error}", line=reader.line_num)]) from error


def _json(text: str, file: str, line: int | None = None) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError([Fault(file, f"is not JSON ({error})", line=line)]) from error


_READERS: Mapping[str, Callable[[str, str], _Rows]] = {"averitec": _averitec, "claimreview": _claimreview, "csv": _csv}
FORMATS: Sequence[str] = tuple(_READERS)

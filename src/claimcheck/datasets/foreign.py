"""Claims that others collected: AVeriTeC's JSON, ClaimReview's JSON-LD, and tables, read into the same few fields."""

import csv
import io
import json
import re
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as day
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from pydantic import ConfigDict, Field, ValidationError, field_validator

from claimcheck.errors import Fault, InputError
from claimcheck.files import faults_of, open_binary
from claimcheck.models import Part, web_address

ForeignFormat = Literal["averitec", "claimreview", "csv"]

LONGEST = 5000
"""Characters of the longest claim; whatever has more is no single claim."""
_DAY_FIRST = "%d-%m-%Y"
_Rows = Iterator[tuple[int, Mapping[str, Any]]]


class ForeignClaim(Part):
    """A claim as somebody else wrote it down.

    Attributes:
        claim: what it says.
        speaker: who made it.
        date: when, in ISO 8601.
        url: where it was made; None in the place of an address that is none of the web's.
        publisher: who brought it.
        lang: ISO 639-1 code.
    """

    model_config = ConfigDict(str_strip_whitespace=True, extra="forbid", frozen=True)

    claim: str = Field(min_length=1, max_length=LONGEST)
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

    @field_validator("lang", mode="before")
    @classmethod
    def _is_lower_case(cls, value: Any) -> Any:
        return value.lower() if isinstance(value, str) else value

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
        """The address where it could be one of evidence too."""
        url = value.strip() if isinstance(value, str) else ""
        try:
            return web_address(url)
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class Backlog:
    """The claims of a file, in its order, and those whose address is unusable: by line of a table, else by number."""

    claims: tuple[ForeignClaim, ...]
    without_url: tuple[int, ...]


def read_foreign(path: Path, form: ForeignFormat) -> Backlog:
    """Read the claims of a file.

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
    without_url: list[int] = []
    faults: list[Fault] = []
    try:
        for number, row in _READERS[form](text, str(path), faults):
            try:
                claims.append(ForeignClaim.model_validate(row))
            except ValidationError as error:
                in_lines = form == "csv"
                where = str(path) if in_lines else f"{path}, number {number}"
                faults += faults_of(error, file=where, line=number if in_lines else None)
            else:
                if claims[-1].url is None and str(row["url"] or "").strip():
                    without_url.append(number)
    except InputError as error:
        faults += error.faults
    if not claims and not faults:
        faults.append(Fault(str(path), "holds no claims"))
    if faults:
        raise InputError(faults)
    return Backlog(tuple(claims), tuple(without_url))


def _averitec(text: str, file: str, _: list[Fault]) -> _Rows:
    if not text.strip():
        raise InputError([Fault(file, "is empty", "name a split of AVeriTeC")])
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


def _claimreview(text: str, file: str, faults: list[Fault]) -> _Rows:
    try:
        data: Any = json.loads(text)
    except (ValueError, RecursionError):
        data = list(_json_lines(text, file, faults))
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
                "lang": _language(review.get("inLanguage")),
            },
        )


def _json_lines(text: str, file: str, faults: list[Fault]) -> Iterator[Any]:
    for number, line in enumerate(text.split("\n"), 1):  # no other line break: such may stand inside a text
        if line.strip():
            try:
                yield _json(line, file, number)
            except InputError as error:
                faults += error.faults


def _language(value: Any) -> str | None:
    """The ISO 639-1 code of a tag such as ar-EG; JSON-LD has names and objects here too, which say less."""
    found = re.match(r"([a-z]{2})(?:[-_]|$)", value, re.IGNORECASE) if isinstance(value, str) else None
    return found[1] if found else None


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


def _csv(text: str, file: str, faults: list[Fault]) -> _Rows:
    head = text.split("\n", 1)[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count), strict=True)
    line = 1  # where the row begins: a text with line breaks ends further down
    try:
        names = [name.strip().lower() for name in next(reader, [])]
        if names.count("claim") != 1:
            has = ", ".join(filter(None, names)) or "none"
            fix = f"its columns are {has}; columns that are read are {', '.join(ForeignClaim.model_fields)}"
            raise InputError([Fault(file, "has no single column 'claim'", fix, line=1)])
        line = reader.line_num + 1
        for cells in reader:
            if len(cells) > len(names):
                fix = "put a text that holds the delimiter into quotation marks"
                faults.append(Fault(file, f"has {len(cells)} cells, the head has {len(names)}", fix, line=line))
            elif any(cells):  # spreadsheets write the rows below a table as commas
                row = dict(zip(names, cells, strict=False))
                yield line, {column: row.get(column) or "" for column in ForeignClaim.model_fields}
            line = reader.line_num + 1
    except csv.Error as error:
        faults.append(
            Fault(file, f"is not CSV from here on ({error})", "look for a quotation mark too many", line=line)
        )


def _json(text: str, file: str, line: int | None = None) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError([Fault(file, f"is not JSON ({error})", line=line)]) from error


_READERS: Mapping[str, Callable[[str, str, list[Fault]], _Rows]] = {
    "averitec": _averitec,
    "claimreview": _claimreview,
    "csv": _csv,
}
FORMATS: Sequence[str] = tuple(_READERS)

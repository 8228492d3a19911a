"""Gold attributions: articles that people annotated, one a line, to measure a splitter against."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from claimcheck.errors import Fault, InputError
from claimcheck.files import faults_of, read_rows


def _places(value: Any) -> Any:
    """One form for what gold writes in three: a list of pairs, one {start, end}, or null."""
    if value is None:
        return ()
    if isinstance(value, dict):
        value = [value]
    return [(v.get("start"), v.get("end")) if isinstance(v, dict) else v for v in value]


Places = Annotated[tuple[tuple[int, int], ...], BeforeValidator(_places)]
Tier = Literal["core", "optional", "forbidden"]


class GoldAttribution(BaseModel):
    """One annotated attribution. Places are code point offsets of the document's text."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    source: Places = ()
    cue: Places = ()
    content: Places = ()
    content_alts: tuple[Places, ...] = ()
    tier: Tier = "core"
    resolved: tuple[str, ...] = ()
    resolved_alts: tuple[tuple[str, ...], ...] = ()


class GoldDocument(BaseModel):
    """One annotated article."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    doc_id: str
    lang: str = Field(min_length=2)
    text: str
    attributions: tuple[GoldAttribution, ...]

    @model_validator(mode="after")
    def _places_lie_in_the_text(self) -> "GoldDocument":
        for number, attribution in enumerate(self.attributions):
            for start, end in (*attribution.source, *attribution.cue, *attribution.content):
                if not 0 <= start < end <= len(self.text):
                    raise ValueError(f"attribution {number} has a place {start}-{end} outside the text")
        return self


def read_gold(path: str | Path) -> Iterator[GoldDocument]:
    """Yield the documents of a gold file ("-" is standard input).

    Raises:
        InputError: every line that is not a gold document, with what is wrong in it.
    """
    faults: list[Fault] = []
    for line, row in read_rows(path, faults):
        try:
            document = GoldDocument.model_validate(row)
        except ValidationError as error:
            faults.extend(faults_of(error, file=str(path), line=line))
            continue
        if not faults:
            yield document
    if faults:
        raise InputError(faults)

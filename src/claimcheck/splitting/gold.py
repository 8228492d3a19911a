"""Gold attributions: articles that people annotated, one a line, to measure a splitter against."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from claimcheck.files import read_records


def _places(value: Any) -> Any:
    """One form for what gold writes in three: a list of pairs, one {start, end}, or null."""
    if value is None:
        return ()
    if isinstance(value, dict):
        value = [value]
    if not isinstance(value, list | tuple):
        return value  # pydantic says what is wrong with it
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
            alternatives = chain.from_iterable(attribution.content_alts)
            for start, end in (*attribution.source, *attribution.cue, *attribution.content, *alternatives):
                if not 0 <= start < end <= len(self.text):
                    raise ValueError(f"attribution {number} has a place {start}-{end} outside the text")
        return self


def read_gold(path: str | Path) -> Iterator[GoldDocument]:
    """The documents of a gold file ("-" is standard input), one after the other.

    Raises:
        InputError: every line that is not a gold document, with what is wrong in it.
    """
    return read_records(path, GoldDocument)

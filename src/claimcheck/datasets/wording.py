"""Words that exporters put in where annotators wrote none, by language."""

import functools
from pathlib import Path

from pydantic import BaseModel, ConfigDict, RootModel

from claimcheck.toml_files import read_toml


class Wording(BaseModel):
    """The words of one language; those in braces are filled in."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    question: str
    yes: str
    no: str
    no_answer: str
    conflicting: str
    justification: str


def wording(lang: str) -> Wording:
    """The words of a language, or the English ones."""
    words = _all().root
    return words.get(lang, words["en"])


@functools.cache
def _all() -> RootModel[dict[str, Wording]]:
    return read_toml(Path(__file__).parent / "data" / "wording.toml", RootModel[dict[str, Wording]])

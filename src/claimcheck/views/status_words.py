"""What a status page calls things, in the language of the project."""

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from claimcheck.models import Direction, Scale
from claimcheck.views.markup import asset

Question = Literal["said", "truth"]
QUESTIONS: Final[tuple[Question, ...]] = ("said", "truth")


@dataclass(frozen=True, slots=True)
class Words:
    """Words of one language, and what a scale calls its labels in it. What has no word is called as it is."""

    lang: str
    direction: Direction
    scale: Scale
    texts: Mapping[str, Any]

    def __getitem__(self, key: str) -> str:
        return str(self.texts[key])

    def of(self, table: Literal["standings", "outcomes", "measures", "reasons"], key: str) -> str:
        """A standing, an outcome, a measure, or a reason why something is not defined."""
        return str(self.texts.get(table, {}).get(key, key))

    @property
    def scale_title(self) -> str:
        """What the scale is called."""
        return self.scale.title.get(self.lang) or self.scale.title.get("en") or self.scale.name

    def label(self, question: Question, code: str) -> str:
        """What a label of one of the two questions is called, or the outcome for which somebody gave none."""
        if question == "said" and code in self.texts["said_labels"]:
            return str(self.texts["said_labels"][code])
        names = (label.name(self.lang) for label in self.scale.labels if question == "truth" and label.code == code)
        return next(names, self.of("outcomes", code))


def words_of(language: str, direction: Direction, scale: Scale) -> Words:
    """The words of a language; English, and written as English is, where there are none of it."""
    languages = _languages()
    if language in languages:
        return Words(language, direction, scale, languages[language])
    return Words("en", "ltr", scale, languages["en"])


@functools.cache
def _languages() -> dict[str, dict[str, Any]]:
    return tomllib.loads(asset("status.toml"))

"""Scale: the labels that answer *is it true?*, in order where the scale has one."""

import functools
from typing import Annotated, Literal, Self

from pydantic import Field, field_validator, model_validator

from claimcheck.models.base import Part

Code = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]


CORE_SCALE = "averitec"
Edge = Literal["exact", "narrower", "lossy"]
Qualifier = Literal[
    "missing_context",
    "misattributed_quote",
    "outdated",
    "altered_media",
    "satire",
    "misleading_headline",
    "exaggerated_number",
]


class CoreLabel(Part):
    """What a label comes to on the core scale, and how well it fits.

    exact: the same. narrower: always right, but it says less than the label did. lossy: right for most claims; somebody
    has to look. There is no way back: an edge has no inverse.
    """

    label: Code
    edge: Edge


class Label(Part):
    """One verdict. `code` is what is stored; `names` are what people read, by ISO 639-1 language.

    `core` is missing where the label does not say whether a claim is true (satire, say), and on the core scale itself.
    """

    code: Code
    names: dict[str, str] = Field(min_length=1)
    core: CoreLabel | None = None
    qualifiers: tuple[Qualifier, ...] = ()

    @field_validator("code")
    @classmethod
    def _is_no_boolean(cls, code: str) -> str:
        if code in ("true", "false"):
            raise ValueError("must not be 'true' or 'false': Label Studio's page breaks on them")
        return code

    def name(self, lang: str) -> str:
        """The name in a language, or else in English, or else the code."""
        return self.names.get(lang) or self.names.get("en") or self.code


class Scale(Part):
    """A verdict scale, as a versioned data file. `ordered` says that the labels run from one end to the other."""

    name: Code
    version: str
    title: dict[str, str] = Field(min_length=1)
    origin: str = Field(description="who uses it, or where it is published")
    ordered: bool
    labels: tuple[Label, ...] = Field(min_length=2)

    @model_validator(mode="after")
    def _codes_differ(self) -> Self:
        codes = [label.code for label in self.labels]
        if len(set(codes)) != len(codes):
            raise ValueError("two labels have the same code")
        return self

    @functools.cached_property
    def codes(self) -> tuple[str, ...]:
        """The codes of the labels, in the scale's order."""
        return tuple(label.code for label in self.labels)

"""Places in an article. Every offset is a Unicode code point of `Article.text`, the end exclusive."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from claimcheck.models.base import Part

Offset = Annotated[int, Field(ge=0, description="Unicode code points from the start of Article.text")]


class Range(Part):
    """A stretch of the article, `text[start:end]`."""

    start: Offset
    end: Offset

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.end < self.start:
            raise ValueError(f"end {self.end} lies before start {self.start}")
        return self


class Span(Range):
    """A stretch of the article together with its text, so that a reader can check one against the other."""

    text: str

    @model_validator(mode="after")
    def _fits(self) -> Self:  # which no place that runs backward does
        if len(self.text) != self.end - self.start:
            raise ValueError(f"text has {len(self.text)} code points, start and end say {self.end - self.start}")
        return self

    @classmethod
    def cut(cls, text: str, start: int, end: int) -> Self:
        """The span of `text` between two offsets."""
        return cls(start=start, end=end, text=text[start:end])

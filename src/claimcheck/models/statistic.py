"""Statistic: a measure with its interval, or why there is none."""

from typing import Annotated

from pydantic import Field, PlainSerializer

from claimcheck.models.base import Part

Figure = Annotated[float, PlainSerializer(lambda value: round(value, 6), return_type=float, when_used="json")]
"""A number that was computed: written with six decimals, so that the last bit of a sum does not show."""


class Statistic(Part):
    """A measure of agreement, with a 95 % bootstrap interval where one was asked for; or why it is not defined."""

    name: str
    value: Figure | None = None
    low: Figure | None = None
    high: Figure | None = None
    units: int
    undefined: str | None = None
    no_interval: str | None = Field(default=None, description="why there is a value and no interval")

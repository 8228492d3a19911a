"""Statistic: a measure with its interval, or why there is none."""

from claimcheck.models.base import Part


class Statistic(Part):
    """A measure of agreement, with a 95 % bootstrap interval where one was asked for; or why it is not defined."""

    name: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    units: int
    undefined: str | None = None

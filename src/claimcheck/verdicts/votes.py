"""The votes on one question as arrays of numbers: a few bytes a vote, however long the texts are."""

from array import array
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]

_MOST_PERIODS = 16
_UNDATED = -1


class Arrays(NamedTuple):
    """One entry a vote, by unit; `unit` counts from 0 in the order in which units came."""

    unit: Ints
    annotator: Ints
    label: Ints


class Pairs(NamedTuple):
    """One entry for every two votes on the same unit: both annotators, the smaller number first, and what they said."""

    first: Ints
    second: Ints
    first_label: Ints
    second_label: Ints


class Votes:
    """Collects the votes on one question, unit by unit."""

    def __init__(self, labels: Sequence[str]) -> None:
        self.labels = tuple(labels)
        self.claims: list[str] = []
        self._codes = {label: code for code, label in enumerate(labels)}
        self._unit, self._annotator, self._label = array("q"), array("q"), array("q")
        self._day = array("q")

    def add(self, claim: str, answers: Sequence[tuple[int, str]], *, at: datetime | None) -> None:
        """Add what annotators said of one claim.

        Args:
            claim: its id.
            answers: annotator, by number, and label; each annotator once, in the order of the numbers.
            at: when the last of them said it.
        """
        if not answers:
            return
        for annotator, label in answers:
            self._unit.append(len(self.claims))
            self._annotator.append(annotator)
            self._label.append(self._codes[label])
        self.claims.append(claim)
        self._day.append(at.date().toordinal() if at else _UNDATED)

    def arrays(self) -> Arrays:
        """All votes."""
        return Arrays(*(np.frombuffer(column, np.int64) for column in (self._unit, self._annotator, self._label)))

    def table(self) -> Ints:
        """How many chose each label: units × labels."""
        unit, _, label = self.arrays()
        size = (len(self.claims), len(self.labels))
        return np.bincount(unit * size[1] + label, minlength=size[0] * size[1]).reshape(size)

    def pairs(self) -> Pairs:
        """Every two votes on the same unit."""
        unit, annotator, label = self.arrays()
        most = int(np.bincount(unit).max(initial=0))
        lefts = [np.flatnonzero(unit[:-step] == unit[step:]) for step in range(1, most)]
        left = np.concatenate([*lefts, np.zeros(0, np.int64)])
        right = np.concatenate([*(found + step for step, found in enumerate(lefts, 1)), np.zeros(0, np.int64)])
        return Pairs(annotator[left], annotator[right], label[left], label[right])

    def periods(self) -> list[tuple[date, NDArray[np.bool_]]]:
        """Days, weeks or months, whatever makes a handful of them: the first day of each, and which units end in it."""
        days = np.frombuffer(self._day, np.int64)
        dated = days[days != _UNDATED]
        if not len(dated):
            return []
        edges = _edges(date.fromordinal(int(dated.min())), date.fromordinal(int(dated.max())))
        return [(start, (days >= start.toordinal()) & (days < end.toordinal())) for start, end in pairwise(edges)]


def moment(text: str) -> datetime | None:
    """A time as it stands in a judgment (ISO 8601), in UTC; None where it cannot be read."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    if found.tzinfo is UTC:
        return found
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)


def _edges(first: date, last: date) -> list[date]:
    """The first days of all periods between two days, and the first day after them."""
    for step in (1, 7):
        start = first - timedelta(days=first.weekday() if step > 1 else 0)
        count = (last - start).days // step + 1
        if count <= _MOST_PERIODS:
            return [start + timedelta(days=step * number) for number in range(count + 1)]
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    step = -(-months // _MOST_PERIODS)
    begin = first.year * 12 + first.month - 1
    return [date((begin + m) // 12, (begin + m) % 12 + 1, 1) for m in range(0, months + step, step)]

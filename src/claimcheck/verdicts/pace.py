"""How fast annotators are, out of the times of their judgments. The newest judgment is the only clock."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

import numpy as np
from numpy.typing import NDArray

from claimcheck.models.status import Pace

WINDOW: Final = 14
"""Days that the present pace is taken from: long enough for weekends not to show."""
_DAY = timedelta(days=1).total_seconds()


def pace_of(times: Sequence[float] | NDArray[np.float64], *, until: float | None) -> Pace:
    """Judgments a day in the last two weeks, or since the first of them where that is less.

    Args:
        times: when each judgment was made, in seconds since 1970.
        until: time of the newest judgment of the project.
    """
    made = np.asarray(times, dtype=np.float64)
    if until is None or not len(made):
        return Pace(recent=0, days=0, undefined="there are no judgments with a time")
    days = min((until - float(made.min())) / _DAY, WINDOW)
    recent = int((made > until - WINDOW * _DAY).sum())
    if not recent:
        return Pace(recent=0, days=days, undefined=f"no judgment in the last {WINDOW} days")
    if days < 1:
        return Pace(recent=recent, days=days, undefined="the judgments span less than a day")
    return Pace(recent=recent, days=days, per_day=recent / days)


def days_for(work: int, pace: Pace) -> float | None:
    """Days that an amount of work takes; None where there is work and no pace."""
    if not work:
        return 0.0
    return work / pace.per_day if pace.per_day else None

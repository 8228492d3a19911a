"""How far annotators agree, beyond what chance would give them.

All measures take a table of votes: one row a unit (a claim), one column a label, each cell how many annotators chose
that label. Units with fewer than two votes say nothing about agreement and are passed over.
"""

from collections.abc import Callable
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from claimcheck.models import Statistic

Votes = NDArray[np.int64]
Level = Literal["nominal", "ordinal", "interval"]
Measure = Callable[[Votes, NDArray[np.float64]], float]

_RESAMPLES = 1000
_SEED = 20260101
"""Fixed, so that the same judgments give the same interval."""


def krippendorff_alpha(votes: Votes, *, level: Level = "nominal", interval: bool = False) -> Statistic:
    """Krippendorff's α (Krippendorff, Content Analysis, 2004, chapter 11). Any number of votes a unit.

    Args:
        votes: units × labels. For the ordinal and interval levels the columns stand in the scale's order.
        level: how differences count; on the interval level neighbouring labels are one apart.
        interval: add a bootstrap interval over units.
    """

    def alpha(rows: Votes, weights: NDArray[np.float64]) -> float:
        coincidences = _coincidences(rows, weights)
        margins = coincidences.sum(axis=0)
        distances = _distances(margins, level)
        expected = (np.outer(margins, margins) * distances).sum() / max(margins.sum() - 1, 1e-12)
        return 1 - float((coincidences * distances).sum() / expected) if expected > 0 else float("nan")

    return _measured(f"Krippendorff's α ({level})", alpha, votes, interval=interval)


def gwet_ac1(votes: Votes, *, interval: bool = False) -> Statistic:
    """Gwet's AC1, steady under skewed labels (Gwet, Br. J. of Mathematical and Statistical Psychology 61, 2008)."""

    def ac1(rows: Votes, weights: NDArray[np.float64]) -> float:
        shares = _mean_shares(rows, weights)
        by_chance = float((shares * (1 - shares)).sum() / (len(shares) - 1)) if len(shares) > 1 else 1.0
        return _beyond_chance(_observed(rows, weights), by_chance)

    return _measured("Gwet's AC1", ac1, votes, interval=interval)


def fleiss_kappa(votes: Votes, *, interval: bool = False) -> Statistic:
    """Fleiss' κ (Fleiss, Psychological Bulletin 76, 1971); every unit counts the same, however many votes it has."""

    def kappa(rows: Votes, weights: NDArray[np.float64]) -> float:
        return _beyond_chance(_observed(rows, weights), float((_mean_shares(rows, weights) ** 2).sum()))

    return _measured("Fleiss' κ", kappa, votes, interval=interval)


def cohen_kappa(table: Votes) -> Statistic:
    """Cohen's κ (Cohen, Educational and Psychological Measurement 20, 1960) of two annotators.

    Args:
        table: labels × labels, on how many units the one chose the row's label and the other the column's.
    """
    units = int(table.sum())
    name = "Cohen's κ"
    if not units:
        return Statistic(name=name, units=0, undefined="the two judged no claim in common")
    shares = table / units
    by_chance = float(shares.sum(axis=0) @ shares.sum(axis=1))
    value = _beyond_chance(float(np.trace(shares)), by_chance)
    if np.isnan(value):
        return Statistic(name=name, units=units, undefined="both gave the same answer throughout")
    return Statistic(name=name, value=value, units=units)


def _measured(name: str, measure: Measure, votes: Votes, *, interval: bool) -> Statistic:
    rows = votes[votes.sum(axis=1) > 1] if votes.size else votes.reshape(0, votes.shape[-1] if votes.ndim > 1 else 0)
    if not len(rows):
        return Statistic(name=name, units=0, undefined="no claim has been judged by two people")
    patterns, counts = _patterns(rows)
    value = measure(patterns, counts.astype(np.float64))
    if np.isnan(value):
        return Statistic(
            name=name, units=len(rows), undefined="all answers are the same, so agreement cannot be told from chance"
        )
    if not interval:
        return Statistic(name=name, value=value, units=len(rows))
    if len(rows) == 1:
        return Statistic(
            name=name, value=value, units=1, no_interval="only one claim has been judged by two people or more"
        )
    low, high = np.percentile(_resampled(measure, patterns, counts), [2.5, 97.5])
    return Statistic(name=name, value=value, low=min(low, value), high=max(high, value), units=len(rows))


def _patterns(rows: Votes) -> tuple[Votes, NDArray[np.int64]]:
    """The different rows and how often each comes: many units vote alike, so that far fewer are left to weigh."""
    base = int(rows.max()) + 1
    if base ** rows.shape[1] > np.iinfo(np.int64).max:
        return np.unique(rows, axis=0, return_counts=True)
    keys = rows @ base ** np.arange(rows.shape[1])  # each row as one number: sorted many times faster
    _, first, counts = np.unique(keys, return_index=True, return_counts=True)
    return rows[first], counts


def _resampled(measure: Measure, patterns: Votes, counts: NDArray[np.int64]) -> NDArray[np.float64]:
    """The measure on resamples of the units (Efron, Annals of Statistics 7, 1979), but those that hold one label only.

    Units that vote alike are drawn together, which changes the speed and nothing else. With few units the percentiles
    can miss the estimate itself; the interval is then widened to hold it.
    """
    total = int(counts.sum())
    draws = np.random.default_rng(_SEED).multinomial(total, counts / total, size=_RESAMPLES)
    values = np.array([measure(patterns, draw.astype(np.float64)) for draw in draws])
    return np.asarray(values[~np.isnan(values)])


def _coincidences(rows: Votes, weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Pairs of labels within units, each unit weighing as many as it has votes."""
    scale = weights / (rows.sum(axis=1) - 1)
    pairs = (rows * scale[:, None]).T @ rows
    return np.asarray(pairs - np.diag((rows * scale[:, None]).sum(axis=0)), dtype=np.float64)


def _distances(margins: NDArray[np.float64], level: Level) -> NDArray[np.float64]:
    """Squared differences between labels."""
    size = len(margins)
    if level == "nominal":
        return 1.0 - np.eye(size)
    if level == "interval":
        return np.asarray(np.subtract.outer(np.arange(size), np.arange(size)) ** 2, dtype=np.float64)
    # Ordinal: how many votes lie between two labels, half of their own included.
    middle = np.cumsum(margins) - margins / 2
    return np.asarray(np.subtract.outer(middle, middle) ** 2, dtype=np.float64)


def _observed(rows: Votes, weights: NDArray[np.float64]) -> float:
    """Share of agreeing pairs in a unit, averaged over units."""
    n = rows.sum(axis=1)
    return float(((rows * (rows - 1)).sum(axis=1) / (n * (n - 1)) @ weights) / weights.sum())


def _mean_shares(rows: Votes, weights: NDArray[np.float64]) -> NDArray[np.float64]:
    shares = rows / rows.sum(axis=1, keepdims=True)
    return np.asarray((shares * weights[:, None]).sum(axis=0) / weights.sum(), dtype=np.float64)


def _beyond_chance(observed: float, by_chance: float) -> float:
    return (observed - by_chance) / (1 - by_chance) if by_chance < 1 else float("nan")

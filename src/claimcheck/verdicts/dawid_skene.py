"""The likeliest label of each claim and how reliable each annotator is, estimated from one another.

Advice, not a verdict: with two or three annotators it says little more than their votes do.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

_MOST_ROUNDS = 200
_STEADY = 1e-7
_LEAST = 1e-10


@dataclass(frozen=True, slots=True)
class DawidSkene:
    """What expectation maximisation came to.

    Attributes:
        posterior: units × labels, the probability of each label; rows add up to 1.
        prior: labels, how common each label is.
        confusion: annotators × labels × labels, the probability that an annotator says the last where the label is the
            middle one.
    """

    posterior: Floats
    prior: Floats
    confusion: Floats


def dawid_skene(units: Ints, annotators: Ints, votes: Ints, *, shape: tuple[int, int, int]) -> DawidSkene:
    """Estimate labels and annotators' error rates, after Dawid and Skene (Applied Statistics 28, 1979).

    Args:
        units: for each vote, the number of the unit, from 0. Each unit has one vote at least.
        annotators: for each vote, the number of the annotator, from 0. One may vote on a unit more than once.
        votes: for each vote, the number of the label, from 0.
        shape: how many units, annotators and labels there are.

    Raises:
        ValueError: there are no votes.
    """
    if not len(votes):
        raise ValueError("there are no votes")
    n_units, n_annotators, n_labels = shape
    said = annotators * n_labels + votes
    posterior = _normalised(_tally(units * n_labels + votes, n_units * n_labels).reshape(n_units, n_labels))
    for _ in range(_MOST_ROUNDS):
        prior = posterior.mean(axis=0)
        tallies = [_tally(said, n_annotators * n_labels, posterior[units, label]) for label in range(n_labels)]
        confusion = _normalised(np.stack(tallies).reshape(n_labels, n_annotators, n_labels))
        spoken = _log(confusion).reshape(n_labels, -1)
        evidence = np.stack([_tally(units, n_units, row[said]) for row in spoken], axis=1) + _log(prior)
        before = posterior
        posterior = _normalised(np.exp(evidence - evidence.max(axis=1, keepdims=True)))
        if np.abs(posterior - before).max() < _STEADY:
            break
    return DawidSkene(posterior, prior, confusion.transpose(1, 0, 2))


def _tally(cells: Ints, size: int, weights: Floats | None = None) -> Floats:
    return np.bincount(cells, weights, minlength=size).astype(np.float64)


def _normalised(table: Floats) -> Floats:
    """Rows that add up to 1, or stay 0 where there was nothing."""
    return np.asarray(table / np.maximum(table.sum(axis=-1, keepdims=True), _LEAST))


def _log(probabilities: Floats) -> Floats:
    return np.asarray(np.log(np.maximum(probabilities, _LEAST)))

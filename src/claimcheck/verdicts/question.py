"""How far annotators agree on one of the two questions, and what their votes would come to by a model."""

from collections.abc import Mapping
from typing import Final, get_args

import numpy as np
from numpy.typing import NDArray

from claimcheck.models import Said, Scale, Statistic, VerifiedClaim
from claimcheck.models.status import Advice, Likeliest, PairAgreement, Period, QuestionStatus, Reliability
from claimcheck.verdicts.agreement import cohen_kappa, gwet_ac1, krippendorff_alpha
from claimcheck.verdicts.dawid_skene import dawid_skene
from claimcheck.verdicts.votes import Ints, Pairs, Votes, moment

FEWEST_ANNOTATORS: Final = 5
"""Below this many Dawid and Skene's model tells little more than the votes do."""

_LEAST_CLAIMS = 0.5
"""Claims of a label, as the model weighs them, below which it says nothing of an annotator's errors on that label."""


class BothQuestions:
    """The votes on *was it said?* and *is it true?*, kept apart, and who cast them."""

    def __init__(self, scale: Scale) -> None:
        self.said, self.truth = Votes(get_args(Said)), Votes(scale.codes)
        self._numbers: dict[str, int] = {}

    @property
    def annotators(self) -> list[str]:
        """Their names, by number: in the order in which they first appear."""
        return list(self._numbers)

    def add(self, row: VerifiedClaim) -> tuple[dict[str, str], dict[str, str]]:
        """Add the judgments of a claim, and return the answers to each question by annotator."""
        said: dict[str, str] = {judgment.annotator: judgment.said for judgment in row.judgments if judgment.said}
        truth = {judgment.annotator: judgment.verdict for judgment in row.judgments if judgment.verdict}
        newest = max((at for judgment in row.judgments if (at := moment(judgment.updated_at))), default=None)
        self.said.add(row.id, self._numbered(said), at=newest)
        self.truth.add(row.id, self._numbered(truth), at=newest)
        return said, truth

    def _numbered(self, answers: Mapping[str, str]) -> list[tuple[int, str]]:
        return sorted((self._numbers.setdefault(name, len(self._numbers)), answer) for name, answer in answers.items())

    def agreement(self, *, ordered: bool) -> dict[str, tuple[Statistic, ...]]:
        """How far annotators agree on each question; `ordered` says whether the scale of the verdicts is."""
        return {
            "said": agreement_on(self.said.table(), ordered=False),
            "truth": agreement_on(self.truth.table(), ordered=ordered),
        }


def question_status(votes: Votes, annotators: list[str], *, ordered: bool) -> QuestionStatus:
    """What the votes on a question come to.

    Args:
        votes: all of them.
        annotators: their names, by number.
        ordered: whether the labels run from one end to the other: then α is given on the ordinal level too.
    """
    table, pairs = votes.table(), votes.pairs()
    return QuestionStatus(
        labels=votes.labels,
        votes=dict(zip(votes.labels, table.sum(axis=0).tolist(), strict=True)),
        agreement=agreement_on(table, ordered=ordered),
        pairs=pair_agreement(pairs, annotators, labels=len(votes.labels)),
        confusion=_confusion(pairs, len(votes.labels)),
        periods=tuple(
            Period(start=start.isoformat(), alpha=krippendorff_alpha(table[units], interval=True))
            for start, units in votes.periods()
        ),
        advice=_advice(votes, annotators),
    )


def agreement_on(table: Ints, *, ordered: bool) -> tuple[Statistic, ...]:
    """How far all annotators agree, with intervals.

    Args:
        table: units × labels, how many chose each; of an ordered scale in its order.
        ordered: whether the labels run from one end to the other: then α is given on the ordinal level too.
    """
    measures = [krippendorff_alpha(table, interval=True)]
    if ordered:
        measures.append(krippendorff_alpha(table, level="ordinal", interval=True))
    return (*measures, gwet_ac1(table, interval=True))


def pair_agreement(pairs: Pairs, annotators: list[str], *, labels: int) -> tuple[PairAgreement, ...]:
    """Cohen's κ of every two annotators with a claim in common, by name."""
    keys, which = np.unique(pairs.first * len(annotators) + pairs.second, return_inverse=True)
    cells = (which * labels + pairs.first_label) * labels + pairs.second_label
    tables = np.bincount(cells, minlength=len(keys) * labels * labels).reshape(len(keys), labels, labels)
    named = []
    for key, table in zip(keys.tolist(), tables, strict=True):
        first, second = sorted(annotators[number] for number in divmod(key, len(annotators)))
        named.append(PairAgreement(first=first, second=second, kappa=cohen_kappa(table)))
    return tuple(sorted(named, key=lambda pair: (pair.first, pair.second)))


def _confusion(pairs: Pairs, labels: int) -> tuple[tuple[int, ...], ...]:
    """Both ways round: neither annotator of a pair is the right one."""
    table = np.bincount(pairs.first_label * labels + pairs.second_label, minlength=labels * labels)
    table = table.reshape(labels, labels)
    return tuple(map(tuple, (table + table.T).tolist()))


def _advice(votes: Votes, annotators: list[str]) -> Advice:
    units, by, labels = votes.arrays()
    counts = np.bincount(by, minlength=len(annotators))
    present = np.flatnonzero(counts)
    few = len(present) < FEWEST_ANNOTATORS
    note = "By the model of Dawid and Skene (1979). It advises and never decides a verdict"
    note += f", least of all with fewer than {FEWEST_ANNOTATORS} annotators" if few else ""
    if len(present) < 2:  # noqa: PLR2004 - two to compare
        why = "nobody has answered" if not len(present) else "one annotator cannot be compared with another"
        return Advice(note=note, too_few=few, undefined=why)
    numbers = np.searchsorted(present, by)
    found = dawid_skene(units, numbers, labels, shape=(len(votes.claims), len(present), len(votes.labels)))
    mass = np.stack([np.bincount(numbers, row) for row in found.posterior[units].T], axis=1)
    confusion = np.where(mass[:, :, None] < _LEAST_CLAIMS, 0.0, found.confusion)
    right = np.bincount(numbers, found.posterior[units, labels]) / counts[present]
    names = sorted((annotators[number], at) for at, number in enumerate(present.tolist()))
    return Advice(
        note=note,
        too_few=few,
        annotators=tuple(
            Reliability(
                annotator=name,
                votes=int(counts[present[at]]),
                right=float(right[at]),
                confusion=_rows(confusion[at]),
            )
            for name, at in names
        ),
        claims=tuple(
            Likeliest(claim=claim, label=votes.labels[best], probabilities=tuple(row))
            for claim, best, row in zip(
                votes.claims, found.posterior.argmax(axis=1).tolist(), found.posterior.tolist(), strict=True
            )
        ),
    )


def _rows(table: NDArray[np.float64]) -> tuple[tuple[float, ...], ...]:
    return tuple(map(tuple, table.tolist()))

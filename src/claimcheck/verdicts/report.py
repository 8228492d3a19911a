"""How a project stands: one pass over its verified claims, of which only numbers are kept."""

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import get_args

import numpy as np

from claimcheck.models import Judgment, Scale, VerifiedClaim
from claimcheck.models.judgment import Outcome
from claimcheck.models.status import AnnotatorStatus, Difference, ProjectStatus, StudioStatus
from claimcheck.models.verified import Standing
from claimcheck.verdicts.pace import days_for, pace_of
from claimcheck.verdicts.question import BothQuestions, question_status
from claimcheck.verdicts.votes import moment


@dataclass(slots=True)
class _Tally:
    """What one annotator has done: times in seconds since 1970, seconds a task took, outcomes."""

    outcomes: Counter[str] = field(default_factory=Counter)
    made: "array[float]" = field(default_factory=lambda: array("d"))
    took: "array[float]" = field(default_factory=lambda: array("d"))
    answered_open: int = 0
    """Claims that still want judgments and have this annotator's answer."""


@dataclass(slots=True)
class _Progress:
    """What is counted while claims go by."""

    wanted: int
    claims: int = 0
    judged: int = 0
    complete: int = 0
    still_wanted: int = 0
    undated: int = 0
    standings: Counter[str] = field(default_factory=Counter)
    annotators: dict[str, _Tally] = field(default_factory=dict)
    missing: Counter[tuple[int, int]] = field(default_factory=Counter)
    """How many claims lack so many judgments and have been answered by so many."""

    def add(self, row: VerifiedClaim) -> None:
        """Count one claim and its judgments."""
        tallies = [self._judgment(judgment) for judgment in row.judgments]
        given = sum(judgment.outcome != "skipped" for judgment in row.judgments)
        self.claims += 1
        self.judged += given > 0
        self.complete += given >= self.wanted
        self.standings[row.standing] += 1
        if (lacking := self.wanted - given) > 0:
            self.still_wanted += lacking
            self.missing[lacking, len(tallies)] += 1
            for tally in tallies:
                tally.answered_open += 1

    def _judgment(self, judgment: Judgment) -> _Tally:
        tally = self.annotators.setdefault(judgment.annotator, _Tally())
        tally.outcomes[judgment.outcome] += 1
        if at := moment(judgment.created_at):
            tally.made.append(at.timestamp())
        else:
            self.undated += 1
        if judgment.lead_time is not None:
            tally.took.append(judgment.lead_time)
        return tally

    def out_of_reach(self) -> int:
        """Judgments that none of those who have judged so far can give: they have answered these claims already.

        Where nobody has judged yet there is nobody to fall short.
        """
        known = len(self.annotators)
        if not known:
            return 0
        return sum(count * max(0, lacking - (known - by)) for (lacking, by), count in self.missing.items())


def project_status(
    rows: Iterable[VerifiedClaim],
    *,
    scale: Scale,
    wanted: int,
    gone: Mapping[str, int] | None = None,
    studio: StudioStatus | None = None,
) -> ProjectStatus:
    """How far a project is, who does how much, and how far annotators agree.

    Args:
        rows: its claims with their judgments, once each.
        scale: the scale of the verdicts.
        wanted: how many judgments a claim should get.
        gone: how many judgments there are of claims that are not among the rows any more, by claim.
        studio: what is known of the project in Label Studio.
    """
    progress = _Progress(wanted)
    votes = BothQuestions(scale)
    differences = []
    for row in rows:
        progress.add(row)
        if difference := _difference(row, *votes.add(row)):
            differences.append(difference)
    times = [at for tally in progress.annotators.values() for at in tally.made]
    until = max(times, default=None)
    pace = pace_of(times, until=until)
    outcomes = sum((tally.outcomes for tally in progress.annotators.values()), Counter[str]())
    return ProjectStatus(
        as_of=_written(until),
        scale=scale.name,
        wanted=wanted,
        claims=progress.claims,
        judged=progress.judged,
        complete=progress.complete,
        standings={standing: progress.standings[standing] for standing in get_args(Standing)},
        outcomes={outcome: outcomes[outcome] for outcome in get_args(Outcome)},
        still_wanted=progress.still_wanted,
        out_of_reach=progress.out_of_reach(),
        pace=pace,
        days_left=days_for(progress.still_wanted, pace),
        undated=progress.undated,
        annotators=tuple(_annotator(name, progress, until) for name in sorted(progress.annotators)),
        said=question_status(votes.said, votes.annotators, ordered=False),
        truth=question_status(votes.truth, votes.annotators, ordered=scale.ordered),
        differences=tuple(differences),
        gone=dict(gone or {}),
        studio=studio,
    )


def _difference(row: VerifiedClaim, by_said: dict[str, str], by_truth: dict[str, str]) -> Difference | None:
    without: dict[str, str] = {one.annotator: one.outcome for one in row.judgments if one.finds_no_answer}
    said, truth = ({**without, **answers} if answers else {} for answers in (by_said, by_truth))
    said, truth = (dict(sorted(given.items())) if len(set(given.values())) > 1 else {} for given in (said, truth))
    if not said and not truth:
        return None
    return Difference(claim=row.id, lang=row.lang, text=row.text, standing=row.standing, said=said, truth=truth)


def _annotator(name: str, progress: _Progress, until: float | None) -> AnnotatorStatus:
    tally = progress.annotators[name]
    still_open = sum(progress.missing.values()) - tally.answered_open
    pace = pace_of(tally.made, until=until)
    return AnnotatorStatus(
        annotator=name,
        judgments=tally.outcomes.total(),
        outcomes={outcome: tally.outcomes[outcome] for outcome in get_args(Outcome)},
        first=_written(min(tally.made, default=None)),
        last=_written(max(tally.made, default=None)),
        median_seconds=float(np.median(tally.took)) if tally.took else None,
        open=still_open,
        pace=pace,
        days_left=days_for(still_open, pace),
    )


def _written(seconds: float | None) -> str | None:
    if seconds is None:
        return None
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")

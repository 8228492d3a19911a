"""Where a claim stands, and how it came there: judgments first, then what was decided about them.

annotated → agreed or disputed → adjudicated → signed off → corrected or retracted. Judgments that come after a sign-off
change nothing of it; only another decision does.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from claimcheck.models import Decision, DecisionKind, Event, Judgment, Said, Standing, State, Verdict
from claimcheck.verdicts.majority import majority_state, majority_verdict

_FINAL: Final[dict[DecisionKind, Standing]] = {
    "sign_off": "signed_off",
    "correction": "corrected",
    "retraction": "retracted",
}
# What outweighs what where the two questions stand differently.
_WEIGHTIEST: Final[tuple[State, ...]] = ("disputed", "annotated", "adjudicated", "agreed")
_END_OF_DAY: Final = "T23:59:59.999999Z"


def said_verdict(judgments: Sequence[Judgment], decisions: Sequence[Decision], *, wanted: int) -> Verdict:
    """What judgments and decisions come to on *was it said?*."""
    return _decided(majority_verdict(_said(judgments), wanted=wanted), [(d.kind, d.said) for d in decisions])


def truth_verdict(judgments: Sequence[Judgment], decisions: Sequence[Decision], *, wanted: int) -> Verdict:
    """What judgments and decisions come to on *is it true?*."""
    return _decided(majority_verdict(_verdicts(judgments), wanted=wanted), [(d.kind, d.verdict) for d in decisions])


def in_order(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """Decisions in the order in which they were made; one that only knows its day comes at the end of that day."""
    return tuple(sorted(decisions, key=lambda decision: (in_time(decision.at), decision.id)))


def counted(judgments: Iterable[Judgment], decisions: Sequence[Decision]) -> list[Judgment]:
    """The judgments that count: those up to the sign-off, correction or retraction that no adjudication came after.

    Args:
        judgments: all judgments, earlier revisions included.
        decisions: in the order in which they were made.
    """
    closed: str | None = None
    for decision in decisions:
        closed = (closed or in_time(decision.at)) if decision.kind in _FINAL else None
    return [judgment for judgment in judgments if closed is None or in_time(judgment.updated_at) <= closed]


def in_time(at: str) -> str:
    """Something that sorts as time does, of a time in UTC; a day stands for its end."""
    return at if "T" in at else at + _END_OF_DAY


def standing_of(judgments: Sequence[Judgment], decisions: Sequence[Decision], *, wanted: int) -> Standing:
    """Where a claim stands.

    Args:
        judgments: each annotator's last judgment.
        decisions: in the order in which they were made.
        wanted: how many judgments a claim should get.
    """
    if decisions and (final := _FINAL.get(decisions[-1].kind)):
        return final
    said = _state(_said(judgments), [decision.said for decision in decisions], wanted)
    truth = _state(_verdicts(judgments), [decision.verdict for decision in decisions], wanted)
    return _standing(judgments, {said, truth})


def history_of(judgments: Sequence[Judgment], decisions: Sequence[Decision], *, wanted: int) -> tuple[Event, ...]:
    """Every change of standing, oldest first.

    Args:
        judgments: all judgments, earlier revisions included.
        decisions: in the order in which they were made.
        wanted: how many judgments a claim should get.
    """
    steps: list[Judgment | Decision] = [*judgments, *decisions]
    steps.sort(key=lambda step: (in_time(_at(step)), isinstance(step, Decision), step.id))
    events: list[Event] = []
    last: dict[str, Judgment] = {}
    made: list[Decision] = []
    for step in steps:
        if isinstance(step, Decision):
            made.append(step)
            by, reason = step.by, step.reason
        else:
            last[step.annotator] = step
            by, reason = None, ""
        standing = standing_of(list(last.values()), made, wanted=wanted)
        if standing != (events[-1].standing if events else "unjudged") or by is not None:
            events.append(Event(standing=standing, at=_at(step), by=by, reason=reason))
    return tuple(events)


def _said(judgments: Sequence[Judgment]) -> list[Said]:
    return [judgment.said for judgment in judgments if judgment.said]


def _verdicts(judgments: Sequence[Judgment]) -> list[str]:
    return [judgment.verdict for judgment in judgments if judgment.verdict]


def _state(votes: Sequence[str], decided: Sequence[str | None], wanted: int) -> State:
    """The state of the verdict alone, which is all that the history of a claim needs at each of its steps."""
    return "adjudicated" if any(decided) else majority_state(votes, wanted=wanted)


def _decided(verdict: Verdict, answers: Sequence[tuple[DecisionKind, str | None]]) -> Verdict:
    """The verdict with the last answer that somebody decided, if there is one; the votes stay beside it."""
    for kind, answer in reversed(answers):
        if answer is not None:
            return verdict.model_copy(update={"state": "adjudicated", "label": answer, "method": kind})
    return verdict


def _standing(judgments: Sequence[Judgment], states: set[State]) -> Standing:
    for state in _WEIGHTIEST:
        if state in states:
            return state
    judged = any(judgment.outcome != "skipped" for judgment in judgments)
    return "annotated" if judged else "unjudged"


def _at(step: Judgment | Decision) -> str:
    return step.at if isinstance(step, Decision) else step.updated_at

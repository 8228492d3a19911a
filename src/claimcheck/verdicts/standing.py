"""Where a claim stands, and how it came there: judgments first, then what was decided about them.

annotated → agreed or disputed → adjudicated → signed off → corrected or retracted. Judgments that come after a sign-off
change nothing of it; only another decision does.
"""

from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import Final, Literal

from claimcheck.models import Decision, DecisionKind, Event, Judgment, Standing, State, Verdict
from claimcheck.verdicts.majority import majority_verdict

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
    votes = [judgment.said for judgment in judgments if judgment.said]
    without = sum(judgment.finds_no_answer and not judgment.said for judgment in judgments)
    return _decided(majority_verdict(votes, wanted=wanted, without=without), decisions, "said")


def truth_verdict(judgments: Sequence[Judgment], decisions: Sequence[Decision], *, wanted: int) -> Verdict:
    """What judgments and decisions come to on *is it true?*."""
    votes = [judgment.verdict for judgment in judgments if judgment.verdict]
    without = sum(judgment.finds_no_answer for judgment in judgments)
    return _decided(majority_verdict(votes, wanted=wanted, without=without), decisions, "verdict")


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
    states = {question(judgments, decisions, wanted=wanted).state for question in (said_verdict, truth_verdict)}
    for state in _WEIGHTIEST:
        if state in states:
            return state
    # nobody answers either question, but why not has been said
    judged = sum(judgment.outcome != "skipped" for judgment in judgments)
    return "unjudged" if not judged else "annotated" if judged < wanted else "agreed"


def history_of(judgments: Sequence[Judgment], decisions: Sequence[Decision], *, wanted: int) -> tuple[Event, ...]:
    """Every change of standing, oldest first.

    Args:
        judgments: all judgments, earlier revisions included.
        decisions: in the order in which they were made.
        wanted: how many judgments a claim should get.
    """
    steps: list[tuple[str, bool, str, Judgment | Decision]] = [
        *((in_time(judgment.updated_at), False, judgment.id, judgment) for judgment in judgments),
        *((in_time(decision.at), True, decision.id, decision) for decision in decisions),
    ]
    steps.sort(key=itemgetter(0, 1, 2))
    events: list[Event] = []
    last: dict[str, Judgment] = {}
    made: list[Decision] = []
    before: Standing = "unjudged"
    for *_, step in steps:
        if isinstance(step, Decision):
            made.append(step)
            at, by, reason = step.at, step.by, step.reason
        else:
            last[step.annotator] = step
            at, by, reason = step.updated_at, None, ""
        standing = standing_of(list(last.values()), made, wanted=wanted)
        if standing != before or by is not None:
            events.append(Event(standing=standing, at=at, by=by, reason=reason))
        before = standing
    return tuple(events)


def _decided(verdict: Verdict, decisions: Sequence[Decision], question: Literal["said", "verdict"]) -> Verdict:
    """The verdict with the last answer that somebody decided, if there is one; the votes stay beside it."""
    for decision in reversed(decisions):
        if answer := getattr(decision, question):
            return verdict.model_copy(update={"state": "adjudicated", "label": answer, "method": decision.kind})
    return verdict

"""Where a claim stands, and how it came there: judgments first, then what was decided about them.

annotated → agreed or disputed → adjudicated → signed off → corrected or retracted. Judgments that come after a sign-off
change nothing of it; only another decision does.
"""

import functools
from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter, itemgetter
from typing import Final, NamedTuple

from claimcheck.models import Decision, DecisionKind, Event, Judgment, Outcome, Said, Standing, State, Verdict
from claimcheck.models.judgment import NO_ANSWER
from claimcheck.verdicts.majority import majority_verdict

_FINAL: Final[dict[DecisionKind, Standing]] = {
    "sign_off": "signed_off",
    "correction": "corrected",
    "retraction": "retracted",
}
# What outweighs what where the two questions stand differently.
_WEIGHTIEST: Final[tuple[State, ...]] = ("disputed", "annotated", "adjudicated", "agreed")
_END_OF_DAY: Final = "T23:59:59.999999Z"

# Few annotators give few different sets of answers, claim after claim.
_remembered = functools.lru_cache(maxsize=4096)


_Answer = tuple[Outcome, Said | None, str | None]
_answer: Callable[[Judgment], _Answer] = attrgetter("outcome", "said", "verdict")
"""All that a judgment has to say here."""


class Verdicts(NamedTuple):
    """Of one claim, on *was it said?* and on *is it true?*."""

    said: Verdict
    truth: Verdict


def verdicts_of(judgments: Iterable[Judgment], decisions: Sequence[Decision], *, wanted: int) -> Verdicts:
    """What judgments and decisions come to on both questions."""
    return _verdicts(tuple(map(_answer, judgments)), decisions, wanted)


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


def history_of(judgments: Sequence[Judgment], decisions: Sequence[Decision], *, wanted: int) -> tuple[Event, ...]:
    """Every change of standing, oldest first: the last is to where the claim stands, which is unjudged without any.

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
    last: dict[str, _Answer] = {}
    made: list[Decision] = []
    before: Standing = "unjudged"
    for *_, step in steps:
        if isinstance(step, Judgment):
            last[step.annotator] = _answer(step)
            at, by, reason = step.updated_at, None, ""
        else:
            made.append(step)
            at, by, reason = step.at, step.by, step.reason
        standing = _standing(tuple(last.values()), made, wanted)
        if standing != before or by is not None:
            events.append(Event(standing=standing, at=at, by=by, reason=reason))
        before = standing
    return tuple(events)


def _standing(answers: tuple[_Answer, ...], decisions: Sequence[Decision], wanted: int) -> Standing:
    if not decisions:
        return _standing_by_majority(answers, wanted)
    if final := _FINAL.get(decisions[-1].kind):
        return final
    return _weightiest(_verdicts(answers, decisions, wanted), answers, wanted)


def _weightiest(verdicts: Verdicts, answers: tuple[_Answer, ...], wanted: int) -> Standing:
    states = {verdict.state for verdict in verdicts}
    for state in _WEIGHTIEST:
        if state in states:
            return state
    # nobody answers either question, but why not has been said
    judged = sum(outcome != "skipped" for outcome, _, _ in answers)
    return "unjudged" if not judged else "annotated" if judged < wanted else "agreed"


def _verdicts(answers: tuple[_Answer, ...], decisions: Sequence[Decision], wanted: int) -> Verdicts:
    """By majority, or the last answer that somebody decided, if there is one; the votes stay beside it."""
    said, truth = _by_majority(answers, wanted)
    for decision in decisions:
        changed = {"state": "adjudicated", "method": decision.kind}
        if decision.said:
            said = said.model_copy(update={**changed, "label": decision.said})
        if decision.verdict:
            truth = truth.model_copy(update={**changed, "label": decision.verdict})
    return Verdicts(said, truth)


@_remembered
def _standing_by_majority(answers: tuple[_Answer, ...], wanted: int) -> Standing:
    return _weightiest(_by_majority(answers, wanted), answers, wanted)


@_remembered
def _by_majority(answers: tuple[_Answer, ...], wanted: int) -> Verdicts:
    said = [said for _, said, _ in answers if said]
    truth = [verdict for _, _, verdict in answers if verdict]
    without = sum(outcome in NO_ANSWER for outcome, _, _ in answers)
    neither = sum(outcome in NO_ANSWER and not said for outcome, said, _ in answers)
    return Verdicts(
        majority_verdict(said, wanted=wanted, without=neither), majority_verdict(truth, wanted=wanted, without=without)
    )

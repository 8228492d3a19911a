"""From the judgments of one claim to its verdict, by majority: more than half of the votes, and never a broken tie."""

from collections import Counter
from collections.abc import Sequence

from claimcheck.models import LabelShare, State, Verdict

METHOD = "majority"


def majority_verdict(votes: Sequence[str], *, wanted: int) -> Verdict:
    """What the votes on one question come to.

    Fewer votes than `wanted` leave a claim annotated; enough of them make it agreed, where more than half choose the
    same label, or disputed. The label of a claim that is only annotated is what its votes would come to now.
    """
    return Verdict(
        state=majority_state(votes, wanted=wanted),
        label=_leading(votes),
        method=METHOD,
        soft_label=shares_of(votes),
        judgments=len(votes),
    )


def majority_state(votes: Sequence[str], *, wanted: int) -> State:
    """The state alone of what the votes come to."""
    if not votes:
        return "unjudged"
    if len(votes) < wanted:
        return "annotated"
    return "agreed" if _leading(votes) is not None else "disputed"


def _leading(votes: Sequence[str]) -> str | None:
    """The label that more than half of the votes choose."""
    return next((label for label in dict.fromkeys(votes) if votes.count(label) * 2 > len(votes)), None)


def shares_of(votes: Sequence[str]) -> tuple[LabelShare, ...]:
    """The share of each label, largest first, then by label; they add up to 1 but for rounding to four decimals."""
    counts = sorted(Counter(votes).items(), key=lambda item: (-item[1], item[0]))
    return tuple(LabelShare(label=label, share=round(count / len(votes), 4)) for label, count in counts)

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
    shares = shares_of(votes)
    leading = next((share.label for share in shares if share.share * 2 > 1), None)
    return Verdict(
        state=_state(len(votes), wanted, agreed=leading is not None),
        label=leading,
        method=METHOD,
        soft_label=shares,
        judgments=len(votes),
    )


def shares_of(votes: Sequence[str]) -> tuple[LabelShare, ...]:
    """The share of each label, largest first, then by label; they add up to 1 but for rounding to four decimals."""
    counts = sorted(Counter(votes).items(), key=lambda item: (-item[1], item[0]))
    return tuple(LabelShare(label=label, share=round(count / len(votes), 4)) for label, count in counts)


def _state(votes: int, wanted: int, *, agreed: bool) -> State:
    if not votes:
        return "unjudged"
    if votes < wanted:
        return "annotated"
    return "agreed" if agreed else "disputed"

"""From the judgments of one claim to its verdict, by majority: more than half of the votes, and never a broken tie."""

import functools
from collections import Counter
from collections.abc import Sequence

from claimcheck.models import LabelShare, State, Verdict

METHOD = "majority"

# A few annotators and labels make few different votes, and what they come to never changes.
_remembered = functools.lru_cache(maxsize=4096)


def majority_verdict(votes: Sequence[str], *, wanted: int) -> Verdict:
    """What the votes on one question come to.

    Fewer votes than `wanted` leave a claim annotated; enough of them make it agreed, where more than half choose the
    same label, or disputed. The label of a claim that is only annotated is what its votes would come to now.
    """
    return _verdict(tuple(votes), wanted)


def shares_of(votes: Sequence[str]) -> tuple[LabelShare, ...]:
    """The share of each label, largest first, then by label; they add up to 1 but for rounding to four decimals."""
    return _shares(tuple(votes))


@_remembered
def _verdict(votes: tuple[str, ...], wanted: int) -> Verdict:
    leading = next((label for label, count in Counter(votes).items() if count * 2 > len(votes)), None)
    return Verdict(
        state=_state(votes, leading, wanted),
        label=leading,
        method=METHOD,
        soft_label=_shares(votes),
        judgments=len(votes),
    )


def _state(votes: tuple[str, ...], leading: str | None, wanted: int) -> State:
    if not votes:
        return "unjudged"
    if len(votes) < wanted:
        return "annotated"
    return "agreed" if leading is not None else "disputed"


@_remembered
def _shares(votes: tuple[str, ...]) -> tuple[LabelShare, ...]:
    counts = sorted(Counter(votes).items(), key=lambda item: (-item[1], item[0]))
    return tuple(LabelShare(label=label, share=round(count / len(votes), 4)) for label, count in counts)

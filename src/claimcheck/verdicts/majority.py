"""From the judgments of one claim to its verdict, by majority: more than half of all who judged, never a broken tie.

Whoever holds that a claim cannot be checked, or was split badly, has judged it and chosen no label: against each label
that counts like any other answer, and in the shares of the labels it does not count at all.
"""

import functools
from collections import Counter
from collections.abc import Sequence

from claimcheck.models import LabelShare, State, Verdict

METHOD = "majority"

# A few annotators and labels make few different votes, and what they come to never changes.
_remembered = functools.lru_cache(maxsize=4096)


def majority_verdict(votes: Sequence[str], *, wanted: int, without: int = 0) -> Verdict:
    """What the judgments of one claim come to on one question.

    Fewer of them than `wanted` leave a claim annotated. Enough of them make it agreed, where more than half choose the
    same label; unjudged, where more than half hold that there is none to choose; else disputed. The label of a claim
    that is only annotated is what its judgments would come to now.

    Args:
        votes: the label that each judgment chooses.
        wanted: how many judgments a claim should get.
        without: how many more judgments choose none, because of their outcome.
    """
    return _verdict(tuple(votes), wanted, without)


def shares_of(votes: Sequence[str]) -> tuple[LabelShare, ...]:
    """The share of each label, largest first, then by label; they add up to 1 but for rounding to four decimals."""
    return _shares(tuple(votes))


@_remembered
def _verdict(votes: tuple[str, ...], wanted: int, without: int) -> Verdict:
    all_judgments = len(votes) + without
    leading = next((label for label, count in Counter(votes).items() if count * 2 > all_judgments), None)
    return Verdict(
        state=_state(all_judgments, without, leading, wanted),
        label=leading,
        method=METHOD,
        soft_label=_shares(votes),
        judgments=len(votes),
    )


def _state(all_judgments: int, without: int, leading: str | None, wanted: int) -> State:
    if without == all_judgments:
        return "unjudged"
    if all_judgments < wanted:
        return "annotated"
    if without * 2 > all_judgments:
        return "unjudged"
    return "agreed" if leading is not None else "disputed"


@_remembered
def _shares(votes: tuple[str, ...]) -> tuple[LabelShare, ...]:
    counts = sorted(Counter(votes).items(), key=lambda item: (-item[1], item[0]))
    return tuple(LabelShare(label=label, share=round(count / len(votes), 4)) for label, count in counts)

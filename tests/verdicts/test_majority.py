"""A verdict by majority: what agrees, what is disputed, what still waits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.verdicts import majority_verdict

LABELS = st.sampled_from(["supported", "refuted", "not_enough_evidence"])


@pytest.mark.parametrize(
    ("votes", "wanted", "state", "label"),
    [
        ([], 2, "unjudged", None),
        (["supported"], 2, "annotated", "supported"),
        (["supported"], 1, "agreed", "supported"),
        (["supported", "supported"], 2, "agreed", "supported"),
        (["supported", "refuted"], 2, "disputed", None),
        (["supported", "refuted"], 3, "annotated", None),
        (["supported", "refuted", "refuted"], 3, "agreed", "refuted"),
        (["supported", "refuted", "not_enough_evidence"], 3, "disputed", None),
        (["supported", "supported", "refuted", "not_enough_evidence"], 3, "disputed", None),
    ],
)
def test_more_than_half_of_enough_votes_agree_and_a_tie_is_disputed(votes, wanted, state, label):
    verdict = majority_verdict(votes, wanted=wanted)
    assert (verdict.state, verdict.label, verdict.judgments) == (state, label, len(votes))


@given(st.lists(LABELS, max_size=9), st.integers(1, 5))
def test_the_order_of_votes_does_not_matter_and_shares_add_up(votes, wanted):
    verdict = majority_verdict(votes, wanted=wanted)
    assert verdict == majority_verdict(votes[::-1], wanted=wanted)
    assert sum(share.share for share in verdict.soft_label) == pytest.approx(1.0 if votes else 0.0, abs=1e-3)

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


@pytest.mark.parametrize(
    ("votes", "without", "wanted", "state", "label"),
    [
        (["supported", "supported"], 1, 3, "agreed", "supported"),
        (["supported", "refuted"], 1, 3, "disputed", None),
        (["supported"], 1, 2, "disputed", None),
        (["supported"], 1, 3, "annotated", None),
        (["supported"], 2, 3, "unjudged", None),
        (["supported", "supported"], 2, 4, "disputed", None),
        (["supported", "supported"], 2, 3, "disputed", None),
        ([], 1, 3, "unjudged", None),
        ([], 3, 3, "unjudged", None),
    ],
)
def test_who_finds_no_answer_has_judged_and_counts_against_every_label(votes, without, wanted, state, label):
    verdict = majority_verdict(votes, wanted=wanted, without=without)
    assert (verdict.state, verdict.label, verdict.judgments) == (state, label, len(votes))
    assert verdict.soft_label == majority_verdict(votes, wanted=wanted).soft_label


@given(st.lists(LABELS, max_size=9), st.integers(0, 9), st.integers(1, 5))
def test_a_label_is_there_exactly_where_more_than_half_of_all_choose_it(votes, without, wanted):
    verdict = majority_verdict(votes, wanted=wanted, without=without)
    most = [label for label in set(votes) if votes.count(label) > (len(votes) + without) / 2]
    assert [verdict.label] == (most or [None])
    assert (verdict.state == "agreed") == (bool(most) and len(votes) + without >= wanted)


@given(st.lists(LABELS, max_size=9), st.integers(1, 5))
def test_the_order_of_votes_does_not_matter_and_shares_add_up(votes, wanted):
    verdict = majority_verdict(votes, wanted=wanted)
    assert verdict == majority_verdict(votes[::-1], wanted=wanted)
    assert sum(share.share for share in verdict.soft_label) == pytest.approx(1.0 if votes else 0.0, abs=1e-3)

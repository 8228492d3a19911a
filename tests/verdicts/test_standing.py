"""Where a claim stands after judgments and decisions, and the history that led there."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.models import Decision, Evidence, VerifiedClaim
from claimcheck.verdicts.verified import verified_claims
from tests.records import article, claim, judgment

DAYS = [f"2026-02-{day:02}T10:00:00.000000Z" for day in range(1, 29)]


def vote(annotator: str, verdict: str | None, day: int = 1, **more: Any) -> Any:
    return judgment(annotator, verdict, created_at=DAYS[day - 1], updated_at=DAYS[day - 1], **more)


def decide(kind: str, day: int, **more: Any) -> Decision:
    answers = {"scale": "averitec"} if "verdict" in more else {}
    return Decision(
        **{
            "id": f"d-{kind}-{day}",
            "claim_id": "c1",
            "kind": kind,
            "by": "editor",
            "at": DAYS[day - 1],
            "reason": f"because {day}",
            **answers,
            **more,
        }
    )


def verified(*judgments: Any, decisions: tuple[Decision, ...] = (), wanted: int = 2) -> VerifiedClaim:
    (row,) = verified_claims(
        [claim()],
        article_of=lambda _: article(),
        judgments_of=lambda _: judgments,
        decisions_of=lambda _: decisions,
        wanted=wanted,
    )
    return row


def told(row: VerifiedClaim) -> list[tuple[str, str]]:
    return [(event.standing, event.at) for event in row.history]


DISPUTED = (vote("x", "supported", 1), vote("y", "refuted", 2))


def test_votes_come_first_and_the_whole_way_is_kept():
    row = verified(
        *DISPUTED,
        decisions=(
            decide("retraction", 9),
            decide("adjudication", 5, verdict="refuted"),
            decide("correction", 8, verdict="supported"),
            decide("sign_off", 6),
        ),
    )
    assert told(row) == [
        ("annotated", DAYS[0]),
        ("disputed", DAYS[1]),
        ("adjudicated", DAYS[4]),
        ("signed_off", DAYS[5]),
        ("corrected", DAYS[7]),
        ("retracted", DAYS[8]),
    ]
    assert row.standing == "retracted"
    assert [event.reason for event in row.history] == ["", "", "because 5", "because 6", "because 8", "because 9"]
    assert [event.by for event in row.history] == [None, None, *["editor"] * 4]


def test_an_adjudication_settles_only_the_question_it_answers_and_the_votes_stay():
    row = verified(
        vote("x", "supported", 1, said="said"),
        vote("y", "refuted", 2, said="distorted"),
        decisions=(decide("adjudication", 5, verdict="refuted"),),
    )
    assert (row.truth.state, row.truth.label, row.truth.method) == ("adjudicated", "refuted", "adjudication")
    assert [(share.label, share.share) for share in row.truth.soft_label] == [("refuted", 0.5), ("supported", 0.5)]
    assert (row.said.state, row.said.label) == ("disputed", None)
    assert row.standing == "disputed"
    both = verified(*row.judgments, decisions=(*row.decisions, decide("adjudication", 6, said="said")))
    assert (both.said.label, both.standing) == ("said", "adjudicated")


def test_a_correction_replaces_the_verdict_and_a_retraction_leaves_it_to_be_read():
    row = verified(*DISPUTED, decisions=(decide("correction", 5, verdict="supported"), decide("retraction", 6)))
    assert (row.truth.label, row.truth.method, row.standing) == ("supported", "correction", "retracted")


def test_judgments_after_a_sign_off_do_not_undo_it():
    votes = (
        vote("x", "supported", 1),
        vote("y", "supported", 2),
        vote("y", "refuted", 8),
        vote("z", "refuted", 9, said="distorted"),
        vote("w", "refuted", 10, said="distorted"),
    )
    row = verified(*votes, decisions=(decide("sign_off", 5),))
    assert row.standing == "signed_off"
    assert told(row)[-1] == ("signed_off", DAYS[4])
    assert (row.truth.state, row.truth.label, row.truth.judgments) == ("agreed", "supported", 2)
    assert [judgment.annotator for judgment in row.judgments] == ["w", "x", "y", "z"]
    corrected = verified(*votes, decisions=(decide("sign_off", 5), decide("correction", 20, verdict="refuted")))
    assert (corrected.truth.label, corrected.said.state, corrected.said.label) == ("refuted", "agreed", "said")
    opened = verified(*votes, decisions=(decide("sign_off", 5), decide("adjudication", 20, verdict="refuted")))
    assert (opened.standing, opened.said.state) == ("disputed", "disputed")


def test_an_adjudication_after_a_sign_off_opens_the_claim_again():
    row = verified(*DISPUTED, decisions=(decide("sign_off", 5), decide("adjudication", 7, verdict="supported")))
    assert row.standing == "adjudicated"


def test_a_decision_that_knows_only_its_day_comes_after_that_days_judgments():
    row = verified(*DISPUTED, decisions=(decide("adjudication", 5, verdict="refuted", at="2026-02-02"),))
    assert [event.standing for event in row.history] == ["annotated", "disputed", "adjudicated"]


def test_revisions_are_steps_of_the_history():
    row = verified(vote("x", "supported", 1), vote("y", "refuted", 2), vote("y", "supported", 3))
    assert told(row) == [("annotated", DAYS[0]), ("disputed", DAYS[1]), ("agreed", DAYS[2])]


def test_a_verdict_against_not_checkable_is_a_dispute_about_the_truth_alone():
    row = verified(vote("x", "supported", 1), vote("y", None, 2, outcome="not_checkable"))
    assert (row.said.state, row.truth.state, row.standing) == ("agreed", "disputed", "disputed")
    assert told(row) == [("annotated", DAYS[0]), ("disputed", DAYS[1])]


def test_what_most_find_not_checkable_has_no_verdict_and_is_not_disputed():
    votes = [vote(who, None, outcome="not_checkable") for who in ("x", "y")]
    row = verified(*votes, vote("z", "supported"))
    assert (row.said.state, row.truth.state, row.truth.label, row.standing) == ("agreed", "unjudged", None, "agreed")


def test_what_is_judged_without_an_answer_still_wants_one():
    row = verified(vote("x", "supported", 1), vote("y", "supported", 2, said=None))
    assert (row.said.state, row.truth.state, row.standing) == ("annotated", "agreed", "annotated")


def test_a_claim_that_was_only_skipped_is_unjudged_and_one_split_badly_is_judged():
    assert verified(vote("x", None, said=None, outcome="skipped")).standing == "unjudged"
    bad = [vote(who, None, said=None, outcome="bad_split") for who in ("x", "y")]
    assert verified(bad[0]).standing == "annotated"
    assert verified(*bad).standing == "agreed"


def test_evidence_of_decisions_counts_and_is_primary_if_anybody_says_so():
    url = "https://example.org/a"
    row = verified(
        vote("x", "supported", evidence=(Evidence(url=url),)),
        decisions=(decide("adjudication", 5, verdict="refuted", evidence=(Evidence(url=url, primary=True),)),),
    )
    assert row.evidence == (Evidence(url=url, primary=True),)


def test_qualifiers_are_those_of_more_than_half_of_the_verdicts():
    row = verified(
        vote("x", "supported", qualifiers=("outdated", "satire")),
        vote("y", "refuted", qualifiers=("outdated",)),
        vote("z", None, outcome="not_checkable"),
    )
    assert row.qualifiers == ("outdated",)


_votes = st.tuples(st.sampled_from("xyz"), st.sampled_from(["supported", "refuted"]), st.integers(1, 28))
_decisions = st.tuples(st.sampled_from(["adjudication", "sign_off", "correction", "retraction"]), st.integers(1, 28))


@given(st.lists(_votes, max_size=6), st.lists(_decisions, max_size=4, unique_by=lambda d: d), st.randoms())
def test_the_order_of_the_files_does_not_matter_and_the_history_ends_where_the_claim_stands(
    votes: list[Any], decisions: list[Any], random: Any
):
    judgments = [vote(who, what, day) for who, what, day in votes]
    made = [
        decide(kind, day, **({"verdict": "refuted"} if kind in ("adjudication", "correction") else {}))
        for kind, day in decisions
    ]
    row = verified(*judgments, decisions=tuple(made))
    random.shuffle(judgments)
    random.shuffle(made)
    assert verified(*judgments, decisions=tuple(made)) == row
    assert (row.history[-1].standing if row.history else "unjudged") == row.standing
    assert [event.at for event in row.history] == sorted(event.at for event in row.history)
    for before, after in zip(row.history, row.history[1:], strict=False):
        assert before.standing != after.standing or after.by is not None


@given(st.lists(_votes, max_size=6), st.sampled_from(["sign_off", "retraction"]), st.integers(1, 28))
def test_what_comes_after_a_sign_off_or_retraction_changes_nothing_of_the_verdict(
    votes: list[Any], kind: str, day: int
):
    judgments = [vote(who, what, at) for who, what, at in votes]
    decisions = (decide(kind, day),)
    before = verified(
        *(judgment for judgment in judgments if judgment.updated_at <= DAYS[day - 1]), decisions=decisions
    )
    after = verified(*judgments, decisions=decisions)
    assert (after.said, after.truth, after.standing) == (before.said, before.truth, before.standing)

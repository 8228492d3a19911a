"""How a project stands: progress, pace, who does how much, who differs; and why what is not defined is not."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.project import load_scale
from claimcheck.verdicts import verified_claims
from claimcheck.verdicts.pace import days_for, pace_of
from claimcheck.verdicts.report import project_status
from claimcheck.verdicts.votes import Votes, moment
from tests.records import article, claim, judgment

DAY = 86_400.0


def status(claims, judgments, *, scale="averitec", wanted=2, **more):
    rows = verified_claims(
        [claim(name) for name in claims],
        article_of=lambda _: article(),
        judgments_of=lambda name: [j for j in judgments if j.claim_id == name],
        wanted=wanted,
    )
    return project_status(rows, scale=load_scale(scale), wanted=wanted, **more)


def on(day: int, hour: int = 9) -> dict[str, str]:
    at = f"2026-03-{day:02}T{hour:02}:00:00Z"
    return {"created_at": at, "updated_at": at}


def skipped(annotator: str, claim_id: str, day: int = 1):
    return judgment(annotator, None, claim_id, outcome="skipped", said=None, **on(day))


def three_claims():
    """Two answers, one and a skip, none: three judgments of four are still wanted on the last two claims."""
    return status(
        ["c1", "c2", "c3"],
        [
            judgment("ann", "supported", "c1", **on(1), lead_time=30),
            judgment("bob", "refuted", "c1", **on(3), lead_time=90),
            judgment("ann", "refuted", "c2", **on(5), lead_time=60),
            skipped("bob", "c2", 5),
        ],
    )


def test_progress_counts_claims_and_what_is_still_wanted():
    found = three_claims()
    assert (found.claims, found.judged, found.complete, found.still_wanted) == (3, 2, 1, 3)
    assert found.standings["disputed"] == 1
    assert found.standings["unjudged"] == 1
    assert sum(found.standings.values()) == 3
    assert found.outcomes == {"judged": 3, "not_checkable": 0, "bad_split": 0, "skipped": 1}
    assert found.as_of == "2026-03-05T09:00:00Z"


def test_each_annotator_has_their_own_counts():
    ann, bob = three_claims().annotators
    assert (ann.annotator, ann.judgments, ann.outcomes["judged"], ann.outcomes["skipped"]) == ("ann", 2, 2, 0)
    assert (bob.annotator, bob.judgments, bob.outcomes["judged"], bob.outcomes["skipped"]) == ("bob", 2, 1, 1)
    assert (ann.first, ann.last, ann.median_seconds) == ("2026-03-01T09:00:00Z", "2026-03-05T09:00:00Z", 45)
    assert (ann.open, bob.open) == (1, 1)  # both have answered c2, a skip is an answer
    assert ann.pace.per_day == pytest.approx(2 / 4)
    assert ann.days_left == pytest.approx(2)


def test_judgments_that_nobody_who_judges_here_can_give_are_told():
    """The second judgment of c2 needs a third person: ann has given one and bob has skipped it."""
    assert three_claims().out_of_reach == 1
    assert status(["c1"], [judgment("ann", "supported")]).out_of_reach == 1
    assert status(["c1", "c2"], [judgment("ann", "supported"), judgment("bob", "supported", "c2")]).out_of_reach == 0


def test_only_the_last_revision_counts():
    earlier = judgment("ann", "supported", "c1", **on(1))
    later = judgment("ann", "refuted", "c1", **(on(1) | {"updated_at": "2026-03-02T00:00:00Z"}))
    found = status(["c1"], [earlier, later])
    assert found.annotators[0].judgments == 1
    assert found.truth.votes == {"supported": 0, "refuted": 1, "not_enough_evidence": 0, "conflicting_evidence": 0}


def test_pace_is_what_the_last_two_weeks_show():
    times = [0.0, 1 * DAY, 30 * DAY, 31 * DAY, 34 * DAY]
    pace = pace_of(times, until=40 * DAY)
    assert (pace.recent, pace.days, pace.per_day) == (3, 14, pytest.approx(3 / 14))
    assert days_for(6, pace) == pytest.approx(28)
    assert pace_of([0.0, 14 * DAY], until=14 * DAY).recent == 1


@pytest.mark.parametrize(
    ("times", "until", "why"),
    [
        ([], None, "no judgments with a time"),
        ([0.0], 15 * DAY, "no judgment in the last 14 days"),
        ([0.0, DAY / 2], DAY / 2, "less than a day"),
    ],
)
def test_a_pace_that_cannot_be_told_says_why_and_no_days_follow(times, until, why):
    pace = pace_of(times, until=until)
    assert pace.per_day is None
    assert why in pace.undefined
    assert days_for(3, pace) is None
    assert days_for(0, pace) == 0


def test_a_time_that_cannot_be_read_is_told_and_counts_for_no_pace():
    found = status(["c1"], [judgment("ann", "supported", created_at="yesterday", updated_at="yesterday")])
    assert (found.undated, found.as_of) == (1, None)
    assert found.annotators[0].pace.undefined
    assert found.truth.periods == ()


def test_times_of_any_zone_are_one_clock():
    assert moment("2026-03-01T12:00:00+03:00") == moment("2026-03-01T09:00:00Z") == moment("2026-03-01T09:00:00")


def test_who_differs_on_what_is_told_by_question():
    found = status(
        ["c1", "c2", "c3"],
        [
            judgment("ann", "supported", "c1"),
            judgment("bob", "refuted", "c1"),
            judgment("ann", "supported", "c2"),
            judgment("bob", "supported", "c2", said="distorted"),
            judgment("ann", "refuted", "c3"),
            judgment("bob", "refuted", "c3"),
        ],
    )
    first, second = found.differences
    assert (first.claim, first.said, first.truth) == ("c1", {}, {"ann": "supported", "bob": "refuted"})
    assert (second.claim, second.said, second.truth) == ("c2", {"ann": "said", "bob": "distorted"}, {})


def test_the_two_questions_are_apart_and_an_outcome_is_a_vote_on_neither():
    found = status(
        ["c1", "c2"],
        [
            judgment("ann", "supported", "c1"),
            judgment("bob", "supported", "c1", said="not_said"),
            judgment("ann", "refuted", "c2"),
            judgment("bob", None, "c2", outcome="not_checkable"),
        ],
    )
    assert sum(found.truth.votes.values()) == 3
    assert sum(found.said.votes.values()) == 4
    assert found.truth.agreement[0].undefined
    assert found.said.agreement[0].value is not None


def test_an_ordered_scale_has_alpha_on_the_ordinal_level_too():
    names = [s.name for s in status(["c1"], [], scale="politifact").truth.agreement]
    assert names == ["Krippendorff's α (nominal)", "Krippendorff's α (ordinal)", "Gwet's AC1"]
    assert len(status(["c1"], []).truth.agreement) == 2


def test_nothing_judged_yet_is_a_status_too():
    found = status(["c1", "c2"], [])
    assert (found.judged, found.still_wanted, found.days_left, found.as_of) == (0, 4, None, None)
    assert found.truth.advice.undefined == "nobody has answered"
    assert all(statistic.undefined for statistic in found.truth.agreement)


def test_advice_says_that_it_never_decides():
    lone = status(["c1"], [judgment("ann", "supported")]).truth.advice
    assert lone.undefined == "one annotator cannot be compared with another"
    people = [f"p{n}" for n in range(5)]
    few, enough = (
        status(["c1", "c2"], [judgment(p, "supported", c) for c in ("c1", "c2") for p in people[:n]]).truth.advice
        for n in (4, 5)
    )
    assert few.too_few
    assert "fewer than 5" in few.note
    assert not enough.too_few
    assert "never decides" in enough.note
    assert all(sum(one.probabilities) == pytest.approx(1) for one in enough.claims)
    assert [one.label for one in enough.claims] == ["supported", "supported"]
    assert all(one.right == pytest.approx(1) for one in enough.annotators)


def test_advice_never_changes_what_a_claim_stands_at():
    judgments = [judgment("ann", "supported", c) for c in ("c1", "c2", "c3")]
    judgments += [judgment("bob", v, c) for v, c in (("supported", "c1"), ("supported", "c2"), ("refuted", "c3"))]
    found = status(["c1", "c2", "c3"], judgments)
    assert len(found.truth.advice.claims) == 3
    assert found.standings["disputed"] == 1


labels = st.sampled_from("abc")
answers = st.lists(st.dictionaries(st.integers(0, 4), labels, max_size=5), max_size=12)


@given(answers)
def test_pairs_are_those_that_a_person_would_list(units):
    votes = Votes("abc")
    for number, unit in enumerate(units):
        votes.add(str(number), sorted(unit.items()), at=None)
    listed = Counter(
        (first, second, "abc".index(unit[first]), "abc".index(unit[second]))
        for unit in units
        for first, second in combinations(sorted(unit), 2)
    )
    assert Counter(zip(*(column.tolist() for column in votes.pairs()), strict=True)) == listed
    assert votes.table().sum() == sum(map(len, units))


@given(st.lists(st.dates(date(2020, 1, 1), date(2029, 12, 31)), min_size=1, max_size=20))
def test_every_dated_unit_falls_into_one_period_and_there_are_few(days):
    votes = Votes("ab")
    for day in days:
        votes.add("c", [(0, "a")], at=datetime(day.year, day.month, day.day, tzinfo=UTC))
    votes.add("undated", [(0, "a")], at=None)
    periods = votes.periods()
    assert len(periods) <= 17
    assert np.sum([units for _, units in periods], axis=0).tolist() == [1] * len(days) + [0]
    starts = [start for start, _ in periods]
    assert starts == sorted(set(starts))
    assert starts[0] <= min(days)


@pytest.mark.parametrize(("days", "starts"), [(3, "2026-03-04"), (60, "2026-03-02"), (400, "2026-03-01")])
def test_periods_are_days_then_weeks_then_months(days, starts):
    votes = Votes("a")
    first = datetime(2026, 3, 4, tzinfo=UTC)
    for at in (first, first + timedelta(days=days)):
        votes.add("c", [(0, "a")], at=at)
    assert votes.periods()[0][0] == date.fromisoformat(starts)

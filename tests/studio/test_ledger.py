"""The ledger: every judgment once, revisions kept, the order of the file always the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.errors import ClaimcheckError
from claimcheck.models import Judgment, Origin
from claimcheck.studio.ledger import Ledger
from tests.records import judgment


def at(second: int, verdict: str, *, annotator: str = "annotator-1", annotation: int = 1) -> Judgment:
    origin = Origin(project=1, task=1, annotation=annotation)
    return judgment(annotator, verdict, updated_at=f"2026-01-02T03:04:{second:02}.000000Z", origin=origin)


def test_an_answer_that_was_changed_and_changed_back_is_three_revisions():
    with Ledger() as ledger:
        added = [ledger.add(at(n, v)) for n, v in enumerate(("supported", "refuted", "supported"))]
        assert added == ["new", "revised", "revised"]
        assert len(list(ledger.lines())) == len(ledger) == 3


def test_saving_again_without_a_change_is_no_revision():
    with Ledger() as ledger:
        assert [ledger.add(at(n, "supported")) for n in (1, 2)] == ["new", None]
        assert ledger.add(at(1, "supported").model_copy(update={"lead_time": 9.0})) is None


def test_two_annotations_of_one_annotator_are_both_kept():
    with Ledger() as ledger:
        assert ledger.add(at(1, "supported", annotation=1)) == "new"
        assert ledger.add(at(2, "supported", annotation=2)) == "new"


def test_the_same_annotation_under_another_pseudonym_is_refused():
    with Ledger() as ledger:
        ledger.put_back(at(1, "supported"))
        with pytest.raises(ClaimcheckError, match=r"annotators\.key"):
            ledger.add(at(1, "supported", annotator="annotator-2"))


votes = st.builds(
    at,
    st.integers(0, 9),
    st.sampled_from(["supported", "refuted"]),
    annotation=st.integers(1, 3),
)


@given(st.lists(votes, max_size=12))
def test_what_is_put_back_comes_out_whole_and_in_the_same_order(judgments: list[Judgment]):
    with Ledger() as ledger:
        for one in judgments:
            ledger.put_back(one)
        first = list(ledger.lines())
    with Ledger() as again:
        for line in reversed(first):
            again.put_back(Judgment.model_validate_json(line))
        assert list(again.lines()) == first
    assert {Judgment.model_validate_json(line).id for line in first} == {one.id for one in judgments}

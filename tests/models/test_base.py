"""Canonical JSON of records: what every file of ours is made of."""

import json

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.models import Judgment, Origin, canonical_json
from tests.records import judgment

TEXT = st.text(st.characters(exclude_categories=["Cs"]))


@given(TEXT, st.integers(-(10**30), 10**30), st.none() | st.floats(1e-4, 1e15))
def test_a_record_is_written_with_sorted_keys_and_unicode_as_it_is_on_one_line(notes, task, seconds):
    made = judgment("ann", "refuted", notes=notes, lead_time=seconds, origin=Origin(project=1, task=task, annotation=1))
    line = made.to_json()
    assert line == json.dumps(made.model_dump(mode="json"), ensure_ascii=False, sort_keys=True)
    assert line == canonical_json(made.model_dump(mode="json"))
    assert "\n" not in line


@given(st.floats(0, allow_infinity=False))
def test_numbers_come_back_as_they_were(seconds):
    made = judgment("ann", "refuted", lead_time=seconds)
    assert Judgment.model_validate_json(made.to_json()) == made

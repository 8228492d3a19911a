"""Canonical JSON of records: what every file of ours is made of."""

import hashlib
import json
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from claimcheck.models import RECORDS, Judgment, Origin, Part, Record, Span, canonical_json, content_id
from tests.records import claim, judgment

TEXT = st.text(st.characters(exclude_categories=["Cs"]))


SIMPLE: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXT,
    int: st.integers(-(10**30), 10**30),
    float: st.floats(1e-4, 1e15),
    bool: st.booleans(),
    NoneType: st.none(),
}


def parts(model: type[Part]) -> st.SearchStrategy[Any]:
    """Parts of a kind with whatever their fields can hold, whether or not it makes sense."""
    return st.builds(
        model.model_construct,
        **{name: values(field.annotation) for name, field in model.model_fields.items()},
    )


def values(annotation: Any) -> st.SearchStrategy[Any]:
    """What a field with an annotation can hold."""
    kind, inside = get_origin(annotation), get_args(annotation)
    if kind is Literal:
        return st.sampled_from(inside)
    if kind is Annotated:
        return values(inside[0])
    if kind is tuple:
        return st.lists(values(inside[0]), max_size=2).map(tuple)
    if kind in (Union, UnionType):
        return st.one_of(map(values, inside))
    return SIMPLE[annotation] if annotation in SIMPLE else parts(annotation)


@pytest.mark.parametrize("model", RECORDS.values())
@given(data=st.data())
def test_a_record_is_written_as_its_schema_dumps_it(model: type[Record], data: st.DataObject):
    record = data.draw(parts(model))
    assert record.to_json() == canonical_json(record.model_dump(mode="json"))


def test_no_field_takes_a_part_that_holds_more_than_it_says():
    span = Span(start=3, end=4, text="x")
    with pytest.raises(ValidationError, match=r"span\.text"):
        claim(span=span)


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


@given(st.recursive(st.text() | st.integers() | st.none(), st.lists, max_leaves=8))
def test_an_id_is_made_of_canonical_json(part: Any):
    content = canonical_json(("a", part)).encode("utf-8", "surrogatepass")
    assert content_id("c", "a", part) == f"c-{hashlib.sha256(content).hexdigest()[:16]}"

"""What the outlet itself asserts: invented sentences with the claims that a fact-checker would take from them."""

import json
from pathlib import Path

import pytest
from spacy.tokens import Doc

from claimcheck.splitting.draft import assertions_of
from claimcheck.splitting.pipeline import load_pipeline

DATA = Path(__file__).parent / "data"
FINDERS = ("attributions", "encoder", "patterns")


def split_up(text: str, lang: str) -> Doc:
    """The document after every component but the finder of attributions: there are none in these sentences."""
    nlp = load_pipeline(lang)
    doc = nlp.make_doc(text)
    for name, component in nlp.pipeline:
        if not name.endswith(FINDERS):
            doc = component(doc)
    return doc


def rows(lang: str) -> list[object]:
    lines = (DATA / f"assertions.{lang}.jsonl").read_text(encoding="utf-8").splitlines()
    return [pytest.param(lang, json.loads(line), id=f"{lang}-{number}") for number, line in enumerate(lines, 1)]


@pytest.mark.parametrize(("lang", "row"), [row for lang in ("ar", "de", "en") for row in rows(lang)])
def test_each_assertion_is_a_claim_of_its_type(lang: str, row: dict[str, object]):
    found = assertions_of(split_up(str(row["article"]), lang))
    assert [[assertion.claim_type, assertion.standalone] for assertion in found] == row["claims"]


@pytest.mark.parametrize(("lang", "row"), [row for lang in ("ar", "en") for row in rows(lang)])
def test_what_was_added_points_to_where_it_stands(lang: str, row: dict[str, object]):
    doc = split_up(str(row["article"]), lang)
    for assertion in assertions_of(doc):
        for added in assertion.added:
            assert added.antecedent is not None
            start, end = added.antecedent
            assert doc.text[start:end] == assertion.standalone[added.start : added.end]

"""Standalone wordings: invented claims with the wording that a fact-checker would accept, a file a language.

In the articles <s>, <c> and <t> mark source, cue and content, <a> a statement of the outlet's own.
"""

import json
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from claimcheck.articles import with_blocks
from claimcheck.models import Article
from claimcheck.splitting import split
from claimcheck.splitting.draft import Assertion, Draft
from claimcheck.splitting.gold import read_gold
from claimcheck.splitting.pipeline import load_pipeline

DATA = Path(__file__).parent / "data"
GOLD = Path(__file__).parents[1] / "gold"
FLOORS = {"ar": 1.0, "en": 1.0, "de": 1.0}
"""The share of wordings that must come out as written down."""
MARK = re.compile(r"<(/?)([sctax]\d?)>")


@dataclass
class Case:
    row: dict[str, Any]
    text: str
    places: dict[str, list[tuple[int, int]]]


def read(lang: str) -> list[Case]:
    lines = (DATA / f"standalone.{lang}.jsonl").read_text(encoding="utf-8").splitlines()
    return [parsed(json.loads(line)) for line in lines]


def parsed(row: dict[str, Any]) -> Case:
    text = ""
    at = 0
    places: dict[str, list[tuple[int, int]]] = {}
    opened: dict[str, int] = {}
    for mark in MARK.finditer(row["article"]):
        text += row["article"][at : mark.start()]
        at = mark.end()
        if mark.group(1):
            places.setdefault(mark.group(2), []).append((opened[mark.group(2)], len(text)))
        else:
            opened[mark.group(2)] = len(text)
    return Case(row, text + row["article"][at:], places)


def worded(lang: str, case: Case) -> Draft | Assertion:
    """The draft or assertion of a case, after the components that need no attributions and the wording itself."""
    nlp = load_pipeline(lang)
    doc = nlp.make_doc(case.text)
    doc._.published = date.fromisoformat(case.row["published"]) if "published" in case.row else None
    pipes = dict(nlp.pipeline)
    for name in ("claimcheck_blocks", "claimcheck_sentences", "claimcheck_quotations"):
        doc = pipes[name](doc)
    row = case.row
    if "t" in case.places:
        doc._.attributions = [
            Draft(
                cue=case.places["c"],
                content=case.places["t"],
                source=case.places.get("s", []),
                lemma=row.get("lemma", ""),
                kind=row.get("kind", "verb"),
                polarity=row.get("polarity", "asserts"),
                agreement=row.get("agreement", ""),
                names=tuple(row["names"]),
                source_kind=row.get("source_kind", "person"),
                elided="s" not in case.places,
            )
        ]
    doc._.assertions = [Assertion(start, end) for start, end in case.places.get("a", [])]
    pipes["claimcheck_standalone"](doc)
    return (doc._.assertions or doc._.attributions)[0]


@pytest.mark.parametrize("lang", sorted(FLOORS))
def test_wordings_are_those_that_a_fact_checker_would_accept(lang: str):
    cases = read(lang)
    wrong = []
    for case in cases:
        wording = worded(lang, case).standalone
        if wording not in [case.row["expected"], *case.row.get("accept", ())]:
            wrong.append(f"  wanted {case.row['expected']}\n  worded {wording}")
    share = 1 - len(wrong) / len(cases)
    assert share >= FLOORS[lang], "\n".join([f"{share:.1%} of {len(cases)} wordings", *wrong])


@pytest.mark.parametrize("lang", sorted(FLOORS))
def test_each_insertion_points_to_where_it_stands_in_the_article(lang: str):
    named = 0
    for document in read_gold(GOLD / f"{lang}.jsonl"):
        article = Article(id=document.doc_id, lang=lang, text=document.text, published="2024-03-05")
        for claim in split(with_blocks(article)):
            for insertion in claim.insertions:
                inserted = claim.text[insertion.start : insertion.end]
                if insertion.antecedent is None:
                    assert inserted.startswith("202")
                    continue
                place = insertion.antecedent
                assert article.text[place.start : place.end] == place.text
                assert inserted.casefold().endswith(" ".join(place.text.split()).casefold())
                named += 1
    assert named

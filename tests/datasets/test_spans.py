"""Corrections become gold that `claimcheck evaluate` reads, and documents that spaCy trains on."""

import json
from pathlib import Path

import pytest
import spacy
from spacy.tokens import DocBin

from claimcheck.articles import with_blocks
from claimcheck.cli.main import run
from claimcheck.models import Article, Claim, Judgment
from claimcheck.running.export import export
from claimcheck.splitting import split
from claimcheck.splitting.gold import read_gold
from tests.datasets.small import (
    ARABIC,
    BRIDGE,
    ENGLISH,
    PIER,
    SALES,
    corrected,
    judgment,
    review,
    small_project,
)

CONTENT = "the pier will stay closed"
RIGHT = corrected(CONTENT, source="Harbour master Ann Lee", cue="said")


def gold_of(tmp_path: Path, **records: object) -> dict[str, list[dict]]:
    """The attributions of each article, places as text."""
    project = small_project(tmp_path / "project", **records)
    export(project=project, name="spans", target=str(tmp_path / "spans"))
    documents = map(json.loads, (tmp_path / "spans" / "gold" / "train.jsonl").read_bytes().splitlines())
    return {
        document["doc_id"]: [
            {
                **attribution,
                **{
                    role: [document["text"][start:end] for start, end in attribution[role]]
                    for role in ("source", "cue", "content")
                },
            }
            for attribution in document["attributions"]
        ]
        for document in documents
    }


def pier(*judgments: Judgment) -> dict[str, object]:
    return {"judgments": [*judgments, judgment("c-bridge", "ann", "refuted", 1)]}


def tiers(attributions: list[dict]) -> list[tuple[str, str]]:
    return [(attribution["tier"], attribution["content"][0]) for attribution in attributions]


def test_a_correction_that_the_majority_makes_takes_the_place_of_the_splitters_span(tmp_path: Path):
    found = gold_of(
        tmp_path,
        **pier(
            judgment("c-pier", "ann", "supported", 1, correction=RIGHT),
            judgment("c-pier", "bob", "supported", 1, correction=RIGHT),
            judgment("c-pier", "cyd", "supported", 1),
        ),
    )
    first, second = found["a-en"]
    assert (first["tier"], first["content"], first["resolved"]) == ("core", [CONTENT], ["Ann Lee"])
    assert (second["tier"], second["content"]) == ("optional", [SALES]), "nobody judged it"


def test_where_annotators_differ_on_the_spans_either_may_be_found(tmp_path: Path):
    found = gold_of(
        tmp_path,
        **pier(judgment("c-pier", "ann", "supported", 1, correction=RIGHT), judgment("c-pier", "bob", "supported", 1)),
    )
    assert tiers(found["a-en"])[:2] == [("optional", PIER), ("optional", CONTENT)]


def test_what_annotators_call_badly_split_is_forbidden(tmp_path: Path):
    bad = judgment("c-pier", "ann", None, 1, outcome="bad_split", said=None)
    assert tiers(gold_of(tmp_path, **pier(bad))["a-en"])[0] == ("forbidden", PIER)


def test_a_skip_says_nothing_of_the_spans(tmp_path: Path):
    skipped = judgment("c-pier", "ann", None, 1, outcome="skipped", said=None)
    assert "a-en" not in gold_of(tmp_path, **pier(skipped))


def test_a_reviewed_article_is_as_its_last_reviewer_left_it(tmp_path: Path):
    nothing = review(id="r-0", attributions=(), updated_at="2026-03-01T00:00:00Z")
    found = gold_of(tmp_path, reviews=[review(), nothing])
    assert tiers(found["a-ar"]) == [("core", BRIDGE)]


def judged_as_split(claim: Claim) -> Judgment:
    made = judgment("c-pier", "ann", "supported", 1)
    return made.model_copy(update={"id": f"j-{claim.id}", "claim_id": claim.id, "article_id": claim.article_id})


def test_evaluate_scores_the_splitter_on_what_was_exported(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """What the splitter found, confirmed by annotators, is found again: precision and recall are full."""
    articles = [
        with_blocks(Article(id="a-en", lang="en", text=ENGLISH)),
        with_blocks(Article(id="a-ar", lang="ar", text=ARABIC)),
    ]
    claims = [claim for article in articles for claim in split(article)]
    attributed = [claim for claim in claims if claim.attribution]
    assert attributed
    judged = [judged_as_split(claim) for claim in claims]
    gold_of(tmp_path, articles=articles, claims=claims, judgments=judged)
    gold = tmp_path / "spans" / "gold" / "train.jsonl"
    assert sum(len(document.attributions) for document in read_gold(gold)) == len(attributed)
    assert run(["evaluate", str(gold), "--json"]) == 0
    (report,) = json.loads(capsys.readouterr().out)
    measures = report["measures"]
    assert {(name, measure["f1"]) for name, measure in measures.items()} == {
        (name, 100.0) for name in ("content_exact", "content", "triple", "resolved")
    }


def test_a_correction_lowers_the_splitters_score(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    article = with_blocks(Article(id="a-en", lang="en", text=ENGLISH))
    claims = split(article)
    (first, *_) = [claim for claim in claims if claim.attribution]
    wrong = corrected("May", cue="until")
    judged = [judged_as_split(first).model_copy(update={"correction": wrong})]
    gold_of(tmp_path, articles=[article], claims=claims, judgments=judged)
    assert run(["evaluate", str(tmp_path / "spans" / "gold" / "train.jsonl"), "--json"]) == 0
    (report,) = json.loads(capsys.readouterr().out)
    assert report["measures"]["content_exact"]["tp"] == 0


def test_spacy_reads_the_same_spans_and_which_belong_together(tmp_path: Path):
    found = gold_of(tmp_path)
    for lang, article in (("en", "a-en"), ("ar", "a-ar")):
        docs = {
            doc.user_data["doc_id"]: doc
            for doc in DocBin()
            .from_disk(tmp_path / "spans" / "spacy" / f"train.{lang}.spacy")
            .get_docs(spacy.blank(lang).vocab)
        }
        spans = docs[article].spans["sc"]
        assert [(span.id, span.label_, span.text) for span in spans] == [
            (number, role.upper(), part)
            for number, attribution in enumerate(found[article], 1)
            for role in ("source", "cue", "content")
            for part in attribution[role]
        ]


def test_spacys_span_categorizer_learns_from_the_documents(tmp_path: Path):
    gold_of(tmp_path)
    nlp = spacy.blank("en")
    docs = list(DocBin().from_disk(tmp_path / "spans" / "spacy" / "train.en.spacy").get_docs(nlp.vocab))
    nlp.add_pipe("spancat", config={"spans_key": "sc"})
    examples = [spacy.training.Example(nlp.make_doc(doc.text), doc) for doc in docs]
    nlp.initialize(lambda: examples)
    assert set(nlp.get_pipe("spancat").labels) == {"SOURCE", "CUE", "CONTENT"}
    assert nlp.update(examples)["spancat"] > 0

"""The formats of others: what their own tools ask of a file, ours gives."""

import csv
import itertools
import json
import re
from collections import Counter
from datetime import datetime
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from claimcheck.datasets.flat import FlatClaim, harmless
from claimcheck.models import Evidence, QuestionAnswer
from claimcheck.project import load_scale
from claimcheck.resources import shipped_folder
from claimcheck.running.export import export
from tests.datasets.small import HOSTILE, articles, decision, judgment, judgments, small_project

AVERITEC_FIELDS = {
    "claim", "required_reannotation", "label", "justification", "claim_date", "speaker", "original_claim_url",
    "cached_original_claim_url", "fact_checking_article", "reporting_source", "location_ISO_code", "claim_types",
    "fact_checking_strategies", "questions",
}  # fmt: skip
AVERITEC_LABELS = ("Supported", "Refuted", "Not Enough Evidence", "Conflicting Evidence/Cherrypicking")
MOST_COMPARED = 10


def exported(tmp_path: Path, name: str, **records: object) -> Path:
    tmp_path.mkdir(exist_ok=True)
    project = small_project(tmp_path / "project", **records)
    export(project=project, name=name, target=str(tmp_path / name))
    return tmp_path / name


def lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_bytes().splitlines()]


# --- AVeriTeC. What follows states its comparison anew: strings of question and answer, the first ten of a prediction,
# --- assigned one to one to those of the reference; a verdict counts where the evidence scores above a threshold.


def compared(example: dict) -> list[str]:
    strings = []
    for question in example["questions"]:
        for answer in question["answers"]:
            text = question["question"] + " " + answer["answer"]
            if answer["answer_type"] == "Boolean":
                text += ". " + answer["boolean_explanation"]
            strings.append(text)
    return strings


def likeness(found: str, wanted: str) -> float:
    """METEOR's weighted mean of precision and recall over words, without its penalty for scattered matches."""
    left, right = Counter(found.split()), Counter(wanted.split())
    same = (left & right).total()
    return 10 * same / (left.total() + 9 * right.total()) if same else 0.0


def evidence_score(found: list[str], wanted: list[str]) -> float:
    table = [[likeness(a, b) for b in wanted] for a in found[:MOST_COMPARED]]
    longer, shorter = (range(len(table)), range(len(wanted)))
    pairs = itertools.permutations(longer, len(shorter)) if len(longer) >= len(shorter) else ()
    best = max((sum(table[i][j] for j, i in enumerate(order)) for order in pairs), default=0.0)
    return best / len(wanted)  # an unmatched question of the reference counts as nothing


def averitec_scores(predictions: list[dict], references: list[dict]) -> list[float]:
    return [
        float(found["label"] == wanted["label"]) * (evidence_score(compared(found), compared(wanted)) > 0.5)
        for found, wanted in zip(predictions, references, strict=True)
    ]


def test_averitecs_comparison_of_our_export_with_itself_gives_one(tmp_path: Path):
    rows = json.loads((exported(tmp_path, "averitec") / "train.json").read_text(encoding="utf-8"))
    assert {row["label"] for row in rows} == set(AVERITEC_LABELS)
    assert averitec_scores(rows, rows) == [1.0] * len(rows)
    for row in rows:
        assert evidence_score(compared(row), compared(row)) == pytest.approx(1.0)
        assert likeness(row["justification"], row["justification"]) == pytest.approx(1.0)


def test_the_comparison_sees_another_label_and_other_evidence(tmp_path: Path):
    rows = json.loads((exported(tmp_path, "averitec") / "train.json").read_text(encoding="utf-8"))
    other = [{**row, "label": row["label"].lower()} for row in rows]
    assert averitec_scores(other, rows) == [0.0] * len(rows)
    elsewhere = [{**row, "questions": [{"question": "?", "answers": []}]} for row in rows]
    assert averitec_scores(elsewhere, rows) == [0.0] * len(rows)


@settings(max_examples=25)  # each is a whole export
@given(
    asked=st.lists(
        st.builds(
            QuestionAnswer,
            question=st.sampled_from(["Who?", "متى؟", "Is it?"]),
            answer=st.text(max_size=5),
            answer_type=st.sampled_from(["extractive", "abstractive", "boolean", "unanswerable"]),
            explanation=st.text(max_size=3),
        ),
        max_size=14,
    )
)
def test_no_questions_of_annotators_break_averitecs_evaluation(asked, tmp_path_factory):
    found = [j if j.id != "j-c-pier-ann" else j.model_copy(update={"questions": tuple(asked)}) for j in judgments()]
    folder = exported(tmp_path_factory.mktemp("averitec"), "averitec", judgments=found)
    for row in json.loads((folder / "train.json").read_text(encoding="utf-8")):
        assert row.keys() == AVERITEC_FIELDS
        assert row["label"] in AVERITEC_LABELS
        assert 1 <= len(compared(row)) <= MOST_COMPARED
        answers = [answer for question in row["questions"] for answer in question["answers"]]
        assert all(answer["answer"] for answer in answers)
        assert all(isinstance(a["boolean_explanation"], str) for a in answers if a["answer_type"] == "Boolean")
        assert row["claim_date"] is None or datetime.strptime(row["claim_date"], "%d-%m-%Y")  # noqa: DTZ007


def test_labels_come_over_the_scales_edges_and_their_own_label_is_kept(tmp_path: Path):
    scaled = [
        judgment("c-pier", annotator, "partly_accurate", 1, scale="three_point") for annotator in ("ann", "bob")
    ] + [judgment("c-bridge", annotator, "inaccurate", 2, scale="three_point") for annotator in ("ann", "bob")]
    folder = exported(tmp_path, "averitec", judgments=scaled, more='scale = "three_point"')
    rows = json.loads((folder / "train.json").read_text(encoding="utf-8"))
    assert [row["label"] for row in rows] == ["Conflicting Evidence/Cherrypicking", "Refuted"]
    origins = [(row["label"], row["edge"]) for row in lines(folder / "train.origins.jsonl")]
    assert origins == [("partly_accurate", "lossy"), ("inaccurate", "exact")]


def test_a_verdict_that_is_no_matter_of_truth_has_no_place_in_averitec(tmp_path: Path):
    satire = [judgment("c-pier", annotator, "satire", 1, scale="misbar") for annotator in ("ann", "bob")]
    fake = [judgment("c-bridge", annotator, "fake", 1, scale="misbar") for annotator in ("ann", "bob")]
    project = small_project(tmp_path / "p", judgments=[*satire, *fake], more='scale = "misbar"')
    report = export(project=project, name="averitec", target=str(tmp_path / "out"))
    assert report.written == 1
    assert [reason for reason in report.left_out if "Satire" in reason]


# --- ClaimReview


def reviews_of(tmp_path: Path, **records: object) -> list[dict]:
    return lines(exported(tmp_path, "claimreview", **records) / "train.jsonl")


def claimreview_schema() -> dict:
    return json.loads((shipped_folder("schemas") / "interchange" / "claimreview.schema.json").read_text("utf-8"))


def test_every_claimreview_has_the_required_fields_and_none_of_a_number_without_an_order(tmp_path: Path):
    reviews = reviews_of(tmp_path)
    for review in reviews:
        jsonschema.validate(review, claimreview_schema())
        assert review["url"].startswith("https://check.example.org/reviews#")
        assert "ratingValue" not in review["reviewRating"]
    assert [review["itemReviewed"].get("author", [{}])[0].get("name") for review in reviews[:2]] == [
        "Ann Lee",
        "هدى منصور",
    ]
    broken = {**reviews[0], "reviewRating": {"@type": "Rating", "ratingValue": 1}}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(broken, claimreview_schema())


@pytest.mark.parametrize(
    ("scale", "label", "rating"),
    [("three_point", "accurate", (3, 3)), ("three_point", "inaccurate", (1, 3)), ("politifact", "true_rating", (6, 6))],
)
def test_on_an_ordered_scale_the_number_grows_with_the_truth(scale, label, rating, tmp_path: Path):
    judged = [judgment("c-pier", annotator, label, 1, scale=scale) for annotator in ("ann", "bob")]
    (review,) = reviews_of(tmp_path, judgments=judged, more=f'scale = "{scale}"')
    jsonschema.validate(review, claimreview_schema())
    assert (review["reviewRating"]["ratingValue"], review["reviewRating"]["bestRating"]) == rating
    assert review["reviewRating"]["alternateName"] == next(
        one.name("en") for one in load_scale(scale).labels if one.code == label
    )


def test_no_claim_can_break_out_of_the_page_that_holds_its_review(tmp_path: Path):
    content = (exported(tmp_path, "claimreview") / "train.jsonl").read_text(encoding="utf-8")
    assert "<" not in content
    assert HOSTILE in [review["claimReviewed"] for review in map(json.loads, content.split("\n")[:-1])]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "https://a@b.example.org/", "not one"])
def test_an_address_that_is_none_of_the_web_is_no_link(url: str, tmp_path: Path):
    found = [article.model_copy(update={"url": url}) for article in articles()]
    for name in ("claimreview", "averitec"):
        folder = exported(tmp_path / name, name, articles=found)
        assert [path for path in folder.rglob("*") if path.is_file() and url.encode() in path.read_bytes()] == []
    with pytest.raises(ValidationError, match="url"):
        QuestionAnswer(question="Why?", answer="So", answer_type="extractive", url=url)


def test_a_correction_is_told_and_a_retracted_claim_is_not_published(tmp_path: Path):
    refuted = decision("correction", verdict="refuted", scale="averitec")
    (review, *_) = reviews_of(tmp_path, decisions=[refuted])
    assert review["reviewRating"]["alternateName"] == "Refuted"
    assert review["correction"]["text"] == "new"
    project = small_project(tmp_path / "q", decisions=[decision("retraction")])
    for name in ("claimreview", "averitec", "fever"):
        report = export(project=project, name=name, target=str(tmp_path / f"without-{name}"))
        assert report.left_out["retracted"] == 1


# --- FEVER and CSV


def test_fever_leaves_out_what_it_has_no_label_for(tmp_path: Path):
    project = small_project(tmp_path / "p")
    report = export(project=project, name="fever", target=str(tmp_path / "fever"))
    labels = {row["id"]: row["label"] for row in lines(tmp_path / "fever" / "train.jsonl")}
    assert labels == {"c-pier": "SUPPORTS", "c-bridge": "REFUTES", "c-cost": "NOT ENOUGH INFO"}
    assert sum(report.left_out.values()) == 1
    assert report.says.startswith("lossy")


@given(st.text())
def test_no_cell_begins_as_a_formula_and_nothing_else_is_changed(text: str):
    cell = harmless(text)
    assert not re.match(r"[=+\-@\t\r\n＝＋－＠]", cell)
    assert cell.removeprefix("'") == text or cell == text


def test_a_spreadsheet_gets_back_every_cell(tmp_path: Path):
    path = exported(tmp_path, "csv") / "claims.csv"
    assert path.read_bytes().startswith("\ufeff".encode())
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert rows[0].keys() == FlatClaim.model_fields.keys()
    assert [row["claim"] for row in rows][-1] == "'" + HOSTILE
    assert rows[0]["published"] == "2026-03-05T08:00:00+02:00"


def test_a_title_of_hostile_evidence_and_notes_stays_text(tmp_path: Path):
    judged = [
        judgment("c-pier", annotator, "supported", 1, evidence=(Evidence(url="https://x.test/=1+1"),))
        for annotator in ("ann", "bob")
    ]
    path = exported(tmp_path, "csv", judgments=judged) / "claims.csv"
    with path.open(encoding="utf-8-sig", newline="") as stream:
        assert not any(cell.startswith(("=", "+", "-", "@")) for row in csv.reader(stream) for cell in row)

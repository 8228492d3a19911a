"""Annotations as judgments: exactly what was answered, and a clear word about what cannot be used."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.models import Article, Judgment
from claimcheck.project import load_project, load_scale
from claimcheck.resources import shipped_folder
from claimcheck.studio.answers import UnreadableError, instant
from claimcheck.studio.reading import judgment_of
from claimcheck.studio.tasks import task_of
from tests.studio.team import claim_in
from tests.studio.test_tasks import articles

PROJECT = load_project(shipped_folder("projects") / "english-news")
SCALE = load_scale("averitec")
TEXT = "First line.\nAda Lovelace said engine 1 weaves patterns 😀.\nLast\0line."


def task(text: str = TEXT) -> dict[str, Any]:
    article = Article(id="a", lang="en", text=text)
    return task_of(claim_in(article), article, PROJECT) | {"id": 7}


def choice(name: str, *codes: str) -> dict[str, Any]:
    return {"from_name": name, "to_name": "claim", "type": "choices", "value": {"choices": list(codes)}}


def texts(name: str, *entries: str) -> dict[str, Any]:
    return {"from_name": name, "to_name": "claim", "type": "textarea", "value": {"text": list(entries)}}


def region(role: str, start: int, end: int, text: str = "?") -> dict[str, Any]:
    value = {"start": start, "end": end, "text": text, "labels": [role]}
    return {"from_name": "spans", "to_name": "article", "type": "labels", "value": value}


COMPLETE = (choice("said", "said"), choice("outcome", "judged"), choice("verdict", "refuted"))


def read(result: Any, *, of: dict[str, Any] | None = None, **more: Any) -> Judgment:
    annotation = {
        "id": 5,
        "result": result,
        "created_at": "2026-01-02T03:04:05Z",
        "updated_at": "2026-01-02T03:04:06.5Z",
        "lead_time": 3.25,
        **more,
    }
    return judgment_of(of or task(), annotation, annotator="annotator-1", project=3, scale=SCALE)


def test_a_span_over_several_lines_is_the_texts_own_words():
    start, end = TEXT.index("line."), TEXT.index("Lovelace")
    judgment = read([*COMPLETE, region("source", start, end, "line.\\nAda ")])  # as Label Studio gives it
    assert [s.text for s in judgment.correction.source] == [TEXT[start:end]] == ["line.\nAda "]


def test_a_span_over_a_nul_is_the_articles_and_not_what_was_shown():
    start = TEXT.index("Last")
    judgment = read([*COMPLETE, region("content", start, start + 9)])
    assert [s.text for s in judgment.correction.content] == ["Last\0line"]


@given(articles(), st.data())
def test_any_span_of_any_text_comes_back_with_exact_offsets(article, data):
    made = task_of(claim_in(article), article, PROJECT) | {"id": 1}
    start = data.draw(st.integers(0, len(article.text) - 1))
    end = data.draw(st.integers(start + 1, len(article.text)))
    judgment = read([*COMPLETE, region("cue", start, end)], of=made)
    (cue,) = judgment.correction.cue
    assert article.text[cue.start : cue.end] == cue.text
    assert (cue.start, cue.end) == (start, end)


def test_spans_left_as_predicted_are_no_correction_in_whatever_order():
    made = task()
    assert read([*reversed(made["predictions"][0]["result"]), *COMPLETE], of=made).correction is None


def test_all_spans_deleted_on_the_page_is_a_correction_and_a_program_that_is_silent_on_them_is_not():
    deleted = read(COMPLETE, parent_prediction=12).correction
    assert (deleted.source, deleted.cue, deleted.content) == ((), (), ())
    assert read(COMPLETE, parent_prediction=None).correction is None


@pytest.mark.parametrize(
    ("result", "why"),
    [
        ([], "it does not say whether the claim can be checked"),
        (None, "it does not say whether the claim can be checked"),
        ([choice("sentiment", "good")], "it does not say whether the claim can be checked"),
        ([choice("outcome", "judged", "bad_split")], "it does not say whether the claim can be checked"),
        ([choice("outcome", "skipped")], "it has the outcome “skipped”, which the page does not offer"),
        ([choice("outcome", "judged")], "it does not say whether it was said"),
        ([choice("outcome", "not_checkable")], "it does not say whether it was said"),
        (
            [choice("outcome", "judged"), choice("said", "sung")],
            "it answers “sung” to whether it was said, which the page does not offer",
        ),
        (COMPLETE[:2], "it has no verdict"),
        (
            [*COMPLETE[:2], choice("verdict", "pants_on_fire")],
            "it has the verdict “pants_on_fire”, which the scale averitec lacks",
        ),
        ([*COMPLETE, region("source", 4, 4)], "its span 4-4 leaves the text"),
        ([*COMPLETE, region("source", 4, 9999)], "its span 4-9999 leaves the text"),
        ([*COMPLETE, region("speaker", 0, 4)], "it marks “speaker”, which the page does not offer"),
        ("nonsense", "it is not built as Label Studio builds annotations"),
        (
            [*COMPLETE, {"from_name": "spans", "value": {"labels": ["cue"], "start": "x", "end": 3}}],
            "it is not built as Label Studio builds annotations",
        ),
    ],
)
def test_what_cannot_be_used_is_told(result: Any, why: str):
    with pytest.raises(UnreadableError) as caught:
        read(result)
    assert str(caught.value) == why


def test_a_task_that_claimcheck_did_not_make_is_told():
    with pytest.raises(UnreadableError, match="it lacks text"):
        read(COMPLETE, of={"id": 1, "data": {"claim_id": "c"}})


def test_a_skip_has_no_answers_but_the_note_that_says_why():
    judgment = read([*COMPLETE, texts("notes", "not my subject"), region("cue", 1, 9999)], was_cancelled=True)
    assert (judgment.outcome, judgment.said, judgment.verdict, judgment.correction) == ("skipped", None, None, None)
    assert judgment.notes == "not my subject"


def test_a_verdict_that_the_page_has_hidden_does_not_count():
    judgment = read([choice("said", "said"), choice("outcome", "not_checkable"), COMPLETE[2]])
    assert (judgment.outcome, judgment.verdict) == ("not_checkable", None)


def test_evidence_is_checked_for_its_form_and_nothing_that_was_entered_is_lost():
    entered = [
        "https://example.org/ا?q=1",
        " http://example.org/two \nhttps://example.org/three",
        "https://me:secret@example.org/",
        "javascript:alert(1)",
        "ftp://example.org",
        "https://exa\u202emple.org",
        "see the annual report",
        "https://example.org/three",
    ]
    judgment = read([*COMPLETE, texts("evidence", *entered)])
    assert [e.url for e in judgment.evidence] == [
        "https://example.org/ا?q=1",
        "http://example.org/two",
        "https://example.org/three",
    ]
    assert judgment.rejected_evidence == (*entered[2:7],)


def test_half_a_surrogate_pair_in_a_note_is_replaced():
    assert read([*COMPLETE, texts("notes", "cut \ud83d off")]).notes == "cut \ufffd off"


def test_times_are_written_so_that_their_order_as_text_is_that_of_time():
    stamps = ["2026-01-02T03:04:06Z", "2026-01-02T03:04:06.5Z", "2026-01-02T05:04:07+02:00"]
    assert [instant(stamp) for stamp in stamps] == sorted(instant(stamp) for stamp in reversed(stamps))
    assert instant(stamps[2]) == "2026-01-02T03:04:07.000000Z"


def pair(number: int, question: str = "", kind: str = "", answer: str = "", **more: str) -> list[dict[str, Any]]:
    """The controls of one pair of question and answer that were filled in."""
    written = {"question": question, "answer": answer, **more}
    filled = [texts(f"{name}_{number}", text) for name, text in written.items() if text]
    return [*filled, *([choice(f"answer_type_{number}", kind)] if kind else [])]


def test_qualifiers_are_those_that_were_ticked_in_one_order_and_only_beside_a_verdict():
    ticked = choice("qualifiers", "outdated", "missing_context")
    assert read([*COMPLETE, ticked]).qualifiers == ("missing_context", "outdated")
    assert read([COMPLETE[0], choice("outcome", "not_checkable"), ticked]).qualifiers == ()
    with pytest.raises(UnreadableError, match="qualifier “wrong”, which the page does not offer"):
        read([*COMPLETE, choice("qualifiers", "wrong")])


def test_primary_evidence_comes_first_and_an_address_in_both_fields_is_primary():
    judgment = read(
        [
            *COMPLETE,
            texts("evidence", "https://example.org/report", "https://example.org/law", "no address"),
            texts("primary_evidence", "https://example.org/law", "ftp://example.org/"),
        ]
    )
    assert [(e.url, e.primary) for e in judgment.evidence] == [
        ("https://example.org/law", True),
        ("https://example.org/report", False),
    ]
    assert judgment.rejected_evidence == ("ftp://example.org/", "no address")


def test_pairs_of_question_and_answer_are_read_by_number_and_where_an_answer_was_found_is_evidence():
    judgment = read(
        [
            *COMPLETE,
            *pair(3, "Who built it?", "unanswerable"),
            *pair(1, " How many? ", "extractive", "Forty.", answer_url="https://example.org/a"),
            *pair(
                2,
                "Was it open?",
                "boolean",
                "No",
                explanation="It was being repaired.",
                answer_url="javascript:alert(1)",
            ),
        ]
    )
    assert [q.model_dump() for q in judgment.questions] == [
        {
            "question": "How many?",
            "answer": "Forty.",
            "answer_type": "extractive",
            "explanation": "",
            "url": "https://example.org/a",
        },
        {
            "question": "Was it open?",
            "answer": "No",
            "answer_type": "boolean",
            "explanation": "It was being repaired.",
            "url": None,
        },
        {"question": "Who built it?", "answer": "", "answer_type": "unanswerable", "explanation": "", "url": None},
    ]
    assert [e.url for e in judgment.evidence] == ["https://example.org/a"]
    assert judgment.rejected_evidence == ("javascript:alert(1)",)


@pytest.mark.parametrize(
    ("begun", "why"),
    [
        (pair(1, answer="Forty."), "its question 1 has no wording"),
        (pair(2, "How many?", answer="Forty."), "its question 2 does not say what kind of answer it has"),
        (pair(1, "How many?", "abstractive"), "its question 1 has no answer"),
        (pair(1, "Was it?", "boolean", "Yes"), "its question 1 does not say why the answer is yes or no"),
        (pair(1, "Was it?", "maybe"), "its question 1 has an answer of the kind “maybe”, which does not exist"),
        (pair(3, answer_url="https://example.org"), "its question 3 has no wording"),
    ],
)
def test_a_question_that_is_not_complete_is_told(begun, why: str):
    with pytest.raises(UnreadableError) as caught:
        read([*COMPLETE, *begun])
    assert str(caught.value) == why
    assert read([COMPLETE[0], choice("outcome", "not_checkable"), *begun]).questions == ()


def test_a_field_that_was_emptied_again_is_no_question():
    assert read([*COMPLETE, texts("question_1", " "), texts("answer_1")]).questions == ()


def test_judgments_of_before_there_were_questions_still_read():
    row = read(COMPLETE).model_dump(mode="json")
    for key in ("questions", "qualifiers"):
        del row[key]
    row["evidence"] = [{"url": "https://example.org/"}]
    judgment = Judgment.model_validate(row)
    assert (judgment.questions, judgment.qualifiers, judgment.evidence[0].primary) == ((), (), False)

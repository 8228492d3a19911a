"""AVeriTeC's format (Schlichtkrull, Guo and Vlachos, NeurIPS 2023): a JSON array a split, claims with questions.

What AVeriTeC has no field for stands in `<split>.origins.jsonl`, in the same order: the claim's id, its label on its
own scale and how well AVeriTeC's fits, and who asked the questions.
"""

import json
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any

from claimcheck.datasets.columns import Column
from claimcheck.datasets.rows import About, Tally, converted, linked, one_a_split
from claimcheck.datasets.verdict_labels import core_label_of, label_of
from claimcheck.datasets.wording import wording
from claimcheck.models import CORE_SCALE, AnswerType, Judgment, QuestionAnswer, Scale, VerifiedClaim, canonical_json
from claimcheck.project import load_scale

MOST_PAIRS = 10
"""AVeriTeC's evaluation compares no more pairs of question and answer a claim than these."""
_ANSWER_TYPES: dict[AnswerType, str] = {
    "extractive": "Extractive",
    "abstractive": "Abstractive",
    "boolean": "Boolean",
    "unanswerable": "Unanswerable",
}
_MEDIUM = "Other"  # AVeriTeC says whether a source is a text, a table, a video; nobody was asked
_DAY = len("2026-01-31")
DATA = "{split}.json"
COLUMNS: dict[str, Column] = {"claim": "string", "label": "string", "justification": "string"}
_ORIGINS = "{split}.origins.jsonl"


def write_averitec(rows: Iterable[VerifiedClaim], folder: Path, about: About, tally: Tally) -> None:
    """Write `<split>.json` and `<split>.origins.jsonl`; only claims with a verdict that AVeriTeC knows have a place."""
    scale = about.project.scale
    names = {label.code: label.name("en") for label in load_scale(CORE_SCALE).labels}

    def convert(row: VerifiedClaim) -> dict[str, Any]:
        core = core_label_of(row, scale)
        pairs, asked_by = question_answers(row, core.label, scale)
        if asked_by == "claimcheck":
            tally.notes["without questions of annotators, so that one was made of claim and verdict"] += 1
        if core.edge == "lossy":
            tally.notes["whose label fits AVeriTeC's only roughly"] += 1
        return {
            "row": averitec_row(row, label=names[core.label], pairs=pairs, scale=scale),
            "origin": {
                "id": row.id,
                "scale": row.scale,
                "label": row.truth.label,
                "edge": core.edge,
                "questions": asked_by,
            },
        }

    with ExitStack() as stack:
        data = stack.enter_context(one_a_split(folder, DATA, begin="[", end="\n]\n"))
        origins = stack.enter_context(one_a_split(folder, _ORIGINS))
        for split, made in converted(rows, about, tally, convert):
            comma = "," if tally.written[split] > 1 else ""
            data(split).write(f"{comma}\n{json.dumps(made['row'], ensure_ascii=False)}")
            origins(split).write(canonical_json(made["origin"]) + "\n")
    tally.one_a_split(DATA)
    tally.one_a_split(_ORIGINS)


def averitec_row(row: VerifiedClaim, *, label: str, pairs: Sequence[QuestionAnswer], scale: Scale) -> dict[str, Any]:
    """A claim with AVeriTeC's fields; null and empty are those that nobody was asked about."""
    article = row.provenance.article
    names = row.attribution.source.names if row.attribution else ()
    return {
        "claim": row.text,
        "required_reannotation": False,
        "label": label,
        "justification": _justification(row, scale),
        "claim_date": _day_first(article.published),
        "speaker": ", ".join(names) or None,
        "original_claim_url": linked(article.url),
        "cached_original_claim_url": None,
        "fact_checking_article": None,
        "reporting_source": article.publisher,
        "location_ISO_code": None,
        "claim_types": [],
        "fact_checking_strategies": [],
        "questions": _questions(pairs, row.lang),
    }


def question_answers(row: VerifiedClaim, core: str, scale: Scale) -> tuple[tuple[QuestionAnswer, ...], str]:
    """The pairs that lead to the verdict, and who asked: "annotators", or "claimcheck" where they wrote none.

    Those of annotators whose verdict stands come first.
    """
    pairs: dict[tuple[str, str, str], QuestionAnswer] = {}
    for judgment in (*_agreeing(row), *row.judgments):
        for pair in judgment.questions:
            pairs.setdefault((pair.question, pair.answer, pair.url or ""), pair)
    if pairs:
        return tuple(pairs.values())[:MOST_PAIRS], "annotators"
    return (_made(row, core, scale),), "claimcheck"


def _made(row: VerifiedClaim, core: str, scale: Scale) -> QuestionAnswer:
    """Whether the evidence bears the claim out: all that is known where nobody wrote questions."""
    words = wording(row.lang)
    url = row.evidence[0].url if row.evidence else None
    question = words.question.format(claim=row.text)
    if core in ("supported", "refuted"):
        answer = words.yes if core == "supported" else words.no
        why = _justification(row, scale)
        return QuestionAnswer(question=question, answer=answer, answer_type="boolean", explanation=why, url=url)
    if core == "conflicting_evidence":
        return QuestionAnswer(question=question, answer=words.conflicting, answer_type="abstractive", url=url)
    return QuestionAnswer(question=question, answer_type="unanswerable", url=url)


def _questions(pairs: Iterable[QuestionAnswer], lang: str) -> list[dict[str, Any]]:
    """Every question once, with its answers."""
    answers: dict[str, list[dict[str, Any]]] = {}
    for pair in pairs:
        answer = {
            "answer": pair.answer or wording(lang).no_answer,
            "answer_type": _ANSWER_TYPES[pair.answer_type],
            "source_url": pair.url,
            "source_medium": _MEDIUM,
            "cached_source_url": None,
        }
        if pair.answer_type == "boolean":
            answer["boolean_explanation"] = pair.explanation
        answers.setdefault(pair.question, []).append(answer)
    return [{"question": question, "answers": found} for question, found in answers.items()]


def _justification(row: VerifiedClaim, scale: Scale) -> str:
    """Why: the reason of whoever settled the verdict, or the notes of those who agree with it, or the votes."""
    reasons = [decision.reason for decision in row.decisions if decision.verdict == row.truth.label]
    notes = [judgment.notes.strip() for judgment in _agreeing(row)]
    if said := [text for text in (reasons[-1:] or notes) if text]:
        return "\n".join(dict.fromkeys(said))
    label = label_of(row, scale).name(row.lang)
    votes = len(_agreeing(row))
    return wording(row.lang).justification.format(label=label, judgments=votes, votes=row.truth.judgments)


def _agreeing(row: VerifiedClaim) -> list[Judgment]:
    return [judgment for judgment in row.judgments if judgment.verdict == row.truth.label]


def _day_first(published: str | None) -> str | None:
    """AVeriTeC writes days as DD-MM-YYYY. Null where the article has no date, or only a month or year."""
    try:
        return date.fromisoformat((published or "")[:_DAY]).strftime("%d-%m-%Y")
    except ValueError:
        return None

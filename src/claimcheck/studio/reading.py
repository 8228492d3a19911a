"""An annotation becomes a Judgment: the way back from the page that `config.py` makes."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, get_args

from pydantic import ValidationError

from claimcheck.models import (
    AnswerType,
    CorrectedSpans,
    Evidence,
    Judgment,
    Origin,
    Outcome,
    Qualifier,
    QuestionAnswer,
    Said,
    Scale,
    Span,
    content_id,
)
from claimcheck.studio.answers import Answers, UnreadableError, answers_of, instant, marked_spans, told_if_unreadable
from claimcheck.studio.config import (
    ANSWER,
    ANSWER_TYPE,
    ANSWER_URL,
    BOOLEAN,
    CONFIDENCE,
    CONFIDENCE_LEVELS,
    EVIDENCE,
    EXPLANATION,
    JUDGED,
    OUTCOME,
    PRIMARY_EVIDENCE,
    QUALIFIERS,
    QUESTION,
    QUESTION_PARTS,
    ROLES,
    SAID,
    UNANSWERABLE,
    VERDICT,
)

SKIPPED = "skipped"
BAD_SPLIT = "bad_split"

_PART_OF_PAIR = re.compile(rf"({'|'.join(QUESTION_PARTS)})_(\d{{1,2}})")


def judgment_of(
    task: Mapping[str, Any], annotation: Mapping[str, Any], *, annotator: str, project: int, scale: Scale
) -> Judgment:
    """The judgment that an annotation of a task makes.

    Args:
        task: the task with its data and predictions, as listed.
        annotation: one of its annotations.
        annotator: the annotator's pseudonym.
        project: the number of the project in Label Studio.
        scale: the scale of the page.

    Raises:
        UnreadableError: it lacks an answer, or was made with another page.
    """
    with told_if_unreadable():
        answers = answers_of(annotation)
        if annotation.get("was_cancelled"):
            return _judgment(task, annotation, annotator, project, scale, outcome=SKIPPED, notes=answers.notes)
        outcome, said, verdict = _checked(answers, scale)
        judged = outcome == JUDGED  # what the page hides from the others does not count
        evidence, rejected = evidence_of(answers, asked=judged)
        usable = {good.url for good in evidence}
        return _judgment(
            task,
            annotation,
            annotator,
            project,
            scale,
            outcome=outcome,
            said=said,
            verdict=verdict,
            confidence=CONFIDENCE_LEVELS.get(answers.choice(CONFIDENCE) or ""),
            qualifiers=_qualifiers(answers) if judged else (),
            evidence=evidence,
            questions=tuple(_questions(answers, usable)) if judged else (),
            rejected_evidence=rejected,
            notes=answers.notes,
            correction=_correction(task, annotation),
        )


def _judgment(
    task: Mapping[str, Any],
    annotation: Mapping[str, Any],
    annotator: str,
    project: int,
    scale: Scale,
    **answers: Any,
) -> Judgment:
    data = task["data"]
    updated_at = instant(annotation["updated_at"])
    return Judgment(
        id=content_id("j", data["claim_id"], annotator, annotation["id"], updated_at),
        claim_id=data["claim_id"],
        article_id=data["article_id"],
        annotator=annotator,
        scale=scale.name,
        created_at=instant(annotation["created_at"]),
        updated_at=updated_at,
        lead_time=annotation.get("lead_time"),
        origin=Origin(project=project, task=task["id"], annotation=annotation["id"]),
        **answers,
    )


def _checked(answers: Answers, scale: Scale) -> tuple[str, str | None, str | None]:
    """Outcome, and where the outcome leaves room for them, the answers to the two questions."""
    outcome, said, verdict = answers.choice(OUTCOME), answers.choice(SAID), answers.choice(VERDICT)
    if outcome is None:
        raise UnreadableError("it does not say whether the claim can be checked")
    if outcome not in get_args(Outcome) or outcome == SKIPPED:
        raise UnreadableError(f"it has the outcome “{outcome}”, which the page does not offer")
    if said is None and outcome != BAD_SPLIT:
        raise UnreadableError("it does not say whether it was said")
    if said is not None and said not in get_args(Said):
        raise UnreadableError(f"it answers “{said}” to whether it was said, which the page does not offer")
    if outcome != JUDGED:
        return outcome, said, None
    if verdict is None:
        raise UnreadableError("it has no verdict")
    if verdict not in scale.codes:
        raise UnreadableError(f"it has the verdict “{verdict}”, which the scale {scale.name} lacks")
    return outcome, said, verdict


def _qualifiers(answers: Answers) -> tuple[str, ...]:
    """Those that were ticked, in the order in which the model lists them."""
    chosen, known = answers.choices.get(QUALIFIERS, ()), get_args(Qualifier)
    for code in chosen:
        if code not in known:
            raise UnreadableError(f"it has the qualifier “{code}”, which the page does not offer")
    return tuple(code for code in known if code in chosen)


def _questions(answers: Answers, usable: set[str]) -> Iterator[QuestionAnswer]:
    """The pairs of question and answer that were begun, each complete."""
    begun = {
        int(part[2])
        for name in (*answers.choices, *answers.texts)
        if (part := _PART_OF_PAIR.fullmatch(name)) and (answers.choices.get(name) or answers.text(name))
    }
    for number in sorted(begun):
        question, answer, explanation, url = (
            answers.text(f"{part}_{number}") for part in (QUESTION, ANSWER, EXPLANATION, ANSWER_URL)
        )
        kind = answers.choice(f"{ANSWER_TYPE}_{number}")
        if not question:
            raise UnreadableError(f"its question {number} has no wording")
        if kind is None:
            raise UnreadableError(f"its question {number} does not say what kind of answer it has")
        if kind not in get_args(AnswerType):
            raise UnreadableError(f"its question {number} has an answer of the kind “{kind}”, which does not exist")
        if kind != UNANSWERABLE and not answer:
            raise UnreadableError(f"its question {number} has no answer")
        if kind == BOOLEAN and not explanation:
            raise UnreadableError(f"its question {number} does not say why the answer is yes or no")
        yield QuestionAnswer(
            question=question,
            answer=answer if kind != UNANSWERABLE else "",
            answer_type=kind,
            explanation=explanation if kind == BOOLEAN else "",
            url=url if url in usable and kind != UNANSWERABLE else None,
        )


def evidence_of(answers: Answers, *, asked: bool = True) -> tuple[tuple[Evidence, ...], tuple[str, ...]]:
    """The addresses that are plain web addresses, primary ones first, and what is none; never fetched.

    Where an answer to a question was found is evidence too.
    """
    found = sorted(name for name in answers.texts if name.startswith(f"{ANSWER_URL}_")) if asked else ()
    primary = _lines(answers, (PRIMARY_EVIDENCE,))
    good, rejected = [], []
    for url in dict.fromkeys((*primary, *_lines(answers, (EVIDENCE, *found)))):
        try:
            good.append(Evidence(url=url, primary=url in primary))
        except ValidationError:
            rejected.append(url)
    return tuple(good), tuple(rejected)


def _lines(answers: Answers, names: Iterable[str]) -> list[str]:
    return [line.strip() for name in names for line in answers.text(name).splitlines() if line.strip()]


def _correction(task: Mapping[str, Any], annotation: Mapping[str, Any]) -> CorrectedSpans | None:
    """The spans as the annotator left them, where that is not how the splitter predicted them.

    On the page every annotation begins with the prediction's spans, so that none left means that all were deleted; an
    annotation made by a program may simply not speak of them.
    """
    found = _spans(annotation.get("result"), task["data"])
    if not any(found.values()) and not annotation.get("parent_prediction"):
        return None
    predictions = task.get("predictions") or ()
    predicted = _spans(predictions[0].get("result") if predictions else (), task["data"])
    return CorrectedSpans(**found) if found != predicted else None


def _spans(result: Any, data: Mapping[str, Any]) -> dict[str, tuple[Span, ...]]:
    """The spans of each role, in order."""
    found: dict[str, list[Span]] = {role: [] for role in ROLES}
    for _, role, span in marked_spans(result, data):
        found[role].append(span)
    return {role: tuple(sorted(spans, key=lambda span: (span.start, span.end))) for role, spans in found.items()}

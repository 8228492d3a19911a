"""A disputed claim before an adjudicator: all that annotators answered side by side, and the way back to a Decision.

The adjudicator is told who said what only as A, B and so on, in an order that differs from claim to claim.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from string import ascii_uppercase
from typing import Any, Literal, get_args

from claimcheck.models import Article, Claim, Decision, Judgment, Origin, Said, Scale, content_id
from claimcheck.project import Project
from claimcheck.studio.answers import UnreadableError, answers_of, instant, told_if_unreadable
from claimcheck.studio.config import (
    EVIDENCE,
    OUTCOME,
    PRIMARY_EVIDENCE,
    REASON,
    SAID,
    VERDICT,
    answer_columns,
    in_both,
    unnumbered,
    wording,
)
from claimcheck.studio.reading import evidence_of
from claimcheck.studio.tasks import Task, task_of, without_nul

Question = Literal["said", "truth"]

_NAMES: Mapping[Question, str] = {"said": SAID, "truth": VERDICT}
_NOBODY = "–"


@dataclass(frozen=True, slots=True)
class Disputed:
    """A claim, its article, each annotator's last judgment, and the questions on which they differ."""

    claim: Claim
    article: Article
    judgments: Sequence[Judgment]
    questions: Sequence[Question]


def adjudication_task_of(disputed: Disputed, project: Project) -> Task:
    """The task for a disputed claim whose spans stand in the article."""
    task = task_of(disputed.claim, disputed.article, project)
    lang = project.settings.language
    questions = " · ".join(unnumbered(_NAMES[question], lang) for question in disputed.questions)
    task["data"] |= {
        "disputed": list(disputed.questions),
        "dispute_line": f"{_line('disputed', lang)}: {questions}",
        **_columns(disputed, project),
    }
    return task


def decision_of(
    task: Mapping[str, Any],
    annotation: Mapping[str, Any],
    *,
    annotator: str,
    project: int,
    scale: Scale,
    voters: Mapping[str, Collection[str]],
) -> Decision:
    """The adjudication that an annotation of a disputed claim's task makes.

    Args:
        task: the task with its data, as listed.
        annotation: one of its annotations.
        annotator: the adjudicator's pseudonym, made with the key of the annotators'.
        project: the number of the adjudicators' project in Label Studio.
        scale: the scale of the page.
        voters: who judged a claim, by its id.

    Raises:
        UnreadableError: whoever decided has judged the claim, the reason or an answer in dispute is missing, the task
            was skipped, or it was made with another page.
    """
    with told_if_unreadable():
        if annotation.get("was_cancelled"):
            raise UnreadableError("it was skipped")
        data, answers = task["data"], answers_of(annotation)
        if annotator in voters.get(data["claim_id"], ()):
            raise UnreadableError(f"{annotator} has judged the claim and may not adjudicate it")
        said, verdict = answers.choice(SAID), answers.choice(VERDICT)
        for question in data["disputed"]:
            if not {"said": said, "truth": verdict}[question]:
                raise UnreadableError(f"it does not answer what is disputed, “{unnumbered(_NAMES[question], 'en')}”")
        if said is not None and said not in get_args(Said):
            raise UnreadableError(f"it answers “{said}” to whether it was said, which the page does not offer")
        if verdict is not None and verdict not in scale.codes:
            raise UnreadableError(f"it has the verdict “{verdict}”, which the scale {scale.name} lacks")
        if not (reason := answers.text(REASON)):
            raise UnreadableError("it gives no reason")
        evidence, rejected = evidence_of(answers)
        if rejected:
            raise UnreadableError(f"its evidence “{rejected[0]}” is no plain web address")
        at = instant(annotation["updated_at"])
        return Decision(
            id=content_id("d", data["claim_id"], annotator, annotation["id"], at),
            claim_id=data["claim_id"],
            kind="adjudication",
            by=annotator,
            at=at,
            reason=reason,
            said=said,
            verdict=verdict,
            scale=scale.name if verdict else None,
            evidence=evidence,
            origin=Origin(project=project, task=task["id"], annotation=annotation["id"]),
        )


def _columns(disputed: Disputed, project: Project) -> dict[str, str]:
    """What each annotator answered, by column; those for whom there is none share the last."""
    names = answer_columns(project)
    judgments = sorted(disputed.judgments, key=lambda judgment: content_id("", judgment.claim_id, judgment.annotator))
    texts = ["\n".join(_answers(judgment, number, project)) for number, judgment in enumerate(judgments)]
    alone, rest = texts[: len(names) - 1], texts[len(names) - 1 :]
    filled = [*alone, "\n\n".join(rest)]
    return {name: without_nul(text) or _NOBODY for name, text in zip(names, filled, strict=False)} | dict.fromkeys(
        names[len(filled) :], _NOBODY
    )


def _answers(judgment: Judgment, number: int, project: Project) -> Iterator[str]:
    lang = project.settings.language
    yield f"{_line('annotator', lang)} {ascii_uppercase[number % len(ascii_uppercase)]}"
    if judgment.said:
        yield f"{unnumbered(SAID, lang)} {in_both(wording()[SAID][judgment.said], lang)}"
    if judgment.verdict:
        names = next((label.names for label in project.scale.labels if label.code == judgment.verdict), {})
        yield f"{unnumbered(VERDICT, lang)} {in_both({'en': judgment.verdict, **names}, lang)}"
    elif judgment.outcome in wording()[OUTCOME]:
        yield f"{unnumbered(OUTCOME, lang)} {in_both(wording()[OUTCOME][judgment.outcome], lang)}"
    for evidence in judgment.evidence:
        name = PRIMARY_EVIDENCE if evidence.primary else EVIDENCE
        yield f"{unnumbered(name, lang)}: {evidence.url}"
    for pair in judgment.questions:
        yield " ".join(filter(None, (pair.question, pair.answer, pair.explanation)))
    if judgment.notes:
        yield judgment.notes


def _line(name: str, lang: str) -> str:
    names = wording()["lines"][name]
    return names.get(lang) or names["en"]

"""A disputed claim before an adjudicator: all that annotators answered side by side, and the way back to a Decision.

The adjudicator is told who said what only as A, B and so on, in an order that differs from claim to claim.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from string import ascii_uppercase
from typing import Any, Literal, get_args

from claimcheck.models import Article, Claim, Decision, Judgment, Origin, Said, Scale, content_id
from claimcheck.project import Project
from claimcheck.studio.answers import RefusedError, UnreadableError, answers_of, instant, told_if_unreadable
from claimcheck.studio.config import (
    CLAIM,
    DISPUTABLE,
    EVIDENCE,
    OUTCOME,
    PRIMARY_EVIDENCE,
    QUALIFIERS,
    REASON,
    SAID,
    SETTLED,
    VERDICT,
    answer_columns,
    in_both,
    unnumbered,
    wording,
)
from claimcheck.studio.reading import evidence_of
from claimcheck.studio.tasks import Task, prediction, task_of, without_nul

Question = Literal["said", "truth"]

_NOBODY = "–"


@dataclass(frozen=True, slots=True)
class Disputed:
    """A claim, its article, each annotator's last judgment, and the questions on which they differ.

    `refused` are the annotations in which somebody who may not decide did: each leaves a task that Label Studio offers
    to nobody else, so that another one is needed.
    """

    claim: Claim
    article: Article
    judgments: Sequence[Judgment]
    questions: Sequence[Question]
    refused: Sequence[int] = ()


def adjudication_task_of(disputed: Disputed, project: Project) -> Task:
    """The task for a disputed claim whose spans stand in the article.

    It is about the dispute and not only the claim: a claim on which another question comes into dispute gets another.
    """
    task = task_of(disputed.claim, disputed.article, project)
    lang = project.settings.language
    questions = " · ".join(unnumbered(DISPUTABLE[question], lang) for question in disputed.questions)
    task["data"] |= {
        "dispute_id": content_id("q", disputed.claim.id, list(disputed.questions), sorted(disputed.refused)),
        "disputed": list(disputed.questions),
        "dispute_line": f"{_line('disputed', lang)}: {questions}",
        **_columns(disputed, project),
    }
    found = task.get("predictions", [prediction([])])[0]["result"]
    return task | {"predictions": [prediction([*found, *_settled(disputed.questions)])]}


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
        RefusedError: whoever decided has judged the claim.
        UnreadableError: the reason or an answer in dispute is missing, the task was skipped, or it was made with
            another page.
    """
    with told_if_unreadable():
        if annotation.get("was_cancelled"):
            raise UnreadableError("it was skipped")
        data, answers = task["data"], answers_of(annotation)
        if annotator in voters.get(data["claim_id"], ()):
            raise RefusedError(f"{annotator} has judged the claim and may not adjudicate it")
        given = {question: answers.choice(DISPUTABLE[question]) for question in data["disputed"]}
        said, verdict = given.get("said"), given.get("truth")
        for question, answer in given.items():
            if not answer:
                raise UnreadableError(
                    f"it does not answer what is disputed, “{unnumbered(DISPUTABLE[question], 'en')}”"
                )
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


def _settled(disputed: Sequence[Question]) -> Iterator[Task]:
    """What the page is not to ask, as an answer to begin with."""
    if settled := [question for question in DISPUTABLE if question not in disputed]:
        yield {"id": SETTLED, "from_name": SETTLED, "to_name": CLAIM, "type": "choices", "value": {"choices": settled}}


def _columns(disputed: Disputed, project: Project) -> dict[str, str]:
    """What annotators answered, in turn over the columns."""
    names = answer_columns(project)
    judgments = sorted(disputed.judgments, key=lambda judgment: content_id("", judgment.claim_id, judgment.annotator))
    texts = ["\n".join(_answers(judgment, number, project)) for number, judgment in enumerate(judgments)]
    return {name: without_nul("\n\n".join(texts[column :: len(names)])) or _NOBODY for column, name in enumerate(names)}


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
    if judgment.qualifiers:
        named = "; ".join(in_both(wording()[QUALIFIERS][code], lang) for code in judgment.qualifiers)
        yield f"{unnumbered(QUALIFIERS, lang)} {named}"
    for evidence in judgment.evidence:
        yield f"{unnumbered(PRIMARY_EVIDENCE if evidence.primary else EVIDENCE, lang)}:"
        yield evidence.url  # on a line of its own, which runs in the address's own direction
    for entry in judgment.rejected_evidence:
        yield f"{unnumbered(EVIDENCE, lang)}:"
        yield entry
    for pair in judgment.questions:
        yield " ".join(filter(None, (pair.question, pair.answer, pair.explanation)))
    if judgment.notes:
        yield judgment.notes


def _line(name: str, lang: str) -> str:
    names = wording()["lines"][name]
    return names.get(lang) or names["en"]

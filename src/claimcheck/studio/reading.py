"""An annotation becomes a Judgment: the way back from the page that `config.py` makes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from claimcheck.models import CorrectedSpans, Evidence, Judgment, Origin, Span, content_id
from claimcheck.studio.config import (
    CONFIDENCE,
    CONFIDENCE_LEVELS,
    EVIDENCE,
    JUDGED,
    NOTES,
    OUTCOME,
    ROLES,
    SAID,
    SPANS,
    VERDICT,
)

SKIPPED = "skipped"


class UnreadableError(ValueError):
    """An annotation that holds nothing we can make a judgment of: the message says why."""


@dataclass(slots=True)
class _Answers:
    """What an annotation says, by the names of the page's controls."""

    choices: dict[str, str] = field(default_factory=dict)
    texts: dict[str, list[str]] = field(default_factory=dict)
    spans: dict[str, list[Span]] = field(default_factory=dict)


def judgment_of(task: Mapping[str, Any], annotation: Mapping[str, Any], *, annotator: str, project: int) -> Judgment:
    """The judgment that an annotation of a task makes.

    Args:
        task: the task with its data and predictions, as exported.
        annotation: one of its annotations.
        annotator: the annotator's pseudonym.
        project: the number of the project in Label Studio.

    Raises:
        UnreadableError: it lacks an answer, or was made with another page.
    """
    data = task["data"]
    answers = _answers(annotation.get("result") or (), int(data.get("text_start", 0)))
    outcome = SKIPPED if annotation.get("was_cancelled") else answers.choices.get(OUTCOME)
    if outcome is None:
        raise UnreadableError("it does not say whether the claim can be checked")
    judged = outcome == JUDGED
    if judged and not answers.choices.get(VERDICT):
        raise UnreadableError("it has no verdict")
    evidence, rejected = _evidence(answers.texts.get(EVIDENCE, ()))
    try:
        return Judgment(
            id=content_id("j", data["claim_id"], annotator, annotation["id"], annotation["updated_at"]),
            claim_id=data["claim_id"],
            article_id=data["article_id"],
            annotator=annotator,
            outcome=outcome,
            said=None if outcome == SKIPPED else answers.choices.get(SAID),
            verdict=answers.choices[VERDICT] if judged else None,
            scale=data["scale"],
            confidence=CONFIDENCE_LEVELS.get(answers.choices.get(CONFIDENCE, "")),
            evidence=evidence,
            rejected_evidence=rejected,
            notes="\n".join(answers.texts.get(NOTES, ())),
            correction=_correction(task, answers),
            created_at=annotation["created_at"],
            updated_at=annotation["updated_at"],
            lead_time=annotation.get("lead_time"),
            origin=Origin(project=project, task=task["id"], annotation=annotation["id"]),
        )
    except (ValidationError, KeyError) as error:
        raise UnreadableError(_why(error)) from None


def _answers(result: Sequence[Mapping[str, Any]], shift: int) -> _Answers:
    answers = _Answers()
    for region in result:
        name, value = region.get("from_name"), region.get("value") or {}
        if name in (SAID, OUTCOME, VERDICT, CONFIDENCE) and len(value.get("choices") or ()) == 1:
            answers.choices[name] = value["choices"][0]
        elif name in (EVIDENCE, NOTES):
            answers.texts.setdefault(name, []).extend(_lines(value.get("text")))
        elif name == SPANS and len(value.get("labels") or ()) == 1:
            start, end = int(value["start"]) + shift, int(value["end"]) + shift
            span = Span(start=start, end=end, text=value["text"])
            answers.spans.setdefault(value["labels"][0], []).append(span)
    return answers


def _lines(text: Any) -> Iterator[str]:
    """A text area's entries; it holds one text or a list of them."""
    for entry in [text] if isinstance(text, str) else text or ():
        yield from filter(None, map(str.strip, str(entry).splitlines()))


def _evidence(urls: Sequence[str]) -> tuple[tuple[Evidence, ...], tuple[str, ...]]:
    """The addresses that are plain web addresses, and what is none; never fetched."""
    good, rejected = {}, []
    for url in urls:
        try:
            good[url] = Evidence(url=url)
        except ValidationError:
            rejected.append(url)
    return tuple(good.values()), tuple(dict.fromkeys(rejected))


def _correction(task: Mapping[str, Any], answers: _Answers) -> CorrectedSpans | None:
    """The spans as the annotator left them, where that is not how the splitter predicted them."""
    if not answers.spans:
        return None
    predictions = task.get("predictions") or ()
    shift = int(task["data"].get("text_start", 0))
    predicted = _answers((predictions[0].get("result") or ()) if predictions else (), shift)
    found = {role: tuple(sorted(answers.spans.get(role, ()), key=lambda s: (s.start, s.end))) for role in ROLES}
    before = {role: tuple(sorted(predicted.spans.get(role, ()), key=lambda s: (s.start, s.end))) for role in ROLES}
    return CorrectedSpans(**found) if found != before else None


def _why(error: ValidationError | KeyError) -> str:
    if isinstance(error, KeyError):
        return f"its task lacks {error.args[0]}"
    first = error.errors(include_url=False)[0]
    return f"its {'.'.join(map(str, first['loc'])) or 'content'} is not usable: {first['msg']}"

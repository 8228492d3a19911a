"""An annotation becomes a Judgment: the way back from the page that `config.py` makes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, get_args

from pydantic import ValidationError

from claimcheck.models import CorrectedSpans, Evidence, Judgment, Origin, Outcome, Said, Scale, Span, content_id
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
from claimcheck.studio.tasks import text_shown

SKIPPED = "skipped"
BAD_SPLIT = "bad_split"


class UnreadableError(ValueError):
    """An annotation that holds nothing we can make a judgment of: the message says why."""


@dataclass(slots=True)
class _Answers:
    """What an annotation says, by the names of the page's controls."""

    choices: dict[str, str] = field(default_factory=dict)
    texts: dict[str, list[str]] = field(default_factory=dict)


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
    try:
        answers = _answers(annotation.get("result"))
        if annotation.get("was_cancelled"):
            return _judgment(task, annotation, annotator, project, scale, outcome=SKIPPED, notes=_notes(answers))
        outcome, said, verdict = _checked(answers.choices, scale)
        evidence, rejected = _evidence(answers.texts.get(EVIDENCE, ()))
        return _judgment(
            task,
            annotation,
            annotator,
            project,
            scale,
            outcome=outcome,
            said=said,
            verdict=verdict,
            confidence=CONFIDENCE_LEVELS.get(answers.choices.get(CONFIDENCE, "")),
            evidence=evidence,
            rejected_evidence=rejected,
            notes=_notes(answers),
            correction=_correction(task, annotation),
        )
    except UnreadableError:
        raise
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UnreadableError(_why(error)) from None


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


def instant(stamp: str | datetime) -> str:
    """A time as Label Studio gives it, in a form whose order as text is that of time: UTC, always with microseconds."""
    time = stamp if isinstance(stamp, datetime) else datetime.fromisoformat(stamp)
    return time.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _checked(choices: Mapping[str, str], scale: Scale) -> tuple[str, str | None, str | None]:
    """Outcome, and where the outcome leaves room for them, the answers to the two questions."""
    outcome, said, verdict = choices.get(OUTCOME), choices.get(SAID), choices.get(VERDICT)
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


def _answers(result: Any) -> _Answers:
    answers = _Answers()
    for region in result or ():
        name, value = region.get("from_name"), region.get("value") or {}
        if name in (SAID, OUTCOME, VERDICT, CONFIDENCE) and len(value.get("choices") or ()) == 1:
            answers.choices[name] = str(value["choices"][0])
        elif name in (EVIDENCE, NOTES):
            answers.texts.setdefault(name, []).extend(_entries(value.get("text")))
    return answers


def _spans(result: Any, data: Mapping[str, Any]) -> dict[str, tuple[Span, ...]]:
    """The spans of each role, in order."""
    text, shift = text_shown(data), int(data.get("text_start", 0))
    found: dict[str, list[Span]] = {role: [] for role in ROLES}
    for region in result or ():
        value = region.get("value") or {}
        if region.get("from_name") == SPANS and len(value.get("labels") or ()) == 1:
            role = str(value["labels"][0])
            if role not in found:
                raise UnreadableError(f"it marks “{role}”, which the page does not offer")
            found[role].append(_span(value, text, shift))
    return {role: tuple(sorted(spans, key=lambda span: (span.start, span.end))) for role, spans in found.items()}


def _span(value: Mapping[str, Any], text: str, shift: int) -> Span:
    """The words that a region covers. Its own copy of them is of no use: Label Studio escapes line breaks in it."""
    start, end = int(value["start"]), int(value["end"])
    if not 0 <= start < end <= len(text):
        raise UnreadableError(f"its span {start}-{end} leaves the text")
    return Span(start=start + shift, end=end + shift, text=text[start:end])


def _entries(text: Any) -> Iterator[str]:
    """A text area's entries; it holds one text or a list of them. Half a surrogate pair, cut off by a browser, goes."""
    for entry in [text] if isinstance(text, str) else text or ():
        yield str(entry).encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _notes(answers: _Answers) -> str:
    return "\n".join(filter(None, map(str.strip, answers.texts.get(NOTES, ()))))


def _evidence(entries: Sequence[str]) -> tuple[tuple[Evidence, ...], tuple[str, ...]]:
    """The addresses that are plain web addresses, and what is none; never fetched."""
    urls = dict.fromkeys(line.strip() for entry in entries for line in entry.splitlines() if line.strip())
    good, rejected = [], []
    for url in urls:
        try:
            good.append(Evidence(url=url))
        except ValidationError:
            rejected.append(url)
    return tuple(good), tuple(rejected)


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


def _why(error: Exception) -> str:
    if isinstance(error, KeyError):
        return f"it lacks {error.args[0]}"
    if isinstance(error, ValidationError):
        first = error.errors(include_url=False)[0]
        return f"its {'.'.join(map(str, first['loc'])) or 'content'} is not usable: {first['msg']}"
    return "it is not built as Label Studio builds annotations"

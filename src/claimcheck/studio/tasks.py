"""A claim as a Label Studio task: what the annotator sees, and the splitter's spans as a prediction.

A verdict is never part of a prediction. Spans are checked here, because Label Studio stores whatever it is sent.
"""

from collections.abc import Mapping
from typing import Any, Final

from claimcheck.models import Article, Attribution, Claim, Span, canonical_json, text_sha256
from claimcheck.project import Project
from claimcheck.studio.config import ARTICLE, SPANS, in_both, wording

TASK_SCHEMA: Final = "1"
"""Version of the task's data, so that a later claimcheck can read what this one sent."""

MODEL_VERSION: Final = "claimcheck"
"""One for all splitters: Label Studio shows only the predictions of the version that a project met first."""

_NUL, _SHOWN_NUL = "\0", "\u2400"

Task = dict[str, Any]


def task_of(claim: Claim, article: Article, project: Project) -> Task:
    """The task for a claim in which `misplaced` finds nothing."""
    start, end = _place(claim, article, project)
    data = {
        "schema": TASK_SCHEMA,
        "claim_id": claim.id,
        "article_id": claim.article_id,
        "claim_text": without_nul(claim.text),
        "source_line": without_nul(_source_line(claim, project.settings.language)),
        "lang": claim.lang,
        "check_worthiness": claim.check_worthiness,
        **shown(article, start, end),
    }
    if claim.attribution is None:
        return {"data": data}
    regions = [
        region(f"{role}-{number}", role, span, start)
        for role, spans in roles_of(claim.attribution).items()
        for number, span in enumerate(spans)
    ]
    return {"data": data, "predictions": [prediction(regions)]}


def identity(data: Mapping[str, Any]) -> str | None:
    """The id of what a task is about: the dispute, the claim, or else the whole article; None if it is not ours."""
    found = data.get("dispute_id") or data.get("claim_id") or data.get("article_id")
    return found if isinstance(found, str) else None


def shown(article: Article, start: int, end: int) -> Task:
    """A stretch of an article as data of a task, and the line about the article above it."""
    text = article.text[start:end]
    data = {"text_start": start, "text": without_nul(text), "article_line": without_nul(_article_line(article))}
    if _NUL in text:
        data["nul_at"] = [at for at, char in enumerate(text) if char == _NUL]
    return data


def text_shown(data: Mapping[str, Any]) -> str:
    """The article's own words that a task shows, out of its data."""
    text = str(data["text"])
    if positions := data.get("nul_at"):
        chars = list(text)
        for at in positions:
            chars[at] = _NUL
        text = "".join(chars)
    return text


def digest_of(data: Mapping[str, Any]) -> str:
    """Tells whether a claim reads as it did when its task was made."""
    return text_sha256(canonical_json(data))[:16]


def roles_of(attribution: Attribution) -> dict[str, tuple[Span, ...]]:
    """The spans of an attribution by role."""
    return {
        "source": attribution.source.spans,
        "cue": attribution.cue.spans,
        "content": attribution.content.spans,
    }


def _place(claim: Claim, article: Article, project: Project) -> tuple[int, int]:
    if project.settings.context == "article":
        return 0, len(article.text)
    return claim.context.start, claim.context.end


def misplaced(claim: Claim, article: Article) -> list[str]:
    """The roles of a claim whose spans do not stand in the article, or not inside the claim's context."""
    faults = []
    if not claim.context.start <= claim.context.end <= len(article.text):
        faults.append("context")
    for role, spans in roles_of(claim.attribution).items() if claim.attribution else ():
        for span in spans:
            inside = claim.context.start <= span.start < span.end <= claim.context.end
            if not inside or article.text[span.start : span.end] != span.text:
                faults.append(f"{role} at {span.start}-{span.end}")
    return faults


def without_nul(text: str) -> str:
    """NUL as a visible character: browsers drop it, so that every later highlight would be one off."""
    return text.replace(_NUL, _SHOWN_NUL)


def region(name: str, role: str, span: Span, shift: int) -> Task:
    """A span as a region of a prediction; `shift` is where the text that is shown begins in the article."""
    start, end = span.start - shift, span.end - shift
    return {
        "id": name,
        "from_name": SPANS,
        "to_name": ARTICLE,
        "type": "labels",
        "value": {"start": start, "end": end, "text": without_nul(span.text), "labels": [role]},
    }


def prediction(result: list[Task]) -> Task:
    """What the splitter found, for annotators to begin with."""
    return {"model_version": MODEL_VERSION, "result": result}


def _source_line(claim: Claim, lang: str) -> str:
    lines = wording()["lines"]
    if claim.attribution is None:
        return in_both(lines["author"], lang)
    source = claim.attribution.source
    named = source.names or tuple(span.text for span in source.spans)
    return f"{in_both(lines['says'], lang)}: {'; '.join(named) or '—'}"


def _article_line(article: Article) -> str:
    """What is known about the article; a dash where that is nothing, since Label Studio wants a value."""
    known = [article.title, article.publisher, article.published, article.url]
    return " · ".join(part for part in known if part) or "—"

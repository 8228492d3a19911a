"""An article whose attributions are reviewed: one task with all that the splitter found, and the way back to a Review.

Relations say what belongs together: content to cue, cue to source, and each part of a content to the next. A cue or
source that several attributions share is one region, with a relation from each. In which direction a relation was drawn
does not count.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from claimcheck.models import Article, Attribution, Origin, Review, ReviewedAttribution, Span, content_id
from claimcheck.studio.answers import UnreadableError, answers_of, instant, marked_spans, told_if_unreadable
from claimcheck.studio.tasks import TASK_SCHEMA, Task, prediction, region, roles_of, shown

_Links = dict[str, set[str]]


def review_task_of(article: Article, attributions: Iterable[Attribution]) -> Task:
    """The task for an article; `attributions` are the splitter's, with spans that stand in it."""
    data = {
        "schema": TASK_SCHEMA,
        "article_id": article.id,
        "lang": article.lang,
        **shown(article, 0, len(article.text)),
    }
    return {"data": data, "predictions": [prediction(_regions(attributions))]}


def review_of(task: Mapping[str, Any], annotation: Mapping[str, Any], *, annotator: str, project: int) -> Review:
    """The review that an annotation of an article's task makes.

    Args:
        task: the task with its data, as listed.
        annotation: one of its annotations.
        annotator: the reviewer's pseudonym.
        project: the number of the project in Label Studio.

    Raises:
        UnreadableError: it was skipped, a cue or source is connected to no content, or it was made with another page.
    """
    with told_if_unreadable():
        if annotation.get("was_cancelled"):
            raise UnreadableError("it was skipped")
        data, result = task["data"], annotation.get("result")
        updated_at = instant(annotation["updated_at"])
        return Review(
            id=content_id("r", data["article_id"], annotator, annotation["id"], updated_at),
            article_id=data["article_id"],
            lang=data["lang"],
            annotator=annotator,
            attributions=_attributions(result, data),
            notes=answers_of(annotation).notes,
            created_at=instant(annotation["created_at"]),
            updated_at=updated_at,
            origin=Origin(project=project, task=task["id"], annotation=annotation["id"]),
        )


def _regions(attributions: Iterable[Attribution]) -> list[Task]:
    """Spans and relations of all attributions; the cue or source that is the same in several is there once."""
    made: list[Task] = []
    names: dict[object, list[str]] = {}

    def chain(role: str, spans: Sequence[Span], alike: object) -> list[str]:
        """The regions of one part of an attribution, each related to the next."""
        if alike not in names:
            number = len(names)
            names[alike] = [f"{role}-{number}-{part}" for part in range(len(spans))]
            made.extend(region(name, role, span, 0) for name, span in zip(names[alike], spans, strict=True))
            made.extend(map(_relation, names[alike], names[alike][1:]))
        return names[alike]

    for number, attribution in enumerate(attributions):
        spans = roles_of(attribution)
        content = chain("content", spans["content"], number)
        cue = chain("cue", spans["cue"], (spans["cue"], spans["source"]))
        made.append(_relation(content[0], cue[0]))
        if spans["source"]:
            source = chain("source", spans["source"], spans["source"])
            relation = _relation(cue[0], source[0])
            if relation not in made:
                made.append(relation)
    return made


def _relation(start: str, end: str) -> Task:
    return {"type": "relation", "from_id": start, "to_id": end, "direction": "right"}


def _attributions(result: Any, data: Mapping[str, Any]) -> tuple[ReviewedAttribution, ...]:
    """What is connected, in the order of the contents.

    Raises:
        UnreadableError: a cue or a source is connected to no content.
    """
    roles: dict[str, str] = {}
    spans: dict[str, Span] = {}
    for name, role, span in marked_spans(result, data):
        roles[name], spans[name] = role, span
    links = _links(result, spans.keys())

    def reached(start: Iterable[str], role: str) -> set[str]:
        """Regions of a role that are connected with the start, and with these, and so on."""
        found: set[str] = set()
        edge = {name for at in start for name in links[at]}
        while new := {name for name in edge if roles[name] == role} - found:
            found |= new
            edge = {name for at in new for name in links[at]}
        return found

    attributions, connected = [], set()
    for name in spans:
        if roles[name] == "content" and name not in connected:
            content = {name} | reached([name], "content")
            cue = reached(content, "cue")
            source = reached(content | cue, "source")
            connected |= content | cue | source
            parts = {"content": content, "cue": cue, "source": source}
            attributions.append(ReviewedAttribution(**{role: _in_order(spans, part) for role, part in parts.items()}))
    for name in sorted(spans.keys() - connected, key=lambda name: _place(spans[name])):
        place = "{}-{}".format(*_place(spans[name]))
        raise UnreadableError(f"its {roles[name]} “{spans[name].text}” at {place} is connected to no content")
    return tuple(sorted(set(attributions), key=_places))


def _links(result: Any, names: Iterable[str]) -> _Links:
    links: _Links = {name: set() for name in names}
    for relation in result or ():
        if relation.get("type") == "relation":
            start, end = relation["from_id"], relation["to_id"]
            if not {start, end} <= links.keys():
                raise UnreadableError("it connects a span that is not there")
            links[start].add(end)
            links[end].add(start)
    return links


def _in_order(spans: Mapping[str, Span], names: Iterable[str]) -> tuple[Span, ...]:
    return tuple(sorted({spans[name] for name in names}, key=_place))


def _place(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _places(attribution: ReviewedAttribution) -> list[list[tuple[int, int]]]:
    return [list(map(_place, part)) for part in (attribution.content, attribution.cue, attribution.source)]

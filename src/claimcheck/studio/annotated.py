"""The tasks of a project that somebody has answered, as Label Studio lists them."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from label_studio_sdk import LabelStudio

from claimcheck.studio.failures import studio_errors
from claimcheck.studio.tasks import identity

_PAGE = 100
_NUMBERS_PAGE = 1000
_FIELDS = ("id", "data", "updated_at", "annotations", "predictions")
# of an annotation or a prediction; what is not named does not come, in half the time
_INNER_FIELDS = ("result", "completed_by", "was_cancelled", "created_at", "lead_time", "parent_prediction")
_FILTER_TIME = "%Y-%m-%dT%H:%M:%S.%fZ"  # the only form that a filter of Label Studio reads
_STORING = timedelta(minutes=1)  # what was being stored when we last looked may bear an earlier time


def annotated_tasks(client: LabelStudio, project_id: int, *, since: str | None) -> Iterator[Mapping[str, Any]]:
    """Every task with an annotation, skipped ones included, that changed after `since`; each with its predictions.

    Tasks about nothing of ours, because somebody made them by hand, are passed over. An export would be slower by far
    where little has changed, and gives predictions as numbers only.

    Raises:
        StudioError: Label Studio cannot be reached or does not allow it.
    """
    seen: set[int] = set()
    for counted in ("total_annotations", "cancelled_annotations"):
        conditions = [_condition(counted, "greater", "Number", 0)]
        if since:
            earlier = datetime.fromisoformat(since) - _STORING
            conditions.append(_condition("updated_at", "greater", "Datetime", earlier.strftime(_FILTER_TIME)))
        with studio_errors():
            task: Any
            for task in client.tasks.list(
                project=project_id,
                query=_query(conditions),
                fields="all",
                include=",".join(_FIELDS + _INNER_FIELDS),
                page_size=_PAGE,
            ):
                if task.id not in seen and identity(task.data or {}) is not None:
                    seen.add(task.id)
                    yield task.model_dump(mode="json")


def drafts(client: LabelStudio, project_id: int) -> int:
    """How many tasks somebody has begun and not submitted. What a draft says, only its author is shown."""
    query = _query([_condition("draft_exists", "equal", "Boolean", value=True)])
    with studio_errors():
        page: Any = client.tasks.list(project=project_id, query=query, fields="task_only", include="id", page_size=1)
        return int(page.response.total)


def untouched(client: LabelStudio, project_id: int) -> list[int]:
    """The tasks that nobody has answered, skipped or begun."""
    nothing = [_condition(counted, "equal", "Number", 0) for counted in ("total_annotations", "cancelled_annotations")]
    nothing.append(_condition("draft_exists", "equal", "Boolean", value=False))
    with studio_errors():
        tasks: Any = client.tasks.list(
            project=project_id, query=_query(nothing), fields="task_only", include="id", page_size=_NUMBERS_PAGE
        )
        return [task.id for task in tasks]


def _query(conditions: list[dict[str, Any]]) -> str:
    return json.dumps({"filters": {"conjunction": "and", "items": conditions}})


def _condition(column: str, operator: str, kind: str, value: int | str) -> dict[str, Any]:
    return {"filter": f"filter:tasks:{column}", "operator": operator, "type": kind, "value": value}

"""The tasks of a project on the server: imported in batches, listed, compared with what is remembered.

Label Studio stores a batch whole or not at all; a request that timed out may still have been stored. So no request is
repeated blindly: in doubt the server is asked what it has.
"""

import json
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import httpx
from label_studio_sdk import LabelStudio
from label_studio_sdk.core.api_error import ApiError
from label_studio_sdk.core.parse_error import ParsingError

from claimcheck.models import canonical_json
from claimcheck.studio.annotated import untouched
from claimcheck.studio.failures import studio_errors
from claimcheck.studio.state import Held, TaskMap
from claimcheck.studio.tasks import Task, digest_of, identity

BATCH = 250  # measured: larger ones are not faster, and take longer to repeat
BATCH_BYTES = 8_000_000  # servers and the proxies before them refuse large requests
_PAGE = 1000
_IMPORT_SECONDS = 600
_LOOK_AGAIN_SECONDS = (1, 4, 15, 40)  # what timed out may still be on its way into the database
_SERVER_FAULT = 500
_NOT_FOUND = 404


def batches(tasks: Iterable[Task]) -> Iterator[list[Task]]:
    """At most so many tasks, and unless one alone is longer, so many bytes."""
    batch: list[Task] = []
    size = 0
    for task in tasks:
        length = len(canonical_json(task).encode("utf-8"))
        if batch and (len(batch) == BATCH or size + length > BATCH_BYTES):
            yield batch
            batch, size = [], 0
        batch.append(task)
        size += length
    if batch:
        yield batch


def import_batch(client: LabelStudio, project_id: int, batch: Sequence[Task]) -> dict[str, Held]:
    """Import one batch without repeating the request, and say which task is about what.

    Raises:
        StudioError: the batch is not on the server.
    """
    digests = {str(identity(task["data"])): digest_of(task["data"]) for task in batch}
    with studio_errors():
        try:
            answer = client.projects.import_tasks(
                project_id,
                request=batch,  # type: ignore[arg-type]
                return_task_ids=True,
                request_options={"max_retries": 0, "timeout": _IMPORT_SECONDS},
            )
            return _made(answer, digests)
        except (httpx.HTTPError, ApiError, ParsingError) as error:
            if isinstance(error, ApiError) and (error.status_code or _SERVER_FAULT) < _SERVER_FAULT:
                raise
            # Nobody knows whether it was stored: look before sending anything again.
            for seconds in _LOOK_AGAIN_SECONDS:
                time.sleep(seconds)
                there = remote_tasks(client, project_id)
                if digests.keys() <= there.keys():
                    return {about: there[about][0] for about in digests}
            raise


def _made(answer: Any, digests: Mapping[str, str]) -> dict[str, Held]:
    """Which task was made about what. Not every edition has stored what it was sent when it answers."""
    tasks = answer.task_ids or ()
    if len(tasks) != len(digests):
        raise ParsingError
    return {about: Held(task, digests[about]) for about, task in zip(digests, tasks, strict=True)}


def agrees(client: LabelStudio, known: TaskMap) -> bool:
    """Whether the server has as many tasks as we remember, and the same newest one: one request."""
    query = json.dumps({"ordering": ["-tasks:id"]})
    with studio_errors():
        page: Any = client.tasks.list(
            project=known.project, query=query, fields="task_only", include="id,data", page_size=1
        )
        newest: Any = next(iter(page.items or ()), None)
        total = page.response.total
    if total != len(known.tasks):
        return False
    if newest is None:
        return True
    held = known.tasks.get(str(identity(newest.data or {})))
    return held is not None and held.task == newest.id == max(task.task for task in known.tasks.values())


def remote_tasks(client: LabelStudio, project_id: int) -> dict[str, list[Held]]:
    """The tasks about each claim or article on the server, oldest first; one pass over all tasks."""
    there: dict[str, list[Held]] = {}
    with studio_errors():
        task: Any
        for task in client.tasks.list(project=project_id, fields="task_only", include="id,data", page_size=_PAGE):
            about = identity(task.data or {})
            if about is not None:
                there.setdefault(about, []).append(Held(task.id, digest_of(task.data)))
    return {about: sorted(tasks) for about, tasks in there.items()}


def drop_duplicates(client: LabelStudio, project_id: int, there: Mapping[str, list[Held]]) -> int:
    """Delete tasks about the same as another, unless somebody has touched them."""
    several = [tasks for tasks in there.values() if len(tasks) > 1]
    free = set(untouched(client, project_id)) if several else set()
    dropped = 0
    for tasks in several:
        kept = [held for held in tasks if held.task not in free] or tasks[:1]
        for held in tasks:
            if held not in kept:
                delete_task(client, held)
                dropped += 1
        tasks[:] = kept
    return dropped


def delete_task(client: LabelStudio, held: Held) -> None:
    """Take a task away; it does not matter if somebody else just did."""
    with studio_errors():
        try:
            client.tasks.delete(str(held.task))
        except ApiError as error:
            if error.status_code != _NOT_FOUND:
                raise

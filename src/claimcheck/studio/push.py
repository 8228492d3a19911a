"""Push: every claim becomes a task once, however often it is run and whatever interrupted the last time.

Label Studio knows no upsert and stores a batch whole or not at all; a request that timed out may still have been
stored. So the claim's id travels in the task, requests are never repeated blindly, and in doubt the server is asked
what it has.
"""

import json
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import httpx
from filelock import FileLock, Timeout
from label_studio_sdk import LabelStudio
from label_studio_sdk.core.api_error import ApiError

from claimcheck.errors import ClaimcheckError, Fault, InputError
from claimcheck.files import MAX_FAULTS, read_records
from claimcheck.lookup import Lookup
from claimcheck.models import Article, Claim, Part
from claimcheck.project import Project
from claimcheck.studio.failures import studio_errors
from claimcheck.studio.projects import changes, create_studio_project, find_project, update_studio_project
from claimcheck.studio.state import TaskMap, append_tasks, open_state_folder, read_map, write_map
from claimcheck.studio.tasks import Task, misplaced, task_of

BATCH = 250  # measured: larger ones are not faster, and take longer to repeat
_PAGE = 1000
_IMPORT_SECONDS = 600
_LOOK_AGAIN_SECONDS = 5.0  # what timed out may still be on its way into the database
_SERVER_FAULT = 500
_SPLIT = "split the articles again, with --articles"

Progress = Callable[[int, int], None]


class PushReport(Part):
    """What a push did, or with `dry_run` would do.

    Attributes:
        project: its number in Label Studio; None in a dry run that would make it.
        added: tasks made.
        known: claims that were there already.
        changed: settings of the project that were brought up to date.
        duplicates: tasks taken away because another held the same claim and neither was annotated.
        left: tasks whose claims are no longer in the claims file; they stay, with their judgments.
    """

    project: int | None
    added: int
    known: int
    changed: tuple[str, ...] = ()
    duplicates: int = 0
    left: int = 0
    dry_run: bool = False


def push(
    *,
    project: Project,
    client: LabelStudio,
    claims_path: Path,
    articles_path: Path,
    dry_run: bool = False,
    progress: Progress = lambda _done, _of: None,
) -> PushReport:
    """Make a task of every claim that has none yet.

    Args:
        project: the project.
        client: of `claimcheck.studio.connection.connect`.
        claims_path: the claims.
        articles_path: the articles that they come from.
        dry_run: only say what would be done.
        progress: is told how many of how many claims have been sent.

    Raises:
        InputError: records with faults, or claims without their article; nothing has been sent then.
        ClaimcheckError: another push of this project is under way, or a span does not stand where it says.
        StudioError: Label Studio cannot be reached or does not allow it. What was sent before stays, and is known.
    """
    url = str(client._client_wrapper.get_base_url()).rstrip("/")  # noqa: SLF001 - the SDK has no other way to ask
    folder = open_state_folder(project.state_folder)
    try:
        with FileLock(folder / "push.lock", timeout=0), _articles(articles_path) as articles:
            claim_ids = _checked(claims_path, articles)
            known = read_map(folder)
            found = find_project(client, project, remembered=known.project if known and known.url == url else None)
            if dry_run:
                return _would_do(project, client, found, known if known and known.url == url else None, claim_ids)
            changed: tuple[str, ...] = ()
            if found is None:
                found = create_studio_project(client, project)
            else:
                changed = tuple(changes(found, project))
                update_studio_project(client, found, project)
            held, duplicates = _reconciled(client, folder, found, known, url)
            missing = [claim_id for claim_id in claim_ids if claim_id not in held.tasks]
            tasks = _tasks(claims_path, set(missing), articles, project)
            added = _send(client, folder, held, tasks, total=len(missing), progress=progress)
    except Timeout:
        raise ClaimcheckError(
            f"Another push of {project.folder} is under way", hint="Wait until it is done, then push again"
        ) from None
    return PushReport(
        project=found.id,
        added=added,
        known=len(claim_ids) - len(missing),
        changed=changed,
        duplicates=duplicates,
        left=sum(claim_id not in claim_ids for claim_id in held.tasks),
    )


def _checked(path: Path, articles: Lookup[Article]) -> dict[str, None]:
    """The ids of all claims, in order. Everything wrong is found before anything is sent."""
    ids: dict[str, None] = {}
    faults: list[Fault] = []
    article: Article | None = None
    for claim in read_records(path, Claim):
        ids[claim.id] = None
        if article is None or article.id != claim.article_id:
            article = next(iter(articles.get(claim.article_id)), None)
        if article is None:
            faults.append(
                Fault(str(path), f"claim {claim.id} is from article {claim.article_id}, which is not there", _SPLIT)
            )
        elif wrong := misplaced(claim, article):
            faults.append(Fault(str(path), f"claim {claim.id} does not fit its article: {', '.join(wrong)}", _SPLIT))
    if faults:
        raise InputError(faults[:MAX_FAULTS])
    return ids


def _articles(path: Path) -> Lookup[Article]:
    return Lookup(path, Article, key=lambda article: article.id)


def _tasks(path: Path, wanted: set[str], articles: Lookup[Article], project: Project) -> Iterator[Task]:
    """The tasks of the wanted claims, each once."""
    article: Article | None = None
    for claim in read_records(path, Claim):
        if claim.id in wanted:
            wanted.remove(claim.id)
            if article is None or article.id != claim.article_id:
                article = articles.get(claim.article_id)[0]
            yield task_of(claim, article, project)


def _send(
    client: LabelStudio, folder: Path, held: TaskMap, tasks: Iterator[Task], *, total: int, progress: Progress
) -> int:
    added = 0
    progress(added, total)
    while batch := list(islice(tasks, BATCH)):
        made = _import(client, held.project, batch)
        append_tasks(folder, made)
        held.tasks.update(made)
        added += len(batch)
        progress(added, total)
    return added


def _import(client: LabelStudio, project_id: int, batch: Sequence[Task]) -> dict[str, int]:
    """Import one batch without repeating the request, and say which task holds which claim.

    Raises:
        StudioError: the batch is not on the server.
    """
    ids = [task["data"]["claim_id"] for task in batch]
    try:
        answer = client.projects.import_tasks(
            project_id,
            request=batch,  # type: ignore[arg-type]
            return_task_ids=True,
            request_options={"max_retries": 0, "timeout": _IMPORT_SECONDS},
        )
        return dict(zip(ids, answer.task_ids or (), strict=True))  # type: ignore[attr-defined]
    except (httpx.HTTPError, ApiError) as error:
        if isinstance(error, ApiError) and (error.status_code or _SERVER_FAULT) < _SERVER_FAULT:
            with studio_errors():
                raise
        # Nobody knows whether it was stored: look before sending anything again.
        time.sleep(_LOOK_AGAIN_SECONDS)
        there = _remote_tasks(client, project_id)
        if all(claim_id in there for claim_id in ids):
            return {claim_id: there[claim_id][0] for claim_id in ids}
        with studio_errors():
            raise


def _reconciled(client: LabelStudio, folder: Path, found: Any, known: TaskMap | None, url: str) -> tuple[TaskMap, int]:
    """What the server holds, and how many needless tasks were taken away from it.

    What is remembered serves where the server has as many tasks and the same newest one; else the server is asked for
    all of them.
    """
    if known and known.url == url and known.project == found.id and _agrees(client, found, known):
        return known, 0
    there = _remote_tasks(client, found.id)
    duplicates = _drop_duplicates(client, there)
    held = TaskMap(url=url, project=found.id, tasks={claim_id: tasks[0] for claim_id, tasks in there.items()})
    write_map(folder, held)
    return held, duplicates


def _agrees(client: LabelStudio, found: Any, known: TaskMap) -> bool:
    if (found.task_number or 0) != len(known.tasks):
        return False
    if not known.tasks:
        return True
    query = json.dumps({"ordering": ["-tasks:id"]})
    with studio_errors():
        newest = next(iter(client.tasks.list(project=found.id, query=query, include="id", page_size=1)), None)
    return newest is not None and newest.id == max(known.tasks.values())


def _remote_tasks(client: LabelStudio, project_id: int) -> dict[str, list[int]]:
    """The tasks of each claim on the server, oldest first; one pass over all tasks."""
    there: dict[str, list[int]] = {}
    with studio_errors():
        task: Any
        for task in client.tasks.list(project=project_id, fields="task_only", include="id,data", page_size=_PAGE):
            claim_id = (task.data or {}).get("claim_id")
            if isinstance(claim_id, str):
                there.setdefault(claim_id, []).append(task.id)
    return {claim_id: sorted(tasks) for claim_id, tasks in there.items()}


def _drop_duplicates(client: LabelStudio, there: dict[str, list[int]]) -> int:
    """Delete tasks that hold the same claim as another, unless somebody has annotated them."""
    dropped = 0
    for tasks in there.values():
        if len(tasks) < 2:  # noqa: PLR2004
            continue
        with studio_errors():
            annotated = [task for task in tasks if client.tasks.get(str(task)).total_annotations]
            spare = [task for task in tasks if task not in (annotated or tasks[:1])]
            for task in spare:
                client.tasks.delete(str(task))
        tasks[:] = annotated or tasks[:1]
        dropped += len(spare)
    return dropped


def _would_do(
    project: Project, client: LabelStudio, found: Any | None, known: TaskMap | None, claim_ids: Iterable[str]
) -> PushReport:
    ids = set(claim_ids)
    if found is None:
        return PushReport(project=None, added=len(ids), known=0, dry_run=True)
    fresh = known and known.project == found.id and _agrees(client, found, known)
    held = set(known.tasks if known and fresh else _remote_tasks(client, found.id))
    return PushReport(
        project=found.id,
        added=len(ids - held),
        known=len(ids & held),
        changed=tuple(changes(found, project)),
        left=len(held - ids),
        dry_run=True,
    )

"""Push: every claim, or every article to review, becomes a task once, however often it is run and interrupted.

Label Studio knows no upsert, so the id of what a task is about travels in the task, and what this machine remembers is
compared with what the server has.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from label_studio_sdk import LabelStudio

from claimcheck.models import Part
from claimcheck.project import Project
from claimcheck.studio.annotated import untouched
from claimcheck.studio.projects import (
    changes,
    check_page,
    create_studio_project,
    find_project,
    update_studio_project,
)
from claimcheck.studio.remote import agrees, batches, delete_task, drop_duplicates, import_batch, remote_tasks
from claimcheck.studio.state import TaskMap, alone, append_tasks, open_state_folder, read_map, write_map
from claimcheck.studio.task_sources import Tasks, task_source
from claimcheck.studio.tasks import Task, digest_of, identity

Progress = Callable[[int, int], None]


class PushReport(Part):
    """What a push did, or with `dry_run` would do. Where articles are reviewed, each claim here is an article.

    Attributes:
        project: its number in Label Studio; None in a dry run that would make it, and where no claim is in dispute.
        added: tasks made.
        known: claims that were there already.
        reworded: claims that read differently now, because their wording or their article has changed; their tasks
            stay as annotators know them.
        changed: settings of the project, and what of its page, that were brought up to date.
        duplicates: tasks taken away because another was about the same and neither was annotated.
        withdrawn: tasks taken away because nobody had touched them and they are not wanted as they were.
        left: tasks whose claims are no longer in the file; they stay, with their judgments.
    """

    project: int | None
    added: int
    known: int
    reworded: int = 0
    changed: tuple[str, ...] = ()
    duplicates: int = 0
    withdrawn: int = 0
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
    """Make a task of everything that has none yet: of every claim, or where the project says so of every article.

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
        StudioError: Label Studio cannot be reached or does not allow it, or the page as it is to be would orphan
            annotations. What was sent before stays, and is known.
    """
    with task_source(project, claims_path, articles_path) as tasks:
        return push_tasks(project=project, client=client, tasks=tasks, dry_run=dry_run, progress=progress)


def push_tasks(
    *,
    project: Project,
    client: LabelStudio,
    tasks: Tasks,
    dry_run: bool = False,
    withdraw: bool = False,
    progress: Progress,
) -> PushReport:
    """Make a task of everything that `tasks` gives and that has none yet.

    With `withdraw`, tasks that nobody has touched are first taken away if they are no longer given, or given otherwise.

    Raises:
        InputError, ClaimcheckError, StudioError: as `push` does.
    """
    url = str(client._client_wrapper.get_base_url()).rstrip("/")  # noqa: SLF001 - the SDK has no other way to ask
    folder = open_state_folder(project.state_folder)
    with alone(folder, "push", otherwise=f"Another push of {project.folder} is under way"):
        digests = _digests(tasks)
        known = read_map(folder)
        found = find_project(client, project, remembered=known.project if known and known.url == url else None)
        if found is None and not digests:  # nothing is in dispute; claims there are always some
            return PushReport(project=None, added=0, known=0, dry_run=dry_run)
        if dry_run:
            known = known if known and known.url == url else None
            return _would_do(project, client, found, known, digests, withdraw=withdraw)
        changed: tuple[str, ...] = ()
        if found is None:
            found = create_studio_project(client, project)
        else:
            changed = tuple(changes(found, project))
            update_studio_project(client, found, project)
        held, duplicates = _reconciled(client, folder, found, known, url)
        withdrawn = 0
        if withdraw and (unwanted := _unwanted(client, held, digests)):
            for about in unwanted:
                delete_task(client, held.tasks.pop(about))
            write_map(folder, held)
            withdrawn = len(unwanted)
        known_before, reworded, left = _compared(digests, held)
        missing = len(digests) - known_before
        added = _send(client, folder, held, _new(tasks, held), total=missing, progress=progress) if missing else 0
        if added and not agrees(client, held):  # somebody else has pushed meanwhile
            duplicates += _reconciled(client, folder, found, held, url)[1]
    return PushReport(
        project=found.id,
        added=added,
        known=known_before,
        reworded=reworded,
        changed=changed,
        duplicates=duplicates,
        withdrawn=withdrawn,
        left=left,
    )


def _compared(digests: Mapping[str, str], held: TaskMap) -> tuple[int, int, int]:
    """How much is on the server, how much of that reads differently now, and how many tasks are about nothing here."""
    known = digests.keys() & held.tasks.keys()
    reworded = sum(digests[about] != held.tasks[about].digest for about in known)
    return len(known), reworded, len(held.tasks) - len(known)


def _unwanted(client: LabelStudio, held: TaskMap, digests: Mapping[str, str]) -> list[str]:
    """What the untouched tasks are about that are not wanted as they are on the server."""
    stale = {task.task: about for about, task in held.tasks.items() if digests.get(about) != task.digest}
    return [stale[task] for task in untouched(client, held.project) if task in stale] if stale else []


def _digests(tasks: Tasks) -> dict[str, str]:
    """The id of everything that there is a task about, and how it reads now; whatever is wrong is found here."""
    digests: dict[str, str] = {}
    for task in tasks():
        digests.setdefault(str(identity(task["data"])), digest_of(task["data"]))
    return digests


def _new(tasks: Tasks, held: TaskMap) -> Iterator[Task]:
    """The tasks about what the server does not have, each once."""
    there = set(held.tasks)
    for task in tasks():
        about = str(identity(task["data"]))
        if about not in there:
            there.add(about)
            yield task


def _send(
    client: LabelStudio, folder: Path, held: TaskMap, tasks: Iterator[Task], *, total: int, progress: Progress
) -> int:
    added = 0
    progress(added, total)
    for batch in batches(tasks):
        made = import_batch(client, held.project, batch)
        append_tasks(folder, made)
        held.tasks.update(made)
        added += len(batch)
        progress(added, total)
    return added


def _reconciled(client: LabelStudio, folder: Path, found: Any, known: TaskMap | None, url: str) -> tuple[TaskMap, int]:
    """What the server holds, and how many needless tasks were taken away from it.

    What is remembered serves where the server has as many tasks and the same newest one; else the server is asked for
    all of them.
    """
    if known and known.url == url and known.project == found.id and agrees(client, known):
        return known, 0
    there = remote_tasks(client, found.id)
    duplicates = drop_duplicates(client, found.id, there)
    held = TaskMap(url=url, project=found.id, tasks={about: tasks[0] for about, tasks in there.items()})
    write_map(folder, held)
    return held, duplicates


def _would_do(
    project: Project,
    client: LabelStudio,
    found: Any | None,
    known: TaskMap | None,
    digests: Mapping[str, str],
    *,
    withdraw: bool,
) -> PushReport:
    if found is None:
        return PushReport(project=None, added=len(digests), known=0, dry_run=True)
    check_page(client, found, project)
    if not (known and known.project == found.id and agrees(client, known)):
        there = remote_tasks(client, found.id)
        known = TaskMap("", found.id, {about: tasks[0] for about, tasks in there.items()})
    unwanted = _unwanted(client, known, digests) if withdraw else []
    for about in unwanted:
        del known.tasks[about]
    known_before, reworded, left = _compared(digests, known)
    return PushReport(
        project=found.id,
        added=len(digests) - known_before,
        known=known_before,
        reworded=reworded,
        changed=tuple(changes(found, project)),
        withdrawn=len(unwanted),
        left=left,
        dry_run=True,
    )

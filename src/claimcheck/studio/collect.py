"""Collect: what annotators said, as judgments, or as reviews. Nothing that was collected before is ever lost.

An annotation that was edited after it had been collected becomes another record with a later `updated_at`; the last
one of an annotator counts, the earlier ones stay in the file. Drafts and answers that are not complete are counted and
told, and never become records.
"""

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any

from label_studio_sdk import LabelStudio

from claimcheck.errors import StudioError
from claimcheck.files import read_records, write_beside
from claimcheck.models import Decision, Judgment, Part, Review
from claimcheck.project import Project
from claimcheck.studio.adjudication import decision_of
from claimcheck.studio.annotated import annotated_tasks, drafts
from claimcheck.studio.answers import RefusedError, UnreadableError, instant
from claimcheck.studio.collected import Collected, Unread
from claimcheck.studio.ledger import Answered, Ledger
from claimcheck.studio.projects import find_project
from claimcheck.studio.pseudonyms import pseudonyms
from claimcheck.studio.reading import judgment_of
from claimcheck.studio.reviews import review_of
from claimcheck.studio.state import alone, open_state_folder, read_map


class CollectReport(Part):
    """What a collection found.

    Attributes:
        judgments: how many the file now holds; reviews, where articles are reviewed.
        new: how many were not there before.
        revised: how many of the new ones replace an earlier one of the same annotation.
        drafts: tasks that somebody has begun and not submitted.
        unread: submitted annotations that no record was made of, whenever they were met.
    """

    judgments: int
    new: int
    revised: int
    drafts: int = 0
    unread: tuple[Unread, ...] = ()


def collect(
    *,
    project: Project,
    client: LabelStudio,
    output: Path,
    progress: Callable[[int], None] = lambda _done: None,
) -> CollectReport:
    """Add all judgments that are new to the file, one row an annotator, claim and revision.

    Where articles are reviewed these are reviews, one row a reviewer, article and revision; of the adjudicators'
    project, decisions, and none by somebody who has judged the claim.

    Only what has changed on the server since the last time is read, unless the file is not as we left it.

    Args:
        project: the project.
        client: of `claimcheck.studio.connection.connect`.
        output: the file of judgments, reviews or decisions; what it holds already stays.
        progress: is told how many annotated tasks have been read.

    Raises:
        InputError: the file holds something else.
        ClaimcheckError: another collection is under way, or the file was collected with another key.
        StudioError: there is no such project, or Label Studio cannot be reached; the file is as it was then.
    """
    under_way = f"Another collection of {project.folder}, or a decision on its claims, is under way"
    with alone(project.private_folder, "collect", otherwise=under_way), Ledger() as ledger:
        folder = open_state_folder(project.state_folder)
        return _collect(project=project, client=client, output=output, folder=folder, ledger=ledger, progress=progress)


def _collect(
    *,
    project: Project,
    client: LabelStudio,
    output: Path,
    folder: Path,
    ledger: Ledger,
    progress: Callable[[int], None],
) -> CollectReport:
    found = _project_on(client, project, folder)
    last = Collected.read(folder, project=found.id, output=output)
    model, read = _reader(project)
    if output.exists() and output.stat().st_size:
        for record in read_records(output, model):
            ledger.put_back(record)
    until = last.until if last else None
    unread = {unread.annotation: unread for unread in last.unread} if last else {}
    pseudonym = pseudonyms(open_state_folder(project.private_folder))
    new = revised = 0
    for number, task in enumerate(annotated_tasks(client, found.id, since=until), 1):
        for annotation in task["annotations"]:
            unread.pop(annotation["id"], None)
            try:
                who = f"annotator-{pseudonym(_number(annotation.get('completed_by')))}"
                record = read(task, annotation, annotator=who, project=found.id)
            except UnreadableError as error:
                refused = task["data"]["claim_id"] if isinstance(error, RefusedError) else None
                unread[annotation["id"]] = Unread(
                    task=task["id"], annotation=annotation["id"], why=str(error), refused=refused
                )
                continue
            added = ledger.add(record)
            new += added is not None
            revised += added == "revised"
        until = max(until or "", instant(task["updated_at"]))
        progress(number)
    if new or not output.exists():
        with write_beside(output) as stream:
            stream.writelines(f"{line}\n" for line in ledger.lines())
    in_order = tuple(unread[annotation] for annotation in sorted(unread))
    Collected.of(project=found.id, output=output, until=until, unread=in_order).write(folder)
    return CollectReport(
        judgments=len(ledger), new=new, revised=revised, drafts=drafts(client, found.id), unread=in_order
    )


def _reader(project: Project) -> tuple[type[Answered], Callable[..., Answered]]:
    """What an annotation of this project becomes, and how it is read."""
    if project.stage == "adjudication":
        return Decision, functools.partial(decision_of, scale=project.scale, voters=_voters(project))
    if project.settings.task == "article":
        return Review, review_of
    return Judgment, functools.partial(judgment_of, scale=project.scale)


def _voters(project: Project) -> dict[str, set[str]]:
    """Who has judged each claim; as far as it has been collected."""
    voters: dict[str, set[str]] = {}
    path = project.file("judgments")
    for judgment in read_records(path, Judgment) if path.exists() else ():
        if judgment.outcome != "skipped":
            voters.setdefault(judgment.claim_id, set()).add(judgment.annotator)
    return voters


def is_on_server(*, project: Project, client: LabelStudio) -> bool:
    """Whether Label Studio has the project, so that it can be collected.

    Raises:
        StudioError: Label Studio cannot be reached.
    """
    return _found(client, project, project.state_folder) is not None


def _project_on(client: LabelStudio, project: Project, folder: Path) -> Any:
    found = _found(client, project, folder)
    if found is None:
        raise StudioError(
            f"Label Studio has no project named “{project.settings.title}”",
            hint="Push the claims first: claimcheck push",
        )
    return found


def _found(client: LabelStudio, project: Project, folder: Path) -> Any | None:
    known = read_map(folder)
    return find_project(client, project, remembered=known.project if known else None)


def _number(completed_by: Any) -> str:
    """The number of a user in Label Studio, which lists it alone or with a name."""
    return str(completed_by.get("id") if isinstance(completed_by, dict) else completed_by)

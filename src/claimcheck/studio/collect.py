"""Collect: what annotators said, as judgments. Nothing that was collected before is ever lost.

An annotation that was edited after it had been collected becomes another judgment with a later `updated_at`; the last
one of an annotator counts, the earlier ones stay in the file.
"""

import hashlib
import hmac
import json
import secrets
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from label_studio_sdk import LabelStudio

from claimcheck.errors import StudioError
from claimcheck.files import read_records, write_beside, write_records
from claimcheck.models import Judgment, Part
from claimcheck.project import Project
from claimcheck.studio.failures import studio_errors
from claimcheck.studio.projects import find_project
from claimcheck.studio.reading import UnreadableError, judgment_of
from claimcheck.studio.state import open_state_folder, read_map

_KEY_FILE = "annotators.key"
_UNTIL_FILE = "collected.json"
_PAGE = 500
_FILTER_TIME = "%Y-%m-%dT%H:%M:%S.%fZ"  # the only form that a filter of Label Studio reads


class Unread(Part):
    """An annotation that no judgment was made of."""

    task: int
    annotation: int
    why: str


class CollectReport(Part):
    """What a collection found.

    Attributes:
        judgments: how many the file now holds.
        new: how many were not there before.
        revised: how many of the new ones replace an earlier judgment of the same annotator and claim.
        unread: annotations that no judgment was made of.
    """

    judgments: int
    new: int
    revised: int
    unread: tuple[Unread, ...] = ()


def collect(
    *,
    project: Project,
    client: LabelStudio,
    output: Path,
    progress: Callable[[int], None] = lambda _done: None,
) -> CollectReport:
    """Add all judgments that are new to the file, one row an annotator, claim and revision.

    Args:
        project: the project.
        client: of `claimcheck.studio.connection.connect`.
        output: the file of judgments; what it holds already stays.
        progress: is told how many annotated tasks have been read.

    Raises:
        InputError: the file holds something else than judgments.
        StudioError: there is no such project, or Label Studio cannot be reached.
    """
    folder = open_state_folder(project.state_folder)
    known = read_map(folder)
    found = find_project(client, project, remembered=known.project if known else None)
    if found is None:
        raise StudioError(
            f"Label Studio has no project named “{project.settings.title}”",
            hint="Push the claims first: claimcheck push",
        )
    before = list(read_records(output, Judgment)) if output.exists() and output.stat().st_size else []
    judgments = {judgment.id: judgment for judgment in before}
    judged = {(judgment.claim_id, judgment.annotator) for judgment in before}
    unread: list[Unread] = []
    new = revised = 0
    pseudonym = _pseudonyms(folder)
    since = _collected_until(folder, found.id, output) if before else None
    until = since
    for number, task in enumerate(_annotated_tasks(client, found.id, since), 1):
        until = max(until or "", task["updated_at"])
        for judgment in _judgments(task, pseudonym, found.id, unread):
            if judgment.id not in judgments:
                judgments[judgment.id] = judgment
                new += 1
                revised += (judgment.claim_id, judgment.annotator) in judged
        progress(number)
    in_order = sorted(judgments.values(), key=_order)
    write_records(output, in_order)
    if until:
        _remember(folder, found.id, output, until)
    return CollectReport(judgments=len(judgments), new=new, revised=revised, unread=tuple(unread))


def _collected_until(folder: Path, project_id: int, output: Path) -> str | None:
    """Up to which change on the server the file is filled; a minute less, for what was being stored just then."""
    try:
        last = json.loads((folder / _UNTIL_FILE).read_text(encoding="utf-8"))
        if (last["project"], last["output"]) == (project_id, str(output.resolve())):
            return (datetime.fromisoformat(last["until"]) - timedelta(minutes=1)).strftime(_FILTER_TIME)
    except (OSError, ValueError, LookupError, TypeError):
        pass  # not remembered, or not readable: then everything is read
    return None


def _remember(folder: Path, project_id: int, output: Path, until: str) -> None:
    with write_beside(folder / _UNTIL_FILE, mode=0o600) as stream:
        json.dump({"project": project_id, "output": str(output.resolve()), "until": until}, stream)


def _order(judgment: Judgment) -> tuple[str, ...]:
    return judgment.claim_id, judgment.annotator, judgment.updated_at, judgment.id


def _annotated_tasks(client: LabelStudio, project_id: int, since: str | None) -> Iterator[Mapping[str, Any]]:
    """Every task with an annotation, skipped ones included, that changed after `since`; each with its predictions.

    An export would be slower by far where little has changed, and gives predictions as numbers only.
    """
    seen: set[int] = set()
    for counted in ("total_annotations", "cancelled_annotations"):
        conditions = [_condition(counted, "Number", 0)]
        if since:
            conditions.append(_condition("updated_at", "Datetime", since))
        query = json.dumps({"filters": {"conjunction": "and", "items": conditions}})
        with studio_errors():
            task: Any
            for task in client.tasks.list(project=project_id, query=query, fields="all", page_size=_PAGE):
                if task.id not in seen:
                    seen.add(task.id)
                    yield task.model_dump(mode="json")


def _condition(column: str, kind: str, value: int | str) -> dict[str, Any]:
    return {"filter": f"filter:tasks:{column}", "operator": "greater", "type": kind, "value": value}


def _judgments(
    task: Mapping[str, Any], pseudonym: Callable[[Any], str], project_id: int, unread: list[Unread]
) -> Iterator[Judgment]:
    if not isinstance((task.get("data") or {}).get("claim_id"), str):
        return  # somebody made this task by hand
    for annotation in task["annotations"]:
        try:
            yield judgment_of(task, annotation, annotator=pseudonym(annotation.get("completed_by")), project=project_id)
        except UnreadableError as error:
            unread.append(Unread(task=task["id"], annotation=annotation["id"], why=str(error)))


def _pseudonyms(folder: Path) -> Callable[[Any], str]:
    """Names for annotators that only the key, which stays out of every output, can lead back to a person."""
    key = _key(folder / _KEY_FILE)

    def pseudonym(completed_by: Any) -> str:
        number = completed_by.get("id") if isinstance(completed_by, Mapping) else completed_by
        digest = hmac.new(key, str(number).encode(), hashlib.sha256).hexdigest()
        return f"annotator-{digest[:10]}"

    return pseudonym


def _key(path: Path) -> bytes:
    if not path.exists():
        with write_beside(path, mode=0o600) as stream:
            stream.write(secrets.token_hex(32) + "\n")
    return bytes.fromhex(path.read_text(encoding="utf-8").strip())

"""From a project's judgments to its adjudicators: the disputed claims, and only these."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from label_studio_sdk import LabelStudio

from claimcheck.models import VerifiedClaim
from claimcheck.project import Project
from claimcheck.running.records import project_records, rows_of
from claimcheck.studio.adjudication import Disputed, Question, adjudication_task_of
from claimcheck.studio.collect import is_on_server
from claimcheck.studio.collected import Collected
from claimcheck.studio.push import PushReport, push_tasks
from claimcheck.studio.tasks import Task
from claimcheck.verdicts import Inputs


def adjudicate(
    *,
    project: Project,
    client: LabelStudio,
    dry_run: bool = False,
    progress: Callable[[int, int], None] = lambda _done, _of: None,
) -> PushReport:
    """Make a task of every claim whose annotators differ on a question, in the adjudicators' project.

    A task that nobody has touched follows the dispute: it is made anew where somebody has judged since, and taken away
    where the dispute is over. A claim whose adjudication was refused gets another task.

    Args:
        project: the project; what was collected of it decides.
        client: of `claimcheck.studio.connection.connect`.
        dry_run: only say what would be done.
        progress: is told how many of how many claims have been sent.

    Raises:
        InputError: records with faults, or that miss what they rest on; nothing has been sent then.
        ClaimcheckError: nothing has been collected yet, or another adjudication is being sent.
        StudioError: Label Studio cannot be reached or does not allow it.
    """
    desk = project.for_adjudicators()
    refused = Collected.refusals(desk.state_folder)
    with project_records(project) as inputs:
        if next(_tasks(inputs, desk, refused), None) is None and not is_on_server(project=desk, client=client):
            return PushReport(project=None, added=0, known=0, dry_run=dry_run)
        return push_tasks(
            project=desk,
            client=client,
            tasks=lambda: _tasks(inputs, desk, refused),
            dry_run=dry_run,
            withdraw=True,
            progress=progress,
        )


def _tasks(inputs: Inputs, desk: Project, refused: Mapping[str, Sequence[int]]) -> Iterator[Task]:
    for row in rows_of(inputs, desk):
        if questions := _disputed(row):
            yield adjudication_task_of(
                Disputed(
                    claim=inputs.claims.get(row.id)[0],
                    article=inputs.article(row.provenance.article.id),
                    judgments=row.judgments,
                    questions=questions,
                    refused=refused.get(row.id, ()),
                ),
                desk,
            )


def _disputed(row: VerifiedClaim) -> list[Question]:
    states: dict[Question, str] = {"said": row.said.state, "truth": row.truth.state}
    return [question for question, state in states.items() if state == "disputed"]

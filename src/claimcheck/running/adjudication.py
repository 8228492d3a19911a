"""From a project's judgments to its adjudicators: the disputed claims, and only these."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from label_studio_sdk import LabelStudio

from claimcheck.errors import Fault
from claimcheck.models import Verdict, VerifiedClaim
from claimcheck.project import Project
from claimcheck.running.records import project_records, rows_of
from claimcheck.studio.adjudication import Disputed, Question, adjudication_task_of
from claimcheck.studio.collected import Collected
from claimcheck.studio.push import PushReport, push_tasks
from claimcheck.studio.task_sources import out_of_place, raise_for
from claimcheck.studio.tasks import Task, misplaced
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
        inputs.check()
        return push_tasks(
            project=desk,
            client=client,
            tasks=lambda: disputed_tasks(inputs, desk, refused=refused),
            dry_run=dry_run,
            withdraw=True,
            progress=progress,
        )


def disputed_tasks(inputs: Inputs, desk: Project, *, refused: Mapping[str, Sequence[int]]) -> Iterator[Task]:
    """The tasks of the adjudicators' project: one for each disputed claim.

    Args:
        inputs: the project's records.
        desk: the adjudicators' project.
        refused: the annotations that were refused, by claim.

    Raises:
        InputError: after the last task, claims that do not fit their articles.
    """
    faults: list[Fault] = []
    for row in rows_of(inputs, desk):
        if not (questions := _disputed(row)):
            continue
        claim, article = inputs.claim(row.id), inputs.article(row.provenance.article.id)
        if wrong := misplaced(claim, article):
            faults.append(out_of_place(claim, desk.file("claims"), wrong))
            continue
        disputed = Disputed(claim, article, row.judgments, questions, refused.get(row.id, ()))
        yield adjudication_task_of(disputed, desk)
    raise_for(faults)


def _disputed(row: VerifiedClaim) -> list[Question]:
    """The questions on which annotators differ, be it on whether they can be answered at all."""
    verdicts: dict[Question, Verdict] = {"said": row.said, "truth": row.truth}
    return [question for question, verdict in verdicts.items() if verdict.state == "disputed"]

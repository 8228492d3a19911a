"""How a project stands by its files: judgments from `verdicts`, and what `studio` remembers of the server."""

from collections.abc import Iterator

from claimcheck.models import Article, Claim
from claimcheck.models.status import ProjectStatus, StudioStatus
from claimcheck.project import Project
from claimcheck.running.records import project_records, rows_of
from claimcheck.studio.state import TaskMap, read_map
from claimcheck.studio.tasks import digest_of, misplaced, task_of
from claimcheck.verdicts import Inputs
from claimcheck.verdicts.report import project_status


def status_of(project: Project) -> ProjectStatus:
    """How far a project is and how far its annotators agree. No server is asked.

    Raises:
        ClaimcheckError: the project reviews attributions, which nobody judges.
        InputError: files that cannot be read, or whose records miss what they rest on.
    """
    with project_records(project, under_way=True) as inputs:
        return project_status(
            rows_of(inputs, project),
            scale=project.scale,
            wanted=project.settings.judgments_wanted,
            gone={claim: len(inputs.judgments_of(claim)) for claim in inputs.judgments if claim not in inputs.claims},
            studio=_studio_status(project, inputs),
        )


def _studio_status(project: Project, inputs: Inputs) -> StudioStatus | None:
    known = read_map(project.state_folder)
    if known is None:
        return None
    pushed = sum(claim_id in known.tasks for claim_id in inputs.claims)
    return StudioStatus(
        project=known.project,
        url=known.url,
        pushed=pushed,
        waiting=sum(1 for _ in inputs.claims) - pushed,
        changed={claim: len(inputs.judgments_of(claim)) for claim in _changed(project, inputs, known)},
        left=len(known.tasks) - pushed,
    )


def _changed(project: Project, inputs: Inputs, known: TaskMap) -> Iterator[str]:
    """Pushed claims that annotators see otherwise than they would be pushed today."""
    article: Article | None = None
    for claim in inputs.all_claims():
        held = known.tasks.get(claim.id)
        if held is None:
            continue
        if article is None or article.id != claim.article_id:
            article = inputs.article(claim.article_id)
        if held.digest != _digest(claim, article, project):
            yield claim.id


def _digest(claim: Claim, article: Article, project: Project) -> str | None:
    """How the claim reads; None where it no longer stands in its article."""
    return None if misplaced(claim, article) else digest_of(task_of(claim, article, project)["data"])

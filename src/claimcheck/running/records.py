"""A project's records, opened together, and the verified claims that they come to."""

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

from claimcheck.errors import ClaimcheckError
from claimcheck.models import VerifiedClaim
from claimcheck.project import Project
from claimcheck.verdicts import Inputs, open_inputs, verified_claims


def project_records(
    project: Project, *, under_way: bool = False, reviewed: bool = False
) -> AbstractContextManager[Inputs]:
    """Open articles, claims, judgments and decisions of a project.

    Args:
        project: the project.
        under_way: let it be that nothing has been collected yet, that judged claims are gone, and that articles have
            changed since they were split.
        reviewed: let it be a project whose articles are reviewed, in which there are no judgments.

    Raises:
        ClaimcheckError: the project reviews attributions, which nobody judges, or its articles have not been split.
        ClaimcheckError, InputError: on entering, as `open_inputs` does.
    """
    of_reviews = project.settings.task == "article"
    if of_reviews and not reviewed:
        raise ClaimcheckError(
            f"{project.folder} reviews attributions, so that there are no judgments and no verdicts",
            hint="Export the reviews with: claimcheck export --format spans",
        )
    project.check_split()
    judgments = project.file("judgments")
    return open_inputs(
        articles=project.file("articles"),
        claims=project.file("claims"),
        judgments=Path(os.devnull) if (under_way or of_reviews) and not judgments.exists() else judgments,
        decisions=project.file("decisions"),
        scale=project.scale,
        under_way=under_way,
    )


def rows_of(inputs: Inputs, project: Project) -> Iterator[VerifiedClaim]:
    """What the judgments of each claim, and the decisions on it, come to; in the order of the claims."""
    return verified_claims(
        inputs.all_claims(),
        article_of=inputs.article,
        judgments_of=inputs.judgments_of,
        decisions_of=inputs.decisions_of,
        wanted=project.settings.judgments_wanted,
    )

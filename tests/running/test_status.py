"""The status of a project on the disk: what was pushed, and what has changed since."""

from pathlib import Path

import pytest

from claimcheck.errors import ClaimcheckError, InputError
from claimcheck.files import write_records
from claimcheck.models import Decision, Range
from claimcheck.project import Project, create_project
from claimcheck.running.status import status_of
from claimcheck.studio.state import Held, TaskMap, open_state_folder, write_map
from claimcheck.studio.tasks import digest_of, task_of
from tests.records import TEXT, article, claim, judgment


def project_with(folder: Path, *, claims=("c1", "c2"), judgments=(), article_of=None) -> Project:
    project = create_project(folder, template="english-news")
    write_records(project.file("articles"), [article_of or article()])
    write_records(project.file("claims"), [claim(name) for name in claims])
    if judgments:
        write_records(project.file("judgments"), judgments)
    return project


def pushed(project: Project, *claims: str) -> None:
    tasks = {
        name: Held(number, digest_of(task_of(claim(name), article(), project)["data"]))
        for number, name in enumerate(claims, start=1)
    }
    open_state_folder(project.state_folder)
    write_map(project.state_folder, TaskMap(url="http://127.0.0.1:8080", project=7, tasks=tasks))


def test_before_anything_is_collected_or_pushed_there_is_a_status(tmp_path: Path):
    found = status_of(project_with(tmp_path / "p"))
    assert (found.claims, found.judged, found.studio) == (2, 0, None)


def test_what_was_pushed_is_told_without_a_server(tmp_path: Path):
    project = project_with(tmp_path / "p", judgments=[judgment("ann", "supported")])
    pushed(project, "c1", "c9")
    studio = status_of(project).studio
    assert (studio.project, studio.pushed, studio.waiting, studio.left, studio.changed) == (7, 1, 1, 1, {})


@pytest.mark.parametrize(
    "changed",
    [
        article(text=TEXT.replace("London", "Leeds!")),
        article(title="Another title"),
        article(text=TEXT[:-5]),  # the claim no longer stands in it
    ],
)
def test_a_claim_whose_article_changed_since_keeps_its_judgments_and_status_says_so(tmp_path: Path, changed):
    project = project_with(
        tmp_path / "p", judgments=[judgment("ann", "supported"), judgment("bob", "refuted")], article_of=changed
    )
    pushed(project, "c1")
    found = status_of(project)
    assert found.studio.changed == {"c1": 2}
    assert found.judged == 1


def test_judgments_whose_claim_is_gone_are_told_and_count_for_nothing(tmp_path: Path):
    project = project_with(
        tmp_path / "p", claims=("c2",), judgments=[judgment("ann", "supported"), judgment("ann", "refuted", "c2")]
    )
    pushed(project, "c1", "c2")
    found = status_of(project)
    assert found.gone == {"c1": 1}
    assert (found.judged, found.studio.left) == (1, 1)
    assert found.truth.votes["supported"] == 0


def test_standings_follow_decisions(tmp_path: Path):
    project = project_with(tmp_path / "p", judgments=[judgment("ann", "supported"), judgment("bob", "refuted")])
    assert status_of(project).standings["disputed"] == 1
    decision = Decision(
        id="d1",
        claim_id="c1",
        kind="adjudication",
        by="eve",
        at="2026-04-01",
        reason="the register says so",
        said="said",
        verdict="supported",
        scale="averitec",
    )
    write_records(project.file("decisions"), [decision])
    found = status_of(project)
    assert (found.standings["disputed"], found.standings["adjudicated"]) == (0, 1)
    assert [difference.standing for difference in found.differences] == ["adjudicated"]


def test_faults_of_the_files_are_told_as_elsewhere(tmp_path: Path):
    project = project_with(tmp_path / "p", judgments=[judgment("ann", "wonderful")])
    with pytest.raises(InputError, match="wonderful"):
        status_of(project)


def test_a_claim_outside_its_article_is_no_crash(tmp_path: Path):
    project = project_with(tmp_path / "p")
    outside = claim("c3", context=Range(start=0, end=10_000), span=Range(start=9_000, end=10_000))
    write_records(project.file("claims"), [claim(), outside])
    pushed(project, "c1", "c3")
    assert list(status_of(project).studio.changed) == ["c3"]


def test_a_project_of_reviews_is_told_to_look_elsewhere(tmp_path: Path):
    project = create_project(tmp_path / "p", template="attribution-review")
    with pytest.raises(ClaimcheckError, match="export --format spans"):
        status_of(project)

"""Changes of project.toml on a real Label Studio with annotations: said, and refused where they would orphan one."""

from pathlib import Path
from typing import Any

import pytest
from label_studio_sdk import LabelStudio

from claimcheck.errors import StudioError
from claimcheck.project import Project, load_project
from claimcheck.studio.connection import connect
from claimcheck.studio.push import PushReport
from tests.studio.team import save_draft
from tests.studio.test_collect import Team, answers, choice, spans_of, texts
from tests.studio.test_push import pushed

pytestmark = pytest.mark.studio


@pytest.fixture(scope="module")
def client(studio_server) -> LabelStudio:
    return connect(url=studio_server.url, api_key=studio_server.api_key)


@pytest.fixture
def team(client, tmp_path: Path) -> Team:
    return Team(tmp_path / "p", client, claims=2)


def change(project: Project, **keys: str) -> Project:
    """The project with keys of project.toml added or replaced, each in TOML."""
    path = project.folder / "project.toml"
    kept = [line for line in path.read_text(encoding="utf-8").splitlines() if line.split(" =")[0] not in keys]
    path.write_text("\n".join([*kept, *(f"{key} = {value}" for key, value in keys.items())]), encoding="utf-8")
    return load_project(project.folder)


def annotate(team: Team, task: int, *more: dict[str, Any]) -> None:
    team.client.annotations.create(team.tasks[task].id, result=answers("refuted", *more))


def push_both_ways(project: Project, client: LabelStudio) -> PushReport:
    """A push, after a dry run that has to say the same."""
    would = pushed(project, client, dry_run=True)
    does = pushed(project, client)
    assert would.model_copy(update={"dry_run": False}) == does
    return does


def test_what_can_be_brought_up_to_date_is_named_and_annotations_stay_readable(team: Team):
    annotate(team, 0, texts("notes", "why"))
    project = change(team.project, qualifiers='["satire", "outdated"]', questions="2", judgments_wanted="3")
    changed = push_both_ways(project, team.client).changed
    assert changed[:2] == ("judgments_wanted", "page: qualifiers added")
    assert changed[-1] == "page: answer_url_2 added"
    more = [choice("qualifiers", "satire"), texts("question_1", "Who?"), choice("answer_type_1", "unanswerable")]
    annotate(team, 1, *more)
    team.collect()
    first, second = sorted(team.judgments(), key=lambda judgment: len(judgment.questions))
    assert (first.notes, first.qualifiers, second.qualifiers) == ("why", (), ("satire",))


def test_wording_and_guidelines_are_brought_up_to_date(team: Team):
    annotate(team, 0)
    (team.project.folder / "guidelines.md").write_text("# New\n\n| a | b |\n|---|---|\n| c | d |\n", encoding="utf-8")
    project = change(team.project, language='"de"')
    assert push_both_ways(project, team.client).changed == ("guidelines", "page: wording or layout")
    there = team.client.projects.get(team.tasks[0].project)
    assert "<td>c</td>" in there.expert_instruction.replace("\n", "")
    assert "Ist es wahr?" in there.label_config


@pytest.mark.parametrize(
    ("before", "used", "after", "named"),
    [
        ({}, [], {"scale": '"three_point"'}, "“refuted” of verdict in 2 of them"),
        (
            {"qualifiers": '["satire", "outdated"]'},
            [choice("qualifiers", "satire")],
            {"qualifiers": '["outdated"]'},
            "“satire” of qualifiers in 2 of them",
        ),
        (
            {"questions": "2"},
            [texts("question_2", "Who?"), choice("answer_type_2", "unanswerable")],
            {"questions": "1"},
            "question_2 in 2 of them, answer_type_2 in 2 of them",
        ),
        ({}, [], {"task": '"article"'}, "said in 2 of them, outcome in 2 of them, verdict in 2 of them"),
    ],
    ids=["scale", "qualifier", "texts", "task"],
)
def test_what_would_orphan_annotations_is_refused_with_what_and_how_many(team: Team, before, used, after, named: str):
    project = change(team.project, **before)
    pushed(project, team.client)
    for task in (0, 1):
        annotate(team, task, *used)
    was = team.client.projects.get(team.tasks[0].project)
    changed = change(project, **after, judgments_wanted="9")
    for dry_run in (True, False):
        with pytest.raises(StudioError) as caught:
            pushed(changed, team.client, dry_run=dry_run)
        assert caught.value.message == f"The new page would orphan annotations that exist: {named}"
    now = team.client.projects.get(team.tasks[0].project)
    assert (now.label_config, now.maximum_annotations) == (was.label_config, was.maximum_annotations)


def test_what_nobody_has_used_may_go(team: Team):
    project = change(team.project, qualifiers='["satire", "outdated"]', questions="1")
    pushed(project, team.client)
    annotate(team, 0, choice("qualifiers", "outdated"))
    changed = push_both_ways(change(project, qualifiers='["outdated"]', questions="0"), team.client).changed
    assert changed[0] == "page: “satire” of qualifiers taken away"


def test_a_draft_is_not_orphaned_either(team: Team, studio_server):
    save_draft(studio_server, team.tasks[0].id, answers("refuted"))
    with pytest.raises(StudioError, match=r"orphan.*refuted"):
        pushed(change(team.project, scale='"three_point"'), team.client)


def test_another_context_is_for_claims_to_come_and_those_that_are_there_keep_their_offsets(team: Team):
    project = change(team.project, context='"paragraph"')
    report = push_both_ways(project, team.client)
    assert (report.added, report.known, report.changed) == (0, 2, ())
    region = spans_of(team.tasks[0])[2]
    region["value"] |= {"end": region["value"]["end"] - 1}
    team.client.annotations.create(team.tasks[0].id, result=[region, *answers("refuted")])
    team.collect()
    (content,) = team.judgments()[0].correction.content
    assert team.tasks[0].data["text"][content.start : content.end] == content.text

"""Collecting again and again from a real Label Studio: cheap where little changed, and nothing is lost on the way."""

import secrets
from pathlib import Path
from typing import Any

import httpx
import pytest
from filelock import FileLock
from label_studio_sdk import LabelStudio

from claimcheck.errors import ClaimcheckError, StudioError
from claimcheck.studio import annotated
from claimcheck.studio.accounts import add_annotator
from claimcheck.studio.collect import collect
from claimcheck.studio.connection import connect
from tests.studio.team import save_draft
from tests.studio.test_collect import Team, answers, choice

pytestmark = pytest.mark.studio


@pytest.fixture(scope="module")
def client(studio_server) -> LabelStudio:
    return connect(url=studio_server.url, api_key=studio_server.api_key)


@pytest.fixture
def read(monkeypatch) -> list[int]:
    """The numbers of the tasks that collections read."""
    seen: list[int] = []
    listed = annotated.annotated_tasks

    def noted(*args: Any, **more: Any):
        for task in listed(*args, **more):
            seen.append(task["id"])
            yield task

    monkeypatch.setattr("claimcheck.studio.collect.annotated_tasks", noted)
    monkeypatch.setattr(annotated, "_STORING", annotated.timedelta(0))
    return seen


def test_only_what_changed_is_read_again(client, tmp_path: Path, read: list[int]):
    team = Team(tmp_path / "p", client, claims=4)
    made = [client.annotations.create(task.id, result=answers("supported")) for task in team.tasks[:3]]
    team.collect()
    assert len(read) == 3
    read.clear()
    client.annotations.create(team.tasks[3].id, result=answers("supported"), was_cancelled=True)
    client.annotations.update(made[1].id, result=answers("refuted"))
    report = team.collect()
    assert sorted(read) == [team.tasks[1].id, team.tasks[3].id]
    assert (report.judgments, report.new, report.revised) == (5, 2, 1)


@pytest.mark.parametrize("loss", ["older copy", "deleted", "state lost", "state damaged"])
def test_a_file_or_memory_that_is_not_as_we_left_it_makes_everything_be_read_anew(
    client, tmp_path: Path, loss: str, read: list[int]
):
    team = Team(tmp_path / "p", client, claims=2)
    client.annotations.create(team.tasks[0].id, result=answers("supported"))
    team.collect()
    older = team.output.read_bytes()
    client.annotations.create(team.tasks[1].id, result=answers("refuted"))
    team.collect()
    whole = team.output.read_bytes()
    read.clear()
    state = team.project.state_folder / "collected.json"
    match loss:
        case "older copy":
            team.output.write_bytes(older)
        case "deleted":
            team.output.unlink()
        case "state lost":
            state.unlink()
        case "state damaged":
            state.write_text('{"project": "x"')
    team.collect()
    assert len(read) == 2
    assert team.output.read_bytes() == whole


def test_what_cannot_be_used_is_told_every_time_until_it_can(client, tmp_path: Path, read: list[int]):
    team = Team(tmp_path / "p", client, claims=2)
    partial = client.annotations.create(team.tasks[0].id, result=[choice("outcome", "judged")])
    client.annotations.create(team.tasks[1].id, result=answers("supported"))
    told = [team.collect().unread for _ in range(2)]
    assert told[0] == told[1]
    assert [(u.task, u.annotation, u.why) for u in told[1]] == [
        (team.tasks[0].id, partial.id, "it does not say whether it was said")
    ]
    client.annotations.update(partial.id, result=answers("refuted"))
    report = team.collect()
    assert (report.new, report.unread) == (1, ())


def test_a_draft_is_counted_and_is_no_judgment(client, studio_server, tmp_path: Path):
    team = Team(tmp_path / "p", client, claims=2)
    save_draft(studio_server, team.tasks[0].id, answers("supported"))
    report = team.collect()
    assert (report.judgments, report.drafts) == (0, 1)
    assert team.output.read_bytes() == b""


def test_a_judgment_whose_annotation_was_deleted_on_the_server_stays(client, tmp_path: Path):
    team = Team(tmp_path / "p", client, claims=1)
    made = client.annotations.create(team.tasks[0].id, result=answers("supported"))
    team.collect()
    before = team.output.read_bytes()
    client.annotations.delete(made.id)
    assert team.collect().judgments == 1
    assert team.output.read_bytes() == before


def test_a_second_machine_with_another_key_is_refused_and_the_file_stays(client, tmp_path: Path):
    team = Team(tmp_path / "p", client, claims=1)
    client.annotations.create(team.tasks[0].id, result=answers("supported"))
    team.collect()
    before = team.output.read_bytes()
    (team.project.state_folder / "annotators.key").unlink()
    (team.project.state_folder / "collected.json").unlink()
    with pytest.raises(ClaimcheckError, match="another key"):
        team.collect()
    assert team.output.read_bytes() == before


def test_a_token_that_is_revoked_in_the_middle_leaves_the_file_as_it_was(
    client, studio_server, tmp_path: Path, monkeypatch
):
    team = Team(tmp_path / "p", client, claims=3)
    client.annotations.create(team.tasks[0].id, result=answers("supported"))
    team.collect()
    before = team.output.read_bytes()
    for task in team.tasks[1:]:
        client.annotations.create(task.id, result=answers("refuted"))
    monkeypatch.setattr(annotated, "_PAGE", 1)
    lead = add_annotator(studio_server, f"lead-{secrets.token_hex(4)}@localhost")

    def revoke(_done: int) -> None:
        headers = {"Authorization": f"Token {lead.api_key}"}
        httpx.post(f"{studio_server.url}/api/current-user/reset-token/", headers=headers, timeout=60)

    with pytest.raises(StudioError, match="401"):
        collect(
            project=team.project,
            client=connect(url=studio_server.url, api_key=lead.api_key),
            output=team.output,
            progress=revoke,
        )
    assert team.output.read_bytes() == before
    assert team.collect().judgments == 3


def test_two_collections_of_one_folder_at_once_are_refused(client, tmp_path: Path):

    team = Team(tmp_path / "p", client, claims=1)
    with FileLock(team.project.state_folder / "collect.lock"), pytest.raises(ClaimcheckError, match="under way"):
        collect(project=team.project, client=client, output=team.output)

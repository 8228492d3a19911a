"""Push against a real Label Studio: every claim once, whatever happens on the way."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from filelock import FileLock
from label_studio_sdk import LabelStudio

from claimcheck.errors import ClaimcheckError, InputError, StudioError
from claimcheck.project import Project, load_project
from claimcheck.studio import remote
from claimcheck.studio.connection import connect
from claimcheck.studio.push import PushReport, push
from tests.studio.team import HOSTILE, make_project, rename, save_draft, write_claims

pytestmark = pytest.mark.studio


@pytest.fixture(scope="module")
def client(studio_server) -> LabelStudio:
    return connect(url=studio_server.url, api_key=studio_server.api_key)


def pushed(project: Project, client: LabelStudio, **more) -> PushReport:
    return push(
        project=project,
        client=client,
        claims_path=project.file("claims"),
        articles_path=project.file("articles"),
        **more,
    )


def tasks_on(client: LabelStudio, report: PushReport) -> Counter[str]:
    return Counter(task.data["claim_id"] for task in client.tasks.list(project=report.project, page_size=1000))


def each_once(tasks: Counter[str], claims: int) -> bool:
    return len(tasks) == claims and set(tasks.values()) == {1}


def test_a_second_push_adds_nothing(client, tmp_path: Path):
    project = make_project(tmp_path / "p", claims=3)
    first, second = pushed(project, client), pushed(project, client)
    assert (first.added, first.known) == (3, 0)
    assert (second.added, second.known, second.changed) == (0, 3, ())
    assert each_once(tasks_on(client, first), 3)


def test_a_dry_run_says_what_would_be_done_and_does_nothing(client, tmp_path: Path):
    project = make_project(tmp_path / "p", claims=2)
    report = pushed(project, client, dry_run=True)
    assert (report.project, report.added, report.dry_run) == (None, 2, True)
    assert not [p for p in client.projects.list(title=project.settings.title) if p.title == project.settings.title]


def test_only_new_claims_are_added_and_those_that_are_gone_are_left_and_told(client, tmp_path: Path):
    project = make_project(tmp_path / "p", claims=3)
    pushed(project, client)
    write_claims(tmp_path / "p", range(1, 5))
    report = pushed(project, client)
    assert (report.added, report.known, report.left) == (2, 2, 1)
    assert each_once(tasks_on(client, report), 5)


def test_a_task_deleted_by_hand_is_made_again(client, tmp_path: Path):
    project = make_project(tmp_path / "p", claims=3)
    report = pushed(project, client)
    victim = next(iter(client.tasks.list(project=report.project, page_size=1)))
    client.tasks.delete(str(victim.id))
    assert pushed(project, client).added == 1
    assert each_once(tasks_on(client, report), 3)


@pytest.mark.parametrize("damage", ["{", "", "not there"])
def test_a_state_file_that_is_damaged_or_lost_is_rebuilt_from_the_server(client, tmp_path: Path, damage: str):
    project = make_project(tmp_path / "p", claims=3)
    report = pushed(project, client)
    state = project.state_folder / "tasks.jsonl"
    state.unlink() if damage == "not there" else state.write_text(damage)
    assert (pushed(project, client).added, pushed(project, client).known) == (0, 3)
    assert each_once(tasks_on(client, report), 3)


def test_a_project_deleted_on_the_server_is_made_anew(client, tmp_path: Path):
    project = make_project(tmp_path / "p", claims=2)
    first = pushed(project, client)
    client.projects.delete(first.project)
    second = pushed(project, client)
    assert second.project != first.project
    assert second.added == 2


def test_a_timeout_after_the_server_stored_the_batch_doubles_nothing(client, tmp_path: Path, monkeypatch):
    monkeypatch.setattr(remote, "_IMPORT_SECONDS", 0.05)
    project = make_project(tmp_path / "p", claims=260)
    report = pushed(project, client)
    assert report.added == 260
    assert each_once(tasks_on(client, report), 260)


def test_a_push_that_was_killed_is_finished_by_the_next(client, studio_server, tmp_path: Path):
    project = make_project(tmp_path / "p", claims=800)
    environment = os.environ | {"LABEL_STUDIO_URL": studio_server.url, "LABEL_STUDIO_API_KEY": studio_server.api_key}
    command = [sys.executable, "-m", "claimcheck", "push", "--project", str(project.folder)]
    state = project.state_folder / "tasks.jsonl"
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None and not (state.exists() and len(state.read_bytes().splitlines()) > 1):
            time.sleep(0.02)
        process.send_signal(signal.SIGKILL)
    report = pushed(project, client)
    assert report.added < 800
    assert each_once(tasks_on(client, report), 800)


def test_two_pushes_of_one_folder_at_once_are_refused(client, tmp_path: Path):
    project = make_project(tmp_path / "p", claims=1)
    pushed(project, client)
    with FileLock(project.state_folder / "push.lock"), pytest.raises(ClaimcheckError, match="under way"):
        pushed(project, client)


def test_two_machines_that_push_at_once_leave_each_claim_once(client, tmp_path: Path):
    project = make_project(tmp_path / "p", claims=1)
    report = pushed(project, client)
    write_claims(tmp_path / "p", range(60))
    shutil.copytree(tmp_path / "p", tmp_path / "q")
    other = Project(tmp_path / "q", project.settings, project.scale, project.guidelines)
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda p: pushed(p, client), [project, other]))
    assert pushed(project, client).added == 0
    assert each_once(tasks_on(client, report), 60)


def test_of_tasks_about_the_same_claim_those_stay_that_somebody_has_touched(
    client, studio_server, second_annotator, tmp_path: Path
):
    project = make_project(tmp_path / "p", claims=2)
    report = pushed(project, client)
    first, other = client.tasks.list(project=report.project, fields="all")
    twice = [client.tasks.create(project=report.project, data=data).id for data in (first.data, first.data, other.data)]
    save_draft(studio_server, twice[1], [], by=second_annotator)
    assert pushed(project, client).duplicates == 3
    assert {task.id for task in client.tasks.list(project=report.project)} == {twice[1], other.id}


def test_two_machines_whose_first_push_is_at_once_make_one_project(client, tmp_path: Path):
    project = make_project(tmp_path / "p", claims=3)
    shutil.copytree(tmp_path / "p", tmp_path / "q")
    other = Project(tmp_path / "q", project.settings, project.scale, project.guidelines)
    with ThreadPoolExecutor(2) as pool:
        reports = list(pool.map(lambda p: pushed(p, client), [project, other]))
    assert len({report.project for report in reports}) == 1
    assert pushed(project, client).added == 0
    assert each_once(tasks_on(client, reports[0]), 3)


def test_hostile_text_arrives_as_it_is(client, tmp_path: Path):
    project = make_project(tmp_path / "p", claims=0)
    write_claims(
        tmp_path / "p", range(1), text=HOSTILE.replace("\0", "") + " Ada Lovelace said engine {} weaves patterns."
    )
    report = pushed(project, client)
    (task,) = client.tasks.list(project=report.project, page_size=10)
    assert task.data["text"].startswith(HOSTILE.replace("\0", ""))


def test_a_title_that_somebody_else_uses_is_not_taken_over(client, tmp_path: Path):
    project = make_project(tmp_path / "p", claims=1)
    theirs = client.projects.create(title=project.settings.title)
    with pytest.raises(StudioError, match="did not make"):
        pushed(project, client)
    assert client.projects.get(theirs.id).task_number == 0


def test_nothing_is_sent_when_records_have_faults(client, tmp_path: Path):
    project = make_project(tmp_path / "p", claims=3)
    lines = project.file("claims").read_text(encoding="utf-8").splitlines()
    moved = (
        lines[1].replace('"end": 12', '"end": 13', 1).replace('"text": "Ada Lovelace"', '"text": "Ada Lovelace!"', 1)
    )
    project.file("claims").write_text("\n".join([lines[0], moved, lines[2].replace('"a2"', '"a9"')]), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        pushed(project, client)
    assert len(caught.value.faults) == 2
    assert not [p for p in client.projects.list(title=project.settings.title) if p.title == project.settings.title]


def test_a_change_that_would_orphan_annotations_is_refused_and_others_are_applied(client, tmp_path: Path):
    project = make_project(tmp_path / "p", claims=1)
    report = pushed(project, client)
    (task,) = client.tasks.list(project=report.project, page_size=10)
    verdict = {"id": "v", "from_name": "verdict", "to_name": "claim", "type": "choices"}
    client.annotations.create(task.id, result=[verdict | {"value": {"choices": ["refuted"]}}])
    settings = tmp_path / "p" / "project.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("judgments_wanted = 2", "judgments_wanted = 3"), encoding="utf-8")
    assert pushed(load_project(tmp_path / "p"), client).changed == ("judgments_wanted",)
    settings.write_text(text.replace('scale = "averitec"', 'scale = "three_point"'), encoding="utf-8")
    with pytest.raises(StudioError, match="orphan"):
        pushed(load_project(tmp_path / "p"), client)


def test_a_new_title_renames_the_project_that_is_remembered(client, tmp_path: Path):
    project = make_project(tmp_path / "p", claims=1)
    first = pushed(project, client)
    rename(tmp_path / "p", project.settings.title + " x")
    second = pushed(load_project(tmp_path / "p"), client)
    assert (second.project, second.changed) == (first.project, ("title",))

"""Push, interrupted at any moment on a real Label Studio: the next one finishes it, and no claim is there twice."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from label_studio_sdk import LabelStudio

from claimcheck.errors import StudioError
from claimcheck.studio import remote
from claimcheck.studio.connection import connect
from claimcheck.studio.server import LocalStudio
from claimcheck.studio.server_files import DataFolder
from tests.studio.team import make_project, write_claims
from tests.studio.test_push import each_once, pushed, tasks_on

pytestmark = pytest.mark.studio

CLAIMS = 5

# A push in batches of two that ends itself with SIGKILL when it calls a function, or when that has returned.
_PUSH_THAT_DIES = """
import os, signal, sys
from claimcheck.cli import main
from claimcheck.studio import push, remote

remote.BATCH = 2
when, name, calls = sys.argv[1].split()
inner, left = getattr(push, name), int(calls)

def dying(*args, **more):
    global left
    left -= 1
    if when == "before" and not left:
        os.kill(os.getpid(), signal.SIGKILL)
    result = inner(*args, **more)
    if when == "after" and not left:
        os.kill(os.getpid(), signal.SIGKILL)
    return result

setattr(push, name, dying)
sys.argv[1:] = ["push", "--project", sys.argv[2]]
main.main()
"""


@pytest.fixture(scope="module")
def client(studio_server) -> LabelStudio:
    return connect(url=studio_server.url, api_key=studio_server.api_key)


@pytest.mark.parametrize(
    "moment",
    [
        "before create_studio_project 1",
        "after create_studio_project 1",
        "after write_map 1",
        "before import_batch 1",
        "after import_batch 1",
        "after append_tasks 1",
        "after import_batch 2",
        "after append_tasks 3",
        "before agrees 1",
    ],
)
def test_a_push_that_is_killed_at_any_step_is_finished_by_the_next(client, studio_server, tmp_path: Path, moment: str):
    project = make_project(tmp_path / "p", claims=CLAIMS)
    environment = os.environ | {"LABEL_STUDIO_URL": studio_server.url, "LABEL_STUDIO_API_KEY": studio_server.api_key}
    command = [sys.executable, "-c", _PUSH_THAT_DIES, moment, str(project.folder)]
    done = subprocess.run(command, env=environment, check=False)
    assert done.returncode == -signal.SIGKILL
    report = pushed(project, client)
    assert each_once(tasks_on(client, report), CLAIMS)
    titled = [p for p in client.projects.list(title=project.settings.title) if p.title == project.settings.title]
    assert len(titled) == 1
    again = pushed(project, client)
    assert (again.added, again.known, again.duplicates) == (0, CLAIMS, 0)


def test_a_state_file_whose_last_line_was_cut_off_adds_nothing(client, tmp_path: Path):
    project = make_project(tmp_path / "p", claims=CLAIMS)
    report = pushed(project, client)
    state = project.state_folder / "tasks.jsonl"
    state.write_bytes(state.read_bytes()[:-9])
    assert pushed(project, client).added == 0
    assert each_once(tasks_on(client, report), CLAIMS)


def test_a_server_that_is_restarted_in_the_middle_gets_the_rest_by_the_next_push(
    data: DataFolder, tmp_path: Path, monkeypatch
):
    monkeypatch.setattr(remote, "BATCH", 2)
    monkeypatch.setattr(remote, "_LOOK_AGAIN_SECONDS", (0.1,))
    project = make_project(tmp_path / "p", claims=CLAIMS)
    server = LocalStudio(data.path)
    running = server.start()
    try:
        client = connect(url=running.url, api_key=running.api_key)
        with pytest.raises(StudioError):
            pushed(project, client, progress=lambda done, _of: server.stop() if done == 2 else None)
        running = server.start()
        client = connect(url=running.url, api_key=running.api_key)
        report = pushed(project, client)
        assert (report.added, report.known) == (CLAIMS - 2, 2)
        assert each_once(tasks_on(client, report), CLAIMS)
    finally:
        server.stop()


def test_a_disk_that_is_full_after_a_batch_loses_nothing(client, tmp_path: Path, monkeypatch):
    project = make_project(tmp_path / "p", claims=1)
    report = pushed(project, client)
    write_claims(project.folder, range(CLAIMS))

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("claimcheck.studio.state.os.fsync", full)
        with pytest.raises(Exception, match="no space left on device") as caught:
            pushed(project, client)
        assert "not sent twice" in caught.value.hint
    pushed(project, client)
    assert each_once(tasks_on(client, report), CLAIMS)

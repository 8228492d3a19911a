"""The life of a local server, on the real one: restarts, ports, what it tells whom."""

import json
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import httpx
import psutil
import pytest

from claimcheck.errors import ClaimcheckError, StudioError
from claimcheck.studio.connection import connect
from claimcheck.studio.server import LocalStudio, RunningStudio
from claimcheck.studio.server_files import DataFolder, Studio

pytestmark = pytest.mark.studio

CLAIMCHECK = Path(sys.executable).with_name("claimcheck")


def _process(data: DataFolder) -> psutil.Process:
    server = data.server()
    assert server is not None
    return psutil.Process(server.pid)


def test_projects_key_and_port_survive_a_restart(data: DataFolder) -> None:
    with LocalStudio(data.path) as first:
        project = connect(url=first.url, api_key=first.api_key).projects.create(title="Survives")
        process = _process(data)
    assert not process.is_running()
    with LocalStudio(data.path) as second:
        assert connect(url=second.url, api_key=second.api_key).projects.get(project.id).title == "Survives"
    assert (first.url, first.api_key, first.password) == (second.url, second.api_key, second.password)


def test_data_of_an_earlier_release_is_copied_before_it_is_upgraded(data: DataFolder) -> None:
    studio = data.studio()
    assert studio is not None
    data.write(studio.model_copy(update={"label_studio": "1.20.0"}))
    said: list[str] = []
    with LocalStudio(data.path, say=said.append):
        pass
    copy = data.path / "label_studio.1.20.0.sqlite3"
    assert [line for line in said if "1.20.0" in line and str(copy) in line]
    with closing(sqlite3.connect(copy)) as database:
        assert database.execute("select email from htx_user where id = 1").fetchone() == (studio.owner.email,)
    assert Studio.model_validate_json(data.studio_file.read_bytes()).label_studio == studio.label_studio


def test_a_second_start_finds_the_first_and_a_stranger_leaves_it_running(data: DataFolder) -> None:
    with LocalStudio(data.path) as first:
        with LocalStudio(data.path) as second:
            assert second == first
        assert LocalStudio(data.path).status().state == "running"
        with pytest.raises(ClaimcheckError, match=f"runs already at {first.url}"):
            LocalStudio(data.path, port=1).start()
    assert LocalStudio(data.path).status().state == "stopped"


def test_a_server_that_is_killed_is_told_from_one_that_was_stopped(data: DataFolder) -> None:
    studio = LocalStudio(data.path)
    studio.start()
    _process(data).kill()
    with pytest.raises(StudioError, match="Label Studio ended by itself"):
        studio.wait()
    assert studio.status().state == "stopped"


def test_only_this_machine_reaches_it_and_nothing_tells_its_secrets(studio_server: RunningStudio) -> None:
    data = DataFolder(studio_server.secrets.parent)
    process = _process(data)
    listening = [c.laddr.ip for c in process.net_connections() if c.status == psutil.CONN_LISTEN]
    assert listening == ["127.0.0.1"]
    told = " ".join(process.cmdline()) + data.log.read_text() + repr(studio_server)
    assert studio_server.password not in told
    assert studio_server.api_key not in told


def test_another_sites_page_and_another_name_for_us_are_turned_away(studio_server: RunningStudio) -> None:
    page = httpx.get(
        f"{studio_server.url}/api/current-user/whoami",
        headers={"Authorization": f"Token {studio_server.api_key}", "Origin": "https://elsewhere.example"},
    )
    assert "access-control-allow-origin" not in page.headers
    assert httpx.get(f"{studio_server.url}/user/login/", headers={"Host": "elsewhere.example"}).status_code == 400


def test_nobody_signs_up_without_an_invitation(studio_server: RunningStudio) -> None:
    with httpx.Client(base_url=studio_server.url) as browser:
        browser.get("/user/signup/")
        answer = browser.post(
            "/user/signup/",
            data={
                "email": "stranger@localhost",
                "password": "a-long-password",
                "csrfmiddlewaretoken": browser.cookies["csrftoken"],
            },
            headers={"Referer": f"{studio_server.url}/user/signup/"},
        )
    assert answer.status_code == 403


def test_files_of_this_machine_cannot_become_tasks(studio_server: RunningStudio) -> None:
    key = {"Authorization": f"Token {studio_server.api_key}"}
    served = httpx.get(f"{studio_server.url}/data/local-files/?d=etc/hostname", headers=key)
    assert served.status_code == 403
    storages = httpx.get(f"{studio_server.url}/api/storages/types", headers=key)
    assert "localfiles" not in {storage["name"] for storage in storages.json()}


def test_the_command_starts_serves_and_stops(data: DataFolder) -> None:
    def claimcheck(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [CLAIMCHECK, "studio", *words, "--data", data.path], capture_output=True, text=True, check=False
        )

    up = claimcheck("up")
    assert up.returncode == 0, up.stderr
    status = claimcheck("status", "--json")
    found = json.loads(status.stdout)
    assert found["state"] == "running"
    assert found["url"] in up.stdout
    studio = data.studio()
    assert studio is not None
    for secret in (studio.owner.password, studio.owner.api_key):
        assert secret not in up.stdout + up.stderr + status.stdout
    assert claimcheck("down").stdout == "Stopped.\n"
    assert claimcheck("down").stdout == "It was not running.\n"
    assert claimcheck("status").returncode == 1


def test_in_the_foreground_it_serves_until_ctrl_c(data: DataFolder) -> None:
    with subprocess.Popen(
        [CLAIMCHECK, "studio", "up", "--foreground", "--data", data.path], stderr=subprocess.PIPE, text=True
    ) as command:
        assert command.stderr is not None
        assert any("Serving until Ctrl-C" in line for line in command.stderr)
        process = _process(data)
        assert LocalStudio(data.path).status().state == "running"
        command.send_signal(signal.SIGINT)
        assert command.wait(timeout=30) == 0
    assert not process.is_running()

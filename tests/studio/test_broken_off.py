"""A server that breaks off at any one request of a command: one sentence and exit code 3, and the next run finishes."""

import itertools
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from label_studio_sdk import LabelStudio

from claimcheck.errors import EXIT_STUDIO, StudioError
from claimcheck.running.adjudication import adjudicate
from claimcheck.studio import remote
from claimcheck.studio.accounts import add_annotator
from claimcheck.studio.checks import studio_checks
from claimcheck.studio.collect import collect
from claimcheck.studio.connection import KEY_VARIABLE, URL_VARIABLE, connect
from claimcheck.studio.server import RunningStudio
from claimcheck.studio.server_files import Account
from tests.studio.faulty_server import breaking_off_after
from tests.studio.team import make_project
from tests.studio.test_collect import Team, answers
from tests.studio.test_project_changes import change
from tests.studio.test_push import each_once, pushed, tasks_on

pytestmark = pytest.mark.studio

Result = TypeVar("Result")


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("label_studio_sdk.core.http_client.INITIAL_RETRY_DELAY_SECONDS", 0.0)
    monkeypatch.setattr(remote, "_LOOK_AGAIN_SECONDS", (0.0,))


def broken_off(studio: RunningStudio, command: Callable[[str], Result]) -> tuple[int, Result]:
    """Run a command on a server that breaks off after 0, 1, 2 … requests, until it is through; how often it was not."""
    for requests in itertools.count():
        with breaking_off_after(requests, studio.url) as url:
            try:
                return requests, command(url)
            except StudioError as error:
                told = error
        assert told.exit_code == EXIT_STUDIO
        assert str(told).startswith(f"Label Studio at {url} broke the connection off")
    raise AssertionError


def with_client(studio: RunningStudio, command: Callable[[LabelStudio], Result]) -> tuple[int, Result]:
    return broken_off(studio, lambda url: command(connect(url=url, api_key=studio.api_key)))


def test_push(studio_server: RunningStudio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remote, "BATCH", 2)
    project = make_project(tmp_path / "p", claims=5)
    times, report = with_client(studio_server, lambda client: pushed(project, client))
    assert times > 5
    assert each_once(tasks_on(connect(url=studio_server.url, api_key=studio_server.api_key), report), 5)


def test_push_of_another_page(studio_server: RunningStudio, tmp_path: Path) -> None:
    team = Team(tmp_path / "p", connect(url=studio_server.url, api_key=studio_server.api_key), claims=1)
    team.client.annotations.create(team.tasks[0].id, result=answers("supported"))
    project = change(team.project, questions="1")
    times, report = with_client(studio_server, lambda client: pushed(project, client))
    assert times > 5
    assert "question_1" in team.client.projects.get(report.project).label_config


def test_collect_and_adjudicate(studio_server: RunningStudio, second_annotator: Account, tmp_path: Path) -> None:
    team = Team(tmp_path / "p", connect(url=studio_server.url, api_key=studio_server.api_key), claims=1)
    for key, verdict in ((studio_server.api_key, "supported"), (second_annotator.api_key, "refuted")):
        client = connect(url=studio_server.url, api_key=key)
        client.annotations.create(team.tasks[0].id, result=answers(verdict))
    times, collected = with_client(
        studio_server, lambda client: collect(project=team.project, client=client, output=team.output)
    )
    assert (times > 3, collected.judgments) == (True, 2)
    times, sent = with_client(studio_server, lambda client: adjudicate(project=team.project, client=client))
    assert (times > 3, sent.added + sent.known) == (True, 1)


def test_another_account(studio_server: RunningStudio) -> None:
    def add(url: str) -> Account:
        studio = RunningStudio(url, "", "", studio_server.api_key, Path())
        return add_annotator(studio, f"third-{secrets.token_hex(4)}@localhost")

    times, account = broken_off(studio_server, add)
    assert times > 3
    assert connect(url=studio_server.url, api_key=account.api_key).users.whoami().email == account.email


def test_doctor(studio_server: RunningStudio, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(KEY_VARIABLE, studio_server.api_key)

    def examine(url: str) -> None:
        monkeypatch.setenv(URL_VARIABLE, url)
        if faults := [check for check in studio_checks() if check.level == "fault"]:
            raise StudioError(faults[0].finding)

    times, _ = broken_off(studio_server, examine)
    assert times == 3

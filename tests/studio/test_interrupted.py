"""Ctrl-C at any moment of a collection: the file is the old or the new one, and the next run has everything."""

import itertools
from pathlib import Path

import pytest

from claimcheck.cli.main import run
from claimcheck.errors import EXIT_DONE, EXIT_INTERRUPTED
from claimcheck.studio import annotated
from claimcheck.studio.collected import Collected
from claimcheck.studio.connection import KEY_VARIABLE, URL_VARIABLE, connect
from claimcheck.studio.server import RunningStudio
from tests.studio.faulty_server import interrupting_after
from tests.studio.test_collect import Team, answers

pytestmark = pytest.mark.studio


@pytest.fixture
def team(studio_server: RunningStudio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Team:
    """Two judgments collected; since then one was edited, and two tasks answered."""
    monkeypatch.setenv(URL_VARIABLE, studio_server.url)
    monkeypatch.setenv(KEY_VARIABLE, studio_server.api_key)
    monkeypatch.setattr(annotated, "_PAGE", 1)
    team = Team(tmp_path / "p", connect(), claims=4)
    first, _ = (team.client.annotations.create(task.id, result=answers("supported")) for task in team.tasks[:2])
    team.collect()
    team.client.annotations.update(first.id, result=answers("refuted"))
    for task in team.tasks[2:]:
        team.client.annotations.create(task.id, result=answers("refuted"))
    return team


def collected(team: Team) -> int:
    return run(["collect", "--project", str(team.project.folder)])


def files(team: Team) -> list[Path]:
    return sorted(team.project.folder.rglob("*"))


def everything_once(team: Team) -> bool:
    """Four answers and what one of them said before, however often they are collected."""
    judgments = team.judgments()
    before = team.output.read_bytes()
    assert collected(team) == EXIT_DONE
    assert team.output.read_bytes() == before
    verdicts = sorted(str(judgment.verdict) for judgment in judgments)
    return len({judgment.id for judgment in judgments}) == 5 and verdicts == ["refuted"] * 3 + ["supported"] * 2


def test_while_the_server_is_asked(
    team: Team, studio_server: RunningStudio, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    before, there = team.output.read_bytes(), files(team)
    left = {before}
    for requests in itertools.count():
        with interrupting_after(requests, studio_server.url) as url:
            monkeypatch.setenv(URL_VARIABLE, url)
            code = collected(team)
        if code == EXIT_DONE:
            break
        assert code == EXIT_INTERRUPTED
        assert capsys.readouterr().err.endswith("Interrupted.\n")
        left.add(team.output.read_bytes())
        assert files(team) == there
    assert requests > 5
    assert left <= {before, team.output.read_bytes()}, "half a file"
    monkeypatch.setenv(URL_VARIABLE, studio_server.url)
    assert everything_once(team)


def test_while_the_file_is_written(team: Team, monkeypatch: pytest.MonkeyPatch):
    def interrupted(_descriptor: int) -> None:
        raise KeyboardInterrupt

    before, there = team.output.read_bytes(), files(team)
    with monkeypatch.context() as patch:
        patch.setattr("claimcheck.files.os.fsync", interrupted)
        assert collected(team) == EXIT_INTERRUPTED
    assert team.output.read_bytes() == before
    assert files(team) == there
    assert collected(team) == EXIT_DONE
    assert everything_once(team)


def test_when_the_file_is_written_and_not_yet_remembered(team: Team, monkeypatch: pytest.MonkeyPatch):
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Collected, "write", interrupted)
        assert collected(team) == EXIT_INTERRUPTED
    assert everything_once(team)

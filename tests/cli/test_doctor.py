"""`claimcheck doctor`: what it finds on a machine that is well, and on one that is not."""

import json
from pathlib import Path

import pytest

from claimcheck import checks
from claimcheck.cli.main import run
from claimcheck.errors import EXIT_DONE, EXIT_FINDINGS, EXIT_STUDIO
from claimcheck.studio.connection import KEY_VARIABLE, URL_VARIABLE
from claimcheck.studio.environment import HOME_VARIABLE
from claimcheck.studio.server import RunningStudio
from tests.studio.faulty_server import Answer, answering

Found = dict[str, dict[str, str]]


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No Label Studio, whatever the machine that runs the tests has."""
    monkeypatch.delenv(URL_VARIABLE, raising=False)
    monkeypatch.delenv(KEY_VARIABLE, raising=False)
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))


def _doctor(capsys: pytest.CaptureFixture[str]) -> tuple[int, Found]:
    code = run(["doctor", "--json"])
    return code, {check["subject"]: check for check in json.loads(capsys.readouterr().out)}


def test_without_a_label_studio_there_is_nothing_to_mend(capsys: pytest.CaptureFixture[str]) -> None:
    code, found = _doctor(capsys)
    assert code == EXIT_DONE
    assert found["Label Studio"]["finding"] == "none set up"
    assert found["Local server"]["level"] == "note"
    assert {"claimcheck", "Python", "Packages", "Language ar", "Language en"} <= set(found)


def test_an_extra_that_is_missing_is_told_with_the_command_that_installs_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    installed = checks.metadata.version

    def without_trafilatura(name: str) -> str:
        if name == "trafilatura":
            raise checks.metadata.PackageNotFoundError(name)
        return installed(name)

    monkeypatch.setattr(checks.metadata, "version", without_trafilatura)
    code, found = _doctor(capsys)
    assert code == EXIT_DONE
    assert found["Extra html"]["finding"] == "not installed (no trafilatura)"
    assert found["Extra html"]["fix"] == "pip install 'claimcheck[html]'"


def test_a_package_of_a_version_that_does_not_do_is_a_fault(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    installed = checks.metadata.version
    monkeypatch.setattr(checks.metadata, "version", lambda name: "2.3.9" if name == "spacy" else installed(name))
    code, found = _doctor(capsys)
    assert code == EXIT_FINDINGS
    assert "spacy 2.3.9 instead of" in found["Packages"]["finding"]


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (Answer(401, '{"detail": "Invalid token."}'), "does not accept the API key (401: Invalid token)"),
        (Answer(200, "<html></html>"), "is not Label Studio's API"),
    ],
)
def test_a_label_studio_that_refuses_us_is_a_fault_of_its_own(
    answer: Answer, said: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with answering(answer) as url:
        monkeypatch.setenv(URL_VARIABLE, url)
        monkeypatch.setenv(KEY_VARIABLE, "k" * 40)
        code, found = _doctor(capsys)
    assert code == EXIT_STUDIO
    assert said in found["Label Studio"]["finding"]
    assert found["Label Studio"]["fix"]


def test_half_a_setting_is_a_fault(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(URL_VARIABLE, "http://127.0.0.1:1")
    code, found = _doctor(capsys)
    assert code == EXIT_STUDIO
    assert f"{KEY_VARIABLE} is not" in found["Label Studio"]["finding"]


@pytest.mark.parametrize(("release", "code"), [("1.17.2", EXIT_FINDINGS), ("1.18.0", EXIT_DONE), ("2.0.0", EXIT_DONE)])
def test_a_release_with_known_holes_is_a_fault(
    release: str, code: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    body = {"email": "a@example.org", "release": release, "edition": "Community"}
    with answering(Answer(body=json.dumps(body))) as url:
        monkeypatch.setenv(URL_VARIABLE, url)
        monkeypatch.setenv(KEY_VARIABLE, "k" * 40)
        assert _doctor(capsys)[0] == code


@pytest.mark.studio
def test_the_real_server_is_well(
    studio_server: RunningStudio, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(URL_VARIABLE, studio_server.url)
    monkeypatch.setenv(KEY_VARIABLE, studio_server.api_key)
    code, found = _doctor(capsys)
    assert code == EXIT_DONE
    assert found["Label Studio"]["finding"] == "answers, release 1.23.2, Community edition"
    assert found["API key"]["finding"] == f"works, for {studio_server.email}"


def test_for_people_it_prints_a_line_each_and_the_fix_below(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["doctor"]) == EXIT_DONE
    lines = capsys.readouterr().out.splitlines()
    place = next(n for n, line in enumerate(lines) if line.startswith("note   Label Studio"))
    assert lines[place + 1].strip() == f"claimcheck studio up, or set {URL_VARIABLE} and {KEY_VARIABLE}"

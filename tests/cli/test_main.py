"""The root of the command line: every command helps, starts are quick, errors are one sentence."""

import json
import os
import pty
import re
import subprocess
import sys

import pytest

from claimcheck.cli.main import COMMANDS, run

SLOW_TO_LOAD = {"spacy", "label_studio_sdk", "numpy", "httpx", "trafilatura", "onnxruntime", "pyarrow"}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_helps_with_an_example(command: str, capsys: pytest.CaptureFixture[str]):
    assert run([command, "--help"]) == 0
    said = capsys.readouterr().out
    assert said.startswith(f"Usage: claimcheck {command}")
    assert f"claimcheck {command}" in said.split("Usage:")[1].partition("\n")[2], "an example is missing"


def test_the_list_of_commands_is_in_the_order_in_which_an_article_meets_them(capsys: pytest.CaptureFixture[str]):
    assert run(["--help"]) == 0
    listed = capsys.readouterr().out.split("Commands:")[1].split("Example:")[0]
    assert re.findall(r"^  (\w+)", listed, re.MULTILINE) == list(COMMANDS)
    assert "..." not in listed, "a summary is cut off"


def test_version_and_help_load_no_stage():
    loaded = modules_after([["--version"], ["--help"]])
    assert not loaded & {*SLOW_TO_LOAD, "rich.table", "claimcheck.models"}


def test_the_help_of_a_command_loads_nothing_slow():
    loaded = modules_after([[command, "--help"] for command in COMMANDS])
    assert "claimcheck.cli.split" in loaded
    assert not loaded & SLOW_TO_LOAD


def modules_after(runs: list[list[str]]) -> set[str]:
    """What a fresh Python has loaded after these command lines."""
    code = (
        "import contextlib, io, json, sys; from claimcheck.cli.main import run\n"
        "with contextlib.redirect_stdout(io.StringIO()):\n"
        "    assert not any(map(run, json.loads(sys.argv[1])))\n"
        "print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code, json.dumps(runs)], check=True, capture_output=True, text=True)
    return set(done.stdout.split())


def test_without_a_command_the_help_is_shown(capsys: pytest.CaptureFixture[str]):
    run([])
    said = capsys.readouterr()
    assert "Commands:" in said.out + said.err


def test_an_interrupt_ends_with_130(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("claimcheck.cli.validate.validate", interrupted)
    monkeypatch.setattr("claimcheck.cli.main.importlib.import_module", lambda name: sys.modules[name])
    assert run(["validate", "x.jsonl"]) == 130
    assert capsys.readouterr().err == "Interrupted.\n"


def test_a_terminal_that_has_no_arabic_shows_what_it_can():
    ours, theirs = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "claimcheck", "scales", "three_point"],
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        stdout=theirs,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(theirs)
    shown = os.read(ours, 100_000)
    os.close(ours)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"partly_accurate" in shown

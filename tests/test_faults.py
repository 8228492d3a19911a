"""What claimcheck says of bad input: each folder of `tests/faults` holds a command, its input, and the words expected.

REWRITE_FAULTS=1 pytest tests/test_faults.py    writes the expected words anew, to be read before they are committed.
"""

import os
import shlex
import shutil
from pathlib import Path

import pytest

from claimcheck.cli.main import run

CASES = sorted(path.parent for path in Path(__file__).with_name("faults").glob("*/command.txt"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_words_and_the_exit_code_are_as_expected(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    folder = shutil.copytree(case, tmp_path / case.name)
    (folder / "expected.txt").unlink(missing_ok=True)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("TERMINAL_WIDTH", "200")
    before = sorted(folder.rglob("*"))
    code = run(shlex.split((folder / "command.txt").read_text(encoding="utf-8")))
    said = capsys.readouterr()
    words = f"exit code {code}\n{said.out}{said.err}"
    if os.environ.get("REWRITE_FAULTS"):
        (case / "expected.txt").write_text(words, encoding="utf-8")
    assert words == (case / "expected.txt").read_text(encoding="utf-8")
    assert code != 0
    assert sorted(folder.rglob("*")) == before, "something was left behind"

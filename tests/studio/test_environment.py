"""Making the environment of the local server where it cannot be made, and what is never taken for one."""

import hashlib
import re
import sys
from pathlib import Path

import pytest

from claimcheck.errors import EXIT_STUDIO, StudioError
from claimcheck.studio.environment import (
    CONSTRAINTS,
    HOME_VARIABLE,
    LABEL_STUDIO_VERSION,
    ensure_environment,
    environment_folder,
    environment_is_made,
)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own on a machine that reaches no package index."""
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    monkeypatch.delenv("PIP_FIND_LINKS", raising=False)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    return tmp_path / "home"


def test_without_a_package_index_it_says_so_and_nothing_counts_as_made(home: Path) -> None:
    said: list[str] = []
    with pytest.raises(
        StudioError, match=r"^Could not upgrade pip for the local server: .* requirement pip=="
    ) as caught:
        ensure_environment(said.append)
    assert "Check that this machine reaches a package index" in str(caught.value)
    assert caught.value.exit_code == EXIT_STUDIO
    assert str(environment_folder()) in said[0]
    assert not environment_is_made()


def test_what_an_interrupted_installation_left_is_removed_first(home: Path) -> None:
    folder = environment_folder()
    (folder / "bin").mkdir(parents=True)
    (folder / "bin" / "python").symlink_to(sys.executable)
    half_made = folder / "half-made"
    half_made.touch()
    assert not environment_is_made()
    with pytest.raises(StudioError):
        ensure_environment(lambda _line: None)
    assert not half_made.exists()


def test_an_environment_made_from_other_constraints_is_not_taken(home: Path) -> None:
    folder = environment_folder()
    (folder / "bin").mkdir(parents=True)
    (folder / "bin" / "python").symlink_to(sys.executable)
    (folder / "made.txt").write_text("0" * 64)
    assert not environment_is_made()


def test_an_environment_whose_python_is_gone_is_not_taken(home: Path, tmp_path: Path) -> None:
    folder = environment_folder()
    (folder / "bin").mkdir(parents=True)
    (folder / "made.txt").write_text(hashlib.sha256(CONSTRAINTS.read_bytes()).hexdigest())
    python = folder / "bin" / "python"
    python.symlink_to(sys.executable)
    assert environment_is_made()
    python.unlink()
    python.symlink_to(tmp_path / "uninstalled")
    assert not environment_is_made()


def test_a_home_that_cannot_be_is_told_with_the_variable_to_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "file" / "home"))
    with pytest.raises(StudioError, match=f"not a directory. Set {HOME_VARIABLE} to a folder"):
        ensure_environment(lambda _line: None)


def test_the_constraints_pin_the_release_that_we_name_and_hold_versions_only() -> None:
    lines = [line for line in CONSTRAINTS.read_text().splitlines() if not line.startswith("#")]
    assert f"label-studio=={LABEL_STUDIO_VERSION}" in lines
    assert [line for line in lines if line.startswith("pip==")]
    assert not [line for line in lines if not re.fullmatch(r"[\w.-]+==[\w.]+", line)]

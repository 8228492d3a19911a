"""What the tests of this room share."""

from pathlib import Path

import pytest

from claimcheck.studio.connection import KEY_VARIABLE, URL_VARIABLE
from claimcheck.studio.environment import HOME_VARIABLE


@pytest.fixture
def no_studio(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Neither variables nor a local server, whatever the machine that runs the tests has."""
    monkeypatch.delenv(URL_VARIABLE, raising=False)
    monkeypatch.delenv(KEY_VARIABLE, raising=False)
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "nothing"))

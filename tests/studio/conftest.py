"""What the tests of this room share."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Page

from claimcheck.studio.connection import KEY_VARIABLE, URL_VARIABLE
from claimcheck.studio.environment import HOME_VARIABLE
from claimcheck.studio.server import RunningStudio
from claimcheck.studio.server_files import DataFolder
from tests.studio.desk import TIMEOUT


@pytest.fixture
def no_studio(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Neither variables nor a local server, whatever the machine that runs the tests has."""
    monkeypatch.delenv(URL_VARIABLE, raising=False)
    monkeypatch.delenv(KEY_VARIABLE, raising=False)
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "nothing"))


@pytest.fixture
def data(studio_server: RunningStudio, tmp_path: Path) -> DataFolder:
    """A data folder that has its tables and accounts already, and no server: starting one there is quick."""
    original = DataFolder(studio_server.secrets.parent)
    copy = DataFolder(tmp_path / "studio")
    copy.claim()
    shutil.copy2(original.studio_file, copy.studio_file)
    shutil.copy2(original.path / ".env", copy.path)
    with closing(sqlite3.connect(original.database)) as source, closing(sqlite3.connect(copy.database)) as target:
        source.backup(target)
    return copy


@pytest.fixture(scope="module")
def logged_in(chromium, studio_server) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(f"{studio_server.url}/user/login/")
    page.fill("input[name=email]", studio_server.email)
    page.fill("input[name=password]", studio_server.password)
    page.click("button[type=submit]")
    page.wait_for_url(lambda url: "/user/login" not in url, timeout=TIMEOUT)
    yield page
    context.close()

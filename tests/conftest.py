"""What tests share."""

import gc
import os
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, expect, sync_playwright
from playwright.sync_api import Error as BrowserError

from claimcheck.studio.accounts import add_annotator
from claimcheck.studio.server import LocalStudio, RunningStudio
from claimcheck.studio.server_files import Account

settings.register_profile("claimcheck", deadline=None)  # a busy machine is no failure
settings.load_profile("claimcheck")
expect.set_options(timeout=30_000)  # milliseconds; nor is it one that a dialog fades slowly there

_SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The annotated articles that lie beside a developer's checkout; a user has none."""
    if not (_SHARED / "gold" / "score.py").is_file():
        pytest.skip("the annotated articles are not beside this checkout")
    return _SHARED


@pytest.fixture
def uncollected() -> Iterator[None]:
    """No collection of garbage while time is taken: it takes longer the more that other tests have left."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(scope="session")
def studio_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningStudio]:
    """A real Label Studio, started once a run: url, email, password and api_key of its owner.

    `CLAIMCHECK_TEST_STUDIO=FOLDER` keeps one running there from run to run, which saves its start; end it with
    `claimcheck studio down --data FOLDER`. So no test may count on an empty server.
    """
    kept = os.environ.get("CLAIMCHECK_TEST_STUDIO")
    studio = LocalStudio(Path(kept) if kept else tmp_path_factory.mktemp("studio"))
    yield studio.start()
    if not kept:
        studio.stop()


@pytest.fixture(scope="session")
def second_annotator(studio_server: RunningStudio) -> Account:
    """Another person on the same server: email, password and api_key."""
    return add_annotator(studio_server, f"second-{secrets.token_hex(4)}@localhost")


# Without these Chromium calls home at every start, and in a container it has no sandbox of its own.
_CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium, or else Playwright's; without either the test is skipped, but never in CI.

    One for all tests: Playwright cannot be started twice at a time.
    """
    system = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=system, args=_CHROMIUM_FLAGS)
        except BrowserError as error:
            reason = (
                f"no Chromium: install Debian's chromium or run `playwright install chromium` ({error.message[:60]})"
            )
            if os.environ.get("CI"):
                pytest.fail(reason)
            pytest.skip(reason)
        yield browser
        browser.close()

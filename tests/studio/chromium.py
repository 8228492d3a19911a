"""A real Chromium: the system's where there is one, Playwright's otherwise."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Error, sync_playwright

# Without these Chromium calls home at every start, and in a container it has no sandbox of its own.
_FLAGS = [
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
    """Skips, in one line, where no Chromium can be had; never in CI, which installs one."""
    system = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=system, args=_FLAGS)
        except Error as error:
            reason = (
                f"no Chromium: install Debian's chromium or run `playwright install chromium` ({error.message[:60]})"
            )
            if os.environ.get("CI"):
                pytest.fail(reason)
            pytest.skip(reason)
        yield browser
        browser.close()

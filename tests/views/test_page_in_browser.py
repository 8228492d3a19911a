"""The page in a real browser: pointing links places and claims, and nothing is fetched or run that is not ours."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from claimcheck.views import html_page
from tests.views.samples import article, attributed, english
from tests.views.test_page import HOSTILE

pytestmark = pytest.mark.browser


@pytest.fixture
def page(chromium: Browser):
    page = chromium.new_page(viewport={"width": 1200, "height": 600})
    yield page
    page.close()


def lit(page: Page) -> list[str]:
    return page.eval_on_selector_all(".on", "all => all.map(one => one.dataset.claims)")


def test_pointing_lights_up_the_innermost_claim_and_its_card(page: Page, tmp_path: Path):
    (tmp_path / "page.html").write_text(html_page(*english()), encoding="utf-8")
    fetched: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto((tmp_path / "page.html").as_uri())
    page.hover(".n1[data-claims]")
    assert lit(page)[-1] == "5"
    assert all("5" in claims.split() for claims in lit(page))
    page.hover("#a0c1")
    assert set(lit(page)) == {"1"}
    assert (len(fetched), complaints) == (1, [])


def test_hostile_text_does_not_run(page: Page, tmp_path: Path):
    of = article(f"Bridge to reopen\n\nHolt said {HOSTILE} yes.", title=HOSTILE, publisher=HOSTILE)
    claim = attributed(of, "Holt", "said", HOSTILE, names=(HOSTILE,))
    (tmp_path / "page.html").write_text(html_page(of, [claim]), encoding="utf-8")
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.goto((tmp_path / "page.html").as_uri())
    page.hover(".claim")
    assert dialogs == []
    assert "alert(1)" in page.inner_text(".claim")

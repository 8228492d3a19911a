"""The page of a status in a real browser: it renders both ways, nothing is fetched, run or complained about."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from claimcheck.views.status_page import status_page
from tests.views.statuses import HOSTILE, SCALE, at_work

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ar", "rtl")])
def test_the_page_renders_without_complaints(chromium: Browser, tmp_path: Path, language, direction, scheme):
    people = [f"{HOSTILE}{number}" for number in range(3)]
    html = status_page(
        at_work(*people, text=HOSTILE), title=HOSTILE, language=language, direction=direction, scale=SCALE
    )
    (tmp_path / "status.html").write_text(html, encoding="utf-8")
    page = chromium.new_page(viewport={"width": 1200, "height": 800}, color_scheme=scheme)
    complaints: list[str] = []
    fetched: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", lambda dialog: (complaints.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda request: fetched.append(request.url))
    page.goto((tmp_path / "status.html").as_uri())
    for details in page.locator("details").all():
        details.locator("summary").click()
    assert complaints == []
    assert len(fetched) == 1
    assert page.evaluate("getComputedStyle(document.body).direction") == direction
    assert page.locator("svg.plot").count() >= 8
    bar = page.locator("svg.plot rect").first
    assert bar.bounding_box()["width"] > 0
    assert bar.evaluate("one => getComputedStyle(one).fill") != "rgb(0, 0, 0)"  # our style is let through
    for width in (1200, 400):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"wider than {width}"
    page.close()


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ar", "rtl")])
def test_bars_start_where_reading_starts(chromium: Browser, tmp_path: Path, language, direction):
    html = status_page(at_work("ann", "bob"), title="Elections", language=language, direction=direction, scale=SCALE)
    (tmp_path / "status.html").write_text(html, encoding="utf-8")
    page = chromium.new_page()
    page.goto((tmp_path / "status.html").as_uri())
    plot = page.locator("svg.plot").first
    bars = [bar.bounding_box() for bar in plot.locator("rect").all()]
    labels = [text.bounding_box() for text in plot.locator("text[text-anchor=end]").all()]
    starts = {round(b["x"] if direction == "ltr" else b["x"] + b["width"]) for b in bars}
    assert len(starts) == 1
    for label in labels:
        if direction == "ltr":
            assert label["x"] + label["width"] <= starts.copy().pop()
        else:
            assert label["x"] >= starts.copy().pop()
    page.close()

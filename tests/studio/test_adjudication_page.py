"""The adjudicator's page in a real Chromium: all answers side by side, and a decision by keyboard."""

import secrets
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from claimcheck.files import read_records, write_records
from claimcheck.models import Decision, Evidence, Judgment
from claimcheck.project import Project
from claimcheck.running.adjudication import adjudicate
from claimcheck.studio.collect import collect
from claimcheck.studio.connection import connect
from tests.records import judgment
from tests.studio.desk import TIMEOUT
from tests.studio.team import make_project

pytestmark = [pytest.mark.studio, pytest.mark.browser]

NOTES = {
    "ar": ("ورد الرقم في تقرير الوزارة بتاريخ 12/3.", "التقرير المنشور في The Gazette ينفي ذلك."),
    "en": ("The figure is in the ministry's report of 12 March.", "The report says the opposite on page 7."),
}


def disputed_project(folder: Path, lang: str) -> Project:
    template = {"ar": "arabic-news", "en": "english-news"}[lang]
    project = make_project(folder, claims=1, template=template, title=f"Test {secrets.token_hex(6)}")
    claim_id = next(line for line in project.file("claims").read_text().split('"') if line.startswith("c-"))
    evidence = (Evidence(url="https://example.org/reports/2025/annual-report-of-the-ministry.pdf", primary=True),)
    write_records(
        project.file("judgments"),
        [
            answered("x", "supported", claim_id, notes=NOTES[lang][0], evidence=evidence),
            answered("y", "refuted", claim_id, notes=NOTES[lang][1], said="distorted"),
        ],
    )
    return project


def answered(annotator: str, verdict: str, claim_id: str, **more: object) -> Judgment:
    return judgment(annotator, verdict, claim_id, article_id="a0", **more)


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_dispute_is_settled_by_keyboard(lang: str, studio_server, logged_in: Page, tmp_path: Path):
    project = disputed_project(tmp_path / "p", lang)
    client = connect(url=studio_server.url, api_key=studio_server.api_key)
    report = adjudicate(project=project, client=client)
    page = logged_in
    page.goto(f"{studio_server.url}/projects/{report.project}/data?labeling=1")
    expect(page.locator(".cc-article .lsf-richtext__line").first).to_be_visible(timeout=TIMEOUT)
    expect(page.get_by_text("Labeling Instructions")).to_be_visible(timeout=TIMEOUT)
    page.keyboard.press("Escape")

    columns = page.locator(".cc-answer")
    expect(columns).to_have_count(2)
    first, second = (column.bounding_box() for column in columns.all())
    assert abs(first["y"] - second["y"]) < 1  # side by side
    assert (first["x"] > second["x"]) == (lang == "ar")
    shown = "\n".join(columns.all_inner_texts())
    assert all(note in shown for note in NOTES[lang])
    assert page.locator(".cc-answer a").count() == 0

    page.keyboard.press("Control+Enter")
    complaint = page.get_by_text({"ar": "اذكر السبب", "en": "Give the reason"}[lang])
    expect(complaint).to_be_visible()
    page.get_by_role("button", name="OK").click()
    expect(complaint).to_be_hidden()
    for key in "s2":
        page.keyboard.press(key)
    page.locator("[name=reason]").last.fill(NOTES[lang][1])
    page.evaluate("document.activeElement.blur()")
    with page.expect_response(lambda answer: "/annotations" in answer.url and answer.request.method == "POST"):
        page.keyboard.press("Control+Enter")
    output = project.file("decisions")
    assert collect(project=project.for_adjudicators(), client=client, output=output).unread == ()
    (decision,) = read_records(output, Decision)
    assert (decision.said, decision.verdict, decision.reason) == ("distorted", "refuted", NOTES[lang][1])

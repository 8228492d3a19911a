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
from claimcheck.studio.server import RunningStudio
from tests.records import judgment
from tests.studio.desk import open_to_label
from tests.studio.team import make_project

pytestmark = [pytest.mark.studio, pytest.mark.browser]

NOTES = {
    "ar": ("ورد الرقم في تقرير الوزارة بتاريخ 12/3.", "التقرير المنشور في The Gazette ينفي ذلك."),
    "en": ("The figure is in the ministry's report of 12 March.", "The report says the opposite on page 7."),
}


SETTLE = {"ar": "احسم موضع الخلاف", "en": "Settle what is in dispute"}
REASON = {"ar": "اذكر السبب", "en": "Give the reason"}
KEYS = "asdf1234"


def open_dispute(folder: Path, lang: str, studio_server: RunningStudio, page: Page, *, said: str) -> Project:
    """A claim whose truth is in dispute, before the adjudicator; the second annotator answers `said` to the other."""
    template = {"ar": "arabic-news", "en": "english-news"}[lang]
    project = make_project(folder, claims=1, template=template, title=f"Test {secrets.token_hex(6)}")
    claim_id = next(line for line in project.file("claims").read_text().split('"') if line.startswith("c-"))
    evidence = (Evidence(url="https://example.org/reports/2025/annual-report-of-the-ministry.pdf", primary=True),)
    write_records(
        project.file("judgments"),
        [
            answered("x", "supported", claim_id, notes=NOTES[lang][0], evidence=evidence),
            answered("y", "refuted", claim_id, notes=NOTES[lang][1], said=said),
        ],
    )
    report = adjudicate(project=project, client=connect(url=studio_server.url, api_key=studio_server.api_key))
    open_to_label(page, f"{studio_server.url}/projects/{report.project}/data?labeling=1")
    return project


def answered(annotator: str, verdict: str, claim_id: str, **more: object) -> Judgment:
    return judgment(annotator, verdict, claim_id, article_id="a0", **more)


def refused_to_submit(page: Page, why: str) -> None:
    """Label Studio says why it does not submit."""
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text(why)).to_be_visible()
    page.get_by_role("button", name="OK").click()
    expect(page.get_by_text(why)).to_be_hidden()


def submitted(project: Project, studio_server: RunningStudio, page: Page) -> Decision:
    """The one decision that submitting makes."""
    with page.expect_response(lambda answer: "/annotations" in answer.url and answer.request.method == "POST"):
        page.keyboard.press("Control+Enter")
    output = project.file("decisions")
    client = connect(url=studio_server.url, api_key=studio_server.api_key)
    assert collect(project=project.for_adjudicators(), client=client, output=output).unread == ()
    (decision,) = read_records(output, Decision)
    return decision


def write_reason(page: Page, reason: str) -> None:
    page.locator("[name=reason]").last.fill(reason)
    page.evaluate("document.activeElement.blur()")


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_dispute_is_settled_by_keyboard(lang: str, studio_server, logged_in: Page, tmp_path: Path):
    page = logged_in
    project = open_dispute(tmp_path / "p", lang, studio_server, page, said="distorted")
    columns = page.locator(".cc-answer")
    expect(columns).to_have_count(2)
    first, second = (column.bounding_box() for column in columns.all())
    assert abs(first["y"] - second["y"]) < 1  # side by side
    assert (first["x"] > second["x"]) == (lang == "ar")
    shown = "\n".join(columns.all_inner_texts())
    assert all(note in shown for note in NOTES[lang])
    assert page.locator(".cc-answer a").count() == 0

    refused_to_submit(page, SETTLE[lang])
    for key in KEYS:
        choice = page.locator(".cc-form .lsf-choice:visible").filter(has_text=f"[{key}]")
        expect(choice).to_have_count(1)
        page.keyboard.press(key)
        expect(choice.locator("input")).to_be_checked()
    for key in "s2":
        page.keyboard.press(key)
    refused_to_submit(page, REASON[lang])
    write_reason(page, NOTES[lang][1])
    decision = submitted(project, studio_server, page)
    assert (decision.said, decision.verdict, decision.reason) == ("distorted", "refuted", NOTES[lang][1])


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_only_what_is_in_dispute_is_asked(lang: str, studio_server, logged_in: Page, tmp_path: Path):
    page = logged_in
    project = open_dispute(tmp_path / "p", lang, studio_server, page, said="said")
    asked = page.locator(".cc-form .lsf-choice:visible")
    expect(asked).to_have_count(4)  # the labels of the verdict
    write_reason(page, NOTES[lang][0])
    refused_to_submit(page, SETTLE[lang])
    page.keyboard.press("1")
    decision = submitted(project, studio_server, page)
    assert (decision.said, decision.verdict) == (None, "supported")

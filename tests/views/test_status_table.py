"""The status in a terminal."""

import unicodedata

import pytest
from rich.cells import cell_len
from rich.console import Console

from claimcheck.models.status import ProjectStatus
from claimcheck.views.status_table import StatusTables
from tests.records import judgment
from tests.views.statuses import HOSTILE, SCALE, at_work, reasons, status, undefined


def shown(found: ProjectStatus, width: int = 110, title: str = "Elections") -> str:
    console = Console(width=width, record=True, file=open("/dev/null", "w"))  # noqa: SIM115, PTH123
    console.print(StatusTables(found, title=title, scale=SCALE))
    return console.export_text()


def test_progress_agreement_and_who_differs_are_told():
    said = " ".join(shown(at_work("ann", "bob")).split())
    for words in (
        "12 claims, 11 judged",
        "judgments still wanted",
        "Label Studio, project 3",
        "changed since they were pushed, or their articles: 2",
        "Judgments that stay with that: 2",
        "Judged claims that are no longer among the claims: 1",
        "was it said?",
        "Krippendorff's α (nominal)",
        "ann · bob",
        "never",
        "ann: Supported",
        "bob: Refuted",
        "disputed",
    ):
        assert words in said, words


@pytest.mark.parametrize("width", [80, 110, 160])
def test_lines_fit_the_terminal(width: int):
    for found in (
        at_work("ann", "bob", "eve"),
        at_work("ann", "bob", text="قالت الوزيرة إن الجسر سيفتح في الربيع. " * 4),
    ):
        assert max(map(cell_len, shown(found, width).splitlines())) <= width


def test_what_nobody_has_judged_is_told_in_three_lines():
    assert shown(status(["c1", "c2"], [])).splitlines() == [
        "Elections",
        "2 claims, 0 judged, 0 of them complete (2 judgments wanted for each); 4 judgments still wanted.",
        "Nobody has judged yet, as far as was collected.",
    ]


def test_outcomes_and_standings_are_told_in_words():
    said = shown(status(["c1"], [judgment("ann", None, outcome="not_checkable"), judgment("bob", "supported")]))
    assert "Outcomes: 1 judged, 1 not checkable." in said
    assert "ann: not checkable" in said
    assert "no judgments still wanted" in said
    assert "days for what" not in said


@pytest.mark.parametrize("found", [found for found in undefined() if found.annotators])
def test_what_is_not_defined_says_why(found):
    said = " ".join(shown(found, 200).split())
    periods = {period.alpha.undefined for q in (found.said, found.truth) for period in q.periods}
    no_pace = {found.pace.undefined} if found.as_of is None else set()
    assert [why for why in reasons(found) - periods - no_pace if why not in said] == []


def test_every_line_of_a_right_to_left_claim_is_an_isolate_of_its_own():
    found = at_work("ann", "bob", text="قالت الوزيرة إن الجسر سيفتح في الربيع. " * 4)
    arabic = found.model_copy(
        update={"differences": tuple(one.model_copy(update={"lang": "ar"}) for one in found.differences)}
    )
    lines = [line for line in shown(arabic).splitlines() if any(unicodedata.bidirectional(c) == "AL" for c in line)]
    assert len(lines) > 10
    for line in lines:
        depth = 0
        for c in line:
            depth += {"\u2067": 1, "\u2069": -1}.get(c, 0)
            assert depth == 1 or unicodedata.bidirectional(c) not in ("AL", "R"), line
        assert depth == 0


def test_names_and_texts_cannot_steer_the_terminal():
    hostile = f"\x1b]0;x\x07[red]{HOSTILE}[/red]\x1b[2J"
    said = shown(at_work(hostile, "bob", text=hostile), title=hostile)
    assert not set(said) & set("\x1b\x07\u202e")
    assert "[red]" in said


def test_names_are_no_markup():
    assert "[/red]ann · bob" in shown(at_work("[/red]ann", "bob"))
    lone = next(found for found in undefined() if len(found.annotators) == 1)
    renamed = lone.annotators[0].model_copy(update={"annotator": "[/red]ann"})
    assert "No pace of [/red]ann" in shown(lone.model_copy(update={"annotators": (renamed,)}))

"""Disputed claims go to an adjudicator and come back as decisions, and never from somebody who has judged them."""

import json
import secrets
from pathlib import Path
from typing import Any

import pytest
from label_studio_sdk import LabelStudio

from claimcheck.cli.main import run
from claimcheck.files import read_records, write_records
from claimcheck.models import Decision, Evidence, QuestionAnswer, VerifiedClaim
from claimcheck.project import Project, load_project
from claimcheck.running.adjudication import adjudicate
from claimcheck.studio.accounts import add_annotator
from claimcheck.studio.adjudication import Disputed, adjudication_task_of, decision_of
from claimcheck.studio.answers import UnreadableError
from claimcheck.studio.collect import collect
from claimcheck.studio.config import labelling_config
from claimcheck.studio.connection import connect
from claimcheck.studio.push import push
from tests.records import article, claim, judgment
from tests.studio.team import make_project
from tests.studio.test_collect import answers, choice, texts


@pytest.fixture
def desk(tmp_path: Path) -> Project:
    return make_project(tmp_path / "p", claims=0).for_adjudicators()


def disputed(*judgments: Any) -> Disputed:
    return Disputed(claim=claim(), article=article(), judgments=judgments, questions=("truth",))


def annotation(*result: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"id": 5, "updated_at": "2026-03-04T05:06:07Z", "result": list(result), **more}


def decided(desk: Project, made: dict[str, Any], annotator: str = "annotator-z") -> Decision:
    task = {"id": 3, **adjudication_task_of(disputed(judgment("x", "supported"), judgment("y", "refuted")), desk)}
    return decision_of(
        task, made, annotator=annotator, project=9, scale=desk.scale, voters={"c1": {"annotator-x", "annotator-y"}}
    )


def test_the_adjudicator_reads_every_answer_beside_the_others_and_no_name(desk: Project):
    evidence = (Evidence(url="https://example.org/a", primary=True), Evidence(url="https://example.org/b"))
    pair = QuestionAnswer(question="When?", answer="In 1843", answer_type="extractive", url="https://example.org/a")
    data = adjudication_task_of(
        disputed(
            judgment("annotator-x", "supported", evidence=evidence, questions=(pair,), notes="It says so."),
            judgment("annotator-y", None, outcome="not_checkable"),
            judgment("annotator-w", "refuted", said="distorted"),
        ),
        desk,
    )["data"]
    columns = [data["answers_1"], data["answers_2"]]
    told = "\n".join(columns)
    for part in ("Supported", "Refuted", "distorted", "not checkable", "https://example.org/a", "When? In 1843", "so."):
        assert part in told
    assert [letter for letter in "ABC" if f"Annotator {letter}" in told] == ["A", "B", "C"]
    assert all("Annotator" in column for column in columns)
    assert not any(name in json.dumps(data) for name in ("annotator-x", "annotator-y", "annotator-w"))
    assert data["dispute_line"] == "In dispute: Is it true?"


def test_a_column_that_nobody_fills_is_there_all_the_same(desk: Project):
    data = adjudication_task_of(disputed(judgment("x", "supported")), desk)["data"]
    assert data["answers_2"] == "–"
    assert all(f"${name}" in labelling_config(desk) for name in ("answers_1", "answers_2", "dispute_line"))


def test_a_decision_holds_what_was_settled_and_why(desk: Project):
    made = decided(
        desk,
        annotation(
            choice("verdict", "refuted"),
            texts("reason", "The archive says otherwise."),
            texts("primary_evidence", "https://example.org/archive"),
        ),
    )
    assert (made.kind, made.verdict, made.said, made.scale) == ("adjudication", "refuted", None, "averitec")
    assert (made.by, made.at, made.reason) == (
        "annotator-z",
        "2026-03-04T05:06:07.000000Z",
        "The archive says otherwise.",
    )
    assert made.evidence == (Evidence(url="https://example.org/archive", primary=True),)


@pytest.mark.parametrize(
    ("result", "why"),
    [
        ([texts("reason", "so")], "does not answer what is disputed, “Is it true"),
        ([choice("verdict", "refuted")], "gives no reason"),
        ([choice("verdict", "refuted"), texts("reason", "  ")], "gives no reason"),
        ([choice("verdict", "wonderful"), texts("reason", "so")], "which the scale averitec lacks"),
        ([choice("verdict", "refuted"), choice("said", "maybe"), texts("reason", "so")], "the page does not offer"),
        (
            [choice("verdict", "refuted"), texts("reason", "so"), texts("evidence", "javascript:x")],
            "no plain web address",
        ),
    ],
)
def test_what_does_not_settle_the_claim_is_told(desk: Project, result: list[dict[str, Any]], why: str):
    with pytest.raises(UnreadableError, match=why):
        decided(desk, annotation(*result))


def test_who_has_judged_a_claim_may_not_adjudicate_it(desk: Project):
    complete = annotation(choice("verdict", "refuted"), texts("reason", "so"))
    with pytest.raises(UnreadableError, match="annotator-x has judged the claim and may not adjudicate it"):
        decided(desk, complete, annotator="annotator-x")
    assert decided(desk, complete).by == "annotator-z"
    with pytest.raises(UnreadableError, match="skipped"):
        decided(desk, annotation(was_cancelled=True))


@pytest.mark.studio
def test_from_a_dispute_to_its_decision_and_back(
    studio_server, second_annotator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setenv("LABEL_STUDIO_URL", studio_server.url)
    monkeypatch.setenv("LABEL_STUDIO_API_KEY", studio_server.api_key)
    first = connect()
    second = connect(url=studio_server.url, api_key=second_annotator.api_key)
    third = connect(
        url=studio_server.url, api_key=add_annotator(studio_server, f"third-{secrets.token_hex(4)}@localhost").api_key
    )
    folder = tmp_path / "p"
    project = make_project(folder, claims=3)
    judged(project, first, second)

    assert run(["adjudicate", "--project", str(folder), "--dry-run"]) == 0
    assert "1 disputed claim would be added, 0 known" in capsys.readouterr().out
    assert run(["adjudicate", "--project", str(folder)]) == 0
    assert "1 disputed claim added, 0 known" in capsys.readouterr().out
    again = adjudicate(project=project, client=first)
    assert (again.added, again.known) == (0, 1)
    assert again.project is not None

    (task,) = first.tasks.list(project=again.project, fields="all")
    settled = [choice("verdict", "refuted"), texts("reason", "The engine was never built.")]
    second.annotations.create(task.id, result=settled)  # who has judged it
    assert run(["collect", "--project", str(folder)]) == 0
    told = capsys.readouterr().out
    assert "decisions.jsonl: 0 decisions, 0 new" in told
    assert "has judged the claim and may not adjudicate it" in told

    decision = third.annotations.create(task.id, result=settled)
    assert run(["collect", "--project", str(folder)]) == 0
    assert "decisions.jsonl: 1 decision, 1 new" in capsys.readouterr().out
    revised = [choice("verdict", "supported"), texts("reason", "It was, in 1991.")]
    third.annotations.update(decision.id, result=revised)
    assert run(["collect", "--project", str(folder)]) == 0
    assert "decisions.jsonl: 2 decisions, 1 new, 1 of them revisions" in capsys.readouterr().out
    assert [made.reason for made in read_records(folder / "decisions.jsonl", Decision)] == [
        "The engine was never built.",
        "It was, in 1991.",
    ]

    assert run(["export", "--project", str(folder)]) == 0
    rows = {row.id: row for row in read_records(folder / "dataset.jsonl", VerifiedClaim)}
    row = rows[task.data["claim_id"]]
    assert (row.standing, row.truth.state, row.truth.label) == ("adjudicated", "adjudicated", "supported")
    assert [event.standing for event in row.history] == ["annotated", "disputed", "adjudicated", "adjudicated"]
    assert adjudicate(project=project, client=first).left == 1  # settled, and no longer in dispute

    capsys.readouterr()
    assert run(["decide", "sign-off", "--by", "Mona", "--project", str(folder)]) == 0
    assert "2 claims signed off" in capsys.readouterr().out
    assert run(["collect", "--project", str(folder)]) == 0
    assert "decisions.jsonl: 4 decisions, 0 new" in capsys.readouterr().out


def judged(project: Project, first: LabelStudio, second: LabelStudio) -> None:
    """One claim on which two agree, one on which they differ, and one that nobody has judged."""
    report = push(
        project=project,
        client=first,
        claims_path=project.file("claims"),
        articles_path=project.file("articles"),
    )
    agreed, differed, _ = first.tasks.list(project=report.project, fields="all")
    for client, verdicts in ((first, ("supported", "supported")), (second, ("supported", "refuted"))):
        for task, verdict in zip((agreed, differed), verdicts, strict=True):
            client.annotations.create(task.id, result=answers(verdict))
    collect(project=project, client=first, output=project.file("judgments"))


def local_project(folder: Path) -> Path:
    """One claim that is agreed, one that is disputed; no server."""
    make_project(folder, claims=0)
    write_records(folder / "articles.jsonl", [article()])
    write_records(folder / "claims.jsonl", [claim(), claim("c2")])
    write_records(
        folder / "judgments.jsonl",
        [
            judgment("x", "supported"),
            judgment("y", "supported"),
            judgment("x", "supported", "c2"),
            judgment("y", "refuted", "c2"),
        ],
    )
    return folder


def test_decisions_by_command_are_added_to_the_history(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    folder = local_project(tmp_path / "p")
    given = ["--by", "Mona Halabi", "--project", str(folder)]
    assert run(["decide", "sign-off", *given]) == 0
    assert run(["decide", "correct", "c1", "--verdict", "refuted", "--reason", "New figures", *given]) == 0
    assert run(["decide", "retract", "c1", "--reason", "Withdrawn", "--at", "2099-01-02", *given]) == 0
    decisions = list(read_records(folder / "decisions.jsonl", Decision))
    assert [decision.kind for decision in decisions] == ["sign_off", "correction", "retraction"]
    assert decisions[-1].at == "2099-01-02T00:00:00.000000Z"
    assert len({decision.by for decision in decisions}) == 1
    assert "Mona" not in (folder / "decisions.jsonl").read_text()
    assert run(["export", "--project", str(folder)]) == 0
    row = next(read_records(folder / "dataset.jsonl", VerifiedClaim))
    assert (row.standing, row.truth.label, row.truth.method) == ("retracted", "refuted", "correction")
    capsys.readouterr()


@pytest.mark.parametrize(
    ("arguments", "faults"),
    [
        (["sign-off", "c2"], ["claim c2: is disputed, a sign-off needs one that is adjudicated or agreed"]),
        (
            ["retract", "c9", "c1"],
            ["--reason: is missing, a retraction says why", "has no claim c9; copy the id from claimcheck status"],
        ),
        (
            ["correct", "c1", "--reason", "x"],
            ["--verdict: is missing; give what is right now, with --verdict or --said"],
        ),
        (
            ["correct", "c1", "--reason", "x", "--verdict", "false"],
            ["--verdict: 'false' is no label of the scale averitec; its labels are supported"],
        ),
        (
            ["retract", "c1", "--reason", "x", "--verdict", "refuted"],
            ["--verdict: goes with a correction, not with a retraction"],
        ),
    ],
)
def test_what_cannot_be_decided_is_told_at_once_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], faults: list[str]
):
    folder = local_project(tmp_path / "p")
    assert run(["decide", *arguments, "--by", "Mona", "--project", str(folder)]) == 2
    told = capsys.readouterr().err.splitlines()
    assert len(told) == len(faults)
    for line, fault in zip(told, faults, strict=True):
        assert fault in line
    assert not (folder / "decisions.jsonl").exists()


def test_the_adjudicators_project_has_a_title_that_label_studio_takes(tmp_path: Path):
    folder = tmp_path / "p"
    make_project(folder, claims=0, title="x" * 50)
    desk = load_project(folder).for_adjudicators()
    assert len(desk.settings.title) == 50
    assert desk.settings.title.endswith(" – adjudication")
    assert desk.file("decisions") == folder / "decisions.jsonl"

"""Disputed claims go to an adjudicator and come back as decisions, and never from somebody who has judged them."""

import json
import secrets
from pathlib import Path
from typing import Any

import httpx
import pytest
from label_studio_sdk import LabelStudio

from claimcheck.cli.main import run
from claimcheck.errors import ClaimcheckError, InputError
from claimcheck.files import read_records, write_records
from claimcheck.models import Claim, Decision, Evidence, QuestionAnswer, Range, VerifiedClaim
from claimcheck.project import Project, load_project
from claimcheck.running.adjudication import adjudicate, disputed_tasks
from claimcheck.running.records import project_records
from claimcheck.studio.accounts import add_annotator
from claimcheck.studio.adjudication import Disputed, adjudication_task_of, decision_of
from claimcheck.studio.answers import UnreadableError
from claimcheck.studio.collect import collect
from claimcheck.studio.config import labelling_config
from claimcheck.studio.connection import connect
from claimcheck.studio.push import push
from claimcheck.studio.tasks import identity
from tests.records import article, claim, judgment
from tests.studio.team import make_project, save_draft
from tests.studio.test_collect import answers, choice, texts


@pytest.fixture
def desk(tmp_path: Path) -> Project:
    return make_project(tmp_path / "p", claims=0).for_adjudicators()


def disputed(*judgments: Any, **more: Any) -> Disputed:
    return Disputed(**{"claim": claim(), "article": article(), "judgments": judgments, "questions": ("truth",), **more})


def annotation(*result: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"id": 5, "updated_at": "2026-03-04T05:06:07Z", "result": list(result), **more}


def decided(desk: Project, made: dict[str, Any], annotator: str = "annotator-z") -> Decision:
    task = {"id": 3, **adjudication_task_of(disputed(judgment("x", "supported"), judgment("y", "refuted")), desk)}
    return decision_of(
        task, made, annotator=annotator, project=9, scale=desk.scale, voters={"c1": {"annotator-x", "annotator-y"}}
    )


def test_the_adjudicator_reads_every_answer_beside_the_others_and_no_name(desk: Project):
    evidence = (Evidence(url="https://example.org/a", primary=True), Evidence(url="https://example.org/b"))
    more = {"qualifiers": ("outdated",), "rejected_evidence": ("The annual report, page 7",)}
    pair = QuestionAnswer(question="When?", answer="In 1843", answer_type="extractive", url="https://example.org/a")
    data = adjudication_task_of(
        disputed(
            judgment("annotator-x", "supported", evidence=evidence, questions=(pair,), notes="It says so."),
            judgment("annotator-y", None, outcome="not_checkable"),
            judgment("annotator-w", "refuted", said="distorted", **more),
        ),
        desk,
    )["data"]
    columns = [data["answers_1"], data["answers_2"]]
    told = "\n".join(columns)
    for part in ("Supported", "Refuted", "distorted", "not checkable", "https://example.org/a", "When? In 1843", "so."):
        assert part in told
    assert "wrong with it? outdated" in told
    assert "Other evidence:\nThe annual report, page 7" in told
    assert [letter for letter in "ABC" if f"Annotator {letter}" in told] == ["A", "B", "C"]
    assert [column.count("Annotator") for column in columns] == [2, 1]
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
        (
            [choice("verdict", "refuted"), texts("reason", "so"), texts("evidence", "javascript:x")],
            "no plain web address",
        ),
    ],
)
def test_what_does_not_settle_the_claim_is_told(desk: Project, result: list[dict[str, Any]], why: str):
    with pytest.raises(UnreadableError, match=why):
        decided(desk, annotation(*result))


def test_what_is_not_in_dispute_stays_as_annotators_settled_it(desk: Project):
    made = decided(desk, annotation(choice("verdict", "refuted"), choice("said", "not_said"), texts("reason", "so")))
    assert (made.verdict, made.said) == ("refuted", None)


def test_an_answer_that_the_page_does_not_offer_is_told(desk: Project):
    task = {"id": 3, **adjudication_task_of(disputed(judgment("x", "supported"), questions=("said",)), desk)}
    made = annotation(choice("said", "maybe"), texts("reason", "so"))
    with pytest.raises(UnreadableError, match="“maybe” to whether it was said, which the page does not offer"):
        decision_of(task, made, annotator="annotator-z", project=9, scale=desk.scale, voters={})


def test_a_dispute_is_another_one_if_it_is_about_more_or_if_its_adjudication_was_refused(desk: Project):
    votes = (judgment("x", "supported"), judgment("y", "refuted"))
    disputes = [
        disputed(*votes),
        disputed(*votes, judgment("w", "supported", notes="Seen.")),
        disputed(*votes, questions=("said", "truth")),
        disputed(*votes, refused=(7,)),
    ]
    about = [identity(adjudication_task_of(one, desk)["data"]) for one in disputes]
    assert about[0] == about[1]
    assert len(set(about)) == 3


def test_the_page_is_told_what_not_to_ask(desk: Project):
    def settled(*questions):
        (made,) = adjudication_task_of(disputed(judgment("x", "supported"), questions=questions), desk)["predictions"]
        return [region["value"]["choices"] for region in made["result"] if region["from_name"] == "settled"]

    assert (settled("truth"), settled("said"), settled("said", "truth")) == ([["said"]], [["truth"]], [])


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
    assert "settle what annotators differ on" in first.projects.get(again.project).expert_instruction

    (task,) = first.tasks.list(project=again.project, fields="all")
    settled = [choice("verdict", "refuted"), texts("reason", "The engine was never built.")]
    second.annotations.create(task.id, result=settled)  # who has judged it
    assert run(["collect", "--project", str(folder)]) == 0
    told = capsys.readouterr().out
    assert "decisions.jsonl: 0 decisions, 0 new" in told
    assert "has judged the claim and may not adjudicate it" in told
    assert offered(again.project, third) is None  # Label Studio counts the task as done
    assert adjudicate(project=project, client=first, dry_run=True).added == 1
    assert adjudicate(project=project, client=first).added == 1
    assert adjudicate(project=project, client=first).added == 0
    other = offered(again.project, third)
    assert other is not None
    assert other != task.id

    decision = third.annotations.create(other, result=settled)
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
    report = adjudicate(project=project, client=first)
    assert (report.added, report.withdrawn, report.left) == (0, 0, 2)  # settled; what was answered stays

    capsys.readouterr()
    assert run(["decide", "sign-off", "--by", "Mona", "--project", str(folder)]) == 0
    assert "2 claims signed off" in capsys.readouterr().out
    assert run(["collect", "--project", str(folder)]) == 0
    assert "decisions.jsonl: 4 decisions, 0 new" in capsys.readouterr().out


@pytest.mark.studio
def test_tasks_follow_their_disputes_until_somebody_begins(studio_server, second_annotator, tmp_path: Path):
    project = make_project(tmp_path / "p", claims=4)
    client = connect(url=studio_server.url, api_key=studio_server.api_key)
    ids = [one.id for one in read_records(project.file("claims"), Claim)]
    votes = [judgment(who, verdict, key) for key in ids for who, verdict in (("x", "supported"), ("y", "refuted"))]
    votes = [vote.model_copy(update={"article_id": f"a{ids.index(vote.claim_id)}"}) for vote in votes]
    write_records(project.file("judgments"), votes)
    report = adjudicate(project=project, client=client)
    assert report.added == 4

    def tasks() -> dict[str, Any]:
        return {task.data["claim_id"]: task for task in client.tasks.list(project=report.project, fields="all")}

    before = tasks()
    over, changed, begun, same = ids
    save_draft(studio_server, before[begun].id, [choice("verdict", "refuted")], by=second_annotator)
    votes += [
        judgment("z", "supported", over, article_id="a0"),
        judgment("z", "not_enough_evidence", changed, article_id="a1"),
        judgment("z", "supported", begun, article_id="a2"),
    ]
    write_records(project.file("judgments"), votes)
    expected = {"added": 1, "withdrawn": 2, "known": 1, "left": 1, "reworded": 0}
    for dry_run in (True, False):
        found = adjudicate(project=project, client=client, dry_run=dry_run).model_dump()
        assert {name: found[name] for name in expected} == expected
    after = tasks()
    assert after.keys() == {changed, begun, same}
    assert after[begun].id == before[begun].id
    assert after[same].id == before[same].id
    assert "Not Enough Evidence" in after[changed].data["answers_1"] + after[changed].data["answers_2"]
    assert adjudicate(project=project, client=client).added == 0


@pytest.mark.studio
def test_a_question_that_comes_into_dispute_later_is_asked_then(studio_server, tmp_path: Path):
    project = make_project(tmp_path / "p", claims=1)
    client = connect(url=studio_server.url, api_key=studio_server.api_key)
    claim_id = next(read_records(project.file("claims"), Claim)).id
    votes = [
        judgment("x", "supported", claim_id, article_id="a0"),
        judgment("y", "refuted", claim_id, article_id="a0"),
    ]
    write_records(project.file("judgments"), votes)
    desk = project.for_adjudicators()
    report = adjudicate(project=project, client=client)
    (task,) = client.tasks.list(project=report.project, fields="all")
    client.annotations.create(task.id, result=[choice("verdict", "refuted"), texts("reason", "So it is.")])
    collect(project=desk, client=client, output=project.file("decisions"))
    assert adjudicate(project=project, client=client).added == 0
    write_records(project.file("judgments"), [votes[0], votes[1].model_copy(update={"said": "distorted"})])
    assert adjudicate(project=project, client=client).added == 1
    asked = {tuple(task.data["disputed"]) for task in client.tasks.list(project=report.project, fields="all")}
    assert asked == {("truth",), ("said",)}


@pytest.mark.studio
def test_where_nothing_is_in_dispute_no_project_is_made_and_collecting_goes_on(
    studio_server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setenv("LABEL_STUDIO_URL", studio_server.url)
    monkeypatch.setenv("LABEL_STUDIO_API_KEY", studio_server.api_key)
    client = connect()
    project = make_project(tmp_path / "p", claims=1)
    push(project=project, client=client, claims_path=project.file("claims"), articles_path=project.file("articles"))
    given = ["--project", str(tmp_path / "p")]
    assert run(["collect", *given]) == 0
    for more in (["--dry-run"], []):
        assert run(["adjudicate", *given, *more]) == 0
        assert capsys.readouterr().out.endswith("No claim is in dispute.\n")
        assert run(["collect", *given]) == 0
        assert "decisions" not in capsys.readouterr().out


def offered(project: int, to: LabelStudio) -> int | None:
    """The task that Label Studio gives somebody who labels one after the other."""
    wrapper = to._client_wrapper
    answer = httpx.post(
        f"{wrapper.get_base_url()}/api/dm/actions",
        params={"id": "next_task", "project": project},
        headers=wrapper.get_headers(),
        timeout=60,
    )
    return answer.json()["id"] if answer.is_success else None


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
            ["--reason: is missing, a retraction says why", "has no claim c9; copy the id from there"],
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


def test_long_titles_that_begin_alike_have_adjudicators_projects_of_their_own(tmp_path: Path):
    titles = set()
    for week in ("12", "13"):
        make_project(tmp_path / week, claims=0, title=f"The elections of the year, as told, week {week}")
        titles.add(load_project(tmp_path / week).for_adjudicators().settings.title)
    assert len(titles) == 2


@pytest.mark.parametrize(
    ("answers", "asked"),
    [
        ([("supported", "judged", "said"), ("refuted", "judged", "said")], {"truth"}),
        ([("supported", "judged", "said"), ("supported", "judged", "distorted")], {"said"}),
        ([("supported", "judged", "said"), (None, "not_checkable", "said")], {"truth"}),
        ([("supported", "judged", "said"), (None, "bad_split", None)], {"said", "truth"}),
        ([("supported", "judged", "said"), (None, "skipped", None)], set()),
        ([(None, "not_checkable", "said"), (None, "not_checkable", "said")], set()),
        ([("supported", "judged", "said"), *2 * [(None, "not_checkable", "said")]], set()),
        ([*2 * [("supported", "judged", "said")], (None, "not_checkable", "said")], set()),
        ([("supported", "judged", "said")], set()),
    ],
)
def test_annotators_differ_in_their_answers_or_on_whether_there_is_one(tmp_path: Path, answers: Any, asked: set[str]):
    project = make_project(tmp_path / "p", claims=0)
    write_records(project.file("articles"), [article()])
    write_records(project.file("claims"), [claim()])
    votes = [
        judgment(f"annotator-{number}", verdict, outcome=outcome, said=said)
        for number, (verdict, outcome, said) in enumerate(answers)
    ]
    write_records(project.file("judgments"), votes)
    with project_records(project) as inputs:
        made = list(disputed_tasks(inputs, project.for_adjudicators(), refused={}))
    assert {question for task in made for question in task["data"]["disputed"]} == asked


def test_a_disputed_claim_that_leaves_its_context_is_not_sent(tmp_path: Path):
    project = make_project(tmp_path / "p", claims=1)
    (one,) = read_records(project.file("claims"), Claim)
    votes = [judgment(who, verdict, one.id, article_id="a0") for who, verdict in (("x", "supported"), ("y", "refuted"))]
    write_records(project.file("judgments"), votes)
    write_records(project.file("claims"), [one.model_copy(update={"context": Range(start=0, end=5)})])
    with project_records(project) as inputs, pytest.raises(InputError, match="does not fit its article: source at"):
        list(disputed_tasks(inputs, project.for_adjudicators(), refused={}))


def test_where_articles_are_reviewed_there_is_nothing_to_adjudicate(tmp_path: Path):
    project = make_project(tmp_path / "p", claims=0, template="attribution-review")
    with pytest.raises(ClaimcheckError, match="reviews attributions, so that there are no judgments"):
        adjudicate(project=project, client=LabelStudio(base_url="http://127.0.0.1:9", api_key="0" * 40))

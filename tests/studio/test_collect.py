"""Collect from a real Label Studio: every answer once, kept apart, and never lost."""

from pathlib import Path
from typing import Any

import pytest
from label_studio_sdk import LabelStudio

from claimcheck.errors import InputError, StudioError
from claimcheck.files import read_records
from claimcheck.models import Article, Judgment
from claimcheck.project import Project, load_project
from claimcheck.studio.collect import CollectReport, collect
from claimcheck.studio.connection import connect
from claimcheck.studio.push import push
from tests.studio.team import claim_in, make_project

pytestmark = pytest.mark.studio


@pytest.fixture(scope="module")
def first(studio_server) -> LabelStudio:
    return connect(url=studio_server.url, api_key=studio_server.api_key)


@pytest.fixture(scope="module")
def second(studio_server, second_annotator) -> LabelStudio:
    return connect(url=studio_server.url, api_key=second_annotator.api_key)


class Team:
    """A pushed project and its tasks."""

    def __init__(self, folder: Path, client: LabelStudio, *, claims: int) -> None:
        self.project: Project = make_project(folder, claims=claims)
        self.client = client
        report = push(
            project=self.project,
            client=client,
            claims_path=self.project.file("claims"),
            articles_path=self.project.file("articles"),
        )
        self.tasks = sorted(client.tasks.list(project=report.project, fields="all", page_size=100), key=lambda t: t.id)

    def collect(self) -> CollectReport:
        return collect(project=self.project, client=self.client, output=self.output)

    @property
    def output(self) -> Path:
        return self.project.file("judgments")

    def judgments(self) -> list[Judgment]:
        return list(read_records(self.output, Judgment))


def choice(name: str, code: str) -> dict[str, Any]:
    return {"id": name, "from_name": name, "to_name": "claim", "type": "choices", "value": {"choices": [code]}}


def texts(name: str, *entries: str) -> dict[str, Any]:
    return {"id": name, "from_name": name, "to_name": "claim", "type": "textarea", "value": {"text": list(entries)}}


def answers(verdict: str, *more: dict[str, Any]) -> list[dict[str, Any]]:
    return [choice("said", "said"), choice("outcome", "judged"), choice("verdict", verdict), *more]


def spans_of(task: Any) -> list[dict[str, Any]]:
    return task.model_dump(mode="json")["predictions"][0]["result"]


def test_two_annotators_are_two_rows_under_pseudonyms(first, second, second_annotator, tmp_path: Path):
    team = Team(tmp_path / "p", first, claims=1)
    evidence = texts("evidence", "https://example.org/a", "javascript:alert(1)")
    first.annotations.create(
        team.tasks[0].id, result=answers("supported", choice("confidence", "high"), evidence), lead_time=12.5
    )
    second.annotations.create(team.tasks[0].id, result=answers("refuted", texts("notes", "one\ntwo")))
    assert team.collect().new == 2
    by_verdict = {judgment.verdict: judgment for judgment in team.judgments()}
    mine, theirs = by_verdict["supported"], by_verdict["refuted"]
    assert mine.annotator != theirs.annotator
    assert (mine.said, mine.confidence, mine.lead_time) == ("said", 3, 12.5)
    assert [e.url for e in mine.evidence] == ["https://example.org/a"]
    assert mine.rejected_evidence == ("javascript:alert(1)",)
    assert theirs.notes == "one\ntwo"
    written = team.output.read_text(encoding="utf-8")
    key = (team.project.state_folder / "annotators.key").read_text(encoding="utf-8").strip()
    assert "localhost" not in written
    assert second_annotator.email not in written
    assert key not in written
    assert (team.project.state_folder / "annotators.key").stat().st_mode & 0o077 == 0


def test_collecting_again_adds_nothing_and_writes_the_same_bytes(first, tmp_path: Path):
    team = Team(tmp_path / "p", first, claims=2)
    for task in team.tasks:
        first.annotations.create(task.id, result=answers("supported"))
    team.collect()
    before = team.output.read_bytes()
    assert (team.collect().new, team.collect().judgments) == (0, 2)
    assert team.output.read_bytes() == before


def test_an_edit_after_submission_is_a_revision_and_the_first_answer_stays(first, tmp_path: Path):
    team = Team(tmp_path / "p", first, claims=1)
    made = first.annotations.create(team.tasks[0].id, result=answers("supported"))
    team.collect()
    first.annotations.update(made.id, result=answers("refuted"))
    report = team.collect()
    assert (report.new, report.revised) == (1, 1)
    assert [judgment.verdict for judgment in team.judgments()] == ["supported", "refuted"]


def test_skipped_tasks_and_other_outcomes_have_no_verdict(first, second, tmp_path: Path):
    team = Team(tmp_path / "p", first, claims=2)
    first.annotations.create(team.tasks[0].id, result=answers("supported"), was_cancelled=True)
    second.annotations.create(team.tasks[0].id, result=[choice("said", "unclear"), choice("outcome", "bad_split")])
    second.annotations.create(team.tasks[1].id, result=[choice("said", "said"), choice("outcome", "not_checkable")])
    team.collect()
    found = {(judgment.outcome, judgment.said, judgment.verdict) for judgment in team.judgments()}
    assert found == {("skipped", None, None), ("bad_split", "unclear", None), ("not_checkable", "said", None)}


def test_corrected_spans_come_back_with_exact_offsets_and_untouched_ones_do_not(first, second, tmp_path: Path):
    team = Team(tmp_path / "p", first, claims=1)
    (task,) = team.tasks
    text = task.data["text"]
    regions = spans_of(task)
    first.annotations.create(task.id, result=[*regions, *answers("supported")])
    wider = [r | {"value": r["value"] | {"end": len(text), "text": text[r["value"]["start"] :]}} for r in regions]
    second.annotations.create(task.id, result=[wider[2], *regions[:2], *answers("supported")])
    team.collect()
    untouched, corrected = sorted((j.correction for j in team.judgments()), key=bool)
    assert untouched is None
    assert [text[s.start : s.end] for s in corrected.content] == [s.text for s in corrected.content]
    assert corrected.content[0].text.endswith("😀.")
    assert [s.text for s in corrected.source] == ["Ada Lovelace"]


def test_offsets_are_the_articles_where_only_a_paragraph_is_shown(first, tmp_path: Path):
    folder = tmp_path / "p"
    project = make_project(folder, claims=1)
    settings = folder / "project.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace('"article"', '"paragraph"'), encoding="utf-8")
    article = (
        project.file("articles")
        .read_text(encoding="utf-8")
        .replace("Ada Lovelace said", "Before.\\n\\nAda Lovelace said")
    )
    project.file("articles").write_text(article, encoding="utf-8")
    (record,) = read_records(project.file("articles"), Article)
    start = record.text.index("Ada")
    claim = claim_in(record)
    claim = claim.model_copy(update={"context": claim.context.model_copy(update={"start": start})})
    project.file("claims").write_text(claim.to_json() + "\n", encoding="utf-8")
    project = load_project(folder)
    report = push(
        project=project,
        client=first,
        claims_path=project.file("claims"),
        articles_path=project.file("articles"),
    )
    (task,) = first.tasks.list(project=report.project, fields="all", page_size=10)
    assert task.data["text"] == record.text[start:]
    wider = spans_of(task)[0]
    wider["value"] |= {"end": wider["value"]["end"] - 9, "text": "Ada"}
    first.annotations.create(task.id, result=[wider, *answers("supported")])
    collect(project=project, client=first, output=project.file("judgments"))
    (judgment,) = read_records(project.file("judgments"), Judgment)
    (source,) = judgment.correction.source
    assert record.text[source.start : source.end] == source.text == "Ada"


def test_annotations_of_another_page_are_told_and_the_rest_is_collected(first, tmp_path: Path):
    team = Team(tmp_path / "p", first, claims=3)
    first.annotations.create(team.tasks[0].id, result=[choice("sentiment", "good")])
    first.annotations.create(team.tasks[1].id, result=[choice("said", "said"), choice("outcome", "judged")])
    first.annotations.create(team.tasks[2].id, result=answers("supported"))
    report = team.collect()
    assert report.new == 1
    assert sorted(u.why for u in report.unread) == [
        "it does not say whether the claim can be checked",
        "it has no verdict",
    ]


def test_a_file_that_holds_something_else_is_left_as_it_is(first, tmp_path: Path):
    team = Team(tmp_path / "p", first, claims=1)
    first.annotations.create(team.tasks[0].id, result=answers("supported"))
    team.output.write_text('{"my": "notes"}\n', encoding="utf-8")
    with pytest.raises(InputError):
        team.collect()
    assert team.output.read_text(encoding="utf-8") == '{"my": "notes"}\n'


def test_before_anything_is_pushed_the_error_names_the_command(first, tmp_path: Path):
    project = make_project(tmp_path / "p", claims=1)
    with pytest.raises(StudioError, match="claimcheck push"):
        collect(project=project, client=first, output=project.file("judgments"))

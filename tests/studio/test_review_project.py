"""A project whose articles are reviewed, on a real Label Studio: the same commands, the same guarantees."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from label_studio_sdk import LabelStudio

from claimcheck.errors import InputError
from claimcheck.files import read_records
from claimcheck.models import Article, Review
from claimcheck.project import Project
from claimcheck.studio.collect import collect
from claimcheck.studio.connection import connect
from claimcheck.studio.tasks import roles_of
from tests.studio.team import claim_in, make_project, write_claims
from tests.studio.test_collect import spans_of
from tests.studio.test_push import pushed

pytestmark = pytest.mark.studio


@pytest.fixture(scope="module")
def client(studio_server) -> LabelStudio:
    return connect(url=studio_server.url, api_key=studio_server.api_key)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make_project(tmp_path / "p", claims=3, template="attribution-review")


def tasks_of(client: LabelStudio, number: int) -> list[Any]:
    return sorted(client.tasks.list(project=number, fields="all", page_size=100), key=lambda task: task.id)


def collected(project: Project, client: LabelStudio) -> tuple[Any, list[Review]]:
    path = project.file("reviews")
    report = collect(project=project, client=client, output=path)
    return report, list(read_records(path, Review)) if path.stat().st_size else []


def test_every_article_is_a_task_once_also_those_in_which_nothing_was_found(client, project: Project):
    report = pushed(project, client)
    assert [task.data["article_id"] for task in tasks_of(client, report.project)] == ["a0", "a1", "a2"]
    with project.file("articles").open("a", encoding="utf-8") as stream:
        stream.write(Article(id="b", lang="en", text="Nobody says anything.").to_json() + "\n")
    again = pushed(project, client)
    assert (again.added, again.known, again.reworded) == (1, 3, 0)
    tasks = tasks_of(client, report.project)
    assert len(tasks) == 4
    assert spans_of(tasks[3]) == []
    client.tasks.delete(str(tasks[0].id))
    assert (pushed(project, client).added, pushed(project, client).added) == (1, 0)


def test_what_a_reviewer_left_comes_back_once_and_an_edit_is_a_revision(client, project: Project):
    task = tasks_of(client, pushed(project, client).project)[0]
    made = client.annotations.create(task.id, result=spans_of(task))
    report, (review,) = collected(project, client)
    assert (report.new, review.article_id, review.lang) == (1, "a0", "en")
    (attribution,) = review.attributions
    (article,) = [a for a in read_records(project.file("articles"), Article) if a.id == "a0"]
    assert {role: getattr(attribution, role) for role in ("source", "cue", "content")} == roles_of(
        claim_in(article).attribution
    )
    before = project.file("reviews").read_bytes()
    assert collected(project, client)[0].new == 0
    assert project.file("reviews").read_bytes() == before
    client.annotations.update(made.id, result=[])
    report, reviews = collected(project, client)
    assert (report.new, report.revised, len(reviews)) == (1, 1, 2)
    assert [len(review.attributions) for review in reviews] == [1, 0]


def test_what_is_not_connected_or_skipped_is_told_until_it_is_mended(client, project: Project):
    tasks = tasks_of(client, pushed(project, client).project)
    regions = [part for part in spans_of(tasks[0]) if part["type"] != "relation"]
    loose = client.annotations.create(tasks[0].id, result=regions)
    client.annotations.create(tasks[1].id, result=spans_of(tasks[1]), was_cancelled=True)
    for _ in range(2):
        report, reviews = collected(project, client)
        assert (report.judgments, reviews) == (0, [])
        assert [u.why for u in report.unread] == [
            "its source “Ada Lovelace” at 0-12 is connected to no content",
            "it was skipped",
        ]
    client.annotations.update(loose.id, result=spans_of(tasks[0]))
    report, reviews = collected(project, client)
    assert (len(reviews), [u.why for u in report.unread]) == (1, ["it was skipped"])


def test_an_article_that_has_changed_is_told_and_its_task_stays(client, project: Project):
    report = pushed(project, client)
    write_claims(project.folder, range(3), text="Today Ada Lovelace said engine {} weaves patterns.")
    again = pushed(project, client)
    assert (again.added, again.known, again.reworded) == (0, 3, 3)
    assert not any("Today" in task.data["text"] for task in tasks_of(client, report.project))


def test_nothing_is_sent_when_claims_do_not_fit_their_articles(client, project: Project):
    lines = project.file("claims").read_text(encoding="utf-8").splitlines()
    moved = (
        lines[0].replace('"end": 12', '"end": 13', 1).replace('"text": "Ada Lovelace"', '"text": "Ada Lovelace!"', 1)
    )
    project.file("claims").write_text("\n".join([moved, lines[1].replace('"a1"', '"a9"')]), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        pushed(project, client)
    assert [fault.message.split(" ", 2)[2] for fault in caught.value.faults] == [
        "does not fit its article: source at 0-13",
        "is from article a9, which is not there",
    ]
    assert not [p for p in client.projects.list(title=project.settings.title) if p.title == project.settings.title]


def test_the_commands_are_the_same(client, project: Project, studio_server):
    environment = os.environ | {"LABEL_STUDIO_URL": studio_server.url, "LABEL_STUDIO_API_KEY": studio_server.api_key}

    def run(command: str) -> str:
        line = [sys.executable, "-m", "claimcheck", command, "--project", str(project.folder)]
        return subprocess.run(line, env=environment, capture_output=True, text=True, check=True).stdout

    assert ": 3 articles added, 0 known." in run("push")
    (found,) = [p for p in client.projects.list(title=project.settings.title) if p.title == project.settings.title]
    client.annotations.create(tasks_of(client, found.id)[0].id, result=[])
    assert run("collect") == f"{project.folder / 'reviews.jsonl'}: 1 review, 1 new.\n"

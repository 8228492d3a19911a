"""Claims as tasks: what the annotator sees is the article's own text, and every highlight stands where it belongs."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.files import write_records
from claimcheck.models import Article, Claim
from claimcheck.project import load_project
from claimcheck.resources import shipped_folder
from claimcheck.studio import remote
from claimcheck.studio.connection import connect
from claimcheck.studio.push import push
from claimcheck.studio.remote import batches
from claimcheck.studio.tasks import digest_of, misplaced, task_of, text_shown
from tests.studio.team import claim_in, make_project, write_claims

PROJECT = load_project(shipped_folder("projects") / "english-news")
TEXT = "{} Ada Lovelace said{} engine {} weaves patterns. {}"


@st.composite
def articles(draw) -> Article:
    def piece() -> str:
        return draw(st.text(alphabet=st.one_of(st.characters(codec="utf-8"), st.just("\0")), max_size=8))

    return Article(id="a", lang="en", text=TEXT.format(piece(), piece(), piece(), piece()))


@given(articles())
def test_highlights_mark_the_claims_own_words_and_the_text_comes_back_whole(article: Article):
    claim = claim_in(article)
    task = task_of(claim, article, PROJECT)
    shown = task["data"]["text"]
    assert "\0" not in str(task)
    assert text_shown(task["data"]) == article.text
    for region in task["predictions"][0]["result"]:
        value = region["value"]
        assert shown[value["start"] : value["end"]] == value["text"]


@given(articles(), st.integers(0, 4), st.integers(0, 4))
def test_a_span_that_does_not_stand_in_the_article_is_found(article: Article, cut: int, grow: int):
    claim = claim_in(article)
    changed = article.model_copy(update={"text": article.text[cut:] + "x" * grow})
    inside = article.text[claim.context.start : claim.context.end]
    assert bool(misplaced(claim, changed)) == (cut > 0 or not changed.text.startswith(inside))


def _task(claim_id: int, length: int) -> Iterator[dict[str, object]]:
    yield {"data": {"claim_id": str(claim_id), "text": "س" * length}}


def test_batches_are_cut_by_number_and_by_bytes(monkeypatch):
    monkeypatch.setattr(remote, "BATCH", 3)
    monkeypatch.setattr(remote, "BATCH_BYTES", 500)
    lengths = [1, 1, 1, 1, 400, 1, 150, 150]
    tasks = [task for number, length in enumerate(lengths) for task in _task(number, length)]
    cut = list(batches(iter(tasks)))
    assert [task for batch in cut for task in batch] == tasks
    assert [len(batch) for batch in cut] == [3, 1, 1, 2, 1]


@pytest.mark.studio
def test_highlights_show_whichever_splitter_made_them(studio_server, tmp_path: Path):
    project = make_project(tmp_path / "p", claims=2)
    client = connect(url=studio_server.url, api_key=studio_server.api_key)
    claims = [line for line in project.file("claims").read_text(encoding="utf-8").splitlines() if line]
    claims[1] = claims[1].replace('"claimcheck-en"', '"claimcheck-ar"')
    project.file("claims").write_text("\n".join(claims), encoding="utf-8")
    report = push(
        project=project, client=client, claims_path=project.file("claims"), articles_path=project.file("articles")
    )
    headers = {"Authorization": f"Token {studio_server.api_key}"}
    for _ in claims:  # what the page asks for when an annotator goes from task to task
        task = httpx.get(f"{studio_server.url}/api/projects/{report.project}/next", headers=headers, timeout=60).json()
        assert [len(p["result"]) for p in task["predictions"]] == [3]
        client.annotations.create(task["id"], result=[], was_cancelled=True)


@pytest.mark.studio
def test_a_remembered_number_that_is_somebody_elses_project_now_is_not_touched(studio_server, tmp_path: Path):
    project = make_project(tmp_path / "p", claims=1)
    client = connect(url=studio_server.url, api_key=studio_server.api_key)
    theirs = client.projects.create(title="Not ours at all")
    project.state_folder.mkdir()
    (project.state_folder / "tasks.jsonl").write_text(f'{{"url": "{studio_server.url}", "project": {theirs.id}}}\n')
    report = push(
        project=project, client=client, claims_path=project.file("claims"), articles_path=project.file("articles")
    )
    assert report.project != theirs.id
    assert (client.projects.get(theirs.id).title, client.projects.get(theirs.id).task_number) == ("Not ours at all", 0)


@pytest.mark.studio
def test_what_the_server_gives_back_has_the_digest_of_what_was_sent(studio_server, tmp_path: Path):
    project = make_project(tmp_path / "p", claims=0)
    client = connect(url=studio_server.url, api_key=studio_server.api_key)
    write_claims(
        project.folder, range(1), text="\0 2026-01-02T03:04:05Z 😀\u2028 Ada Lovelace said engine {} weaves patterns."
    )
    report = push(
        project=project, client=client, claims_path=project.file("claims"), articles_path=project.file("articles")
    )
    (task,) = client.tasks.list(project=report.project, page_size=10)
    article = Article.model_validate_json(project.file("articles").read_bytes())
    claim = Claim.model_validate_json(project.file("claims").read_bytes())
    assert text_shown(task.data) == article.text
    assert digest_of(task.data) == digest_of(task_of(claim, article, project)["data"])


@pytest.mark.studio
def test_a_claim_whose_article_has_changed_is_told_and_its_task_stays(studio_server, tmp_path: Path):
    project = make_project(tmp_path / "p", claims=2)
    client = connect(url=studio_server.url, api_key=studio_server.api_key)
    paths = {"claims_path": project.file("claims"), "articles_path": project.file("articles")}
    report = push(project=project, client=client, **paths)
    changed = [
        Article.model_validate_json(line) for line in project.file("articles").read_text(encoding="utf-8").splitlines()
    ]
    changed[0] = changed[0].model_copy(update={"text": changed[0].text + " More."})
    write_records(project.file("articles"), changed)
    again = push(project=project, client=client, **paths)
    assert (again.added, again.known, again.reworded) == (0, 2, 1)
    assert not any("More" in task.data["text"] for task in client.tasks.list(project=report.project, page_size=10))

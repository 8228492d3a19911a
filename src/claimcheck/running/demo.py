"""The whole way on sample articles: from a template to tasks in Label Studio, and on to a dataset.

The two annotators here are scripts. They answer through Label Studio's API as two people would, and differ on the first
claim, so that a disputed claim can be seen.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from label_studio_sdk import LabelStudio

from claimcheck.articles import read_articles
from claimcheck.files import write_records
from claimcheck.models import Article, Claim, VerifiedClaim
from claimcheck.project import PROJECT_FILE, Project, create_project, load_project
from claimcheck.running.records import project_records, rows_of
from claimcheck.splitting import languages, split
from claimcheck.studio.collect import CollectReport, collect
from claimcheck.studio.config import CLAIM, CONFIDENCE, EVIDENCE, JUDGED, NOTES, OUTCOME, SAID, VERDICT
from claimcheck.studio.failures import studio_errors
from claimcheck.studio.push import PushReport, push

TEMPLATES = ("arabic-news", "english-news")
SAMPLES = 1
"""How many of a template's sample articles the demo splits."""


@dataclass(frozen=True, slots=True)
class DemoProject:
    """A project with its sample articles split and pushed."""

    project: Project
    articles: Sequence[Article]
    claims: Sequence[Claim]
    pushed: PushReport


def prepare(folder: Path, template: str, client: LabelStudio) -> DemoProject:
    """Make a project from a template, or take the one that an earlier demo made; split a sample, push its claims.

    Raises:
        ClaimcheckError: the folder cannot be used.
        StudioError: Label Studio cannot be reached or does not allow it.
    """
    made = (folder / PROJECT_FILE).is_file()
    project = load_project(folder) if made else create_project(folder, template=template)
    samples = sorted((folder / "articles").iterdir())[:SAMPLES]
    articles = list(read_articles(samples, languages=languages(), lang=project.settings.language))
    claims = [claim for article in articles for claim in split(article)]
    write_records(project.file("articles"), articles)
    write_records(project.file("claims"), claims)
    pushed = push(
        project=project,
        client=client,
        claims_path=project.file("claims"),
        articles_path=project.file("articles"),
    )
    return DemoProject(project, articles, claims, pushed)


def answer_as_two(demo: DemoProject, annotators: Sequence[LabelStudio]) -> int:
    """Answer every task as each of two annotators, and return how many answers there are."""
    codes = demo.project.scale.codes
    answers = 0
    with studio_errors():
        for annotator, client in enumerate(annotators):
            tasks: Iterable[Any] = client.tasks.list(project=demo.pushed.project, fields="all", page_size=100)
            for number, task in enumerate(sorted(tasks, key=lambda t: t.id)):
                differs = number == 0 and annotator == 1
                result = [*_spans(task), *_answers(verdict=codes[1 if differs else 0])]
                client.annotations.create(task.id, result=result, lead_time=30.0)
                answers += 1
    return answers


def collect_and_verify(demo: DemoProject, client: LabelStudio) -> tuple[CollectReport, list[VerifiedClaim]]:
    """Collect the judgments, write the dataset, and return its rows."""
    project = demo.project
    report = collect(project=project, client=client, output=project.file("judgments"))
    with project_records(project) as inputs:
        rows = list(rows_of(inputs, project))
    write_records(project.file("dataset"), rows)
    return report, rows


def _spans(task: Any) -> list[dict[str, Any]]:
    """The splitter's spans as they stand: the annotator has nothing to correct."""
    predictions = task.predictions or ()
    return [dict(region) for prediction in predictions[:1] for region in _field(prediction, "result")]


def _field(record: Any, name: str) -> Any:
    return record[name] if isinstance(record, dict) else getattr(record, name)


def _answers(*, verdict: str) -> Iterator[dict[str, Any]]:
    def answer(name: str, kind: str, value: Any) -> dict[str, Any]:
        return {"id": name, "from_name": name, "to_name": CLAIM, "type": kind, "value": {kind: value}}

    yield answer(SAID, "choices", ["said"])
    yield answer(OUTCOME, "choices", [JUDGED])
    yield answer(VERDICT, "choices", [verdict])
    yield answer(EVIDENCE, "text", ["https://example.org/evidence"]) | {"type": "textarea"}
    yield answer(CONFIDENCE, "choices", ["medium"])
    yield answer(NOTES, "text", ["A scripted answer."]) | {"type": "textarea"}

"""Push and collect with a real Label Studio, beside the SDK alone doing the same in one request each, in one run.

python benchmarks/studio.py [--claims N] [--rounds N]

A server of its own is started and removed again. Ten claims an article of thirty sentences. The SDK alone imports the
very tasks that push makes, in a single request, and exports the answered ones as JSON; it checks nothing, remembers
nothing and writes no records. Times are of the clock, as the server does most of the work: the least of the rounds,
all ways in turns. Every task is answered once, between pushing and collecting, and that is not timed.
"""

import argparse
import json
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from export import write_project
from label_studio_sdk import LabelStudio

from claimcheck.project import Project, load_project
from claimcheck.studio.collect import collect
from claimcheck.studio.config import CLAIM, JUDGED, OUTCOME, SAID, VERDICT, labelling_config
from claimcheck.studio.connection import connect
from claimcheck.studio.push import PushReport, push
from claimcheck.studio.server import LocalStudio
from claimcheck.studio.task_sources import task_source

SECONDS = 600  # that one request may take
ANSWER = [
    {"id": name, "from_name": name, "to_name": CLAIM, "type": "choices", "value": {"choices": [code]}}
    for name, code in ((SAID, "said"), (OUTCOME, JUDGED), (VERDICT, "supported"))
]


def new_project(folder: Path, claims: int) -> Project:
    """A project of so many claims, under a title of its own."""
    folder.mkdir()
    write_project(folder, claims)
    settings = folder / "project.toml"
    settings.write_text(settings.read_text().replace('"Benchmark"', f'"Benchmark {folder.name}"'))
    (folder / "judgments.jsonl").unlink()
    return load_project(folder)


def pushed(project: Project, client: LabelStudio) -> PushReport:
    """As `claimcheck push`."""
    return push(
        project=project,
        client=client,
        claims_path=project.file("claims"),
        articles_path=project.file("articles"),
    )


def imported(project: Project, client: LabelStudio) -> None:
    """The same tasks by the SDK, in one request."""
    with task_source(project, project.file("claims"), project.file("articles")) as tasks:
        request = list(tasks())
    made = client.projects.create(title=f"{project.settings.title} alone", label_config=labelling_config(project))
    client.projects.import_tasks(made.id, request=request, return_task_ids=True)


def exported(number: int, client: LabelStudio) -> None:
    """All answers by the SDK, in one request."""
    json.loads(b"".join(client.projects.exports.download_sync(number, export_type="JSON")))


def answer_all(number: int, client: LabelStudio) -> None:
    """One answer to every task."""
    for task in client.tasks.list(project=number, fields="task_only", include="id", page_size=1000):
        client.annotations.create(task.id, result=ANSWER)


def one_round(folder: Path, claims: int, client: LabelStudio) -> dict[str, float]:
    """Seconds that each way took once."""
    project = new_project(folder, claims)
    seconds: dict[str, float] = {}

    def timed(name: str, way: Callable[[], object]) -> None:
        start = time.perf_counter()
        way()
        seconds[name] = time.perf_counter() - start

    timed("import", lambda: imported(project, client))
    timed("push", lambda: pushed(project, client))
    timed("push again", lambda: pushed(project, client))
    number = pushed(project, client).project
    answer_all(number, client)
    timed("export", lambda: exported(number, client))
    output = project.file("judgments")
    timed("collect", lambda: collect(project=project, client=client, output=output))
    timed("collect again", lambda: collect(project=project, client=client, output=output))
    return seconds


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        with LocalStudio(folder / "studio", say=print) as running:
            client = connect(url=running.url, api_key=running.api_key, answer_seconds=SECONDS)
            rounds = [one_round(folder / str(n), options.claims, client) for n in range(options.rounds)]
    least = {name: min(one[name] for one in rounds) for name in rounds[0]}
    print(f"\n{options.claims} claims, {options.rounds} rounds\n")
    print(f"{'':<26}{'s':>8}{'ratio':>8}")
    for alone, ours in (("import", "push"), ("export", "collect")):
        for name in (alone, ours, f"{ours} again"):
            who = "SDK alone, " if name == alone else "claimcheck "
            print(f"{who + name:<26}{least[name]:8.2f}{least[name] / least[alone]:8.2f}")


if __name__ == "__main__":
    main()

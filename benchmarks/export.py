"""Time and memory of `claimcheck export`, beside jsonlines alone writing the same rows, in one run.

python benchmarks/export.py [--claims N] [--formats NAME …]

Three judgments a claim, ten claims an article. Each format is exported in a process of its own: its memory is the peak
above what the process held when everything was imported, its time is CPU time. jsonlines gets the rows that `jsonl`
wrote as objects, a thousand at a time, and only its writing counts: what we do more is reading, checking and counting.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

import jsonlines
import psutil

from claimcheck.datasets.formats import FORMATS
from claimcheck.files import write_records
from claimcheck.models import (
    Article,
    Attribution,
    Claim,
    Content,
    Cue,
    Evidence,
    Judgment,
    Origin,
    Range,
    Source,
    Span,
    Splitter,
)
from claimcheck.project import load_project
from claimcheck.running.export import export

SENTENCES = {
    "ar": ("قال الوزير سامي المر", "إن الميناء سيُغلق أمام السفن الكبيرة حتى نهاية العام. "),
    "en": ("The harbour master Ann Lee said", " that the pier would stay closed until winter. "),
}
CLAIMS_AN_ARTICLE, ANNOTATORS, CHUNK = 10, ("ann", "bob", "cyd"), 1000
ROWS = ("articles", "claims", "judgments", "dataset")
SETTINGS = """title = "Benchmark"
language = "en"
[publication]
publisher = "Check Desk"
url = "https://check.example.org"
"""


def write_project(folder: Path, claims: int) -> None:
    """A project of so many claims."""
    (folder / "project.toml").write_text(SETTINGS)
    (folder / "guidelines.md").write_text("Judge.\n")
    numbers = range(claims)
    write_records(folder / "articles.jsonl", map(article, range(-(-claims // CLAIMS_AN_ARTICLE))))
    write_records(folder / "claims.jsonl", map(claim, numbers))
    write_records(folder / "judgments.jsonl", (judgment(n, who) for n in numbers for who in ANNOTATORS))


def article(number: int) -> Article:
    """An article of thirty sentences."""
    lang = ("ar", "en")[number % 2]
    return Article(
        id=f"article-{number:06}",
        lang=lang,
        text="".join(SENTENCES[lang]) * 30,
        url=f"https://news.example.org/{number}",
        publisher="Example",
        published="2026-03-01",
    )


def claim(number: int) -> Claim:
    """A claim of one sentence of its article."""
    of = article(number // CLAIMS_AN_ARTICLE)
    who, what = SENTENCES[of.lang]
    start = number % CLAIMS_AN_ARTICLE * len(who + what)
    middle, end = start + len(who), start + len(who + what)
    return Claim(
        id=f"claim-{number:016x}",
        article_id=of.id,
        lang=of.lang,
        text=(who + what).strip(),
        voice="attributed",
        attribution=Attribution(
            source=Source(spans=(Span.cut(of.text, start + 4, middle),), names=(who[4:],), kind="person"),
            cue=Cue(spans=(Span.cut(of.text, start, start + 3),), lemma=who[:3], kind="verb"),
            content=Content(spans=(Span.cut(of.text, middle, end),)),
            mode="indirect",
            polarity="asserts",
        ),
        span=Range(start=start, end=end),
        context=Range(start=start, end=end),
        check_worthiness=0.5,
        splitter=Splitter(name="claimcheck", version="0", config="0" * 64),
    )


def judgment(number: int, annotator: str) -> Judgment:
    """One of three; the third differs now and then."""
    return Judgment(
        id=f"judgment-{number:012x}-{annotator}",
        claim_id=f"claim-{number:016x}",
        article_id=f"article-{number // CLAIMS_AN_ARTICLE:06}",
        annotator=annotator,
        outcome="judged",
        said="said",
        verdict="refuted" if annotator == "cyd" and number % 3 == 0 else "supported",
        scale="averitec",
        confidence=2,
        evidence=(
            Evidence(url=f"https://data.example.org/{number}/{annotator}"),
            Evidence(url="https://port.example.org/notice", primary=True),
        ),
        notes="Checked against the notice of the port.",
        created_at="2026-04-01T10:00:00Z",
        updated_at="2026-04-01T10:05:00Z",
        origin=Origin(project=1, task=number, annotation=number),
    )


def measured(project: Path, name: str, target: Path) -> dict[str, float]:
    """CPU seconds and peak memory in MB above the start, of this process."""
    chosen = load_project(project)
    before = psutil.Process().memory_info().rss
    start = time.process_time()
    export(project=chosen, name=name, target=str(target))
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return {"seconds": seconds, "megabytes": (peak - before) / 1e6}


def jsonlines_alone(written: Path, target: Path) -> float:
    """CPU seconds in which jsonlines writes the rows of the files."""
    seconds = 0.0
    with jsonlines.open(target, "w") as writer:
        for name in ROWS:
            with (written / f"{name}.jsonl").open("rb") as lines:
                while rows := [json.loads(line) for line in islice(lines, CHUNK)]:
                    start = time.process_time()
                    writer.write_all(rows)
                    seconds += time.process_time() - start
    return seconds


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--formats", nargs="+", choices=FORMATS, default=list(FORMATS))
    parser.add_argument("--measure", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        project, name, target = options.measure
        print(json.dumps(measured(Path(project), name, Path(target))))
        return
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        project = folder / "project"
        project.mkdir()
        write_project(project, options.claims)
        found = {name: in_a_process_of_its_own(project, name, folder / name) for name in options.formats}
        alone = jsonlines_alone(folder / "jsonl", folder / "alone.jsonl") if "jsonl" in found else None
    print(f"{options.claims} claims, {len(ANNOTATORS)} judgments each\n")
    print(f"{'format':<14}{'CPU s':>8}{'ratio':>8}{'MB':>8}")
    if alone:
        print(f"{'jsonlines':<14}{alone:8.1f}{1:8.2f}")
    for name, figures in found.items():
        ratio = f"{figures['seconds'] / alone:8.2f}" if alone else " " * 8
        print(f"{name:<14}{figures['seconds']:8.1f}{ratio}{figures['megabytes']:8.0f}")


def in_a_process_of_its_own(project: Path, name: str, target: Path) -> dict[str, float]:
    """What `measured` says, from a fresh process."""
    command = [sys.executable, __file__, "--measure", str(project), name, str(target)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return json.loads(said)


if __name__ == "__main__":
    main()

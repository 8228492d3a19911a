"""Fit the weights of check-worthiness, and print them with what they reach on development data.

python training/worthiness.py --gold GOLD

`GOLD/checkworthy` holds the Arabic and English parts of CheckThat! 2024, task 1, as JSON Lines (`lang`, `text`,
`label`). One set of weights for every language: each row counts so that both languages weigh the same.
"""

import argparse
import json
from pathlib import Path

import numpy as np

from claimcheck.splitting.claim_types import ClaimTypes
from claimcheck.splitting.draft import words_of
from claimcheck.splitting.pipeline import load_pipeline
from claimcheck.splitting.worthiness import WEIGHTS, features

LANGUAGES = {"ar": "arabic", "en": "english"}
SHRINKAGE = 2.0
STEPS = 30

Rows = tuple[np.ndarray, np.ndarray]


def read(path: Path, lang: str) -> Rows:
    """The features and labels of a file."""
    nlp, types = load_pipeline(lang), ClaimTypes(lang)
    vectors, labels = [], []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = row["text"].strip()
        kind = types.of(text, words_of(nlp.make_doc(text)), [(0, len(text))])
        values = features(text, lang=lang, claim_type=kind)
        vectors.append([values[name] for name in WEIGHTS])
        labels.append(row["label"] == "Yes")
    return np.array(vectors), np.array(labels, dtype=float)


def fit(rows: list[Rows]) -> np.ndarray:
    """Weights by Newton's method, with a small ridge."""
    x, y = (np.concatenate(parts) for parts in zip(*rows, strict=True))
    share = np.concatenate([np.full(len(labels), len(y) / len(rows) / len(labels)) for _, labels in rows])
    weights = np.zeros(x.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (share * (y - p)) - SHRINKAGE * weights
        weights += np.linalg.solve((x * (share * p * (1 - p))[:, None]).T @ x + SHRINKAGE * np.eye(len(weights)), slope)
    return weights


def area(scores: np.ndarray, labels: np.ndarray) -> float:
    """Area under the ROC curve: how often a row that is worth checking scores above one that is not."""
    above, below = scores[labels == 1], np.sort(scores[labels == 0])
    wins = np.searchsorted(below, above, "left") + np.searchsorted(below, above, "right")
    return float(wins.sum() / 2 / len(above) / len(below))


def main() -> None:
    """Fit, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    folder = parser.parse_args().gold / "checkworthy"
    files = {lang: f"CT24_checkworthy_{name}" for lang, name in LANGUAGES.items()}
    weights = np.round(fit([read(folder / f"{file}_train.jsonl", lang) for lang, file in files.items()]), 1)
    print({name: float(weight) for name, weight in zip(WEIGHTS, weights, strict=True)})
    for lang, file in files.items():
        vectors, labels = read(folder / f"{file}_dev.jsonl", lang)
        print(lang, "area under the curve:", round(area(vectors @ weights, labels), 3))


if __name__ == "__main__":
    main()

"""Pick what decoding goes by on development data, and write it into the model's `model.json`.

python training/pick_settings.py --gold GOLD --model FOLDER

A logistic regression learns from the evidence of every candidate whether it is right: five numbers, so that they fit
other articles too. From which confidence on an attribution counts as one is left as it is: F1 hardly moves about there.
"""

import argparse
import dataclasses
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from english_data import paragraphs
from numpy.typing import NDArray

from claimcheck.models import Article, Attribution, Claim, Content, Cue, Source, Span
from claimcheck.splitting.encoder import Encoder, Settings
from claimcheck.splitting.encoder.decoding import Candidate, EncodedAttribution, attribution_of, decode, overlap_of
from claimcheck.splitting.encoder.engine import read_card, write_card
from claimcheck.splitting.evaluation import Measure, evaluate
from claimcheck.splitting.gold import GoldDocument, read_gold

Spans = Sequence[tuple[int, int]]

HALF = 0.5  # of a content must be right, as in evaluation
RIDGE = 1.0  # pull of the regression's weights towards nothing


@dataclasses.dataclass(frozen=True, slots=True)
class Heard:
    """A document's paragraphs, and what the graphs say of each."""

    places: Sequence[tuple[int, int]]
    candidates: Sequence[Sequence[Candidate]]


def hear(encoder: Encoder, document: GoldDocument) -> Heard:
    """Run the graphs on a document."""
    places = paragraphs(document.text)
    candidates: list[list[Candidate]] = [[] for _ in places]
    for candidate in encoder.candidates([document.text[a:b] for a, b in places], encoder.settings.cue_floor):
        candidates[candidate.window.paragraph].append(candidate)
    return Heard(places, candidates)


def claims(article: Article, heard: Heard, settings: Settings) -> list[Claim]:
    """The attributions as bare claims: only what evaluation looks at."""
    found = []
    for (start, end), candidates in zip(heard.places, heard.candidates, strict=True):
        found += [_claim(article.text, start, a) for a in decode(article.text[start:end], candidates, settings)]
    return found


def _claim(text: str, base: int, found: EncodedAttribution) -> Claim:
    def cut(spans: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
        return tuple(Span.cut(text, base + a, base + b) for a, b in spans)

    attribution = Attribution(
        source=Source(spans=cut(found.source)),
        cue=Cue(spans=cut([found.cue]), lemma="", kind="verb"),
        content=Content(spans=cut(found.content)),
        mode="indirect",
        polarity="asserts",
    )
    return Claim.model_construct(attribution=attribution)


def measures(documents: Sequence[GoldDocument], heard: Mapping[str, Heard], settings: Settings) -> dict[str, Measure]:
    """Content and triple of the development documents under these settings."""
    return evaluate(documents, splitter=lambda article: claims(article, heard[article.id], settings)).measures


def fit(documents: Sequence[GoldDocument], heard: Mapping[str, Heard], settings: Settings) -> Settings:
    """The settings with weights by which the confidence is the chance that a candidate is right."""
    evidence, right = [], []
    for document in documents:
        gold = [(a.cue, a.content) for a in document.attributions if a.content]
        places, candidates = heard[document.doc_id].places, heard[document.doc_id].candidates
        for (start, end), paragraph in zip(places, candidates, strict=True):
            for candidate in paragraph:
                found = attribution_of(document.text[start:end], candidate, settings)
                if found:
                    evidence.append((1.0, *found.evidence))
                    right.append(_is_right(found, start, gold))
    weights = regression(np.array(evidence), np.array(right, float))
    return dataclasses.replace(settings, weights=tuple(round(float(weight), 3) for weight in weights))


def _is_right(found: EncodedAttribution, base: int, gold: Sequence[tuple[Spans, Spans]]) -> bool:
    cue = [(base + found.cue[0], base + found.cue[1])]
    content = [(base + a, base + b) for a, b in found.content]
    return any(overlap_of(cue, c) > 0 and overlap_of(content, other) >= HALF for c, other in gold if c)


def regression(x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
    """Weights of a logistic regression by Newton's method."""
    weights = np.zeros(x.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-x @ weights))
        curve = x.T @ (x * (chance * (1 - chance))[:, None]) + RIDGE * np.eye(len(weights))
        weights -= np.linalg.solve(curve, x.T @ (chance - y) + RIDGE * weights)
    return weights


def pick_on(gold: Path, model: Path) -> None:
    """Pick the settings of a model, print what they reach, and keep them in its `model.json`."""
    documents = list(read_gold(gold / "en" / "polnear_dev.jsonl"))
    encoder = Encoder(model)
    heard = {document.doc_id: hear(encoder, document) for document in documents}
    settings = fit(documents, heard, encoder.settings)
    for name, found in measures(documents, heard, settings).items():
        print(f"{name:15s} P {found.precision:5.1f}  R {found.recall:5.1f}  F1 {found.f1:5.1f}")
    about = {key: value for key, value in read_card(model).items() if key not in {"files", "settings"}}
    write_card(model, settings, **about)


def main() -> None:
    """Read the arguments and pick."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True, help="folder with en/polnear_dev.jsonl")
    parser.add_argument("--model", type=Path, required=True, help="folder of the model")
    args = parser.parse_args()
    pick_on(args.gold, args.model)


if __name__ == "__main__":
    main()

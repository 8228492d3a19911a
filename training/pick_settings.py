"""Pick what decoding goes by on development data, and write it into the model's `model.json`.

python training/pick_settings.py --gold GOLD --model FOLDER

The graphs run once with a low floor; what they said is then decoded with one setting changed at a time, the best kept
(coordinate ascent over coarse steps: few numbers, so that they fit other articles too).
"""

import argparse
import dataclasses
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from english_data import paragraphs

from claimcheck.models import Article, Attribution, Claim, Content, Cue, Source, Span
from claimcheck.splitting.encoder import Encoder, Settings
from claimcheck.splitting.encoder.decoding import Candidate, EncodedAttribution, decode
from claimcheck.splitting.encoder.engine import read_card, write_card
from claimcheck.splitting.evaluation import Measure, evaluate
from claimcheck.splitting.gold import GoldDocument, read_gold

FLOOR = 0.05
STEPS: dict[str, Sequence[Any]] = {
    "weights": ((1, 0, 0), (1, 0, 1), (1, 1, 0), (1, 1, 1), (1, 1, 2), (1, 2, 1), (2, 1, 1), (1, 2, 2)),
    "accept": (0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7),
    "content": (0.4, 0.5, 0.6),
}


@dataclasses.dataclass(frozen=True, slots=True)
class Heard:
    """A document's paragraphs, and what the graphs say of each."""

    places: Sequence[tuple[int, int]]
    candidates: Sequence[Sequence[Candidate]]


def hear(encoder: Encoder, document: GoldDocument) -> Heard:
    """Run the graphs on a document."""
    places = paragraphs(document.text)
    candidates: list[list[Candidate]] = [[] for _ in places]
    for candidate in encoder.candidates([document.text[a:b] for a, b in places], FLOOR):
        candidates[candidate.window.paragraph].append(candidate)
    return Heard(places, candidates)


def claims(article: Article, heard: Heard, settings: Settings) -> list[Claim]:
    """The attributions as bare claims: only what evaluation looks at."""
    found = []
    for (start, end), candidates in zip(heard.places, heard.candidates, strict=True):
        likely = [c for c in candidates if c.cue_probability > settings.cue_floor]
        found += [_claim(article.text, start, a) for a in decode(article.text[start:end], likely, settings)]
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


def pick(documents: Sequence[GoldDocument], heard: Mapping[str, Heard], settings: Settings) -> Settings:
    """The settings after two rounds, each number in turn."""

    def worth(candidate: Settings) -> float:
        found = measures(documents, heard, candidate)
        return found["triple"].f1 + 0.3 * found["content"].f1

    best = worth(settings)
    for _ in range(2):
        for name, values in STEPS.items():
            for value in values:
                changed = dataclasses.replace(settings, **{name: value})
                if (gain := worth(changed)) > best:
                    best, settings = gain, changed
            print(f"{name} {getattr(settings, name)} -> {best / 1.3:.2f}", flush=True)
    return settings


def pick_on(gold: Path, model: Path) -> None:
    """Pick the settings of a model, print what they reach, and keep them in its `model.json`."""
    documents = list(read_gold(gold / "en" / "polnear_dev.jsonl"))
    encoder = Encoder(model)
    heard = {document.doc_id: hear(encoder, document) for document in documents}
    settings = pick(documents, heard, encoder.settings)
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

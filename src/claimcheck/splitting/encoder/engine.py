"""The shipped encoder: two ONNX graphs and a tokenizer, run on paragraphs.

The lower graph reads a paragraph once and says where cues stand. The upper graph reads it again for every cue and says
of each piece whether it belongs to that cue's source or content.
"""

import dataclasses
import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from claimcheck.errors import ClaimcheckError
from claimcheck.splitting.encoder.decoding import Candidate, EncodedAttribution, Settings, decode, likeliest_cues
from claimcheck.splitting.encoder.windows import Window, distance_buckets, windows_of

GRAPHS = ("lower.onnx", "upper.onnx")
TOKENIZER = "tokenizer.json"
CARD = "model.json"


class Encoder:
    """Reads attributions out of paragraphs. One thread, so that the same text gives the same answer everywhere.

    Args:
        folder: holds `model.json`, the graphs and the tokenizer.

    Raises:
        ClaimcheckError: a file of the model is missing or is not the one that `model.json` names.
        ImportError: onnxruntime or tokenizers is not installed.
    """

    def __init__(self, folder: Path) -> None:
        from tokenizers import Tokenizer  # noqa: PLC0415 - comes with an extra

        card = read_card(folder)
        self.settings = Settings(**{**card["settings"], "weights": tuple(card["settings"]["weights"])})
        self._tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._special = special_pieces(self._tokenizer)
        self._lower, self._upper = (_session(folder / name) for name in GRAPHS)

    def read(self, paragraphs: Sequence[str], *, nested: bool = False) -> list[list[EncodedAttribution]]:
        """The attributions of each paragraph, or of each content of another attribution, by the place of their cues."""
        settings = self.settings.inside() if nested else self.settings
        candidates: list[list[Candidate]] = [[] for _ in paragraphs]
        for candidate in self.candidates(paragraphs, settings.cue_floor):
            candidates[candidate.window.paragraph].append(candidate)
        return [decode(text, found, settings) for text, found in zip(paragraphs, candidates, strict=True)]

    def candidates(self, paragraphs: Sequence[str], floor: float) -> Iterator[Candidate]:
        """Everything that may be a cue, with what the upper graph says of it."""
        for number, text in enumerate(paragraphs):
            pieces = self._tokenizer.encode(text, add_special_tokens=False)
            for window in windows_of(number, text, pieces, *self._special):
                yield from self._candidates_of(window, floor)

    def _candidates_of(self, window: Window, floor: float) -> Iterator[Candidate]:
        """One window and one cue a run.

        The scales of int8 sums come from all that a run holds: in a batch the answer for a paragraph would hang on its
        neighbours, and padding would have to be paid for.
        """
        length = len(window.ids)
        mask = np.ones((1, length), np.float32)
        inputs = {"ids": window.ids[None], "features": window.features[None], "mask": mask}
        hidden, tags = self._lower.run(None, inputs)
        for (first, last), chance in likeliest_cues(tags[0], floor, window.own):
            marks = np.zeros((1, length), np.int64)
            marks[0, first : last + 1] = 1
            distances = distance_buckets(length, first, last)[None]
            inputs = {"hidden": hidden, "mask": mask, "marks": marks, "distances": distances}
            roles, accept = self._upper.run(None, inputs)
            yield Candidate(window, (first, last), chance, float(accept[0]), roles[0])


def special_pieces(tokenizer: Any) -> tuple[int, int]:
    """What stands before and after every window."""
    return tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")


def read_card(folder: Path) -> dict[str, Any]:
    """`model.json`, after every file that it names was found to be the one it means.

    Raises:
        ClaimcheckError: a file is missing or another one.
    """
    hint = "Install claimcheck again, or rebuild the model with training/train_english.py"
    try:
        card: dict[str, Any] = json.loads((folder / CARD).read_text(encoding="utf-8"))
        for name, digest in card["files"].items():
            if hashlib.sha256((folder / name).read_bytes()).hexdigest() != digest:
                raise ClaimcheckError(f"{name} is not the file that {CARD} names", hint=hint)
    except (FileNotFoundError, ValueError, KeyError) as error:
        raise ClaimcheckError(f"The model in {folder} cannot be read: {error}", hint=hint) from error
    return card


def write_card(folder: Path, settings: Settings, **about: Any) -> None:
    """Write `model.json` for the files that lie in the folder."""
    files = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in (*GRAPHS, TOKENIZER)}
    card = {**about, "files": files, "settings": dataclasses.asdict(settings)}
    (folder / CARD).write_text(json.dumps(card, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def _session(path: Path) -> Any:
    import onnxruntime  # noqa: PLC0415 - comes with an extra, and loads slowly

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_mem_pattern = False  # every run has its own shape
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])

"""FEVER's format (Thorne et al., NAACL 2018): JSON Lines. Lossy: it keeps three labels and no sentences of evidence.

FEVER's evidence is sentences of Wikipedia; ours is web addresses, which stand in the place of the page, without a
sentence. What FEVER has no label for, conflicting evidence, is left out. The original label stands beside FEVER's.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from claimcheck.datasets.columns import Column
from claimcheck.datasets.rows import About, LeftOutError, Tally, converted, one_a_split
from claimcheck.datasets.verdict_labels import core_label_of
from claimcheck.models import Scale, VerifiedClaim, canonical_json

DATA = "{split}.jsonl"
COLUMNS: dict[str, Column] = {"id": "string", "claim": "string", "label": "string", "verifiable": "string"}
_LABELS = {"supported": "SUPPORTS", "refuted": "REFUTES", "not_enough_evidence": "NOT ENOUGH INFO"}
_UNVERIFIABLE = "NOT ENOUGH INFO"


def write_fever(rows: Iterable[VerifiedClaim], folder: Path, about: About, tally: Tally) -> None:
    """Write `<split>.jsonl`; claims whose verdict has no label of FEVER's are left out."""
    with one_a_split(folder, DATA) as file_of:
        for split, made in converted(rows, about, tally, lambda row: fever_row(row, about.project.scale)):
            file_of(split).write(canonical_json(made) + "\n")
    tally.one_a_split(DATA)


def fever_row(row: VerifiedClaim, scale: Scale) -> dict[str, Any]:
    """A claim as FEVER has it.

    `evidence` is a list of sets, each item of a set [annotation, evidence, page, sentence]; ours is one set, in which
    only the pages are known.

    Raises:
        LeftOutError: FEVER has no label for the claim.
    """
    core = core_label_of(row, scale)
    if core.label not in _LABELS:
        raise LeftOutError("whose evidence is conflicting, for which FEVER has no label")
    label = _LABELS[core.label]
    pages = [evidence.url for evidence in row.evidence] if label != _UNVERIFIABLE else [None]
    return {
        "id": row.id,
        "verifiable": "NOT VERIFIABLE" if label == _UNVERIFIABLE else "VERIFIABLE",
        "label": label,
        "claim": row.text,
        "evidence": [[[None, None, page, None] for page in pages]],
        "lang": row.lang,
        "original_scale": row.scale,
        "original_label": row.truth.label,
    }

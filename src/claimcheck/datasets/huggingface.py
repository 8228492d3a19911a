"""A folder for the Hugging Face Hub: Parquet and a card whose head declares the features, made of our models."""

import json
from collections.abc import Iterable
from pathlib import Path

from claimcheck.datasets.card import CARD_FILE
from claimcheck.datasets.columns import columns_of, features_yaml
from claimcheck.datasets.parquet import DATA, write_parquet
from claimcheck.datasets.rows import About, Tally
from claimcheck.models import VerifiedClaim


def write_huggingface(rows: Iterable[VerifiedClaim], folder: Path, about: About, tally: Tally) -> None:
    """Write the Parquet files and the head of the card.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    langs: set[str] = set()

    def seen() -> Iterable[VerifiedClaim]:
        for row in rows:
            langs.add(row.lang)
            yield row

    write_parquet(seen(), folder, about, tally)
    head = card_head(folder, about, tally, langs=sorted(langs))
    (folder / CARD_FILE).write_text(head, encoding="utf-8", newline="\n")


def card_head(folder: Path, about: About, tally: Tally, *, langs: Iterable[str]) -> str:
    """The YAML head of the card: what the Hub shows, and what `datasets` reads to know splits and features."""
    publication = about.project.settings.publication
    sizes = {split: (folder / DATA.format(split=split)).stat().st_size for split in sorted(tally.written)}
    lines = [
        "---",
        f"pretty_name: {_quoted(publication.name or about.project.settings.title)}",
        f"license: {_quoted(publication.licence.lower())}",
        "language:",
        *(f"- {_quoted(lang)}" for lang in langs),
        "task_categories:",
        "- text-classification",
        "tags:",
        "- fact-checking",
        "configs:",
        "- config_name: default",
        "  data_files:",
        *(f"  - split: {split}\n    path: {DATA.format(split=split)}" for split in sizes),
        "dataset_info:",
        "  features:",
        *features_yaml(columns_of(VerifiedClaim), indent="  "),
        "  splits:",
        *(
            f"  - name: {split}\n    num_bytes: {size}\n    num_examples: {tally.written[split]}"
            for split, size in sizes.items()
        ),
        f"  download_size: {sum(sizes.values())}",
        f"  dataset_size: {sum(sizes.values())}",
        "---",
    ]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)

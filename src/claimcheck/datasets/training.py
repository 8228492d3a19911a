"""Articles with their gold as documents that spaCy trains on, in files of a bounded size, as its `Corpus` reads them.

A folder for each split and language: `spacy/<split>/<lang>/00001.spacy` and so on. No more is in memory than the file
that is being filled: its documents, and the vocabulary of their words.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck.datasets.manifest import Contents
from claimcheck.datasets.rows import About, Tally
from claimcheck.models import Article, Split

if TYPE_CHECKING:
    from spacy.tokens import Doc

Gold = dict[str, Any]
"""An attribution as gold has it: places by role, `tier`, `resolved` names, other contents that are right too."""
ROLES = ("source", "cue", "content")
SPAN_GROUP = "sc"
"""The span group that spaCy's span categorizer learns from, unless told another."""
TOKENS_A_FILE = 100_000
"""A file is written when its documents have so many tokens or more."""
_FILE = "spacy/{split}/{lang}/{number:05}.spacy"


class TrainingFiles:
    """The documents of a dataset.

    Args:
        folder: the dataset's folder.
        about: has the tokenizer.
        tally: is told what each file holds.
    """

    def __init__(self, folder: Path, about: About, tally: Tally) -> None:
        self._folder = folder
        self._about = about
        self._tally = tally
        self._filling: dict[tuple[Split, str], _Filling] = {}
        self._written: dict[tuple[Split, str], int] = {}

    def add(self, article: Article, attributions: Iterable[Gold], split: Split) -> None:
        """Add a document, and write its file if that is full."""
        key = split, article.lang
        if key not in self._filling:
            self._filling[key] = _Filling(self._about.tokenizer())
        filling = self._filling[key]
        filling.add(article, attributions)
        if filling.tokens >= TOKENS_A_FILE:
            self._write(key)

    def close(self) -> None:
        """Write the files that are not full."""
        for key in list(self._filling):
            self._write(key)

    def _write(self, key: tuple[Split, str]) -> None:
        split, lang = key
        number = self._written[key] = self._written.get(key, 0) + 1
        name = _FILE.format(split=split, lang=lang, number=number)
        (self._folder / name).parent.mkdir(parents=True, exist_ok=True)
        documents = self._filling.pop(key).documents
        documents.to_disk(self._folder / name)
        self._tally.contents[name] = Contents(rows=len(documents))


class _Filling:
    """A file that is not written yet, with a vocabulary of its own: one for all would hold every word ever read."""

    def __init__(self, tokenize: Callable[[str], "Doc"]) -> None:
        from spacy.tokens import DocBin  # noqa: PLC0415 - takes a second to load, which only this format needs

        self.documents = DocBin(attrs=["ORTH"], store_user_data=True)  # nothing else of a token is known
        self.tokens = 0
        self._tokenize = tokenize

    def add(self, article: Article, attributions: Iterable[Gold]) -> None:
        document = training_document(article, attributions, self._tokenize)
        self.documents.add(document)
        self.tokens += len(document)


def training_document(article: Article, attributions: Iterable[Gold], tokenize: Callable[[str], "Doc"]) -> "Doc":
    """The article with the spans of its core attributions, labelled SOURCE, CUE and CONTENT.

    Those of one attribution share the number `span.id`; a place inside a token takes the whole token.
    """
    doc = tokenize(article.text)
    doc.user_data = {"doc_id": article.id}  # without what the splitter leaves for its own components
    core = [attribution for attribution in attributions if attribution["tier"] == "core"]
    doc.spans[SPAN_GROUP] = [
        span
        for number, attribution in enumerate(core, 1)
        for role in ROLES
        for start, end in attribution[role]
        if (span := doc.char_span(start, end, label=role.upper(), alignment_mode="expand", span_id=number))
    ]
    return doc

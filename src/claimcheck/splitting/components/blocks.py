"""`claimcheck_blocks`: the reader's blocks, with the page furniture that only the language can tell.

Claims come from what an article says; a claim from a list of related links or a share line is an error.
"""

import re
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from claimcheck.models import Block
from claimcheck.splitting.data import fold_of, language_data
from claimcheck.splitting.draft import Words, blocks_of, words_of

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_CLOSED = re.compile(r"[.!?؟…][\"'”“»«’)\]]*\s*$")
_PROSE_WORDS = 25
"""From this length on a closed block after a link list is the article again, not another headline."""


def blocks_by_line(text: str) -> list[Block]:
    """One block a line that is not blank, for a text that no reader has cut: all of them paragraphs."""
    return [
        Block(start=m.start(), end=m.start() + len(m.group().rstrip()), kind="paragraph") for m in _LINE.finditer(text)
    ]


class Furniture:
    """Marks as furniture the blocks that open with one of the language's phrases, and the headlines below them.

    `furniture.toml` holds `lines` (phrases that open a line of furniture) and `lists` (phrases that head a list
    of links to other articles, which runs on until prose begins again).
    """

    def __init__(self, nlp: Language) -> None:
        data: dict[str, Any] = language_data(nlp.meta["lang"], "furniture")
        fold = fold_of(nlp.meta["lang"])

        def phrases(key: str) -> tuple[str, ...]:
            texts = (words_of(nlp.tokenizer(phrase)).texts for phrase in data[key])
            return tuple(" ".join(map(fold, words)) + " " for words in texts)

        self._lines = phrases("lines")
        self._lists = phrases("lists")

    def __call__(self, doc: Doc) -> Doc:
        """Leave the typed blocks on the document."""
        words = words_of(doc)
        in_list = False
        blocks = []
        for block in blocks_of(doc) or blocks_by_line(doc.text):
            opening = self._opening(words, block)
            if opening.startswith(self._lists):
                in_list = True
            elif in_list and self._is_prose(words, block, doc.text):
                in_list = False
            furniture = in_list or opening.startswith(self._lines)
            blocks.append(block.model_copy(update={"kind": "furniture"}) if furniture else block)
        doc._.blocks = blocks
        return doc

    @staticmethod
    def _opening(words: Words, block: Block) -> str:
        indices = words.within(block.start, block.end)[:8]
        return " ".join(words.norms[i] for i in indices) + " "

    @staticmethod
    def _is_prose(words: Words, block: Block, text: str) -> bool:
        long = len(words.within(block.start, block.end)) >= _PROSE_WORDS
        return long and _CLOSED.search(text[block.start : block.end]) is not None


@Language.factory("claimcheck_blocks")
def make_blocks(nlp: Language, name: str) -> Furniture:  # noqa: ARG001 - spaCy passes the name
    """The component, with the furniture phrases of the pipeline's language."""
    return Furniture(nlp)

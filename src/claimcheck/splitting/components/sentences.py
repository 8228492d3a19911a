"""`claimcheck_sentences`: sentences inside blocks.

A sentence ends with its block, and at . ! ? ؟ … (closing marks included) before white space; never at a comma or
semicolon, and not after an abbreviation or an initial.
"""

import re

from spacy.language import Language
from spacy.tokens import Doc

from claimcheck.splitting.data import fold_of, language_data
from claimcheck.splitting.draft import Sentence, blocks_of

_END = re.compile(r"[.!?؟…。]+[\"'”“»«’‘)\]]*(?=\s)")
_LAST_WORD = re.compile(r"[^\s\"'“”«»(\[]*$")
_LONGEST_WORD = 40


class Sentences:
    """Cuts every block that is not furniture into sentences; `abbreviations` do not end one."""

    def __init__(self, nlp: Language) -> None:
        self._fold = fold_of(nlp.meta["lang"])
        self._abbreviations = frozenset(map(self._fold, language_data(nlp.meta["lang"])["abbreviations"]))

    def __call__(self, doc: Doc) -> Doc:
        """Leave the sentences on the document."""
        text = doc.text
        doc._.sentences = [
            Sentence(start, end, index)
            for index, block in enumerate(blocks_of(doc))
            if block.kind != "furniture"
            for start, end in self._cut(text, block.start, block.end)
        ]
        return doc

    def _cut(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        places = []
        for match in _END.finditer(text, start, end):
            if match.group()[0] == "." and self._is_abbreviation(text, start, match.start()):
                continue
            places.append((start, match.end()))
            start = match.end()
        places.append((start, end))
        return [place for place in (_trim(text, *p) for p in places) if place[0] < place[1]]

    def _is_abbreviation(self, text: str, start: int, stop: int) -> bool:
        word = _LAST_WORD.search(text, max(start, stop - _LONGEST_WORD), stop)
        found = word.group() if word else ""
        return (len(found) == 1 and found.isalpha() and found.isupper()) or self._fold(found) in self._abbreviations


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


@Language.factory("claimcheck_sentences")
def make_sentences(nlp: Language, name: str) -> Sentences:  # noqa: ARG001 - spaCy passes the name
    """The component, with the abbreviations of the pipeline's language."""
    return Sentences(nlp)

"""`claimcheck_sentences`: sentences inside blocks.

A sentence ends with its block, and at . ! ? ؟ … (closing marks included) before white space; never at a comma or
semicolon, not after an abbreviation or an initial, and not before a small letter. Where the blank was forgotten
(*ended.The*, *انتهى.وقال*), it ends as well; so it does at three blanks, which stand for a line break.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from claimcheck.splitting.data import fold_of, language_data
from claimcheck.splitting.draft import Sentence, blocks_of, text_of

# What comes before a mark is asked behind it: a search for nothing but a mark is fast.
_END = re.compile(
    r"[.!?؟…。](?:"
    r"[.!?؟…。]*[\"'”“»«’‘)\]]*(?=\s)"
    r"|(?<=[a-zß-ÿ][a-zß-ÿ][.!?])(?=[A-ZÄÖÜ][a-zß-ÿ]{2})"
    r"|(?<=[ء-ي][ء-ي][ء-ي][.!؟])(?=[ء-ي]{4})"
    r"|(?<=[ء-ي][ء-ي][ء-ي]\.)[»”\"](?=[ء-ي]{4})"
    r")"
)
_WIDE = re.compile(r"[^\S\n][^\S\n][^\S\n](?<=\S[^\S\n]{3})")
"""Three blanks behind a word."""
_LAST_WORD = re.compile(r"(?:[^\s\"'“”«»(\[]*+[\s\"'“”«»(\[])*+(.*)", re.DOTALL)
_NEXT_WORD = re.compile(r"\s*(\w*)")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_LONGEST_WORD = 40


class Sentences:
    """Cuts every block that is not furniture into sentences.

    `abbreviations` do not end one, nor do `numbered` ones before a figure (*No. 3*); an acronym with full stops
    (*U.S.*) only before one of the `openers`.
    """

    def __init__(self, nlp: Language) -> None:
        data = language_data(nlp.meta["lang"])
        self._fold = fold_of(nlp.meta["lang"])
        self._abbreviations = frozenset(map(self._fold, data["abbreviations"]))
        self._numbered = frozenset(map(self._fold, data.get("numbered", ())))
        self._openers = frozenset(map(self._fold, data["openers"]))

    def __call__(self, doc: Doc) -> Doc:
        """Leave the sentences on the document."""
        text = text_of(doc)
        doc._.sentences = [
            Sentence(start, end, index)
            for index, block in enumerate(blocks_of(doc))
            if block.kind != "furniture"
            for start, end in self._cut(text, block.start, block.end)
        ]
        return doc

    def _cut(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        for wide in _WIDE.finditer(text, start, end):
            yield from self._cut_line(text, start, wide.start())
            start = wide.end()
        yield from self._cut_line(text, start, end)

    def _cut_line(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        stops = [start]
        for match in _END.finditer(text, start, end):
            if not self._goes_on(text, stops[-1], match, end):
                stops.append(match.end())
        for place in pairwise([*stops, end]):
            first, last = _trim(text, *place)
            if first < last:
                yield first, last

    def _goes_on(self, text: str, start: int, end_mark: re.Match[str], end: int) -> bool:
        """Whether the sentence goes on behind what looks like its end."""
        mark, stop = end_mark.group(), end_mark.start()
        following = _NEXT_WORD.match(text, end_mark.end(), end)
        opener = following.group(1) if following else ""
        if opener[:1].islower():
            return True
        if mark[0] != ".":
            return False
        word = _LAST_WORD.match(text, max(start, stop - _LONGEST_WORD), stop)
        found = word.group(1) if word else ""
        if opener[:1].isdigit() and self._fold(found) in self._numbered:
            return True
        if _ACRONYM.fullmatch(found):
            return bool(opener) and self._fold(opener) not in self._openers
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

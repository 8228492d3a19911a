"""`claimcheck_ar_teasers`: the openings of other articles below an article, which no heading sets apart.

Arabic news prose ties its paragraphs together: the second and every later one opens with و, with a connective, a
quotation or its topic. Several paragraphs at the end, each a single sentence that opens with a bare verb as only the
first paragraph of an article does, are the first paragraphs of others.
"""

import re

from spacy.language import Language
from spacy.tokens import Doc

from claimcheck.models import Block
from claimcheck.splitting.draft import Words, blocks_of, text_of, words_of
from claimcheck.splitting.languages.ar.grammar import Is, flags
from claimcheck.splitting.languages.ar.lexicon import cues

_SENTENCE_END = re.compile(r"[.!؟…][\"”»]*\s+\S")
_FEWEST = 4
"""So many such paragraphs in a row are no accident."""
_FEWEST_TIED = 2
_LONGEST = 60
"""Words: a teaser is a sentence, but no endless one."""
_SHORTEST = 8


@Language.component("claimcheck_ar_teasers")
def teasers(doc: Doc) -> Doc:
    """Leave the first paragraphs of other articles on the document as furniture."""
    blocks, words, text = blocks_of(doc), words_of(doc), text_of(doc)
    prose = [number for number, block in enumerate(blocks) if block.kind == "paragraph"]
    first = len(prose)
    while first > 0 and _opens_anew(blocks[prose[first - 1]], words, text):
        first -= 1
    if len(prose) - first < _FEWEST or first < _FEWEST_TIED:
        return doc
    earlier = [blocks[number] for number in prose[:first]]
    leads = sum(_opens_anew(block, words, text) for block in earlier)
    if leads <= 1 and all(_is_tied(words.norms[_span(block, words).start]) for block in earlier[-_FEWEST_TIED:]):
        for number in prose[first:]:
            blocks[number] = blocks[number].model_copy(update={"kind": "furniture"})
    return doc


def _span(block: Block, words: Words) -> range:
    return words.within(block.start, block.end)


def _opens_anew(block: Block, words: Words, text: str) -> bool:
    """Whether a paragraph is one sentence that opens with a bare verb."""
    span = _span(block, words)
    if not _SHORTEST <= len(span) <= _LONGEST or _SENTENCE_END.search(text, block.start, block.end):
        return False
    norm = words.norms[span.start]
    return norm.isalpha() and not _is_tied(norm) and not norm.startswith("ال") and not flags().get(norm, 0) & ~Is.OBJECT


def _is_tied(norm: str) -> bool:
    """Whether a paragraph opens with و or ف: وقال, and not وجّهت."""
    return norm[0] in "وف" and not any(reading.finite for reading in cues().readings.get(norm, ()))

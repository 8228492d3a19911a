"""`claimcheck_assertions`: what the outlet asserts in its own voice.

A declarative sentence of a paragraph that no attribution reaches into is the outlet's own statement. Sentences with a
mark of opinion or hedging, questions, and sentences too short to say anything are left out.
"""

from bisect import bisect_left

from spacy.language import Language
from spacy.tokens import Doc

from claimcheck.splitting.data import fold_of, language_data
from claimcheck.splitting.draft import (
    Assertion,
    Sentence,
    attributions_of,
    blocks_of,
    merge,
    quotations_of,
    sentences_of,
    words_of,
)

_SHORTEST = 5
"""Words below which a sentence states nothing that could be checked."""


class Assertions:
    """Finds the outlet's own statements; `assertions.toml` holds the language's marks of hedging."""

    def __init__(self, nlp: Language) -> None:
        fold = fold_of(nlp.meta["lang"])
        self._hedges = frozenset(map(fold, language_data(nlp.meta["lang"], "assertions")["hedges"]))

    def __call__(self, doc: Doc) -> Doc:
        """Leave the assertions on the document."""
        blocks, text = blocks_of(doc), doc.text  # spaCy joins the text anew every time
        taken = merge([d.hull for d in attributions_of(doc)] + [(q.start, q.end) for q in quotations_of(doc)])
        starts = [start for start, _ in taken]
        doc._.assertions = [
            Assertion(sentence.start, sentence.end)
            for sentence in sentences_of(doc)
            if blocks[sentence.block].kind == "paragraph"
            and not _touches(taken, starts, sentence)
            and self._states_something(doc, text, sentence)
        ]
        return doc

    def _states_something(self, doc: Doc, text: str, sentence: Sentence) -> bool:
        if text[sentence.end - 1] not in ".!…":
            return False
        words = words_of(doc)
        indices = words.within(sentence.start, sentence.end)
        return len(indices) > _SHORTEST and self._hedges.isdisjoint(words.norms[i] for i in indices)


def _touches(taken: list[tuple[int, int]], starts: list[int], sentence: Sentence) -> bool:
    last = bisect_left(starts, sentence.end) - 1
    return last >= 0 and taken[last][1] > sentence.start


@Language.factory("claimcheck_assertions")
def make_assertions(nlp: Language, name: str) -> Assertions:  # noqa: ARG001 - spaCy passes the name
    """The component, with the hedges of the pipeline's language."""
    return Assertions(nlp)

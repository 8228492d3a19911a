"""`claimcheck_encoder`: attributions as a trained encoder reads them, or by pattern rules where its extra is missing.

The encoder reads one paragraph at a time and was trained on articles in which nested attributions are not marked. What
it cannot know is added here: a paragraph that ends in a colon is read together with the quotation that it announces, a
long one a few sentences at a time, a quotation left open runs on into the paragraph that opens one again, and contents
are read once more for themselves.
"""

import importlib.util
import warnings
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from claimcheck.errors import MissingExtraError, ReducedWarning
from claimcheck.splitting.continued import continue_quotations
from claimcheck.splitting.cue_words import CueWords
from claimcheck.splitting.data import LANGUAGES_FOLDER, language_data
from claimcheck.splitting.dialogues import turns
from claimcheck.splitting.draft import (
    Draft,
    Place,
    Quotation,
    Sentence,
    blocks_of,
    outermost_quotations_of,
    sentences_of,
)
from claimcheck.splitting.encoder import EncodedAttribution, Encoder
from claimcheck.splitting.interviews import quoted_answers, signed
from claimcheck.splitting.loose_ends import LooseEnds
from claimcheck.splitting.whole_quotations import complete_quotations

_QUOTES = frozenset('"“„«”')
_NEEDED = ("onnxruntime", "tokenizers")
_LONG = 500
"""Characters up to which a block is read at once: nineteen of twenty training paragraphs have fewer. An article in one
line reads better so, and faster, because every cue has the encoder read anew what stands with it."""
_PART = 250
"""Characters that a part of a longer block has at least."""


class EncoderAttributions:
    """Reads the attributions of every block that is not furniture."""

    def __init__(self, lang: str) -> None:
        self._encoder = Encoder(LANGUAGES_FOLDER / lang / "model")
        self._words = CueWords(lang)
        self._ends = LooseEnds(lang)
        self._labels = language_data(lang, "cue_words")["labels"]

    def __call__(self, doc: Doc) -> Doc:
        """Leave the attributions on the document."""
        text = doc.text
        blocks = [(b.start, b.end) for b in blocks_of(doc) if b.kind != "furniture"]
        told, spoken = turns(text, blocks, **self._labels)
        sentences = sentences_of(doc)
        starts = [sentence.start for sentence in sentences]
        quotations = outermost_quotations_of(doc)
        drafts = self._read(text, in_parts(text, announced(text, told), starts, quotations))
        nested = self._nested(text, [*drafts, *spoken])
        for draft in drafts:
            in_sentence(draft, sentences, starts)
        complete_quotations(doc, drafts)
        continue_quotations(doc, drafts, blocks)
        drafts += [*spoken, *signed(doc, told, drafts)]
        drafts += quoted_answers(doc, told, drafts)
        doc._.attributions = sorted([*drafts, *nested], key=lambda d: (d.hull, d.cue))
        return doc

    def _read(self, text: str, places: Sequence[Place], *, nested: bool = False) -> list[Draft]:
        read = self._encoder.read([text[start:end] for start, end in places], nested=nested)
        drafts = [
            (self._draft(text, start, found), end)
            for (start, end), attributions in zip(places, read, strict=True)
            for found in attributions
        ]
        cues = {draft.cue[-1][1]: draft.cue[0][0] for draft, _ in drafts}
        for draft, _ in drafts:
            draft.content = [before_cue(text, place, cues) for place in draft.content]
        return [draft for draft, end in drafts if self._ends.tie(text, draft, end)]

    def _nested(self, text: str, drafts: Sequence[Draft]) -> list[Draft]:
        """What somebody else is made to say inside a content.

        A pronoun there mostly leads back to who speaks already, so only sources with a word of their own count.
        """
        contents = [place for draft in drafts for place in draft.content if self._words.speaks(text, place)]
        return [
            draft
            for draft in self._read(text, contents, nested=True)
            if self._words.speaks(text, draft.cue[0]) and not self._words.is_pronoun(text, draft.source)
        ]

    def _draft(self, text: str, base: int, found: EncodedAttribution) -> Draft:
        cue = (base + found.cue[0], base + found.cue[1])
        content = [(base + a, base + b) for a, b in found.content]
        word = self._words.read(text, cue, content)
        return Draft(
            cue=[cue],
            content=content,
            source=[(base + a, base + b) for a, b in found.source],
            lemma=word.lemma,
            kind=word.kind,
            polarity=word.polarity,
            elided=not found.source
            and word.kind == "participle",  # a passive has no source, an English verb one of its own
        )


def before_cue(text: str, place: Place, cues: Mapping[int, int]) -> Place:
    """A content without the cue of another one that it ends in: … he was there but | insists …."""
    start, end = place
    cue = cues.get(end, -1)
    return (start, start + len(text[start:cue].rstrip(" ,;"))) if cue > start else place


def in_sentence(draft: Draft, sentences: Sequence[Sentence], starts: Sequence[int]) -> None:
    """Keep of a source what stands in the sentence of its cue."""
    at = bisect_right(starts, draft.cue[0][0]) - 1
    if at >= 0:
        first, last = sentences[at].start, sentences[at].end
        clipped = [(max(start, first), min(end, last - 1 if end > last else end)) for start, end in draft.source]
        draft.source = [place for place in clipped if place[0] < place[1]]


def announced(text: str, blocks: list[Place]) -> list[Place]:
    """The blocks, each that ends in a colon joined to the one right behind it where that opens a quotation."""
    units: list[Place] = []
    for start, end in blocks:
        announces = units and text[units[-1][1] - 1] == ":" and text[start] in _QUOTES
        if announces and text[units[-1][1] : start].isspace():
            units[-1] = (units[-1][0], end)
        else:
            units.append((start, end))
    return units


def in_parts(
    text: str, blocks: Sequence[Place], sentences: Sequence[int], quotations: Sequence[Quotation]
) -> list[Place]:
    """The blocks, long ones cut before a sentence: not in a quotation, nor behind one, where its speaker may stand."""
    openings = [quotation.start for quotation in quotations]
    parts: list[Place] = []
    for start, end in blocks:
        begin = start
        for sentence in sentences[bisect_right(sentences, start) : bisect_left(sentences, end)]:
            if end - start <= _LONG:
                break
            if sentence - begin < _PART:
                continue
            before = bisect_left(openings, sentence) - 1
            quotation = quotations[before] if before >= 0 else None
            if quotation is None or not quotation.closed or text[quotation.end : sentence].strip():
                parts.append((begin, begin + len(text[begin:sentence].rstrip())))
                begin = sentence
        parts.append((begin, end))
    return parts


@Language.factory("claimcheck_encoder")
def make_encoder(nlp: Language, name: str) -> Any:  # noqa: ARG001 - spaCy passes the name
    """The component with the model of the pipeline's language, or the pattern rules in its place.

    Raises:
        ClaimcheckError: a file of the model is missing or damaged.
    """
    lang = nlp.meta["lang"]
    if any(importlib.util.find_spec(module) is None for module in _NEEDED):
        missing = MissingExtraError(extra=lang, needed_for=f"The trained splitter for '{lang}'")
        warnings.warn(f"{missing} Until then pattern rules stand in, which find less.", ReducedWarning, stacklevel=2)
        return nlp.create_pipe("claimcheck_patterns")
    return EncoderAttributions(lang)

"""`claimcheck_patterns`: attributions by patterns over surface words, for languages written with letters of Latin kind.

What attributes, and with which frame, stands in the language's `cues.toml`; `grammar.order` says how its clauses are
built. It needs no model and looks only so far around a cue that its time grows with the length of the text.
"""

from spacy.language import Language
from spacy.tokens import Doc

from claimcheck.splitting.continued import continue_quotations
from claimcheck.splitting.draft import blocks_of
from claimcheck.splitting.interviews import quoted_answers, signed
from claimcheck.splitting.patterns.grammar import Grammar
from claimcheck.splitting.patterns.labels import Labels
from claimcheck.splitting.patterns.lexicon import lexicon_of
from claimcheck.splitting.patterns.story import Story
from claimcheck.splitting.patterns.svo import SubjectVerbObject
from claimcheck.splitting.patterns.units import units_of
from claimcheck.splitting.patterns.v2 import VerbSecond
from claimcheck.splitting.whole_quotations import complete_quotations

_GRAMMARS: dict[str, type[Grammar]] = {"svo": SubjectVerbObject, "v2": VerbSecond}


class Patterns:
    """Finds attributions unit by unit."""

    def __init__(self, nlp: Language) -> None:
        lexicon = lexicon_of(nlp.meta["lang"])
        self._grammar = _GRAMMARS[lexicon.order](lexicon)
        self._labels = Labels(lexicon)

    def __call__(self, doc: Doc) -> Doc:
        """Leave the attributions on the document."""
        story = Story()
        for unit in units_of(doc):
            found = self._labels.find(unit, self._grammar.find(unit))
            if found:
                story.tell(unit, found, self._grammar.reported(unit, found))
            elif not story.quote_on(unit) and not story.go_on(unit, self._grammar.goes_on(unit)):
                actor = self._grammar.actor(unit)
                story.pause(unit, actor or self._grammar.subject(unit), acts=actor is not None)
        blocks = [(block.start, block.end) for block in blocks_of(doc) if block.kind != "furniture"]
        complete_quotations(doc, story.drafts)
        continue_quotations(doc, story.drafts, blocks)
        drafts = [*story.drafts, *signed(doc, blocks, story.drafts)]
        doc._.attributions = sorted([*drafts, *quoted_answers(doc, blocks, drafts)], key=lambda d: (d.hull, d.cue))
        return doc


@Language.factory("claimcheck_patterns")
def make_patterns(nlp: Language, name: str) -> Patterns:  # noqa: ARG001 - spaCy passes the name
    """The component, with the cues of the pipeline's language."""
    return Patterns(nlp)

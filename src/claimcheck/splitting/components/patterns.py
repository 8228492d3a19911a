"""`claimcheck_patterns`: attributions by patterns over surface words, for languages written with letters of Latin kind.

What attributes, and with which frame, stands in the language's `cues.toml`; `grammar.order` says how its clauses are
built. It needs no model and looks only so far around a cue that its time grows with the length of the text.
"""

from spacy.language import Language
from spacy.tokens import Doc

from claimcheck.splitting.draft import Draft
from claimcheck.splitting.patterns.lexicon import lexicon_of
from claimcheck.splitting.patterns.svo import SubjectVerbObject
from claimcheck.splitting.patterns.units import units_of
from claimcheck.splitting.patterns.v2 import VerbSecond

_GRAMMARS = {"svo": SubjectVerbObject, "v2": VerbSecond}


class Patterns:
    """Finds attributions unit by unit."""

    def __init__(self, nlp: Language) -> None:
        lexicon = lexicon_of(nlp.meta["lang"])
        self._grammar = _GRAMMARS[lexicon.order](lexicon)

    def __call__(self, doc: Doc) -> Doc:
        """Leave the attributions on the document."""
        drafts: list[Draft] = []
        before: Draft | None = None  # what the sentence before belongs to
        for unit in units_of(doc):
            found = [hit.draft(unit) for hit in self._grammar.find(unit)]
            if not found and before is not None:
                going_on = self._grammar.goes_on(unit)
                if going_on:
                    before = _go_on(drafts, before, going_on.draft(unit))
                    continue
            drafts += found
            before = found[-1] if found else None
        doc._.attributions = drafts
        return doc


def _go_on(drafts: list[Draft], before: Draft, after: Draft) -> Draft:
    """Add a sentence that goes on with what another source said; one after another they are one statement."""
    if before.kind == after.kind and before.elided and before.lemma == after.lemma:
        before.content = [(before.content[0][0], after.content[-1][1])]
        return before
    after.source, after.elided = before.source, True
    drafts.append(after)
    return after


@Language.factory("claimcheck_patterns")
def make_patterns(nlp: Language, name: str) -> Patterns:  # noqa: ARG001 - spaCy passes the name
    """The component, with the cues of the pipeline's language."""
    return Patterns(nlp)

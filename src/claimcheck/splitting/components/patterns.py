"""`claimcheck_patterns`: attributions by patterns over surface words, for languages written with letters of Latin kind.

What attributes, and with which frame, stands in the language's `cues.toml`; `grammar.order` says how its clauses are
built. It needs no model and looks only so far around a cue that its time grows with the length of the text.
"""

from spacy.language import Language
from spacy.tokens import Doc

from claimcheck.splitting.draft import Draft, Place
from claimcheck.splitting.patterns.found import Found, Stretch
from claimcheck.splitting.patterns.lexicon import lexicon_of
from claimcheck.splitting.patterns.svo import SubjectVerbObject
from claimcheck.splitting.patterns.units import Unit, units_of
from claimcheck.splitting.patterns.v2 import VerbSecond

_PATIENCE = 2
"""Sentences in which nobody speaks after which reported speech may go on."""
_GRAMMARS = {"svo": SubjectVerbObject, "v2": VerbSecond}


class Patterns:
    """Finds attributions unit by unit."""

    def __init__(self, nlp: Language) -> None:
        lexicon = lexicon_of(nlp.meta["lang"])
        self._grammar = _GRAMMARS[lexicon.order](lexicon)

    def __call__(self, doc: Doc) -> Doc:
        """Leave the attributions on the document."""
        story = _Story()
        for unit in units_of(doc):
            found = self._grammar.find(unit)
            if found:
                story.tell(unit, found)
                continue
            if story.quote_on(unit):
                continue
            going_on = self._grammar.goes_on(unit)
            if going_on is None or not story.go_on(going_on.draft(unit), sure=going_on.how == "free"):
                story.pause(unit, self._grammar.subject(unit))
        doc._.attributions = story.drafts
        return doc


class _Story:
    """The attributions found so far, and who spoke last."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self._speech: Draft | None = None
        """What the sentence before belongs to."""
        self._source: list[Place] = []
        """Who spoke last, or else what the sentence before is about."""
        self._silence = 0
        self._sentence: Place | None = None

    def tell(self, unit: Unit, found: list[Found]) -> None:
        """Add the attributions of a sentence; the widest of them leads."""
        drafts = []
        for hit in found:
            draft = hit.draft(unit)
            if hit.how == "back":
                if self._speech is not None or self._sentence is None:
                    continue
                draft.content = [self._sentence, *draft.content]
            drafts.append(draft)
        self.drafts += drafts
        if not drafts:
            return
        self._speech = max(drafts, key=lambda d: (d.content[-1][1], -d.cue[0][0]))
        self._source = self._speech.source or self._source
        self._silence = 0
        self._sentence = None

    def quote_on(self, unit: Unit) -> bool:
        """Add a sentence that is all quotation to the quotation before it; whether it is."""
        if self._speech is None or not unit.is_quotation or not unit.closes_quotation(self._speech.content[-1][1]):
            return False
        self._speech.content.append(unit.place(0, len(unit) - 1))
        return True

    def go_on(self, draft: Draft, *, sure: bool) -> bool:
        """Add a sentence that goes on with what its source said before; whether there is one."""
        before = self._speech
        if before is None and not (sure and self._source and self._silence < _PATIENCE):
            return False
        if before is not None and before.elided and before.lemma == draft.lemma:
            before.content = [(before.content[0][0], draft.content[-1][1])]
            return True
        draft.source, draft.elided = self._source, True
        self.drafts.append(draft)
        self._speech, self._silence, self._sentence = draft, 0, None
        return True

    def pause(self, unit: Unit, subject: Stretch | None) -> None:
        """Pass over a sentence in which nobody speaks."""
        self._speech = None
        self._silence += 1
        self._sentence = unit.place(0, len(unit) - 1)
        if subject is not None and not self._source:
            self._source = [unit.place(*subject)]


@Language.factory("claimcheck_patterns")
def make_patterns(nlp: Language, name: str) -> Patterns:  # noqa: ARG001 - spaCy passes the name
    """The component, with the cues of the pipeline's language."""
    return Patterns(nlp)

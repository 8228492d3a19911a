"""The attributions of a document in the order of its sentences: who spoke last, and what goes on from there."""

from dataclasses import replace

from claimcheck.splitting.draft import Draft, Place
from claimcheck.splitting.patterns.found import Found, Stretch
from claimcheck.splitting.patterns.units import Unit

_PATIENCE = 2
"""Sentences in which nobody speaks after which reported speech may go on."""


class Story:
    """Gathers attributions, and gives sentences that go on to whoever spoke before."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self._speech: Draft | None = None
        """What the sentence before belongs to."""
        self._source: list[Place] = []
        """Who spoke last."""
        self._topic: list[Place] = []
        """Whom the sentence before is about."""
        self._silence = 0
        self._sentence: Place | None = None
        """The sentence before."""
        self._block = -1

    def tell(self, unit: Unit, found: list[Found], reported: Found | None = None) -> None:
        """Add the attributions of a sentence; the widest of them leads, or who is `reported` to say all of it."""
        drafts = []
        for hit in found:
            draft = hit.draft(unit)
            if hit.how == "back":  # Das bestätigte sie: what the sentence before says
                if self._sentence is None:
                    continue
                draft.content = [self._sentence, *draft.content]
            drafts.append(draft)
        if not drafts:
            self.pause(unit, None, acts=False)
            return
        if self.go_on(unit, reported):
            self.drafts += drafts
            return
        self.drafts += drafts
        self._speech = max(drafts, key=lambda draft: (draft.content[-1][1], -draft.cue[0][0]))
        self._source = self._speech.source or self._source
        self._silence, self._block = 0, unit.block
        self._sentence = unit.place(0, len(unit) - 1)

    def quote_on(self, unit: Unit) -> bool:
        """Add a sentence that is all quotation to the quotation right before it, or to who spoke; whether it is one."""
        speech = self._speech
        if speech is None or unit.block != self._block or not unit.is_quotation:
            return False
        if unit.ends_quotation(speech.content[-1][1]):
            speech.content.append(unit.place(0, len(unit) - 1))
            return True
        if not self._source:
            return False
        draft = Draft([unit.place(0, 0)], [], self._source, lemma=unit.texts[0], kind="quote", elided=True)
        if speech.source and not speech.elided and speech.polarity == "asserts":
            draft = replace(speech, elided=True)
        draft.content = [unit.place(0, len(unit) - 1)]
        self._add(draft, unit)
        return True

    def go_on(self, unit: Unit, hit: Found | None) -> bool:
        """Add a sentence that goes on with what its source said before; whether it is one."""
        if hit is None:
            return False
        before = self._speech
        if before is None and hit.how == "conditional":
            return False
        source = self._source
        if hit.how == "hearsay":  # nobody needs to have said it
            source = source if before is not None else []
        elif self._topic and (self._silence >= _PATIENCE or not source):
            source = self._topic
        draft = hit.draft(unit)
        if before is not None and before.elided and before.lemma == draft.lemma:
            before.content = [(before.content[0][0], draft.content[-1][1])]
            return True
        draft.source, draft.elided = source, bool(source) or hit.how == "free"
        self._source = source or self._source
        self._add(draft, unit)
        return True

    def _add(self, draft: Draft, unit: Unit) -> None:
        self.drafts.append(draft)
        self._speech, self._silence, self._block = draft, 0, unit.block
        self._sentence = unit.place(0, len(unit) - 1)

    def pause(self, unit: Unit, subject: Stretch | None, *, acts: bool) -> None:
        """Pass over a sentence that tells nothing of what is said; its subject may have spoken all the same."""
        self._speech = None
        self._silence += 1
        self._sentence = unit.place(0, len(unit) - 1)
        self._topic = [unit.place(*subject)] if subject is not None else []
        self._source = self._topic if acts else self._source

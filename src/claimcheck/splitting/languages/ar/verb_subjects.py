"""The subject of a verb that attributes: before it, behind it, or hung as a pronoun on the word before."""

from claimcheck.splitting.languages.ar.found import Found
from claimcheck.splitting.languages.ar.grammar import Is, words
from claimcheck.splitting.languages.ar.lexicon import FIRST_PERSON, Reading, cues
from claimcheck.splitting.languages.ar.scan import Introducer
from claimcheck.splitting.languages.ar.speakers import is_known, is_speaker, places
from claimcheck.splitting.languages.ar.spelling import fold
from claimcheck.splitting.languages.ar.syntax import Syntax
from claimcheck.splitting.languages.ar.view import Cue, Stretch, Unit

_DAMMA = "\u064f"
_PRONOUN_ENDINGS = ("ه", "ها", "هم", "هما", "ني", "نا")
_PRECEDED = fold("سبق")
_OTHER_RELATIVE = {"ms": fold("التي"), "fs": fold("الذي")}
"""The relative pronoun that cannot be the subject of a verb."""
_NEVER_BEFORE = (*FIRST_PERSON, "mp")
"""How verbs agree that no subject follows: *قالوا*."""
_STARTERS = Is.PRONOUN | Is.DEMONSTRATIVE | Is.QUANTIFIER
_WITH_WE = Is.PRONOUN | Is.NEGATOR | Is.AUXILIARY


class Subjects:
    """Finds them in one document."""

    def __init__(self, syntax: Syntax) -> None:
        self._words = syntax.view.words
        self._flags = syntax.view.flags
        self._phrases = syntax.phrases
        self._circumstances = syntax.circumstances
        self._preceding = syntax.preceding

    def before(self, cue: Cue, reading: Reading, unit: Unit) -> Stretch | None:
        """The subject that stands before the verb."""
        if reading.has_object and self._flags[cue.index - 1] & Is.RELATIVE:
            return None  # الجماعة التي تتهمها أنقرة
        if self._has_pronoun(cue) or (reading.agreement in FIRST_PERSON and not self._flags[cue.index - 1] & _WITH_WE):
            return None
        if self._words.norms[cue.index - 1] == _OTHER_RELATIVE.get(reading.agreement):
            return None  # العملة التي قال عنها
        return self._preceding.issuer(cue, unit.start) or self._preceding.subject(cue, unit.start)

    def behind(self, cue: Cue, reading: Reading, before: Stretch | None, introducer: Introducer) -> Stretch | None:
        """The noun phrase behind the cue, unless its subject stands before it and a preposition in between.

        In *الخارجية ترد على الوزير* the phrase names whom the ministry answers.
        """
        if not self._may_follow(cue, reading, before):
            return None
        after = self._circumstances.subject(cue.index, introducer.index)
        if after is None or before is None or self.is_in_it(cue.index + 1, after[0]):
            return after
        return None if after[0] > self._circumstances.skip_adverbs(cue.index + 1, after[0]) else after

    def addressing(
        self, reading: Reading, phrase: Stretch, introducer: Introducer
    ) -> tuple[Stretch | None, Introducer]:
        """Who speaks of a phrase that may name whom the verb addresses, and the content, an accused one included."""
        frame = reading.frame
        source, addressed = self._speaking(phrase, reading), self.end_of_addressed(reading, phrase, introducer)
        if frame.transitive and addressed == introducer.index and not reading.has_object:
            source, addressed = None, phrase[0]  # واتهم الموظف بالتزوير: whom it names is its object
        if frame.accuses and addressed < introducer.index:
            introducer = Introducer("object", addressed, addressed)
        return source, introducer

    def end_of_addressed(self, reading: Reading, phrase: Stretch, introducer: Introducer) -> int:
        """Where whom a verb addresses begins; where its content does if the phrase behind the verb is all there is."""
        speaking = self._speaking(phrase, reading)
        start = phrase[0] if speaking is None else speaking[1]
        return self._circumstances.skip(start, introducer.index) if start == phrase[1] else start

    def document(self, cue: Cue, introducer: Introducer) -> Stretch | None:
        """The document that speaks: *جاء في البيان أن*."""
        end = self._phrases.end(cue.index + 2, introducer.index)
        return (cue.index + 2, end) if end > cue.index + 2 else None

    def is_in_it(self, first: int, end: int) -> bool:
        """Whether a pronoun between a verb and its subject goes back to the document that the clause is about."""
        return any(self._words.norms[at] in words("documents", "within") for at in range(first, end))

    def give(self, found: Found, source: Stretch | None, *, passive: bool) -> None:
        """Set who speaks, and where the source begins that has و or ل before it."""
        found.source = source
        found.elided = source is None and not passive
        if source is None:
            return
        first = source[0]
        norm, start = self._words.norms[first], self._words.starts[first]
        before = self._words.norms[first - 1]
        if norm.startswith("لل"):
            found.source_start = start + 2
        elif (
            (norm.startswith(("وال", "فال")) and not is_speaker(norm))
            or (norm[0] == "و" and (norm[1:] in places() or is_speaker(norm[1:])) and not is_known(norm))
            or (norm[0] == "ل" and (before.endswith(_PRECEDED) or before in words("documents")))
            or (self._flags[first] & Is.JOINED and self._flags[first] & _STARTERS)
        ):
            found.source_start = start + 1

    def is_passive(self, cue: Cue) -> bool:
        """Whether the verb says that something was said, and not by whom: *أُعلن*."""
        norm = self._words.norms[cue.index]
        if norm in cues().passives or norm[1:] in cues().passives:
            return True
        return _DAMMA in self._words.texts[cue.index][1:4] and cue.readings[0].form == "past"

    def _may_follow(self, cue: Cue, reading: Reading, before: Stretch | None) -> bool:
        """Whether the noun phrase after the verb can be its subject."""
        if reading.agreement in _NEVER_BEFORE or (reading.has_object and reading.agreement not in ("ms", "fs")):
            return False
        if (reading.frame.exact and before is not None) or cue.is_glued(self._words):
            return False
        return not (reading.frame.addressee and before is not None) and not self._has_pronoun(cue)

    def _speaking(self, phrase: Stretch, reading: Reading) -> Stretch | None:
        """What of the noun phrase after a verb such as دعا names who speaks, and not whom the verb addresses."""
        if not reading.has_object and self._phrases.is_addressed(phrase[0], reading.agreement):
            return None
        return phrase[0], self._phrases.addressee(*phrase)

    def _has_pronoun(self, cue: Cue) -> bool:
        """Whether the subject hangs as a pronoun on the word before: أنه أكد، لكنها قالت."""
        before = cue.index - 1
        while before >= 0 and self._flags[before] & (Is.NEGATOR | Is.AUXILIARY):
            before -= 1
        if before < 0 or cue.is_joined(self._words):
            return False
        if not self._flags[before] & (Is.PARTICLE | Is.SUBORDINATOR):
            return False
        return self._words.norms[before].endswith(_PRONOUN_ENDINGS)

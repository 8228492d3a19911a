"""An attribution as stretches of words of a unit, before it becomes a Draft."""

from dataclasses import dataclass, field

from claimcheck.models import Polarity
from claimcheck.splitting.draft import Draft
from claimcheck.splitting.patterns.lexicon import Cue
from claimcheck.splitting.patterns.units import Unit

_NEAR = 2
"""Words between a content and the clause behind it: its last word and a comma."""

Stretch = tuple[int, int]
"""First and last word, both included."""


def start_before(found: list["Found"], verb: int) -> int:
    """Where a content begins that stands before a clause: behind earlier attributions, but around one that it holds."""
    first = verb
    for hit in reversed(found):
        if hit.content and hit.end < first - _NEAR:
            return hit.end + 1
        if hit.content:
            first = hit.start
    return 0


@dataclass(slots=True, eq=False)
class Found:
    """An attribution in a unit."""

    start: int
    """Where the attributing clause starts."""
    verb: int
    """The word that attributes, or the part of it that bears the tense."""
    cue: list[Stretch]
    entry: Cue
    how: str
    """How the clause is built; the grammars say which ways there are."""
    source: list[Stretch] = field(default_factory=list)
    content: list[Stretch] = field(default_factory=list)
    elided: bool = False
    negated: bool = False
    agreement: str = ""
    """What the verb tells of a pronoun that is its source, as a Draft has it."""

    @property
    def polarity(self) -> Polarity:
        """What the source does to the content: a negated denial is none."""
        if self.negated and self.entry.polarity == "denies":
            return "asserts"
        return self.entry.polarity

    @property
    def end(self) -> int:
        """The last word of what has been found."""
        return max(last for _, last in [*self.cue, *self.source, *self.content])

    def draft(self, unit: Unit) -> Draft:
        """As offsets of the document."""
        return Draft(
            cue=[unit.place(*stretch) for stretch in self.cue],
            source=[unit.place(*stretch) for stretch in self.source],
            content=[unit.place(*stretch) for stretch in self.content],
            lemma=self.entry.lemma,
            kind=self.entry.kind,
            polarity=self.polarity,
            elided=self.elided,
            agreement=self.agreement,
        )

"""What the finder has matched, before contents are given their ends."""

from dataclasses import dataclass, field

from claimcheck.models import CueKind, Polarity
from claimcheck.splitting.draft import Place
from claimcheck.splitting.languages.ar.frames import Opening
from claimcheck.splitting.languages.ar.lexicon import Form

Stretch = tuple[int, int]
"""Indices of words, the end exclusive."""


@dataclass(slots=True, eq=False)
class Found:
    """An attribution: its cue, source and the word with which its content begins."""

    index: int
    """Of the cue's word."""
    begin: int
    """The first word that belongs to the attribution and not to what came before."""
    cue: list[Place]
    lemma: str
    kind: CueKind
    form: Form
    opening: Opening
    content: int
    limit: int
    """The word that the content ends before at the latest."""
    source: Stretch | None = None
    source_start: int | None = None
    """In characters, where the source does not begin with its first word: after و."""
    elided: bool = False
    agreement: str = ""
    polarity: Polarity = "asserts"
    joined: bool = False
    hangs: bool = False
    """Whether a pronoun hangs on the cue, which makes its subject that of the clause before."""
    introducer: int = 0
    """The word that opens the content."""
    places: list[Place] = field(default_factory=list)
    """The content, once its end is known."""

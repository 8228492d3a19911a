"""What the finder has matched, before contents are given their ends."""

from dataclasses import dataclass, field

from claimcheck.models import CueKind, Polarity
from claimcheck.splitting.draft import Place, Words
from claimcheck.splitting.languages.ar.lexicon import Form, Reading
from claimcheck.splitting.languages.ar.scan import Introducer, Opening
from claimcheck.splitting.languages.ar.view import Cue, Stretch

_KINDS: dict[Form, CueKind] = {"participle": "participle", "bare": "noun", "definite": "noun", "possessed": "noun"}


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
    hung: bool = False
    """Whether the noun hangs on ب, and so on a verb before it: رد بقوله."""
    hangs: bool = False
    """Whether a pronoun hangs on the cue, which makes its subject that of the clause before."""
    within: "Found | None" = None
    """The attribution whose content this one's is, or begins."""
    before: bool = False
    """Whether the content stands before the cue, and is known already."""
    introducer: int = 0
    """The word that opens the content."""
    places: list[Place] = field(default_factory=list)
    """The content, once its end is known."""


def found_of(words: Words, cue: Cue, reading: Reading, introducer: Introducer, limit: int) -> Found:
    """An attribution whose source is not known yet."""
    return Found(
        index=cue.index,
        begin=cue.index,
        cue=[(cue.start, cue.end)],
        lemma=reading.frame.lemma,
        kind=_KINDS.get(reading.form, "verb"),
        form=reading.form,
        opening=introducer.opening,
        introducer=introducer.index,
        content=introducer.content,
        limit=limit,
        elided=True,
        agreement=reading.agreement,
        polarity=reading.frame.polarity,
        joined=cue.is_joined(words),
        hung=words.norms[cue.index].startswith("ب"),
        hangs=reading.has_object,
    )

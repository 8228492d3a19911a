"""Claim: one statement to be verified, with its attribution (source, cue, content as in PARC3 and PolNeAR)."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from claimcheck.models.base import Part, Record
from claimcheck.models.spans import Range, Span

SourceKind = Literal["person", "organisation", "place", "document", "group", "unnamed"]
CueKind = Literal["verb", "participle", "noun", "preposition", "colon", "quote"]
Mode = Literal["direct", "indirect", "mixed"]
Polarity = Literal["asserts", "denies", "questions"]
ClaimType = Literal["assertion", "opinion", "question", "forecast"]
Share = Annotated[float, Field(ge=0, le=1)]


class Source(Part):
    """Who says it. `names` are the fullest names the article gives, one a person or body; none if nobody is named."""

    spans: tuple[Span, ...] = ()
    names: tuple[str, ...] = ()
    kind: SourceKind = "unnamed"
    elided: bool = Field(default=False, description="the sentence has no word for the source")


class Cue(Part):
    """The word that attributes."""

    spans: tuple[Span, ...] = Field(min_length=1)
    lemma: str
    kind: CueKind


class Content(Part):
    """What is said; more than one span where something stands between."""

    spans: tuple[Span, ...] = Field(min_length=1)


class Attribution(Part):
    """A source, a cue and a content. `parent` is the id of the claim that this one is nested in."""

    source: Source
    cue: Cue
    content: Content
    mode: Mode
    polarity: Polarity
    parent: str | None = None


class Splitter(Part):
    """Which splitter made a claim: its name, version, and the SHA-256 of its configuration."""

    name: str
    version: str
    config: str


class Insertion(Part):
    """What `Claim.text` adds to the article's words at `start:end`: a name for a pronoun, a date for *yesterday*."""

    start: int = Field(ge=0, description="Unicode code points from the start of Claim.text")
    end: int = Field(ge=0, description="Unicode code points from the start of Claim.text, exclusive")
    antecedent: Span | None = Field(
        default=None, description="where the article gives what was added; null if its publication date does"
    )


class Claim(Record):
    """One statement to be verified. `text` reads without the article; `span` and `context` are its places in it.

    `claim_type` says what can be made of it: an assertion can be verified; opinions, questions, forecasts are marked.
    """

    id: str = Field(min_length=1)
    article_id: str = Field(min_length=1)
    lang: str = Field(min_length=2, description="ISO 639-1 code")
    text: str = Field(min_length=1)
    insertions: tuple[Insertion, ...] = ()
    voice: Literal["attributed", "author"]
    claim_type: ClaimType = "assertion"
    attribution: Attribution | None = None
    span: Range
    context: Range
    check_worthiness: Share
    splitter: Splitter

    @model_validator(mode="after")
    def _voice_fits_attribution(self) -> Self:
        if (self.voice == "attributed") != (self.attribution is not None):
            raise ValueError("an attributed claim has an attribution, an author's claim has none")
        return self

    @model_validator(mode="after")
    def _insertions_lie_in_the_text(self) -> Self:
        for insertion in self.insertions:
            if not insertion.start < insertion.end <= len(self.text):
                raise ValueError(f"insertion {insertion.start}-{insertion.end} is empty or leaves the text")
        return self

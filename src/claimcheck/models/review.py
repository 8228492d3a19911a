"""Review: the attributions of an article as a person left them, to score a splitter against or to train one."""

from pydantic import Field

from claimcheck.models.base import Part, Record
from claimcheck.models.judgment import Origin
from claimcheck.models.spans import Span


class ReviewedAttribution(Part):
    """One attribution. Only the content must be there: sources may be elided, cues may be marks that nobody labels."""

    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...] = Field(min_length=1)


class Review(Record):
    """All attributions of one article, by one reviewer."""

    id: str = Field(min_length=1)
    article_id: str = Field(min_length=1)
    lang: str = Field(min_length=2, description="ISO 639-1 code")
    annotator: str = Field(min_length=1)
    attributions: tuple[ReviewedAttribution, ...] = ()
    notes: str = ""
    created_at: str
    updated_at: str
    origin: Origin

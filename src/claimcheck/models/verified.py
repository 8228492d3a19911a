"""VerifiedClaim: a claim, what the judgments of it come to, and the trail back to the character."""

from typing import Literal

from pydantic import Field

from claimcheck.models.article import Article
from claimcheck.models.base import Part, Record
from claimcheck.models.claim import Attribution, Share, Splitter
from claimcheck.models.decision import Decision
from claimcheck.models.judgment import Evidence, Judgment
from claimcheck.models.scale import Qualifier
from claimcheck.models.spans import Range

State = Literal["unjudged", "annotated", "agreed", "disputed", "adjudicated"]
"""What the judgments of a claim come to on one question."""
Standing = Literal["unjudged", "annotated", "agreed", "disputed", "adjudicated", "signed_off", "corrected", "retracted"]
"""Where a claim stands on its way to publication and after it."""


Gate = Literal["judgments", "settled", "independent_adjudicator", "evidence_domains", "primary_evidence", "sign_off"]
"""What a claim must have before it is published; the gates of a project are in its settings."""


class LabelShare(Part):
    """A label and the share of the judgments that chose it."""

    label: str
    share: Share


class Verdict(Part):
    """What the judgments of one claim come to on one question, and by which method. A tie is disputed, never broken.

    A label is agreed where more than half of all who judged the claim choose it, those included who hold that it cannot
    be checked or was split badly. Where more than half hold that, there is no label and the state is "unjudged".
    """

    state: State
    label: str | None = None
    method: str
    soft_label: tuple[LabelShare, ...] = ()
    judgments: int = Field(ge=0, description="how many judgments answered this question")


class Event(Part):
    """A change of a claim's standing."""

    standing: Standing
    at: str
    by: str | None = Field(default=None, description="pseudonym of whoever decided; null where judgments did")
    reason: str = ""


class ArticleReference(Part):
    """What a reader needs to find the article again."""

    id: str
    sha256: str = Field(description="SHA-256 of Article.text in UTF-8")
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None

    @classmethod
    def of(cls, article: Article, sha256: str) -> "ArticleReference":
        """The reference to an article whose text has the given digest."""
        return cls(
            id=article.id,
            sha256=sha256,
            title=article.title,
            url=article.url,
            publisher=article.publisher,
            published=article.published,
        )


class Provenance(Part):
    """Where a verified claim comes from: article, characters, splitter, and the version that exported it."""

    article: ArticleReference
    span: Range
    context: Range
    splitter: Splitter
    exporter: str


class VerifiedClaim(Record):
    """One row of `dataset.jsonl`: `id` is the claim's; `said` and `truth` are the two questions, kept apart."""

    id: str
    lang: str
    text: str
    voice: Literal["attributed", "author"]
    attribution: Attribution | None
    check_worthiness: Share
    scale: str | None
    standing: Standing = "unjudged"
    history: tuple[Event, ...] = Field(default=(), description="how the claim came to its standing, oldest first")
    said: Verdict
    truth: Verdict
    qualifiers: tuple[Qualifier, ...] = Field(default=(), description="those that more than half of the verdicts carry")
    outcomes: tuple[LabelShare, ...] = Field(
        default=(), description="task outcomes of all judgments; an outcome is not a verdict"
    )
    judgments: tuple[Judgment, ...]
    decisions: tuple[Decision, ...] = ()
    evidence: tuple[Evidence, ...]
    held_back: tuple[Gate, ...] = Field(default=(), description="the gates of the project that it does not pass")
    provenance: Provenance

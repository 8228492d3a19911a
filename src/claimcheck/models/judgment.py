"""Judgment: what one annotator said of one claim. *Was it said?* and *is it true?* are two answers, never one."""

import re
from typing import Annotated, Final, Literal, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, model_validator

from claimcheck.models.base import Part, Record
from claimcheck.models.scale import Qualifier
from claimcheck.models.spans import Span

# Nearly all addresses; the others are looked at more closely, which takes ten times as long.
_PLAIN_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(?:[/?#][!-~]*)?")

Said = Literal["said", "distorted", "not_said", "unclear"]
Outcome = Literal["judged", "not_checkable", "bad_split", "skipped"]
NO_ANSWER: Final[tuple[Outcome, ...]] = ("not_checkable", "bad_split")
"""The outcomes by which an annotator holds that there is no answer."""


def web_address(url: str) -> str:
    """The address itself, checked for form.

    Raises:
        ValueError: it is not a plain http or https address; the message says why.
    """
    if _PLAIN_ADDRESS.fullmatch(url):
        return url
    if " " in url or not url.isprintable():  # of white space only the plain space counts as printable
        raise ValueError("holds white space or control characters")
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("is not an http or https address")
    if parts.username is not None or parts.password is not None:
        raise ValueError("holds a user name or password")
    return url


WebAddress = Annotated[str, AfterValidator(web_address)]


class Evidence(Part):
    """A source that the annotator rests the verdict on. Checked for form, never fetched."""

    url: WebAddress
    primary: bool = Field(
        default=False, description="first-hand: a document, data set, recording or witness, not a report about one"
    )


AnswerType = Literal["extractive", "abstractive", "boolean", "unanswerable"]


class QuestionAnswer(Part):
    """A question that leads to the verdict, and its answer, as in AVeriTeC (Schlichtkrull et al. 2023)."""

    question: str = Field(min_length=1)
    answer: str = ""
    answer_type: AnswerType
    explanation: str = Field(default="", description="why a boolean answer is yes or no")
    url: WebAddress | None = Field(
        default=None, description="where the answer was found; the address of one of the evidence"
    )


class CorrectedSpans(Part):
    """Source, cue and content as the annotator corrected them."""

    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()


class Origin(Part):
    """The annotation in Label Studio that a judgment was read from."""

    project: int
    task: int
    annotation: int


class Judgment(Record):
    """One annotator's answers about one claim.

    `verdict` is filled only where `outcome` is "judged", `said` not where the task was skipped, `correction` only where
    the annotator moved a span.
    """

    id: str = Field(min_length=1)
    claim_id: str = Field(min_length=1)
    article_id: str = Field(min_length=1)
    annotator: str = Field(min_length=1)
    outcome: Outcome
    said: Said | None = Field(default=None, description="was it said?")
    verdict: str | None = Field(default=None, description="is it true? a code of `scale`")
    scale: str = Field(description="name of the verdict scale")
    confidence: int | None = Field(default=None, ge=1, le=3)
    qualifiers: tuple[Qualifier, ...] = Field(default=(), description="what is wrong beside the verdict")
    evidence: tuple[Evidence, ...] = ()
    questions: tuple[QuestionAnswer, ...] = ()
    rejected_evidence: tuple[str, ...] = Field(
        default=(), description="what was entered as evidence and is not a plain web address"
    )
    notes: str = ""
    correction: CorrectedSpans | None = None
    created_at: str
    updated_at: str
    lead_time: float | None = Field(default=None, ge=0, allow_inf_nan=False, description="seconds spent on the task")
    origin: Origin

    @model_validator(mode="after")
    def _an_outcome_is_not_a_verdict(self) -> Self:
        if self.outcome != "judged" and self.verdict is not None:
            raise ValueError(f"a claim with the outcome {self.outcome} has no verdict")
        return self

    @property
    def finds_no_answer(self) -> bool:
        """Whether the annotator holds that there is none: the claim cannot be checked, or was split badly."""
        return self.outcome in NO_ANSWER

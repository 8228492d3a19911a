"""Decision: what was settled about a claim after it was judged. Decisions are appended, never edited."""

from typing import Literal, Self

from pydantic import Field, model_validator

from claimcheck.models.base import Record
from claimcheck.models.judgment import Evidence, Origin, Said

DecisionKind = Literal["adjudication", "sign_off", "correction", "retraction"]


class Decision(Record):
    """One decision on one claim.

    An adjudication settles what annotators dispute, by somebody who did not judge the claim. A sign-off is an editor's.
    A correction replaces what was published, a retraction takes it back; both say why. `said` and `verdict` are what an
    adjudication or a correction settles; null leaves that question as it was.
    """

    id: str = Field(min_length=1)
    claim_id: str = Field(min_length=1)
    kind: DecisionKind
    by: str = Field(min_length=1, description="pseudonym of whoever decided")
    at: str = Field(min_length=1, description="ISO 8601 date-time in UTC, or date")
    reason: str = Field(default="", description="why; only a sign-off may leave it out")
    said: Said | None = None
    verdict: str | None = Field(default=None, description="a code of `scale`")
    scale: str | None = None
    evidence: tuple[Evidence, ...] = ()
    origin: Origin | None = Field(default=None, description="the annotation it was read from; null if made by command")

    @model_validator(mode="after")
    def _says_what_and_why(self) -> Self:
        settles = self.said is not None or self.verdict is not None
        if self.kind in ("adjudication", "correction") and not settles:
            raise ValueError(f"of the kind {self.kind} must answer one of the two questions at least")
        if self.kind in ("sign_off", "retraction") and settles:
            raise ValueError(f"of the kind {self.kind} answers neither question")
        if self.kind != "sign_off" and not self.reason.strip():
            raise ValueError("says no reason")
        if self.verdict is not None and self.scale is None:
            raise ValueError("has a verdict without its scale")
        return self

"""The records that the stages hand on, as pydantic models. Imports nothing else of ours."""

from claimcheck.models.article import Article, Block, BlockKind, WithheldArticle
from claimcheck.models.base import SCHEMA_VERSION, Part, Record, canonical_json, content_id, text_sha256
from claimcheck.models.claim import (
    Attribution,
    Claim,
    ClaimType,
    Content,
    Cue,
    CueKind,
    Insertion,
    Mode,
    Polarity,
    Source,
    SourceKind,
    Splitter,
)
from claimcheck.models.decision import Decision, DecisionKind
from claimcheck.models.judgment import (
    AnswerType,
    CorrectedSpans,
    Evidence,
    Judgment,
    Origin,
    Outcome,
    QuestionAnswer,
    Said,
)
from claimcheck.models.language import Direction, direction_of
from claimcheck.models.review import Review, ReviewedAttribution
from claimcheck.models.scale import CORE_SCALE, CoreLabel, Edge, Label, Qualifier, Scale
from claimcheck.models.spans import Range, Span
from claimcheck.models.split import Split, SplitBy, SplitRow
from claimcheck.models.statistic import Statistic
from claimcheck.models.verified import (
    ArticleReference,
    Event,
    Gate,
    LabelShare,
    Provenance,
    Standing,
    State,
    Verdict,
    VerifiedClaim,
)

RECORDS: dict[str, type[Record]] = {
    "article": Article,
    "claim": Claim,
    "judgment": Judgment,
    "decision": Decision,
    "review": Review,
    "verified-claim": VerifiedClaim,
    "split": SplitRow,
    "withheld-article": WithheldArticle,
}

__all__ = [
    "CORE_SCALE",
    "RECORDS",
    "SCHEMA_VERSION",
    "AnswerType",
    "Article",
    "ArticleReference",
    "Attribution",
    "Block",
    "BlockKind",
    "Claim",
    "ClaimType",
    "Content",
    "CoreLabel",
    "CorrectedSpans",
    "Cue",
    "CueKind",
    "Decision",
    "DecisionKind",
    "Direction",
    "Edge",
    "Event",
    "Evidence",
    "Gate",
    "Insertion",
    "Judgment",
    "Label",
    "LabelShare",
    "Mode",
    "Origin",
    "Outcome",
    "Part",
    "Polarity",
    "Provenance",
    "Qualifier",
    "QuestionAnswer",
    "Range",
    "Record",
    "Review",
    "ReviewedAttribution",
    "Said",
    "Scale",
    "Source",
    "SourceKind",
    "Span",
    "Split",
    "SplitBy",
    "SplitRow",
    "Splitter",
    "Standing",
    "State",
    "Statistic",
    "Verdict",
    "VerifiedClaim",
    "WithheldArticle",
    "canonical_json",
    "content_id",
    "direction_of",
    "text_sha256",
]

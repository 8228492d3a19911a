"""What is known of a project under way: how far it is, who does how much, how far annotators agree. Never a verdict."""

from pydantic import Field

from claimcheck.models.base import Part
from claimcheck.models.statistic import Figure, Statistic


class Pace(Part):
    """How fast judgments come in; days are of 24 hours, up to the newest judgment of the whole project."""

    recent: int = Field(description="judgments made in those days")
    days: Figure = Field(description="how many days are looked at")
    per_day: Figure | None = None
    undefined: str | None = None


class AnnotatorStatus(Part):
    """What one annotator has done and could still do."""

    annotator: str
    judgments: int = Field(description="claims answered in any way; the last revision of each counts")
    outcomes: dict[str, int]
    first: str | None = None
    last: str | None = None
    median_seconds: Figure | None = Field(default=None, description="half of the judgments took less time than this")
    open: int = Field(description="claims that still want a judgment and have none of this annotator")
    pace: Pace
    days_left: Figure | None = Field(default=None, description="for all that is open, at this pace; null without one")


class PairAgreement(Part):
    """Cohen's κ of two annotators on the claims that both answered."""

    first: str
    second: str
    kappa: Statistic


class Period(Part):
    """Agreement on the claims whose last judgment falls into a stretch of time."""

    start: str = Field(description="its first day")
    alpha: Statistic


class Reliability(Part):
    """How often an annotator says each label where another would be right, as Dawid and Skene's model has it."""

    annotator: str
    votes: int
    right: Figure = Field(description="share of the votes that the model takes for right")
    confusion: tuple[tuple[Figure, ...], ...] = Field(
        description="rows: what is right; columns: what is said; zeros where the model has no claims of the row's label"
    )


class Likeliest(Part):
    """The probability of each label of one claim, in the order of the question's labels."""

    claim: str
    label: str
    probabilities: tuple[Figure, ...]


class Advice(Part):
    """What Dawid and Skene's model makes of the votes on one question. Advice: no verdict ever comes from it here."""

    note: str
    too_few: bool = Field(description="fewer annotators than the model can tell much about")
    undefined: str | None = None
    annotators: tuple[Reliability, ...] = ()
    claims: tuple[Likeliest, ...] = ()


class QuestionStatus(Part):
    """One of the two questions: its votes and how far they agree."""

    labels: tuple[str, ...]
    votes: dict[str, int]
    agreement: tuple[Statistic, ...]
    pairs: tuple[PairAgreement, ...]
    confusion: tuple[tuple[int, ...], ...] = Field(
        description="how often one annotator said the row's label and another of the same claim the column's"
    )
    periods: tuple[Period, ...]
    advice: Advice


class Difference(Part):
    """A claim whose annotators differ, and what each of them said on the questions on which they do."""

    claim: str
    lang: str
    text: str
    standing: str
    said: dict[str, str] = Field(description="by annotator, the outcome of who gave no answer; empty where they agree")
    truth: dict[str, str] = Field(description="by annotator, the outcome of who gave no answer; empty where they agree")


class StudioStatus(Part):
    """What this machine remembers of the project in Label Studio, against the files of today."""

    project: int
    url: str
    pushed: int = Field(description="claims of today that have a task")
    waiting: int = Field(description="claims of today that were never pushed")
    changed: dict[str, int] = Field(
        description="claims that read otherwise, or stand in an article that does, since they were pushed, and how "
        "many judgments each has: those stay with what annotators saw"
    )
    left: int = Field(description="tasks of claims that are no longer among the claims")


class ProjectStatus(Part):
    """How a project stands, by its files."""

    as_of: str | None = Field(default=None, description="time of the newest judgment; there is no other clock here")
    scale: str
    wanted: int = Field(description="judgments wanted a claim")
    claims: int
    judged: int = Field(description="claims with a judgment that is no skip")
    complete: int = Field(description="claims with as many of those as are wanted")
    standings: dict[str, int]
    outcomes: dict[str, int] = Field(description="of all judgments; an outcome is not a verdict")
    still_wanted: int = Field(description="judgments that are still to be made")
    out_of_reach: int = Field(
        description="those of them that need somebody who has judged nothing yet; 0 where nobody has judged"
    )
    pace: Pace
    days_left: Figure | None = Field(default=None, description="for all that is still wanted, at this pace")
    undated: int = Field(default=0, description="judgments whose time cannot be read; they count for no pace")
    annotators: tuple[AnnotatorStatus, ...]
    said: QuestionStatus
    truth: QuestionStatus
    differences: tuple[Difference, ...]
    gone: dict[str, int] = Field(
        default_factory=dict, description="judgments of claims that are no longer among the claims, by claim"
    )
    studio: StudioStatus | None = None

"""What a card tells of a dataset, gathered while its rows pass by."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from claimcheck.models import VerifiedClaim


@dataclass(slots=True)
class Facts:
    """Counts over the rows of a dataset.

    Attributes:
        claims: how many rows.
        articles: the ids of their articles.
        languages: claims by ISO 639-1 code.
        voices: claims by voice.
        standings: claims by standing.
        said: claims by their label for *was it said?*; "" for those without one.
        truth: claims by their label for *is it true?*; "" for those without one.
        truth_in: the same by label and language.
        outcomes: judgments by outcome.
        annotators: pseudonyms.
        splitters: claims by the name and version of their splitter.
        evidence: how many pieces of evidence.
        primary: how many of them are primary.
        published: the days of publication, earliest and latest; empty if no article has one.
        judged: the days of the judgments, earliest and latest; empty if there are none.
    """

    claims: int = 0
    articles: set[str] = field(default_factory=set)
    languages: Counter[str] = field(default_factory=Counter)
    voices: Counter[str] = field(default_factory=Counter)
    standings: Counter[str] = field(default_factory=Counter)
    said: Counter[str] = field(default_factory=Counter)
    truth: Counter[str] = field(default_factory=Counter)
    truth_in: Counter[tuple[str, str]] = field(default_factory=Counter)
    outcomes: Counter[str] = field(default_factory=Counter)
    annotators: set[str] = field(default_factory=set)
    splitters: Counter[str] = field(default_factory=Counter)
    evidence: int = 0
    primary: int = 0
    published: tuple[str, ...] = ()
    judged: tuple[str, ...] = ()

    def add(self, row: VerifiedClaim) -> None:
        """Count a row."""
        self.claims += 1
        self.articles.add(row.provenance.article.id)
        self.languages[row.lang] += 1
        self.voices[row.voice] += 1
        self.standings[row.standing] += 1
        self.said[row.said.label or ""] += 1
        self.truth[row.truth.label or ""] += 1
        self.truth_in[row.truth.label or "", row.lang] += 1
        for judgment in row.judgments:
            self.outcomes[judgment.outcome] += 1
            self.annotators.add(judgment.annotator)
        self.splitters[f"{row.provenance.splitter.name} {row.provenance.splitter.version}"] += 1
        self.evidence += len(row.evidence)
        self.primary += sum(evidence.primary for evidence in row.evidence)
        self.published = _widened(self.published, [row.provenance.article.published])
        self.judged = _widened(self.judged, [judgment.updated_at for judgment in row.judgments])


def _widened(days: tuple[str, ...], times: Iterable[str | None]) -> tuple[str, ...]:
    """The earliest and the latest day, of those known and of more times in ISO 8601."""
    known = [*days, *[time[: len("2026-01-01")] for time in times if time]]
    return (min(known), max(known)) if known else ()

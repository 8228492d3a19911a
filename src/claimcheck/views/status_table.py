"""How a project stands, as tables in a terminal."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from rich import box
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.table import Table
from rich.text import Text

from claimcheck.models import Scale, Statistic, direction_of
from claimcheck.models.status import AnnotatorStatus, Difference, ProjectStatus
from claimcheck.views.status_words import QUESTIONS, words_of
from claimcheck.views.table import ISOLATES, plain, wrapped

_MOST_DIFFERENCES, _MOST_PAIRS = 20, 10
_LEAST_WIDTH = 24


@dataclass(frozen=True, slots=True)
class StatusTables:
    """The status of a project, for rich to print: in English, with the claims as they are."""

    status: ProjectStatus
    title: str
    scale: Scale

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """What there is to tell, the important first."""
        yield Text(plain(self.title), style="bold")
        for line in self._lines():
            yield Text(line)
        if not self.status.annotators:
            return
        for table in (self._annotators(), self._agreement(), self._pairs(), self._reliability()):
            if table.row_count:
                yield ""
                yield table
        if self.status.differences:
            yield ""
            yield from self._differences(console, options.max_width)

    def _lines(self) -> Iterator[str]:
        status = self.status
        left = f"{status.still_wanted:,}" if status.still_wanted else "no"
        yield (
            f"{status.claims:,} claims, {status.judged:,} judged, {status.complete:,} of them complete "
            f"({status.wanted} judgments wanted for each); {left} judgments still wanted."
        )
        if status.annotators:
            yield self._counts("standings", status.standings)
            yield self._counts("outcomes", status.outcomes)
        else:
            yield "Nobody has judged yet, as far as was collected."
        if status.as_of:
            yield f"Pace up to the newest judgment ({status.as_of[:16].replace('T', ' ')} UTC): {self._pace()}."
        if status.out_of_reach:
            yield (
                f"Judgments that need another annotator, because all who judge here have answered these claims: "
                f"{status.out_of_reach:,}."
            )
        if status.undated:
            yield f"Judgments without a time that can be read, which count for no pace: {status.undated:,}."
        yield from self._studio_lines()

    def _counts(self, table: Literal["standings", "outcomes"], counts: Mapping[str, int]) -> str:
        words = words_of("en", "ltr", self.scale)
        named = ", ".join(f"{count:,} {words.of(table, key)}" for key, count in counts.items() if count)
        return f"{table.capitalize()}: {named}."

    def _pace(self) -> str:
        status = self.status
        if not status.pace.per_day:
            return f"none, {status.pace.undefined}"
        left = f", {status.days_left:.1f} days for what is still wanted" if status.days_left else ""
        return f"{status.pace.per_day:.1f} judgments a day{left}"

    def _studio_lines(self) -> Iterator[str]:
        studio, gone = self.status.studio, self.status.gone
        if studio:
            place = f"Label Studio, project {studio.project} on {plain(studio.url)}"
            yield f"{place}: claims pushed {studio.pushed:,}, not yet {studio.waiting:,}."
            if studio.changed:
                yield (
                    f"Claims changed since they were pushed, or their articles: {len(studio.changed):,}; annotators "
                    f"see them as they were. Judgments that stay with that: {sum(studio.changed.values()):,}."
                )
            if studio.left:
                yield f"Tasks of claims that are no longer among the claims: {studio.left:,}."
        if gone:
            yield (
                f"Judged claims that are no longer among the claims: {len(gone):,}. Judgments that stay with them and "
                f"count for nothing here: {sum(gone.values()):,}."
            )

    def _annotators(self) -> Table:
        table = _table("annotator", "done*", "skips*", "last", "min*", "a day*", "open*", "days*")
        no_pace = [one for one in self.status.annotators if one.pace.undefined]
        table.caption = Text(
            "\n".join(
                [
                    "min: minutes each, half took less. open: claims that want a judgment and have none of theirs.",
                    "days: for all of those at their pace.",
                    *(f"No pace of {plain(one.annotator)}: {one.pace.undefined}." for one in no_pace),
                ]
            )
        )
        for one in self.status.annotators:
            _add(table, *_annotator(one))
        return table

    def _agreement(self) -> Table:
        table = _table("question", "measure", "value*", "95 % interval*", "claims*")
        for question in QUESTIONS:
            for number, statistic in enumerate(getattr(self.status, question).agreement):
                name = "" if number else _asked(question)
                _add(table, name, statistic.name, *_figures(statistic), f"{statistic.units:,}")
        return table

    def _pairs(self) -> Table:
        table = _table("question", "annotators", "Cohen's κ*", "claims*")
        for question in QUESTIONS:
            pairs = sorted(
                getattr(self.status, question).pairs, key=lambda pair: (pair.kappa.value is None, pair.kappa.value or 0)
            )
            for number, pair in enumerate(pairs[:_MOST_PAIRS]):
                name = "" if number else _asked(question)
                both = f"{plain(pair.first)} · {plain(pair.second)}"
                value, why = _figures(pair.kappa)
                _add(table, name, both, value if pair.kappa.value is not None else why, f"{pair.kappa.units:,}")
            if len(pairs) > _MOST_PAIRS:
                _add(table, "", f"and {len(pairs) - _MOST_PAIRS} pairs that agree better, in --json")
        return table

    def _reliability(self) -> Table:
        table = _table("question", "annotator", "taken for right*", "votes*")
        notes = {getattr(self.status, question).advice.note: None for question in QUESTIONS}
        table.caption = Text("\n".join(f"{note}." for note in notes))
        for question in QUESTIONS:
            advice = getattr(self.status, question).advice
            for number, one in enumerate(advice.annotators):
                name = "" if number else _asked(question)
                _add(table, name, plain(one.annotator), f"{one.right:.0%}", f"{one.votes:,}")
            if advice.undefined:
                _add(table, _asked(question), advice.undefined, "—", "—")
        return table

    def _differences(self, console: Console, room: int) -> Iterator[RenderableType]:
        shown = self.status.differences[:_MOST_DIFFERENCES]
        words = words_of("en", "ltr", self.scale)
        width = max((room - 6) // 2, _LEAST_WIDTH)
        table = _table("who differs on this claim", "who said what")
        table.show_lines = True
        for difference in shown:
            direction = direction_of(difference.lang)
            claim = wrapped(plain(difference.text), console, width=width, marks=ISOLATES[direction])
            claim.justify = "right" if direction == "rtl" else "left"
            claim.append(f"\n{difference.claim}, {difference.standing}", style="dim")
            table.add_row(claim, _answers(difference, words.label))
        yield table
        if more := len(self.status.differences) - len(shown):
            yield Text(f"and {more:,} more claims, in --json")


def _table(*columns: str) -> Table:
    """A plain table; a star at the end of a name sets its column to the right."""
    table = Table(box=box.SIMPLE, show_edge=False, pad_edge=False, caption_justify="left")
    for name in columns:
        table.add_column(name.rstrip("*"), justify="right" if name.endswith("*") else "left", overflow="fold")
    return table


def _add(table: Table, *cells: str) -> None:
    """A row of plain text: what looks like rich's markup in a name is none."""
    table.add_row(*map(Text, cells))


def _annotator(one: AnnotatorStatus) -> Sequence[str]:
    return (
        plain(one.annotator),
        f"{one.judgments:,}",
        f"{one.outcomes['skipped']:,}",
        (one.last or "—")[:10],
        "—" if one.median_seconds is None else f"{one.median_seconds / 60:.1f}",
        "—" if one.pace.per_day is None else f"{one.pace.per_day:.1f}",
        f"{one.open:,}",
        "—" if one.days_left is None else f"{one.days_left:.1f}",
    )


def _figures(statistic: Statistic) -> tuple[str, str]:
    if statistic.value is None:
        return "—", statistic.undefined or ""
    if statistic.low is None or statistic.high is None:
        return f"{statistic.value:.3f}", statistic.no_interval or ""
    return f"{statistic.value:.3f}", f"{statistic.low:.3f} – {statistic.high:.3f}"


def _answers(difference: Difference, label: Any) -> Text:
    lines = []
    for question in QUESTIONS:
        answers: Mapping[str, str] = getattr(difference, question)
        lines += [_asked(question)] if answers else []
        lines += [f"{plain(name)}: {plain(label(question, code))}" for name, code in answers.items()]
    return Text("\n".join(lines))


def _asked(question: str) -> str:
    return {"said": "was it said?", "truth": "is it true?"}[question]

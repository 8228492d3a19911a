"""From a project's records to a dataset: verdicts, gates, splits, and one of the formats."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.batches import watched
from claimcheck.datasets.card import Card
from claimcheck.datasets.export import write_dataset
from claimcheck.datasets.facts import Facts
from claimcheck.datasets.folder import in_the_way
from claimcheck.datasets.formats import FORMATS, FormatName
from claimcheck.datasets.manifest import SplitSummary
from claimcheck.datasets.rows import About, Tally
from claimcheck.errors import EXIT_FINDINGS, ClaimcheckError, Fault, InputError, printable
from claimcheck.files import STANDARD_STREAM, read_records, write_records
from claimcheck.models import Gate, Part, SplitBy, SplitRow, VerifiedClaim
from claimcheck.project import Project
from claimcheck.running.records import project_records, rows_of
from claimcheck.verdicts import Inputs
from claimcheck.verdicts.gates import gates_closed
from claimcheck.verdicts.question import BothQuestions

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from claimcheck.datasets.splits import Splits


MOST_HELD_BACK_TOLD = 20
"""Claims held back that are listed; a person reads no more of them."""


class HeldBack(Part):
    """A claim that gates keep out, and why each of them does."""

    claim_id: str
    gates: tuple[Gate, ...]
    reasons: tuple[str, ...]

    def __str__(self) -> str:
        return printable(f"{self.claim_id}: {', '.join(self.reasons)}")


class HeldBackError(ClaimcheckError):
    """Claims are held back and may not be."""

    exit_code = EXIT_FINDINGS

    def __init__(self, held_back: Sequence[HeldBack]) -> None:
        told = held_back[:MOST_HELD_BACK_TOLD]
        left = [f"and {more} more"] if (more := len(held_back) - len(told)) else []
        lines = "\n".join([*map(str, told), *left])
        hint = "Leave out --strict; --json then names them all" if left else "Leave out --strict"
        super().__init__(f"{lines}\nNothing was written: these claims are held back", hint=hint)


class ExportReport(Part):
    """What an export did.

    Attributes:
        format: the format.
        target: the file or folder.
        says: what a person should know of the format.
        unit: what was written, "claim" or "article".
        written: how many of them.
        states: these claims by the state of *is it true?*, where the format has them in all states.
        splits: these claims by split.
        held_back: claims that gates keep out; in `dataset` and `jsonl` they are marked and written all the same.
        left_out: claims that the format has no place for, by reason.
        notes: claims by what else is worth telling of them.
    """

    format: str
    target: str
    says: str
    unit: str
    written: int
    states: Mapping[str, int]
    splits: Mapping[str, int]
    held_back: tuple[HeldBack, ...]
    left_out: Mapping[str, int]
    notes: Mapping[str, int]


def export(
    *,
    project: Project,
    name: FormatName | None,
    target: str,
    with_text: bool = True,
    strict: bool = False,
    split_by: SplitBy | None = None,
    train_until: str | None = None,
    validation_until: str | None = None,
) -> ExportReport:
    """Write a project's dataset.

    Args:
        project: the project.
        name: the format; None for `dataset.jsonl` alone.
        target: the file ("-" is standard output), or the folder if there is a format.
        with_text: whether the articles' texts may be written.
        strict: whether a claim that is held back is an error.
        split_by: what decides the split of an article; None for no splits. Splits are kept in `splits.jsonl`.
        train_until: for splits by time, the last day of train in ISO 8601.
        validation_until: for splits by time, the last day of validation.

    Raises:
        ClaimcheckError: nothing has been collected, or nothing may be written.
        HeldBackError: `strict`, and claims are held back.
        InputError: every fault in the project's records, in its settings for this format, and what is not ours in the
            target's place.
    """
    project.check_output(target, own="dataset")
    _check_options(name, Path(target), with_text=with_text, split_by=split_by)
    days = _days(split_by, train_until, validation_until)
    held: list[HeldBack] = []
    states: Counter[str] = Counter()
    faults = [*FORMATS[name].faults(project), *in_the_way(Path(target))] if name else []
    earlier = _earlier_splits(project, faults) if split_by else []
    with _inputs(project, faults, reviewed=name == "spans") as inputs:
        rows = _gated(rows_of(inputs, project), project, held, strict=strict)
        if name is None:
            write_records(target, _counted(rows, states))
            return _report(None, target, Tally(), states, held)
        votes = BothQuestions(project.scale)
        rows = watched(rows, votes.add)  # before gates keep out what annotators disagree on: that would flatter them
        if not FORMATS[name].every_claim:
            rows = (row for row in rows if not row.held_back)
        splits = _splits(inputs, split_by, earlier, days) if split_by else None
        summary = _summary(splits, split_by) if splits and split_by else None
        facts = Facts()

        def add_card(folder: Path, tally: Tally) -> None:
            if FORMATS[name].unit == "claim":
                Card(
                    project=project,
                    facts=facts,
                    agreement=votes.agreement(ordered=project.scale.ordered),
                    splits=summary and summary.of(tally.written),
                    held_back=Counter(gate for one in held for gate in one.gates),
                    with_text=with_text and FORMATS[name].article_text,
                ).write(folder)

        tally = write_dataset(
            name,
            watched(_counted(rows, states), facts.add),
            about=About(
                project=project, tokenizer=_tokenizer, splits=splits.rows if splits else None, with_text=with_text
            ),
            target=Path(target),
            held_back=lambda: 0 if FORMATS[name].every_claim else len(held),
            splits=summary,
            add=add_card,
        )
    if splits:
        write_records(project.file("splits"), splits.rows)
    return _report(name, target, tally, states, held)


def _report(
    name: FormatName | None, target: str, tally: Tally, states: Counter[str], held: Iterable[HeldBack]
) -> ExportReport:
    form = FORMATS[name] if name else None
    return ExportReport(
        format=name or "dataset",
        target=target,
        says=form.says if form else "",
        unit=form.unit if form else "claim",
        written=tally.written.total() if form else states.total(),
        states=dict(sorted(states.items())) if form is None or form.every_claim else {},
        splits=dict(sorted(tally.written.items())),
        held_back=tuple(held),
        left_out=dict(sorted(tally.left_out.items())),
        notes=dict(sorted(tally.notes.items())),
    )


def _check_options(name: FormatName | None, target: Path, *, with_text: bool, split_by: SplitBy | None) -> None:
    """What cannot be done is said before anything is read."""
    if name is None:
        if split_by or not with_text:
            raise ClaimcheckError(
                "dataset.jsonl alone has neither splits nor the articles' texts", hint="Name a format with --format"
            )
        return
    if str(target) == STANDARD_STREAM:
        raise ClaimcheckError(f"{name} is a folder, which standard output cannot take", hint="Name one with --output")
    if name == "spans" and not with_text:
        raise ClaimcheckError("Spans are places in the articles' texts", hint="Leave out --no-text")


def _days(by: SplitBy | None, *days: str | None) -> tuple[str, str] | None:
    """The last days of train and validation, which splits by time need and no others take."""
    if by != "time":
        if any(days):
            raise ClaimcheckError("Days are for splits by time", hint="Add --split-by time")
        return None
    first, last = (day or "" for day in days)
    try:
        in_order = date.fromisoformat(first) <= date.fromisoformat(last)
    except ValueError:
        in_order = False
    if not in_order:
        raise ClaimcheckError(
            "Splits by time need the last day of train and the last of validation, one after the other",
            hint="Add, for example, --train-until 2026-03-31 --validation-until 2026-04-30",
        )
    return first, last


@contextmanager
def _inputs(project: Project, faults: list[Fault], *, reviewed: bool) -> Iterator[Inputs]:
    """The project's records; faults that were found elsewhere are told together with theirs."""
    with ExitStack() as stack:
        try:
            inputs = stack.enter_context(project_records(project, reviewed=reviewed))
            if faults:
                inputs.check()
        except InputError as error:
            raise InputError([*faults, *error.faults]) from error
        if faults:
            raise InputError(faults)
        yield inputs


def _gated(
    rows: Iterable[VerifiedClaim], project: Project, held: list[HeldBack], *, strict: bool
) -> Iterator[VerifiedClaim]:
    """The rows, those that are held back marked; they are collected in `held`.

    Raises:
        HeldBackError: after the last row, if `strict`.
    """
    gates, wanted = project.settings.gates, project.settings.judgments_wanted
    for row in rows:
        closed = gates_closed(row, gates=gates, wanted=wanted)
        if closed:
            held.append(HeldBack(claim_id=row.id, gates=tuple(closed), reasons=tuple(closed.values())))
            yield row.model_copy(update={"held_back": tuple(closed)})
        else:
            yield row
    if strict and held:
        raise HeldBackError(held)


def _counted(rows: Iterable[VerifiedClaim], states: Counter[str]) -> Iterator[VerifiedClaim]:
    for row in rows:
        states[row.truth.state] += 1
        yield row


def _earlier_splits(project: Project, faults: list[Fault]) -> list[SplitRow]:
    """Where articles went in an earlier export; what is wrong with that file is added to `faults`."""
    kept = project.file("splits")
    try:
        return list(read_records(kept, SplitRow)) if kept.exists() else []
    except InputError as error:
        faults += error.faults
        return []


def _splits(inputs: Inputs, by: SplitBy, earlier: list[SplitRow], days: tuple[str, str] | None) -> "Splits":
    from claimcheck.datasets.splits import Boundaries, assign_splits  # noqa: PLC0415 - needs the extra

    return assign_splits(
        inputs.articles,
        article_of=inputs.article,
        by=by,
        earlier=earlier,
        boundaries=Boundaries(*days) if days else None,
    )


def _summary(splits: "Splits", by: SplitBy) -> SplitSummary:
    assert not splits.overlaps(), "a near-duplicate lies in another split"  # noqa: S101 - proves what the manifest says
    return SplitSummary(
        by=by,
        articles=splits.counts(),
        claims={},
        near_duplicates=len(splits.near),
        left_out=len(splits.left_out),
    )


def _tokenizer() -> Callable[[str], "Doc"]:
    from spacy.vocab import Vocab  # noqa: PLC0415 - takes a second to load, which only one format needs

    from claimcheck.splitting.tokenizer import ExactTokenizer  # noqa: PLC0415

    return ExactTokenizer(Vocab())

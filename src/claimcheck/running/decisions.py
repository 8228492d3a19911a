"""Decisions that are made by command: sign-off, correction, retraction. They are added to a file, never edited."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from claimcheck.errors import ClaimcheckError, Fault, InputError
from claimcheck.files import read_records, write_records
from claimcheck.models import Decision, DecisionKind, Said, Standing, content_id
from claimcheck.project import Project
from claimcheck.running.records import project_records, rows_of
from claimcheck.studio.answers import instant
from claimcheck.studio.pseudonyms import pseudonyms
from claimcheck.studio.state import alone, open_state_folder
from claimcheck.verdicts.standing import in_time

_SETTLED: frozenset[Standing] = frozenset({"agreed", "adjudicated"})
_PUBLISHED: frozenset[Standing] = frozenset({"signed_off", "corrected"})
_MAY: dict[DecisionKind, frozenset[Standing]] = {
    "sign_off": _SETTLED,
    "correction": _SETTLED | _PUBLISHED | {"retracted"},
    "retraction": _SETTLED | _PUBLISHED,
}
_PATIENCE = 30
"""How many seconds to wait for somebody who is writing decisions at this moment."""


class _Stand(NamedTuple):
    """Where a claim stands, since when, and what it comes to on the two questions."""

    standing: Standing
    since: str
    said: str | None
    verdict: str | None


def decide(
    *,
    project: Project,
    kind: DecisionKind,
    claims: Sequence[str],
    by: str,
    reason: str = "",
    said: Said | None = None,
    verdict: str | None = None,
    at: datetime | None = None,
) -> list[Decision]:
    """Add a decision on each of several claims to the project's decisions, on all of them or none.

    Args:
        project: the project.
        kind: what is decided. An adjudication is not made here but by `claimcheck adjudicate`.
        claims: ids of claims; none for a sign-off of every claim that is settled and not signed off.
        by: who decides; only a pseudonym is written.
        reason: why; only a sign-off may go without.
        said: for a correction, the answer to *was it said?*, if it changes.
        verdict: for a correction, the answer to *is it true?*, if it changes; a code of the project's scale.
        at: when, in UTC; now if not given.

    Raises:
        InputError: a claim that is not there or does not stand where this can be decided, a verdict that the scale
            lacks, or a reason or an answer that is missing; every fault, and nothing is written.
    """
    when = instant((at or datetime.now(UTC)).replace(tzinfo=UTC))
    under_way = f"A collection of {project.folder} is under way"
    with alone(project.private_folder, "collect", otherwise=under_way, seconds=_PATIENCE):
        stands = _stands(project)
        chosen = list(dict.fromkeys(claims))
        if not chosen and kind == "sign_off":
            chosen = [claim_id for claim_id, stand in stands.items() if stand.standing in _SETTLED]
        faults = [
            *_faults(project, kind, reason, said, verdict),
            *_misplaced(project, kind, chosen, stands),
            *_idle(chosen, stands, said, verdict),
            *_untimely(chosen, stands, when),
        ]
        if not claims and kind != "sign_off":
            faults.append(Fault("CLAIM", "is missing", "name the claims; only a sign-off goes without"))
        if not by.strip():
            faults.append(Fault("--by", "is empty", "say who decides"))
        if faults:
            raise InputError(faults)
        who = f"editor-{pseudonyms(open_state_folder(project.private_folder))(f'editor {by.strip()}')}"
        made = [
            Decision(
                id=content_id("d", claim_id, kind, who, when),
                claim_id=claim_id,
                kind=kind,
                by=who,
                at=when,
                reason=reason.strip(),
                said=said,
                verdict=verdict,
                scale=project.scale.name if verdict else None,
            )
            for claim_id in chosen
        ]
        if not made:
            raise ClaimcheckError("No claim is settled and waits for a sign-off", hint="See: claimcheck status")
        path = project.file("decisions")
        # a collection that finds no decision leaves an empty file
        kept: list[Decision] = list(read_records(path, Decision)) if path.exists() and path.stat().st_size else []
        kept = sorted([*kept, *made], key=lambda decision: (decision.claim_id, decision.by, decision.at, decision.id))
        write_records(path, kept)
    return made


def _stands(project: Project) -> dict[str, _Stand]:
    with project_records(project) as inputs:
        return {
            row.id: _Stand(row.standing, row.history[-1].at if row.history else "", row.said.label, row.truth.label)
            for row in rows_of(inputs, project)
        }


def _faults(
    project: Project, kind: DecisionKind, reason: str, said: Said | None, verdict: str | None
) -> Iterator[Fault]:
    name = kind.replace("_", "-")
    if kind != "sign_off" and not reason.strip():
        yield Fault("--reason", f"is missing, a {name} says why")
    if kind == "correction" and said is None and verdict is None:
        yield Fault("--verdict", "is missing", "give what is right now, with --verdict or --said")
    if kind != "correction" and (said is not None or verdict is not None):
        yield Fault("--verdict", f"goes with a correction, not with a {name}")
    if verdict is not None and verdict not in project.scale.codes:
        labels = ", ".join(project.scale.codes)
        yield Fault(
            "--verdict", f"'{verdict}' is no label of the scale {project.scale.name}", f"its labels are {labels}"
        )


def _misplaced(
    project: Project, kind: DecisionKind, claims: Sequence[str], stands: Mapping[str, _Stand]
) -> Iterator[Fault]:
    for claim_id in claims:
        stand = stands.get(claim_id)
        if stand is None:
            yield Fault(str(project.file("claims")), f"has no claim {claim_id}", "copy the id from there")
        elif stand.standing not in _MAY[kind]:
            may = " or ".join(sorted(one.replace("_", " ") for one in _MAY[kind]))
            is_now = stand.standing.replace("_", " ")
            yield Fault(f"claim {claim_id}", f"is {is_now}, a {kind.replace('_', '-')} needs one that is {may}")


def _idle(
    claims: Sequence[str], stands: Mapping[str, _Stand], said: Said | None, verdict: str | None
) -> Iterator[Fault]:
    """Corrections that correct nothing; but one that brings back what was retracted does."""
    if said is None and verdict is None:
        return
    for claim_id in claims:
        stand = stands.get(claim_id)
        if stand and stand.standing != "retracted" and said in (None, stand.said) and verdict in (None, stand.verdict):
            same = " and ".join(answer for answer in (said, verdict) if answer)
            yield Fault(f"claim {claim_id}", f"is {same} already, there is nothing to correct")


def _untimely(claims: Sequence[str], stands: Mapping[str, _Stand], when: str) -> Iterator[Fault]:
    """Decisions dated before what they decide on: they would stand before it in the history, and change nothing."""
    for claim_id in claims:
        stand = stands.get(claim_id)
        if stand and stand.since and in_time(when) <= in_time(stand.since):
            is_now = stand.standing.replace("_", " ")
            yield Fault(
                f"claim {claim_id}",
                f"is {is_now} since {stand.since}, a decision on it cannot be of {when}",
                "give a later time with --at",
            )

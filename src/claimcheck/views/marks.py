"""Which roles each stretch of an article plays: its text cut wherever a source, cue or content begins or ends."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from claimcheck.models import Claim, Range

Role = Literal["source", "cue", "content", "author"]
DEEPEST = 3
"""Levels of nesting that are told apart; what is nested deeper looks like this one."""


@dataclass(slots=True, frozen=True, order=True)
class Mark:
    """A place that plays a role in a claim, by the claim's index; `depth` counts the claims that it is nested in."""

    start: int
    end: int
    depth: int
    claim: int
    role: Role


def depths_of(claims: Sequence[Claim]) -> list[int]:
    """In how many claims of the list each is nested."""
    parents = {claim.id: claim.attribution.parent for claim in claims if claim.attribution}
    depths = []
    for claim in claims:
        depth, at = 0, parents.get(claim.id)
        while at in parents and depth < DEEPEST:
            depth, at = depth + 1, parents[at]
        depths.append(depth)
    return depths


def marks_of(claims: Sequence[Claim]) -> list[Mark]:
    """The marks of all claims, by their place; an outer claim's before those nested in it."""
    marks = []
    for index, (claim, depth) in enumerate(zip(claims, depths_of(claims), strict=True)):
        if claim.attribution is None:
            marks.append(Mark(claim.span.start, claim.span.end, depth, index, "author"))
            continue
        roles: tuple[tuple[Role, Sequence[Range]], ...] = (
            ("content", claim.attribution.content.spans),
            ("source", claim.attribution.source.spans),
            ("cue", claim.attribution.cue.spans),
        )
        marks += [Mark(s.start, s.end, depth, index, role) for role, spans in roles for s in spans]
    return sorted(mark for mark in marks if mark.start < mark.end)


def stretches(start: int, end: int, marks: Sequence[Mark]) -> Iterator[tuple[int, int, list[Mark]]]:
    """Cut `start:end` where a mark begins or ends, and yield each stretch with the marks that cover it.

    Args:
        start: first offset.
        end: end offset, exclusive.
        marks: those that reach into the stretch, by place.
    """
    edges = {start, end}
    for mark in marks:
        edges.update((max(mark.start, start), min(mark.end, end)))
    places = sorted(edges)
    active: list[Mark] = []
    following = 0
    for left, right in pairwise(places):
        active = [mark for mark in active if mark.end > left]
        while following < len(marks) and marks[following].start <= left:
            if marks[following].end > left:
                active.append(marks[following])
            following += 1
        yield left, right, sorted(active, key=lambda mark: (mark.depth, mark.claim))

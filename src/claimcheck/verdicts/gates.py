"""Gates: what a claim must have before it is published, as the project's settings say."""

import functools
import ipaddress
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from publicsuffixlist import PublicSuffixList

from claimcheck.models import Evidence, Gate, VerifiedClaim
from claimcheck.project import Gates

_SETTLED = ("agreed", "adjudicated")


def gates_closed(claim: VerifiedClaim, *, gates: Gates, wanted: int) -> dict[Gate, str]:
    """The gates that hold a claim back, each with the reason in words; empty for a claim that may be published.

    Args:
        claim: the claim with its judgments and decisions.
        gates: which gates the project has.
        wanted: how many judgments a claim should get.
    """
    closed: dict[Gate, str] = {}
    judged = sum(judgment.outcome != "skipped" for judgment in claim.judgments)
    if gates.judgments and judged < wanted:
        closed["judgments"] = f"has {judged} of {wanted} judgments"
    if gates.settled and (reasons := list(_unsettled(claim, judged, wanted))):
        closed["settled"] = ", ".join(reasons)
    if gates.independent_adjudicator and _judged_their_own(claim):
        closed["independent_adjudicator"] = "was adjudicated by somebody who had judged it"
    domains = registrable_domains(claim.evidence) if gates.evidence_domains else set()
    if len(domains) < gates.evidence_domains:
        found = f" ({', '.join(sorted(domains))})" if domains else ""
        closed["evidence_domains"] = f"has evidence from {len(domains)} of {gates.evidence_domains} domains{found}"
    if gates.primary_evidence and not any(evidence.primary for evidence in claim.evidence):
        closed["primary_evidence"] = "has no primary evidence"
    if gates.sign_off and not _is_signed_off(claim):
        closed["sign_off"] = "is not signed off"
    return closed


def _unsettled(claim: VerifiedClaim, judged: int, wanted: int) -> Iterator[str]:
    """Why a claim is not settled on both questions. Whether it was said need not have been asked."""
    if claim.truth.state == "disputed":
        yield "its verdict is disputed"
    elif claim.truth.state == "unjudged" and judged and judged >= wanted:
        yield "most hold that it cannot be checked or was split badly"
    elif claim.truth.state not in _SETTLED:
        yield "too few have given a verdict"
    if claim.said.state == "disputed":
        yield "it is disputed whether it was said"
    elif claim.said.state == "annotated" and claim.truth.state in _SETTLED:
        yield "too few have answered whether it was said"


def registrable_domains(evidence: Iterable[Evidence]) -> set[str]:
    """The different domains that somebody can register, by the Public Suffix List; of a bare address, the address."""
    return {_registrable(urlsplit(item.url).hostname or "") for item in evidence}


@functools.cache
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()


def _registrable(host: str) -> str:
    try:
        return str(ipaddress.ip_address(host))
    except ValueError:
        return _suffixes().privatesuffix(host) or host


def _judged_their_own(claim: VerifiedClaim) -> bool:
    annotators = {judgment.annotator for judgment in claim.judgments}
    return any(decision.kind == "adjudication" and decision.by in annotators for decision in claim.decisions)


def _is_signed_off(claim: VerifiedClaim) -> bool:
    """Whether the sign-off came after the last adjudication: nobody signs what is not settled yet."""
    kinds = [decision.kind for decision in claim.decisions if decision.kind in ("adjudication", "sign_off")]
    return bool(kinds) and kinds[-1] == "sign_off"

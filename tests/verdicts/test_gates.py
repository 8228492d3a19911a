"""Which gates hold a claim back, and the words for it."""

from typing import Any

import pytest

from claimcheck.models import Decision, Evidence, VerifiedClaim
from claimcheck.project import Gates
from claimcheck.verdicts.gates import gates_closed, registrable_domains
from claimcheck.verdicts.verified import verified_claims
from tests.records import article, claim, judgment

OPEN = Gates(judgments=False, settled=False, independent_adjudicator=False)


def verified(*judgments: Any, decisions: tuple[Decision, ...] = ()) -> VerifiedClaim:
    (row,) = verified_claims(
        [claim()],
        article_of=lambda _: article(),
        judgments_of=lambda _: judgments,
        decisions_of=lambda _: decisions,
        wanted=2,
    )
    return row


def decision(kind: str, by: str, at: str = "2026-02-01", **more: Any) -> Decision:
    return Decision(id=f"{kind}-{at}", claim_id="c1", kind=kind, by=by, at=at, reason="seen", **more)


def closed(row: VerifiedClaim, **gates: Any) -> dict[str, str]:
    return gates_closed(row, gates=OPEN.model_copy(update=gates), wanted=2)


def with_evidence(*urls: str, primary: bool = False) -> Any:
    return judgment("x", "supported", evidence=tuple(Evidence(url=url, primary=primary) for url in urls))


def test_without_gates_nothing_is_held_back():
    assert closed(verified()) == {}


def test_too_few_judgments_hold_back_and_skips_are_none():
    row = verified(judgment("x", "supported"), judgment("y", None, outcome="skipped", said=None))
    assert closed(row, judgments=True) == {"judgments": "has 1 of 2 judgments"}
    assert closed(verified(judgment("x", "supported"), judgment("y", "refuted")), judgments=True) == {}


def test_a_disputed_verdict_holds_back_until_it_is_adjudicated():
    votes = (judgment("x", "supported"), judgment("y", "refuted"))
    assert closed(verified(*votes), settled=True) == {"settled": "its verdict is disputed"}
    assert closed(verified(votes[0]), settled=True) == {"settled": "too few have given a verdict"}
    none = [judgment(who, None, outcome="not_checkable") for who in ("x", "y")]
    assert closed(verified(*none), settled=True) == {
        "settled": "most hold that it cannot be checked or was split badly"
    }
    settled = verified(*votes, decisions=(decision("adjudication", "z", verdict="refuted", scale="averitec"),))
    assert closed(settled, settled=True) == {}


def test_a_dispute_about_whether_it_was_said_holds_back_until_it_is_adjudicated():
    """A row says that somebody said it: what is published must not rest on a tie there either."""
    votes = (judgment("x", "supported"), judgment("y", "supported", said="not_said"))
    assert closed(verified(*votes), settled=True) == {"settled": "it is disputed whether it was said"}
    settled = verified(*votes, decisions=(decision("adjudication", "z", said="said"),))
    assert closed(settled, settled=True) == {}
    both = verified(votes[0], judgment("y", "refuted", said="not_said"))
    assert closed(both, settled=True) == {"settled": "its verdict is disputed, it is disputed whether it was said"}


def test_whether_it_was_said_need_not_have_been_asked_but_is_not_half_answered():
    unasked, asked = judgment("x", "supported", said=None), judgment("y", "supported")
    assert closed(verified(unasked, judgment("y", "supported", said=None)), settled=True) == {}
    assert closed(verified(unasked, asked), settled=True) == {"settled": "too few have answered whether it was said"}


def test_an_adjudicator_who_voted_holds_back():
    votes = (judgment("x", "supported"), judgment("y", "refuted"))
    by_voter = verified(*votes, decisions=(decision("adjudication", "x", verdict="refuted", scale="averitec"),))
    by_other = verified(*votes, decisions=(decision("adjudication", "z", verdict="refuted", scale="averitec"),))
    assert list(closed(by_voter, independent_adjudicator=True)) == ["independent_adjudicator"]
    assert closed(by_other, independent_adjudicator=True) == {}


@pytest.mark.parametrize(
    ("urls", "domains"),
    [
        (["https://www.bbc.co.uk/a", "http://news.bbc.co.uk/b"], {"bbc.co.uk"}),
        (["https://a.example.org/", "https://a.example.com/"], {"example.org", "example.com"}),
        (["https://one.github.io/", "https://two.github.io/"], {"one.github.io", "two.github.io"}),
        (["http://192.0.2.1/x", "http://192.0.2.2/x"], {"192.0.2.1", "192.0.2.2"}),
        (["http://intranet/x"], {"intranet"}),
        (["https://EXAMPLE.org/", "https://example.org:8443/"], {"example.org"}),
    ],
)
def test_domains_are_those_that_somebody_can_register(urls: list[str], domains: set[str]):
    assert registrable_domains(Evidence(url=url) for url in urls) == domains


def test_evidence_from_one_domain_is_not_from_two():
    row = verified(with_evidence("https://www.bbc.co.uk/a", "https://news.bbc.co.uk/b"))
    assert closed(row, evidence_domains=2) == {"evidence_domains": "has evidence from 1 of 2 domains (bbc.co.uk)"}
    assert closed(verified(with_evidence("https://a.org/", "https://b.org/")), evidence_domains=2) == {}


def test_primary_evidence_is_asked_for():
    assert list(closed(verified(with_evidence("https://a.org/")), primary_evidence=True)) == ["primary_evidence"]
    assert closed(verified(with_evidence("https://a.org/", primary=True)), primary_evidence=True) == {}


def test_a_sign_off_counts_until_the_claim_is_adjudicated_again():
    signed = decision("sign_off", "editor", "2026-02-02")
    again = decision("adjudication", "z", "2026-02-03", verdict="refuted", scale="averitec")
    assert list(closed(verified(), sign_off=True)) == ["sign_off"]
    assert closed(verified(decisions=(signed,)), sign_off=True) == {}
    assert list(closed(verified(decisions=(signed, again)), sign_off=True)) == ["sign_off"]

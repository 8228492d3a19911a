"""Decisions that are made by command: on named claims, whole or not at all, by a pseudonym."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from claimcheck.errors import ClaimcheckError, InputError
from claimcheck.files import read_records, write_records
from claimcheck.models import Decision
from claimcheck.project import Project, create_project
from claimcheck.running.decisions import decide
from tests.records import article, claim, judgment


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Two claims that annotators agree on, and one that they dispute."""
    project = create_project(tmp_path / "p", template="english-news")
    write_records(project.file("articles"), [article()])
    write_records(project.file("claims"), [claim("c1"), claim("c2"), claim("c3")])
    write_records(
        project.file("judgments"),
        [judgment(who, "supported", name) for name in ("c1", "c2") for who in ("ann", "bob")]
        + [judgment("ann", "supported", "c3"), judgment("bob", "refuted", "c3")],
    )
    return project


def test_a_sign_off_without_claims_is_of_every_claim_that_is_settled(project: Project):
    made = decide(project=project, kind="sign_off", claims=[], by="mona")
    assert [one.claim_id for one in made] == ["c1", "c2"]
    assert "mona" not in project.file("decisions").read_text(encoding="utf-8")
    with pytest.raises(ClaimcheckError, match="No claim is settled"):
        decide(project=project, kind="sign_off", claims=[], by="mona")


def test_a_decision_is_added_where_a_collection_has_found_none_yet(project: Project):
    project.file("decisions").touch()
    assert len(decide(project=project, kind="sign_off", claims=["c1"], by="mona")) == 1


@pytest.mark.parametrize("kind", ["retraction", "correction"])
def test_a_retraction_or_correction_without_claims_is_of_none(kind, project: Project):
    with pytest.raises(InputError, match="CLAIM: is missing"):
        decide(
            project=project,
            kind=kind,
            claims=[],
            by="mona",
            reason="The source was withdrawn",
            verdict="refuted" if kind == "correction" else None,
        )
    assert not project.file("decisions").exists()


def test_every_fault_of_a_decision_is_told_and_nothing_written(project: Project):
    with pytest.raises(InputError) as caught:
        decide(project=project, kind="correction", claims=["c1", "c3", "c9"], by=" ", verdict="false")
    assert [fault.file.split("/")[-1] for fault in caught.value.faults] == [
        "--reason",
        "--verdict",
        "claim c3",
        "claims.jsonl",
        "--by",
    ]
    assert not project.file("decisions").exists()


def test_decisions_that_are_made_at_the_same_moment_are_all_kept(project: Project):
    claims = [claim(f"c{number}") for number in range(6)]
    write_records(project.file("claims"), claims)
    write_records(project.file("judgments"), [judgment(who, "supported", c.id) for c in claims for who in "xy"])
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda c: decide(project=project, kind="sign_off", claims=[c.id], by=" mona "), claims))
    kept = list(read_records(project.file("decisions"), Decision))
    assert [decision.claim_id for decision in kept] == [c.id for c in claims]
    assert {decision.by for decision in kept} == {
        one.by
        for one in decide(project=project, kind="retraction", claims=["c0"], by="mona", reason="It was withdrawn")
    }


def test_a_decision_dated_before_what_it_decides_on_is_refused(project: Project):
    with pytest.raises(InputError, match="claim c1: is agreed since 2026-01-02T03:04:05Z, a decision on it cannot be"):
        decide(project=project, kind="sign_off", claims=["c1"], by="mona", at=datetime(2026, 1, 1, tzinfo=UTC))
    decide(project=project, kind="sign_off", claims=["c1"], by="mona", at=datetime(2026, 1, 3, tzinfo=UTC))
    with pytest.raises(InputError, match="claim c1: is signed off since 2026-01-03"):
        decide(
            project=project,
            kind="retraction",
            claims=["c1"],
            by="mona",
            reason="x",
            at=datetime(2026, 1, 3, tzinfo=UTC),
        )


def test_a_correction_that_changes_nothing_is_refused_unless_it_brings_a_claim_back(project: Project):
    def decided(kind, **more):
        return decide(project=project, kind=kind, claims=["c1"], by="mona", reason="The source was checked", **more)

    with pytest.raises(InputError, match="claim c1: is said and supported already, there is nothing to correct"):
        decided("correction", said="said", verdict="supported")
    assert decided("correction", said="distorted", verdict="supported")
    decided("retraction")
    assert decided("correction", verdict="supported")

"""Decisions that are made by command: on named claims, whole or not at all, by a pseudonym."""

from pathlib import Path

import pytest

from claimcheck.errors import ClaimcheckError, InputError
from claimcheck.files import write_records
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

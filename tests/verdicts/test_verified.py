"""From claims and judgments to verified claims."""

from pathlib import Path

import pytest

from claimcheck.errors import ClaimcheckError, InputError
from claimcheck.files import write_records
from claimcheck.models import Decision, Evidence
from claimcheck.project import load_scale
from claimcheck.verdicts import current_judgments, open_inputs, verified_claims
from tests.records import article, claim, judgment

SCALE = load_scale("averitec")


def verified(claims, judgments, wanted=2):
    by_claim = {c.id: [j for j in judgments if j.claim_id == c.id] for c in claims}
    return list(
        verified_claims(claims, article_of=lambda _: article(), judgments_of=by_claim.__getitem__, wanted=wanted)
    )


def test_two_annotators_who_differ_make_a_disputed_claim_and_both_are_kept():
    (row,) = verified([claim()], [judgment("ann", "supported"), judgment("bob", "refuted")])
    assert (row.truth.state, row.truth.label) == ("disputed", None)
    assert (row.said.state, row.said.label) == ("agreed", "said")
    assert [share.label for share in row.truth.soft_label] == ["refuted", "supported"]
    assert [j.annotator for j in row.judgments] == ["ann", "bob"]


def test_an_outcome_is_not_a_verdict():
    skipped = judgment("bob", None, outcome="skipped", said=None)
    (row,) = verified([claim()], [judgment("ann", "supported"), skipped])
    assert (row.truth.state, row.truth.judgments) == ("annotated", 1)
    assert {o.label: o.share for o in row.outcomes} == {"judged": 0.5, "skipped": 0.5}


def test_only_the_last_revision_of_an_annotator_counts():
    first = judgment("ann", "supported")
    second = judgment("ann", "refuted", updated_at="2026-01-03T00:00:00Z")
    assert current_judgments([second, first]) == (second,)


def test_evidence_of_all_judgments_is_listed_once():
    page, other = Evidence(url="https://example.org/b"), Evidence(url="https://example.org/a")
    (row,) = verified(
        [claim()],
        [judgment("ann", "supported", evidence=(page,)), judgment("bob", "supported", evidence=(page, other))],
    )
    assert row.evidence == (other, page)


def test_a_claim_that_nobody_judged_is_a_row_too():
    (row,) = verified([claim()], [])
    assert (row.truth.state, row.said.state, row.scale) == ("unjudged", "unjudged", None)


def write(folder: Path, *, articles, claims, judgments) -> dict[str, Path]:
    paths = {name: folder / f"{name}.jsonl" for name in ("articles", "claims", "judgments")}
    for path, records in zip(paths.values(), (articles, claims, judgments), strict=True):
        write_records(path, records)
    return paths


def test_records_that_miss_what_they_rest_on_are_all_named(tmp_path: Path):
    paths = write(
        tmp_path,
        articles=[article()],
        claims=[claim(), claim("c2", "a9")],
        judgments=[
            judgment("ann", "supported", "c7"),
            judgment("ann", "wonderful"),
            judgment("ann", "refuted", scale="three_point"),
        ],
    )
    with open_inputs(**paths, scale=SCALE) as inputs, pytest.raises(InputError) as caught:
        list(inputs.all_claims())
    messages = [fault.message for fault in caught.value.faults]
    assert len(messages) == 4
    for part in (
        "article a9",
        "is on claim c7, which is not among the claims",
        "verdict wonderful",
        "scale three_point",
    ):
        assert any(part in message for message in messages), part


def test_before_anything_is_collected_the_error_names_the_command(tmp_path: Path):
    with (
        pytest.raises(ClaimcheckError, match="claimcheck collect"),
        open_inputs(articles=tmp_path / "a", claims=tmp_path / "c", judgments=tmp_path / "j", scale=SCALE),
    ):
        pass


def test_answers_without_their_claim_are_named_beside_lines_that_are_no_records(tmp_path: Path):
    paths = write(tmp_path, articles=[article()], claims=[claim()], judgments=[judgment("ann", "refuted", "c7")])
    with paths["judgments"].open("a", encoding="utf-8") as stream:
        stream.write('{"half\n')
    with open_inputs(**paths, scale=SCALE) as inputs, pytest.raises(InputError) as caught:
        inputs.check()
    messages = sorted(fault.message for fault in caught.value.faults)
    assert len(messages) == 2
    assert messages[0].startswith("is not JSON (")
    assert "is on claim c7, which is not among the claims" in messages[1]


def test_decisions_without_their_claim_or_off_the_scale_are_named_with_the_rest(tmp_path: Path):
    paths = write(tmp_path, articles=[article()], claims=[claim()], judgments=[judgment("ann", "wonderful")])
    decided = {"kind": "adjudication", "by": "z", "at": "2026-02-01", "reason": "seen"}
    write_records(
        tmp_path / "decisions.jsonl",
        [
            Decision(id="d1", claim_id="c9", verdict="refuted", scale="averitec", **decided),
            Decision(id="d2", claim_id="c1", verdict="mostly", scale="averitec", **decided),
        ],
    )
    with (
        open_inputs(**paths, decisions=tmp_path / "decisions.jsonl", scale=SCALE) as inputs,
        pytest.raises(InputError) as caught,
    ):
        inputs.check()
    messages = [fault.message for fault in caught.value.faults]
    assert len(messages) == 3
    for part in ("verdict wonderful", "decision d1 is on claim c9", "decision d2 has the verdict mostly"):
        assert any(part in message for message in messages), part

"""Claims that others made: read, told when wrong, added once."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.cli.main import run
from claimcheck.datasets.foreign import FORMATS, ForeignClaim, read_foreign
from claimcheck.datasets.imports import records_of
from claimcheck.errors import InputError
from claimcheck.files import read_records
from claimcheck.models import Article, Claim
from claimcheck.project import create_project
from claimcheck.validation import validate

AVERITEC = [
    {
        "claim": "The bridge was closed in 1931.",
        "speaker": "Mina Halabi",
        "claim_date": "07-03-2025",
        "original_claim_url": "https://example.org/speech",
        "reporting_source": "Harbour Radio",
        "label": "Refuted",
        "questions": [],
    },
    {"claim": "أغلق الجسر عام ١٩٣١", "speaker": None, "claim_date": "", "original_claim_url": None},
]
REVIEW = {
    "@type": "ClaimReview",
    "claimReviewed": "Ferries are free.",
    "author": {"@type": "Organization", "name": "Checkers"},
    "inLanguage": "en-GB",
    "itemReviewed": {
        "@type": "Claim",
        "author": [{"@type": "Person", "name": "Omar Said"}],
        "datePublished": "2025-05-06T10:00:00Z",
        "appearance": [{"@type": "CreativeWork", "url": "https://example.org/ferries"}],
    },
}


def written(folder: Path, name: str, content: str, encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_text(content, encoding=encoding)
    return path


def faults_in(path: Path, form: str) -> list[str]:
    with pytest.raises(InputError) as error:
        read_foreign(path, form)
    return [str(fault).replace(str(path), path.name) for fault in error.value.faults]


def test_averitec_is_read_with_its_day_first_dates(tmp_path: Path):
    one, two = read_foreign(written(tmp_path, "dev.json", json.dumps(AVERITEC)), "averitec")
    assert one == ForeignClaim(
        claim="The bridge was closed in 1931.",
        speaker="Mina Halabi",
        date="2025-03-07",
        url="https://example.org/speech",
        publisher="Harbour Radio",
    )
    assert two == ForeignClaim(claim="أغلق الجسر عام ١٩٣١")


@pytest.mark.parametrize(
    "content",
    [
        json.dumps(REVIEW),
        json.dumps([REVIEW]),
        json.dumps({"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, REVIEW]}),
        json.dumps({"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": [REVIEW]}]}),
        json.dumps(REVIEW) + "\n\n" + json.dumps({"@type": "WebPage"}) + "\n",
        json.dumps(REVIEW | {"url": "a\u2028b"}, ensure_ascii=False) + "\r\n" + json.dumps({"@type": "WebPage"}),
    ],
    ids=["alone", "list", "graph", "feed", "lines", "lines with a line separator inside"],
)
def test_claim_reviews_are_found_however_they_are_wrapped(tmp_path: Path, content: str):
    assert read_foreign(written(tmp_path, "r.json", content), "claimreview") == [
        ForeignClaim(
            claim="Ferries are free.",
            speaker="Omar Said",
            date="2025-05-06",
            url="https://example.org/ferries",
            publisher="Checkers",
            lang="en",
        )
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_tables_are_read_whatever_their_delimiter_order_and_mark(tmp_path: Path, delimiter: str):
    lines = [["Speaker", "Claim", "Notes"], ["", '"Two lines\nof text"', "x"], ["منى", "الخبز أغلى", ""], ["", "", ""]]
    content = "\n".join(delimiter.join(line) for line in lines)
    path = written(tmp_path, "t.csv", content, encoding="utf-8-sig")
    assert read_foreign(path, "csv") == [
        ForeignClaim(claim="Two lines of text"),
        ForeignClaim(claim="الخبز أغلى", speaker="منى"),
    ]


def test_every_fault_is_told_with_its_row(tmp_path: Path):
    path = written(tmp_path, "t.csv", "claim,date,lang\nfine,2025-01-01,en\n,2025-01-01,\nlate,next week,english\n")
    assert faults_in(path, "csv") == [
        "t.csv, line 3, field claim: is empty",
        "t.csv, line 4, field date: is no date such as 2026-01-31 or 31-01-2026",
        "t.csv, line 4, field lang: string should match pattern '^[a-z]{2}$'",
    ]


@pytest.mark.parametrize(
    ("form", "content", "fault"),
    [
        (
            "averitec",
            "{",
            "x: is not JSON (Expecting property name enclosed in double quotes: line 1 column 2 (char 1))",
        ),
        ("averitec", "{}", "x: is not an array; name a split of AVeriTeC, or choose another format"),
        ("averitec", "[]", "x: holds no claims"),
        ("averitec", "[7]", "x, line 1, field claim: is empty"),
        ("claimreview", '{"@type": "WebPage"}', "x: holds no claims"),
        ("claimreview", "[" * 100_000, "x, line 1: is not JSON"),
        ("csv", "a,b\n1,2\n", "x, line 1: has no column 'claim'"),
        ("csv", "", "x, line 1: has no column 'claim'"),
        ("averitec", '[{"claim": "\\ud800"}]', "x, line 1, field claim: should be a valid string"),
    ],
)
def test_what_is_not_of_the_form_is_told(tmp_path: Path, form: str, content: str, fault: str):
    (found,) = faults_in(written(tmp_path, "x", content), form)
    assert found.startswith(fault)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "https://a b", "ftp://x", 7, None, ""])
def test_an_address_that_is_none_of_the_web_is_left_out(url: object):
    assert ForeignClaim(claim="x", url=url).url is None


_texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(lambda text: bool(text.split()))


@given(_texts, st.none() | _texts, st.sampled_from(FORMATS))
def test_offsets_of_imported_claims_hold(text: str, speaker: str | None, form: str):
    article, claim = records_of(ForeignClaim(claim=text, speaker=speaker), form=form, lang="ar")
    assert article.text[claim.span.start : claim.span.end] == claim.text
    if claim.attribution is not None:
        spans = [*claim.attribution.source.spans, *claim.attribution.cue.spans, *claim.attribution.content.spans]
        assert all(article.text[span.start : span.end] == span.text for span in spans)


def test_importing_adds_each_claim_once_and_keeps_what_was_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    folder = tmp_path / "project"
    create_project(folder, template="english-news")
    path = written(tmp_path, "dev.json", json.dumps([*AVERITEC, AVERITEC[0]]))
    assert run(["import", "averitec", str(path), "--project", str(folder)]) == 0
    assert capsys.readouterr().out == "Added 2 claims; 1 were there already.\n"
    before = (folder / "claims.jsonl").read_bytes()
    assert run(["import", "averitec", str(path), "--project", str(folder), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"added": 0, "known": 3}
    assert (folder / "claims.jsonl").read_bytes() == before
    reviews = written(tmp_path, "r.json", json.dumps(REVIEW))
    assert run(["import", "claimreview", str(reviews), "--project", str(folder)]) == 0
    assert len(list(read_records(folder / "claims.jsonl", Claim))) == 3
    texts = {article.id: article.text for article in read_records(folder / "articles.jsonl", Article)}
    assert validate(folder / "claims.jsonl", texts=texts).faults == []


def test_a_faulty_file_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    folder = tmp_path / "project"
    create_project(folder, template="english-news")
    path = written(tmp_path, "t.csv", "claim,date\nfine,\nwrong,someday\n")
    assert run(["import", "csv", str(path), "--project", str(folder)]) == 2
    assert "field date" in capsys.readouterr().err
    assert not (folder / "claims.jsonl").exists()

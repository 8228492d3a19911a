"""Claims that others made: read, told when wrong, added once."""

import json
from contextlib import suppress
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
from tests.datasets.small import claims, exported, small_project

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
    one, two = read_foreign(written(tmp_path, "dev.json", json.dumps(AVERITEC)), "averitec").claims
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
    assert read_foreign(written(tmp_path, "r.json", content), "claimreview").claims == (
        ForeignClaim(
            claim="Ferries are free.",
            speaker="Omar Said",
            date="2025-05-06",
            url="https://example.org/ferries",
            publisher="Checkers",
            lang="en",
        ),
    )


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_tables_are_read_whatever_their_delimiter_order_and_mark(tmp_path: Path, delimiter: str):
    lines = [["Speaker", "Claim", "Notes"], ["", '"Two lines\nof text"', "x"], ["منى", "الخبز أغلى", ""], ["", "", ""]]
    content = "\n".join(delimiter.join(line) for line in lines)
    path = written(tmp_path, "t.csv", content, encoding="utf-8-sig")
    assert read_foreign(path, "csv").claims == (
        ForeignClaim(claim="Two lines of text"),
        ForeignClaim(claim="الخبز أغلى", speaker="منى"),
    )


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
        ("averitec", "[7]", "x, number 1, field claim: is empty"),
        ("claimreview", '{"@type": "WebPage"}', "x: holds no claims"),
        ("claimreview", "[" * 100_000, "x, line 1: is not JSON"),
        ("csv", "a,b\n1,2\n", "x, line 1: has no single column 'claim'"),
        ("csv", "", "x, line 1: has no single column 'claim'"),
        ("averitec", '[{"claim": "\\ud800"}]', "x, number 1, field claim: should be a valid string"),
        ("averitec", '[{"claim": ["nested"]}]', "x, number 1, field claim: should be a valid string"),
        ("averitec", f'[{{"claim": "{"long " * 2000}"}}]', "x, number 1, field claim: string should have at most 5000"),
        ("claimreview", '{"claimReviewed": {"@value": "x"}}', "x, number 1, field claim: should be a valid string"),
        (
            "csv",
            "الادعاء,القائل\nالخبز أغلى,منى\n",
            "x, line 1: has no single column 'claim'; its columns are الادعاء, القائل",
        ),
        ("csv", "claim,claim\na,b\n", "x, line 1: has no single column 'claim'"),
        ("csv", "claim,speaker\nWell, she said,Ann\n", "x, line 2: has 3 cells, the head has 2; put a text"),
        (
            "csv",
            'claim\nfine\n"never closed\nand more\n',
            "x, line 3: is not CSV from here on (unexpected end of data)",
        ),
        ("csv", "claim\n" + "x" * 200_000, "x, line 2: is not CSV from here on (field larger than field limit"),
    ],
)
def test_what_is_not_of_the_form_is_told(tmp_path: Path, form: str, content: str, fault: str):
    (found,) = faults_in(written(tmp_path, "x", content), form)
    assert found.startswith(fault)


@pytest.mark.parametrize("encoding", ["utf-16", "cp1256"])
def test_another_encoding_is_told(tmp_path: Path, encoding: str):
    path = written(tmp_path, "x", "claim,speaker\nالخبز أغلى,منى\n", encoding)
    assert faults_in(path, "csv") == ["x: is not UTF-8; save it as UTF-8"]


def test_every_line_that_is_no_json_and_every_row_that_is_no_csv_is_told_with_the_rest(tmp_path: Path):
    reviews = "\n".join(["{", json.dumps({**REVIEW, "inLanguage": {"name": "Arabic"}}), "[", '{"claimReviewed": 7}'])
    assert [fault.split(" (")[0] for fault in faults_in(written(tmp_path, "r", reviews), "claimreview")] == [
        "r, line 1: is not JSON",
        "r, line 3: is not JSON",
        "r, number 2, field claim: should be a valid string",
    ]
    table = 'claim,date\na,b,c\nlate,soon\n"open'
    assert [fault.split(";")[0] for fault in faults_in(written(tmp_path, "t", table), "csv")] == [
        "t, line 2: has 3 cells, the head has 2",
        "t, line 3, field date: is no date such as 2026-01-31 or 31-01-2026",
        "t, line 4: is not CSV from here on (unexpected end of data)",
    ]


def test_a_line_of_claim_reviews_is_not_cut_inside_a_text(tmp_path: Path):
    lines = [json.dumps({**REVIEW, "claimReviewed": f"One\u2028two {n}"}, ensure_ascii=False) for n in range(2)]
    claims = read_foreign(written(tmp_path, "r", "\n".join(lines)), "claimreview").claims
    assert [claim.claim for claim in claims] == ["One two 0", "One two 1"]


def test_claims_whose_address_is_unusable_are_brought_in_and_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    folder = tmp_path / "project"
    create_project(folder, template="english-news")
    table = 'claim,url,lang\nGood,https://example.org/1,EN\nNone,,\nBad,javascript:alert(1),\n"Two\nlines",www.x.org,\n'
    path = written(tmp_path, "t.csv", table)
    assert run(["import", "csv", str(path), "--project", str(folder)]) == 0
    said = capsys.readouterr()
    assert said.out == "Added 4 claims; 0 were there already.\n"
    assert said.err == "Note: left out the address of 2 claims, which is none of the web's (line 4, 5).\n"
    urls = [article.url for article in read_records(folder / "articles.jsonl", Article)]
    assert urls == ["https://example.org/1", None, None, None]
    assert run(["import", "csv", str(path), "--project", str(folder), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"added": 0, "known": 4, "without_url": [4, 5]}


@pytest.mark.parametrize("name", ["averitec", "claimreview"])
def test_what_we_export_can_be_imported(tmp_path: Path, name: str):
    folder = exported(small_project(tmp_path / "p"), name)
    found = read_foreign(folder / f"train.json{'l' if name == 'claimreview' else ''}", name)
    assert [claim.claim for claim in found.claims] == [
        " ".join(claim.text.split()) for claim in claims() if claim.id != "c-sales"
    ]
    assert found.without_url == ()


@given(st.text(), st.sampled_from(FORMATS))
def test_no_text_is_an_accident(tmp_path_factory: pytest.TempPathFactory, text: str, form: str):
    path = written(tmp_path_factory.mktemp("any"), "x", text.encode("utf-8", "replace").decode())
    with suppress(InputError):
        read_foreign(path, form)


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
    assert json.loads(capsys.readouterr().out) == {"added": 0, "known": 3, "without_url": []}
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

"""The shipped English model and the component about it."""

import hashlib
import json
import shutil
import warnings

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.cli.main import run
from claimcheck.errors import ClaimcheckError, ReducedWarning
from claimcheck.models import Article, Block
from claimcheck.splitting import load_pipeline, split
from claimcheck.splitting.components import encoder as component
from claimcheck.splitting.data import LANGUAGES_FOLDER
from claimcheck.splitting.draft import Draft, Quotation, Sentence
from claimcheck.splitting.encoder import Encoder
from claimcheck.splitting.encoder.engine import CARD
from claimcheck.splitting.pipeline import splitter_of

MODEL = LANGUAGES_FOLDER / "en" / "model"


@pytest.fixture(scope="module")
def encoder():
    return Encoder(MODEL)


def attributed(text):
    """Source, cue and content of the attributed claims of an article, as text."""
    lines = [line for line in text.split("\n") if line]
    blocks, at = [], 0
    for line in lines:
        start = text.index(line, at)
        at = start + len(line)
        blocks.append(Block(start=start, end=at, kind="paragraph"))
    claims = split(Article(id="a", lang="en", text=text, blocks=tuple(blocks)))
    found = []
    for claim in claims:
        if claim.attribution:
            roles = (claim.attribution.source, claim.attribution.cue, claim.attribution.content)
            found.append(tuple(" … ".join(span.text for span in role.spans) for role in roles))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The harbour master said on Tuesday that the ferry would not sail before Friday.",
            ("The harbour master", "said", "that the ferry would not sail before Friday"),
        ),
        (
            "“We counted every vote twice,” said Ada Lind, who chairs the board.",
            ("Ada Lind, who chairs the board", "said", "“We counted every vote twice,”"),
        ),
        (
            "According to a report by the water board, the reservoir is half empty.",
            ("a report by the water board", "According to", "the reservoir is half empty"),
        ),
        (
            "The bakery will close in May, its owner told the local paper.",
            ("its owner", "told", "The bakery will close in May"),
        ),
    ],
)
def test_the_model_finds_plain_attributions(text, expected):
    (found,) = attributed(text)
    for got, wanted in zip(found, expected, strict=True):
        words, others = set(wanted.split()), set(got.split())
        assert len(words & others) / len(words | others) >= 0.5, (found, expected)


def test_what_nobody_is_made_to_say_is_no_attribution():
    assert attributed("The ferry left the harbour at noon and reached the island two hours later.") == []


def test_a_paragraph_that_ends_in_a_colon_announces_the_next():
    text = "The mayor then continued:\n\n“The bridge was built for carts, and it has carried lorries for forty years.”"
    ((source, _, content),) = attributed(text)
    assert "mayor" in source
    assert "carried lorries" in content


def test_a_quotation_left_open_runs_on_into_the_next_paragraph():
    text = (
        "“The dam will hold through the winter and well into the spring,” engineer Ada Lind said. “We have looked at"
        " every joint of it.\n\n“The gates were replaced in March and the sluice was cleaned.”"
    )
    contents = [content for source, _, content in attributed(text) if "Ada Lind" in source]
    assert any("sluice was cleaned" in content for content in contents)


def test_what_a_third_person_is_made_to_say_is_nested():
    text = "The minister said the auditors had announced that the bank was insolvent."
    claims = [c for c in split(Article(id="a", lang="en", text=text)) if c.attribution]
    inner = [c for c in claims if c.attribution.parent]
    assert len(claims) == 2
    assert [c.attribution.source.spans[0].text for c in inner] == ["the auditors"]
    assert inner[0].attribution.parent in {c.id for c in claims}


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.text(max_size=80) | st.sampled_from(["He said: “yes", "cafe\u0301 said İt 👩🏽\u200d🚒"]), max_size=4)
)
def test_offsets_are_code_points_of_any_text(encoder, paragraphs):
    read = encoder.read(paragraphs)
    assert len(read) == len(paragraphs)
    for text, attributions in zip(paragraphs, read, strict=True):
        for found in attributions:
            for start, end in [*found.source, found.cue, *found.content]:
                assert 0 <= start < end <= len(text)


@pytest.mark.parametrize("before", ["", "👩🏽\u200d🚒 ", "Cafe\u0301 ", "İstanbul – ", "𝔘𝔫𝔦 ", "\u202bשלום\u202c "])
def test_spans_stand_where_they_stand_whatever_stands_before(encoder, before):
    (found,) = encoder.read([before + "Ada Lind said the bridge is closed."])[0]
    text = before + "Ada Lind said the bridge is closed."
    assert text[slice(*found.cue)] == "said"
    assert text[slice(*found.source[-1])].endswith("Ada Lind")
    assert "".join(text[a:b] for a, b in found.content).startswith("the bridge is closed")


def test_the_same_text_gives_the_same_answer_alone_and_among_others(encoder):
    text = "Ada Lind said the bridge is closed."
    others = [
        "The ferry sails.",
        "The mayor, who was there, denied that any of the money had been spent on the bridge.",
    ]
    alone, among = encoder.read([text])[0], encoder.read([*others, text])[2]
    assert alone == among
    assert encoder.read([text]) == [alone]


def test_a_line_of_nothing_but_reporting_verbs_asks_no_more_of_the_model_than_its_length_allows(encoder):
    short, long = (sum(1 for _ in encoder.candidates(["said that “ " * n], 0.0)) for n in (400, 800))
    assert long <= 2.5 * short


def test_the_card_names_the_files_that_are_there():
    card = json.loads((MODEL / CARD).read_text(encoding="utf-8"))
    assert {path.name for path in MODEL.iterdir()} == {*card["files"], CARD, "README.md"}
    for name, digest in card["files"].items():
        assert hashlib.sha256((MODEL / name).read_bytes()).hexdigest() == digest
    assert sum(path.stat().st_size for path in MODEL.iterdir()) < 25_000_000


def test_a_damaged_file_is_refused(tmp_path):
    folder = shutil.copytree(MODEL, tmp_path / "model")
    with (folder / "upper.onnx").open("ab") as stream:
        stream.write(b"x")
    with pytest.raises(ClaimcheckError, match=r"upper\.onnx is not the file that model\.json names"):
        Encoder(folder)


def test_a_missing_file_is_named(tmp_path):
    folder = shutil.copytree(MODEL, tmp_path / "model")
    (folder / "lower.onnx").unlink()
    with pytest.raises(ClaimcheckError, match=r"lower\.onnx"):
        Encoder(folder)


@pytest.fixture
def without_extra(monkeypatch):
    monkeypatch.setattr(component, "_NEEDED", ("a_module_that_nobody_has",))
    for cached in (load_pipeline, splitter_of):
        cached.cache_clear()
    yield
    for cached in (load_pipeline, splitter_of):
        cached.cache_clear()


def test_without_the_extra_pattern_rules_stand_in_and_say_so_once(without_extra):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        found = attributed("The mayor said that the bridge is closed.")
        attributed("The minister said that the road is open.")
    told = [str(w.message) for w in caught if issubclass(w.category, ReducedWarning)]
    assert len(told) == 1
    assert "pip install 'claimcheck[en]'" in told[0]
    assert found == [("The mayor", "said", "that the bridge is closed")]


def test_the_command_line_prints_the_missing_extra_on_one_line_of_stderr(without_extra, tmp_path, capsys):
    article = tmp_path / "a.txt"
    article.write_text("The mayor said that the bridge is closed.\n", encoding="utf-8")
    assert run(["split", str(article), "--lang", "en", "-o", str(tmp_path / "claims.jsonl")]) == 0
    told = [line for line in capsys.readouterr().err.splitlines() if "claimcheck[en]" in line]
    assert len(told) == 1
    assert told[0].startswith("The trained splitter")


@pytest.mark.filterwarnings("ignore::claimcheck.errors.ReducedWarning")
def test_what_stands_in_is_told_apart_in_every_claim(without_extra):
    standing_in = splitter_of("en").config
    component._NEEDED = ("json",)
    load_pipeline.cache_clear()
    splitter_of.cache_clear()
    assert splitter_of("en").config != standing_in


def test_a_passive_without_an_agent_has_no_source():
    text = "The council voted on Monday. The mayor was accused of hiding the figures on the two bridges."
    sources = [c.attribution.source for c in split(Article(id="a", lang="en", text=text)) if c.attribution]
    assert ((), False) in [(source.names, source.elided) for source in sources]


def test_a_content_does_not_end_in_the_cue_of_the_next_one():
    assert component.before_cue("He was there but insists", (0, 24), {24: 17}) == (0, 16)
    assert component.before_cue("He was there", (0, 12), {24: 17}) == (0, 12)


def test_a_source_stands_in_the_sentence_of_its_cue():
    text = "Prices fell. Ada Lark said so."
    draft = Draft(cue=[(22, 26)], content=[(27, 29)], source=[(0, 21)])
    component.in_sentence(draft, [Sentence(0, 12, 0), Sentence(13, 30, 0)], [0, 13])
    assert [text[start:end] for start, end in draft.source] == ["Ada Lark"]


SENTENCE = "The bakers of the old town had waited all winter for the mill to open its gates to them again. "


def parts(text, *quotations):
    """The text as the encoder would get it, cut wherever a capital follows a blank after a full stop or a mark."""
    starts = [0, *(i for i in range(2, len(text)) if text[i].isupper() and text[i - 2] in ".”")]
    found = [Quotation(a, b, (a + 1, b - 1), closed) for a, b, closed in quotations]
    return [text[a:b] for a, b in component.in_parts(text, [(0, len(text))], starts, found)]


def test_a_paragraph_of_common_length_is_read_at_once():
    text = (SENTENCE * 5).strip()
    assert parts(text) == [text]


def test_a_long_line_is_read_a_few_sentences_at_a_time():
    text = (SENTENCE * 9).strip()
    assert parts(text) == [(SENTENCE * 3).strip()] * 3


@pytest.mark.parametrize(("closed", "expected"), [(True, 1), (False, 3)])
def test_no_part_of_a_long_line_ends_in_a_quotation_unless_it_was_never_closed(closed, expected):
    text = (SENTENCE * 9).strip()
    assert len(parts(text, (0, len(text), closed))) == expected


def test_whoever_said_it_stays_with_the_quotation():
    quoted = f"“{(SENTENCE * 3).strip()}” "
    text = quoted + "Ada Lind said so. " + SENTENCE * 3
    first, *rest = parts(text, (0, len(quoted) - 1, True))
    assert first == quoted + "Ada Lind said so."
    assert len(rest) == 1


def test_an_article_in_one_line_says_what_it_says_in_paragraphs():
    lines = [
        "Ada Lind, the mayor of Tarn, said on Monday that the harbour would be dredged before the summer.",
        "The port has lost four of its seven shipping lines since the storm, and two hundred people their work.",
        "“We cannot wait for the ministry any longer,” said Tom Reyes, who speaks for the dockers.",
        "The ministry denied that it had delayed the permits, and pointed to a report by the water board.",
        "According to the report, the channel has become two metres shallower in only three years.",
        "The fishermen fear that the dredging will destroy what is left of the oyster beds.",
    ]
    assert attributed(" ".join(lines)) == attributed("\n".join(lines))

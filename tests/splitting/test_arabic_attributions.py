"""The Arabic splitter: each phenomenon in sentences of our own, and any text at all without a fault."""

import time
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from claimcheck.models import Article
from claimcheck.splitting import split
from claimcheck.splitting.languages.ar.spelling import fold
from claimcheck.splitting.pipeline import load_pipeline

CASES = Path(__file__).parent / "data" / "arabic_attributions.txt"


def cases() -> list[tuple[str, list[str]]]:
    """The texts, each with its lines of expected attributions."""
    read: list[tuple[str, list[str]]] = []
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line.startswith("> "):
            read.append((line[2:].replace("\\n", "\n"), []))
        elif line and not line.startswith("#"):
            read[-1][1].append(line)
    return read


def found_in(text: str) -> list[str]:
    """The attributions of a text, as the cases write them."""
    found = []
    for claim in split(Article(id="a", lang="ar", text=text)):
        if claim.attribution is not None:
            source, cue, content = claim.attribution.source, claim.attribution.cue, claim.attribution.content
            shown = [" … ".join(span.text for span in role.spans) for role in (source, cue, content)]
            shown[0] = shown[0] or ("-" if source.elided else "--")
            found.append(" | ".join(shown).replace("\n", "\\n"))
    return found


@pytest.mark.parametrize(("text", "expected"), cases(), ids=[text[:40] for text, _ in cases()])
def test_sentences_yield_their_attributions_and_no_others(text: str, expected: list[str]):
    assert sorted(found_in(text)) == sorted(expected)


@pytest.mark.parametrize(
    "pair",
    [
        ("أكد", "اكد"),
        ("قــال", "قال"),
        ("وَقَالَ", "وقال"),
        ("المصرى", "المصري"),
        ("الوزاره", "الوزارة"),
        ("مسئول", "مسؤول"),
        ("٢٠١٩", "2019"),
    ],
)
def test_spellings_of_one_word_fold_to_the_same(pair: tuple[str, str]):
    assert fold(pair[0]) == fold(pair[1])


WORDS = [
    "قال",
    "وأضاف",
    "أكد",
    "الوزير",
    "إن",
    "أن",
    "إلى",
    "بحسب",
    "نقلا",
    "عن",
    "قوله",
    "مشيرا",
    "،",
    ".",
    ":",
    "“",
    "”",
    "«",
    "»",
    '"',
    "(",
    ")",
    "-",
    "\n",
    "لم",
    "الذي",
    "ما",
    "كما",
    "ل",
    "و",
    "ب",
    "🙂",
    "\u200f",
    "2019",
    "BBC",
    "\u064b",
    "ـ",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))
@example("قال الوزير «نعم»")
@example("شكر «سلمى»")
@example("طلب الوزير مهلة")
@example("أكد « « ، «")
def test_any_text_is_split_with_places_that_lie_in_it(text: str):
    for claim in split(Article(id="a", lang="ar", text=text)):
        if claim.attribution is not None:
            for role in (claim.attribution.source, claim.attribution.cue, claim.attribution.content):
                assert all(text[span.start : span.end] == span.text for span in role.spans)


@pytest.mark.parametrize(
    ("piece", "times"),
    [
        ('" ', 100_000),
        ("، ", 100_000),
        ('قال "', 8_000),
        ("وأضاف أن ", 8_000),
        ("“ ", 8_000),
        ("الوزير الذي ، ", 8_000),
        ("بحسب ما قال ", 8_000),
        ('قال الوزير إن "الحرب" انتهت، مؤكدا أن ', 4_000),
    ],
)
@pytest.mark.usefixtures("uncollected")
def test_attributions_of_an_endless_line_take_time_in_step_with_its_length(piece: str, times: int):
    nlp = load_pipeline("ar")
    last = nlp.pipe_names.index("claimcheck_ar_attributions")

    def seconds(text: str) -> float:
        start = time.process_time()
        doc = nlp.tokenizer(text)
        for _, component in nlp.pipeline[: last + 1]:
            doc = component(doc)
        return time.process_time() - start

    seconds(piece)  # the lexicon is opened once
    short, long = seconds(piece * (times // 8)), seconds(piece * times)
    assert long < 30 * max(short, 0.02)


def test_a_quotation_with_nothing_in_it_is_no_content():
    for text in ('" " « " قال إن انتهى " قال " »', 'قال الوزير: "انتهى العمل\n\n""\n\nوبدأ غيره.'):
        for claim in split(Article(id="a", lang="ar", text=text)):
            assert claim.attribution is None or all(span.text.strip() for span in claim.attribution.content.spans)

"""The pattern rules: each phenomenon in sentences of our own, any text without a fault, and time that grows evenly."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from claimcheck.articles import with_blocks
from claimcheck.models import Article, Block
from claimcheck.splitting.draft import Draft, attributions_of
from claimcheck.splitting.pipeline import load_pipeline
from tests.splitting.work import calls

DATA = Path(__file__).parent / "data"
LANGUAGES = ("de", "en")
BEFORE = ("claimcheck_blocks", "claimcheck_sentences", "claimcheck_quotations")


def cases() -> list[tuple[str, str, str, list[str]]]:
    """Language, behaviour, text and expected attributions of every case."""
    read: list[tuple[str, str, str, list[str]]] = []
    for lang in LANGUAGES:
        behaviour = ""
        for line in (DATA / f"patterns_{lang}.txt").read_text(encoding="utf-8").splitlines():
            if line.startswith("## "):
                behaviour = line[3:]
            elif line.startswith("> "):
                read.append((lang, behaviour, line[2:], []))
            elif line and not line.startswith("#"):
                read[-1][3].append(line)
    return read


def split_by_rules(text: str, lang: str) -> Doc:
    """The document with the attributions that the rules find, whatever finds them in the language's pipeline."""
    article = with_blocks(Article(id="a", lang=lang, text=text))
    nlp = load_pipeline(lang)
    doc = nlp.make_doc(article.text)
    doc._.blocks = list(article.blocks)
    for name in BEFORE:
        doc = nlp.get_pipe(name)(doc)
    return nlp.create_pipe("claimcheck_patterns")(doc)  # type: ignore[no-any-return]


def shown(text: str, draft: Draft) -> str:
    """An attribution as the cases write it."""
    roles = [" … ".join(text[a:b] for a, b in places) for places in (draft.source, draft.cue, draft.content)]
    roles[0] = roles[0] or "--"
    return " | ".join([*roles, *([] if draft.polarity == "asserts" else [draft.polarity])])


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [(lang, text, expected) for lang, _, text, expected in cases()],
    ids=[f"{lang}: {behaviour}" for lang, behaviour, _, _ in cases()],
)
def test_finds_who_says_what(lang: str, text: str, expected: list[str]) -> None:
    assert [shown(text, draft) for draft in attributions_of(split_by_rules(text, lang))] == expected


def test_a_quotation_left_open_goes_on_in_the_next_paragraph() -> None:
    text = "The mayor said: “We will rebuild.\n\n“And we will do it soon.”"
    (draft,) = attributions_of(split_by_rules(text, "en"))
    assert [text[a:b] for a, b in draft.content] == ["“We will rebuild.", "“And we will do it soon.”"]


def test_reported_speech_goes_on_for_the_speaker_of_the_sentence_before() -> None:
    text = "Die Ministerin sagte, die Lage sei ernst. Man müsse sparen."
    first, second = attributions_of(split_by_rules(text, "de"))
    assert second.elided
    assert second.source == first.source


def test_a_cue_that_is_negated_twice_asserts() -> None:
    (draft,) = attributions_of(split_by_rules("The firm did not deny that data had been stolen.", "en"))
    assert draft.polarity == "asserts"


def test_furniture_is_not_read() -> None:
    text = "Die Ärztin sagte, das Kind sei gesund."
    nlp = load_pipeline("de")
    doc = nlp.make_doc(text)
    doc._.blocks = [Block(kind="furniture", start=0, end=len(text))]
    for name in BEFORE[1:]:
        doc = nlp.get_pipe(name)(doc)
    assert attributions_of(nlp.create_pipe("claimcheck_patterns")(doc)) == []


WORDS = """sagte said dass that laut nach Angaben zufolge according der die the Müller Smith wie so who sei teilte mit
told to zu 10:05 wurde was und and ein a gesagt bekannt gegeben"""
PIECES = st.sampled_from([*"„“”\"»«‚‘’'.,:;–—-()[]?!… \n\t", "\n\n", "", "\u200f", "😀", "é", *WORDS.split()])
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=60).map(" ".join), st.lists(PIECES).map("".join))


@pytest.mark.parametrize("lang", LANGUAGES)
@settings(max_examples=150, deadline=None)
@given(text=TEXTS)
def test_any_text_yields_places_inside_it_in_order_and_trimmed(lang: str, text: str) -> None:
    doc = split_by_rules(text, lang)
    for draft in attributions_of(doc):
        assert draft.cue
        assert draft.content
        for place in (*draft.source, *draft.cue, *draft.content):
            start, end = place
            assert 0 <= start < end <= len(doc.text)
            assert doc.text[start:end].strip() == doc.text[start:end]
        assert draft.content == sorted(draft.content)
        assert all(a[1] <= b[0] for a, b in zip(draft.content, draft.content[1:], strict=False))


HARD = {
    "one endless sentence": ("Der Mann sagte, dass die Frau sagte, dass ", "The man said that the woman said that "),
    "commas without end": ("der, die, das, ein, ", "who, the, that, one, "),
    "quotation marks without end": ("„ “ ", "“ ” "),
    "cues without end": ("nach Angaben nach Angaben ", "according to according to "),
    "nouns without end": ("Haus ", "House "),
    "colons without end": ("Mann: ", "Man: "),
}


@pytest.mark.parametrize("number", range(len(LANGUAGES)), ids=LANGUAGES)
@pytest.mark.parametrize("kind", HARD)
def test_work_grows_with_the_length_of_the_text(kind: str, number: int) -> None:
    lang, piece = LANGUAGES[number], HARD[kind][number]

    def work(characters: int) -> int:
        return calls(lambda: split_by_rules(piece * (characters // len(piece)), lang))

    work(100)
    assert work(16_000) <= 5.5 * work(4_000)

"""Who speaks: names led back from titles, short names, pronouns and silence. All the news here is invented."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.splitting.draft import Draft
from tests.splitting.attributed import attributed, resolve

DATA = Path(__file__).parent / "data"


def cases(lang: str) -> list[object]:
    """The marked texts of a language, each with the names of its attributions in order."""
    found: list[object] = []
    name, text, names = "", "", []
    for line in [*(DATA / f"sources_{lang}.txt").read_text(encoding="utf-8").splitlines(), "# end"]:
        if line.startswith("# "):
            if text:
                found.append(pytest.param(text, names, id=name))
            name, text, names = line[2:], "", []
        elif line.startswith("> "):
            text = line[2:].replace("\\n", "\n")
        elif line.startswith("="):
            names.append(line[1:].strip())
    return found


@pytest.mark.parametrize(("text", "names"), cases("ar"))
def test_arabic_sources_are_named(text: str, names: list[str]):
    _, drafts = attributed(text, lang="ar")
    assert ["; ".join(draft.names) for draft in drafts] == names


def test_a_verb_that_goes_on_keeps_the_speaker_whoever_comes_between():
    said = "<1 ms قال> [1 المدير سامي الخوري] {1 إن الجسر آمن}. "
    added = "زار المجلس البلدي الموقع. <2 ms أضاف> {2 أن المخازن امتلأت}."
    doc, drafts = attributed(said + added, lang="ar")
    assert drafts[1].names == ("المجلس البلدي الموقع",)
    drafts[1].lemma = "أضاف"
    resolve(doc, lang="ar")
    assert drafts[1].names == ("سامي الخوري",)


@pytest.mark.parametrize(("text", "names"), cases("en"))
def test_english_sources_are_named(text: str, names: list[str]):
    _, drafts = attributed(text, lang="en")
    assert ["; ".join(draft.names) for draft in drafts] == names


def test_he_is_no_web_site():
    said = (
        "[1 Peter Dunne] <1 said> {1 we missed our chances}. <2 According to> [2 Fotbase], {2 nine shots went wide}. "
    )
    doc, drafts = attributed(said + "[3 He] <3 added>: {3 “We will be back.”}", lang="en")
    drafts[1].kind = "preposition"
    resolve(doc, lang="en")
    assert drafts[2].names == ("Peter Dunne",)


@pytest.mark.parametrize(("text", "names"), cases("de"))
def test_german_sources_are_named(text: str, names: list[str]):
    _, drafts = attributed(text, lang="de")
    assert ["; ".join(draft.names) for draft in drafts] == names


@pytest.mark.parametrize("lang", ["ar", "en", "de"])
def test_every_name_stands_where_it_is_said_to(lang: str):
    for case in cases(lang):
        doc, drafts = attributed(case.values[0], lang=lang)  # type: ignore[attr-defined]
        for draft in drafts:
            spelled = [" ".join(doc.text[start:end].split()) for start, end in draft.named_at]
            assert all(name.endswith(words) for name, words in zip(draft.names, spelled, strict=True))


@pytest.mark.parametrize(
    ("text", "lang", "kind"),
    [
        ("<1 ms قال> [1 المهندس نادر عطار] {1 إن الجسر آمن}.", "ar", "person"),
        ("<1 fs قالت> [1 هيئة الطرق] {1 إن الجسر آمن}.", "ar", "organisation"),
        ("<1 fs قالت> [1 طهران] {1 إن الجسر آمن}.", "ar", "place"),
        ("<1 fs أظهرت> [1 دراسة حديثة] {1 أن الجسر آمن}.", "ar", "document"),
        ("<1 ms قال> [1 سكان الحي] {1 إن الجسر آمن}.", "ar", "group"),
        ("<1 ms قال> [1 مصدر أمني] {1 إن الجسر آمن}.", "ar", "unnamed"),
        ("[1 The Bridge Authority] <1 said> {1 it is safe}.", "en", "organisation"),
        ("[1 Engineers’ spokesman Ivo Brandt] <1 said> {1 it is safe}.", "en", "person"),
        ("[1 A new study] <1 said> {1 it is safe}.", "en", "document"),
        ("[1 Residents] <1 said> {1 it is safe}.", "en", "group"),
        ("[1 A source] <1 said> {1 it is safe}.", "en", "unnamed"),
    ],
)
def test_the_kind_of_a_source(text: str, lang: str, kind: str):
    _, drafts = attributed(text, lang=lang)
    assert [draft.source_kind for draft in drafts] == [kind]


ARABIC_WORDS = "الرئيس وزير رئيس ماجد بن عبد الحداد قال وقال إن ، . « » د المصدر البيان وزارة و ل للوزارة هو الأخير"
OTHER_WORDS = "The President of and Ms. Ann ’s , said he which - ( ) 7 Angaben der"
WORDS = st.sampled_from([*ARABIC_WORDS.split(), *OTHER_WORDS.split()])


@settings(max_examples=200, deadline=None)
@given(st.lists(WORDS, max_size=25), st.integers(0, 30), st.integers(1, 30), st.sampled_from(["ar", "en", "de"]))
def test_any_source_in_any_words_is_read_without_a_fault(words: list[str], start: int, length: int, lang: str):
    text = " ".join(["x", *words, "y"])
    start = min(start, len(text) - 1)
    end = min(start + length, len(text))
    doc, _ = attributed(text, lang=lang)
    drafts = [
        Draft(cue=[(0, 1)], content=[(len(text) - 1, len(text))], source=[(start, end)]),
        Draft(cue=[(0, 1)], content=[(len(text) - 1, len(text))], elided=True, agreement="ms"),
    ]
    doc._.attributions = drafts
    resolve(doc, lang=lang)
    for draft in drafts:
        spelled = [" ".join(text[a:b].split()) for a, b in draft.named_at]
        assert all(name.endswith(words) for name, words in zip(draft.names, spelled, strict=True))


def test_many_names_and_silent_speakers_in_one_endless_sentence_stay_linear():
    def seconds(times: int) -> float:
        piece = (
            "<{0} ms قال> [{0} الوزير سمير الحلبي{1}] {{{0} نعم}}، <{2} fs وأضافت> {{{2} لا}} والرئيس هاني عيسى وافق "
        )
        marked = "".join(piece.format(2 * i, "يجقس"[i % 4] * (i % 9), 2 * i + 1) for i in range(times))
        doc, drafts = attributed(marked, lang="ar")
        started = time.perf_counter()
        resolve(doc, lang="ar")
        assert len(drafts) == 2 * times
        return time.perf_counter() - started

    seconds(10)
    assert seconds(1600) < 8 * seconds(400) + 0.5

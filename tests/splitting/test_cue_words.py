import pytest

from claimcheck.splitting.cue_words import CueWords

WORDS = CueWords("en")


def read(sentence):
    """The word of a sentence in which [ ] mark the cue and what follows it is the content."""
    before, rest = sentence.split("[")
    cue, after = rest.split("]")
    text = before + cue + after
    start = len(before)
    word = WORDS.read(text, (start, start + len(cue)), [(start + len(cue), len(text))])
    return word.lemma, word.kind, word.polarity


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The mayor [said] the bridge is safe", ("say", "verb", "asserts")),
        ("The mayor [has repeatedly said] it", ("say", "verb", "asserts")),
        ("The mayor [told] reporters it was safe", ("tell", "verb", "asserts")),
        ("The dam held, he said, [adding] that it would", ("add", "participle", "asserts")),
        ("The company [was warning] of losses", ("warn", "verb", "asserts")),
        ("[According to] the survey, nobody came", ("according to", "preposition", "asserts")),
        ("The mayor’s [claim] that it is safe", ("claim", "noun", "asserts")),
        ("There is a [belief] that it is safe", ("belief", "noun", "asserts")),
        ("The mayor [denied] that it is safe", ("deny", "verb", "denies")),
        ("The mayor [did not say] it is safe", ("say", "verb", "denies")),
        ("The mayor [never denied] it", ("deny", "verb", "asserts")),
        ("Reporters [asked] whether it is safe", ("ask", "verb", "questions")),
        ("Reporters [asked] for the report", ("ask", "verb", "asserts")),
        ("Ada Lind[:] It is safe", (":", "colon", "asserts")),
        ("The committee [reassured] everybody", ("reassure", "verb", "asserts")),
    ],
)
def test_lemma_kind_and_polarity(sentence, expected):
    assert read(sentence) == expected

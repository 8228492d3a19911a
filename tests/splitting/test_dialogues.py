"""Who speaks by a label: interviews and transcripts."""

import re

import pytest

from claimcheck.models import Article
from claimcheck.splitting.claims import split
from claimcheck.splitting.dialogues import turns
from tests.splitting.attributed import said

pytest.importorskip("onnxruntime")


def test_answers_are_those_of_whom_the_interview_is_with():
    found = said(
        "The potter Ada Quill opens her third shop on Friday.\n\n"
        "Q: Your first shop closed after a year. Why?\n\n"
        "A: I had no money. We paid twice the usual rent.\n\n"
        "Q: And now?\n\nA: I have learned to count."
    )
    assert found == [
        (("Ada Quill",), ["I had no money. We paid twice the usual rent"]),
        (("Ada Quill",), ["I have learned to count"]),
    ]


def test_a_label_without_questions_is_a_word_like_others():
    assert said("A: The first of two routes runs along the coast.\n\nB: The second one crosses the hills.") == []


def lines(text):
    return [match.span() for match in re.finditer(r"[^\n]+", text)]


TALK = (
    "The engineer Mara Quill spoke to the harbour radio on Friday.\n\n"
    "HALE: Who paid for the new lock?\n\n"
    "QUILL: The town did. We had offers from two banks.\n\n"
    "(LAUGHTER)\n\n"
    "They wanted nine per cent.\n\n"
    "HALE: And when will it open?\n\n"
    "QUILL: Not before the frost is gone.\n\n"
    "The lock was closed in May."
)


def test_the_turns_of_a_transcript_are_those_of_whom_their_labels_name():
    assert said(TALK) == [
        (("HALE",), ["Who paid for the new lock?"]),
        (("Mara Quill",), ["The town did. We had offers from two banks", "They wanted nine per cent"]),
        (("HALE",), ["And when will it open?"]),
        (("Mara Quill",), ["Not before the frost is gone"]),
    ]


def test_initials_before_a_colon_are_those_of_a_person():
    found = said(TALK.replace("HALE", "RD").replace("QUILL", "MQ"))
    assert [names for names, _ in found] == [("RD",), ("Mara Quill",)] * 2


def test_who_asks_in_a_transcript_asserts_nothing():
    claims = split(Article(id="a", lang="en", text=TALK))
    polarities = [claim.attribution.polarity for claim in claims if claim.attribution]
    assert polarities == ["questions", "asserts", "questions", "asserts"]


def test_what_a_third_person_is_made_to_say_in_a_turn_is_nested():
    text = TALK.replace("We had offers from two banks.", "The mayor said that two banks had made offers.")
    assert [content for _, content in said(text)][2] == ["that two banks had made offers"]


@pytest.mark.parametrize(
    "text",
    [
        TALK.replace("QUILL: Not", "Not"),  # nobody whom the article names comes back
        TALK.replace("Mara Quill", "of the lock"),
        "The Rovers beat United.\n\nUNITED: 12 9 3\n\nROVERS: 14 7 7\n\nUNITED: 10\n\nROVERS: 11",
    ],
)
def test_labels_without_anybody_who_comes_back_in_sentences_are_no_transcript(text):
    blocks = lines(text)
    assert turns(text, blocks, asking=["q"], answering=["a"]) == (blocks, [])


def test_a_headline_is_no_turn_of_the_transcript_below_it():
    text = "Quill: Lock opens late\n\nThis is what was said:\n\n" + TALK.partition("\n\n")[2]
    text += "\n\nMara Quill is an engineer."
    told, drafts = turns(text, lines(text), asking=["q"], answering=["a"])
    assert [text[slice(*place)] for place in told][:2] == ["Quill: Lock opens late", "This is what was said:"]
    assert len(drafts) == TALK.count(": ")


def test_a_colon_before_a_transcript_announces_nothing_behind_it():
    talk = TALK.removesuffix("The lock was closed in May.")
    found = said(talk.replace("Friday.", "Friday:") + "“Nobody asked us,” said the smith Ian Dole.")
    assert found[-1] == (("Ian Dole",), ["“Nobody asked us,”"])

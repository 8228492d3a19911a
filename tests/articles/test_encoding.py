"""Bytes become the text that was written, or one clear error."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.articles.encoding import NotTextError, decode, settle
from tests.articles.texts import ALL, ARABIC_LONG, ARABIC_MARKS, ARABIC_SHORT, ARABIC_WORD, ENGLISH, GERMAN


@pytest.mark.parametrize("text", ALL)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_encodings_with_and_without_a_mark(text: str, encoding: str):
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("text", ALL)
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_with_either_byte_order_mark(text: str, encoding: str):
    mark = codecs.BOM_UTF16_LE if encoding == "utf-16-le" else codecs.BOM_UTF16_BE
    assert decode(mark + text.encode(encoding)) == text


@pytest.mark.parametrize("text", [ARABIC_LONG, ARABIC_SHORT, ARABIC_WORD, ARABIC_LONG * 40, ARABIC_LONG[:300]])
def test_windows_1256_of_long_and_short_arabic_texts(text: str):
    assert decode(text.encode("cp1256")) == text


def test_windows_1256_with_marks_and_latin_words():
    text = ARABIC_MARKS.translate({ord("١"): "1", ord("٢"): "2", ord("٪"): "%"})
    assert decode(text.encode("cp1256")) == text


@pytest.mark.parametrize("text", [ENGLISH, GERMAN])
def test_western_windows(text: str):
    assert decode(text.encode("cp1252")) == text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b" \n\t ", "is empty"),
        (b"%PDF-1.7\n...", "is a PDF, not text"),
        (b"PK\x03\x04....", "is a ZIP archive or an office document, not text"),
        (b"{\\rtf1 ...}", "is an RTF document, not text"),
        (bytes(range(256)) * 8, "is not text, or in an encoding that cannot be told"),
        (b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0", "is not text, or in an encoding that cannot be told"),
        (b"\xff\xfea\0b", "is not the utf-16 that it says it is"),
        ("قال".encode("utf-32"), "is not the utf-16 that it says it is"),
        ("\ufeffقال الوزير".encode() + b"\xff" + " إن السد آمن".encode(), "is UTF-8 that breaks at byte 23"),
    ],
)
def test_what_is_not_text_is_said_so(data: bytes, message: str):
    with pytest.raises(NotTextError) as caught:
        decode(data)
    assert caught.value.message == message
    assert caught.value.fix


@pytest.mark.parametrize("declared", ["iso-8859-1", "latin1", "us-ascii"])
def test_a_page_that_says_latin_1_means_western_windows(declared: str):
    assert decode("“Nein”, sagte die Bürgermeisterin".encode("cp1252"), declared=declared).startswith("“Nein”")


@pytest.mark.parametrize("declared", ["undefined", "rot13", "no-such-encoding", "unicode_escape", "utf-7"])
def test_a_declared_encoding_that_makes_no_text_is_said_so(declared: str):
    """Some of the encodings that Python knows are none of texts, and some can spell half of a surrogate pair."""
    with pytest.raises(NotTextError, match=f"is not the {declared} that it says it is"):
        decode(b"+2AA- \\ud800 \xff", declared=declared)


def test_settling_moves_as_few_offsets_as_can_be():
    assert (
        settle("\ufeffone \t\r\ntwo\rthree\u2028four\u2029five\x00\x1bsix \n")
        == "one \t\ntwo\nthree\nfour\nfive  six \n"
    )
    assert settle("م\u0651\u064e") == "م\u064e\u0651"  # the order of two marks is settled by NFC
    assert settle("e\u0301") == "é"
    assert settle("بِسْم\u200c\u200f") == "بِسْم\u200c\u200f"


@given(st.text())
def test_settling_twice_changes_nothing_more(text: str):
    once = settle(text)
    assert settle(once) == once
    assert "\r" not in once


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_any_text_without_control_characters_survives_utf8(text: str):
    if text.strip() and not text.startswith(("\ufeff", "%PDF", "PK", "{\\rtf", "BZh", "GIF8")):
        assert decode(text.encode()) == text

"""The language of an article, of those that can be split."""

import pytest

from claimcheck.articles.language import UnknownLanguageError, language_of
from tests.articles.texts import ARABIC_LONG, ARABIC_SHORT, ARABIC_WORD, ENGLISH, GERMAN

LANGUAGES = ("ar", "de", "en")


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        (ARABIC_LONG, "ar"),
        (ARABIC_SHORT, "ar"),
        (ARABIC_WORD, "ar"),
        (ARABIC_LONG.replace("ك", "ک").replace("ي", "ی"), "ar"),
        ("الريس قال امبارح ان الحكومة هتعمل كل حاجة عشان الناس تعيش كويس", "ar"),
        ("قال متحدث باسم UN Development Programme إن البرنامج توقف في البلاد", "ar"),
        (ENGLISH, "en"),
        ("Hello", "en"),
        ("6:05 p.m.", "en"),
        (GERMAN, "de"),
    ],
)
def test_a_supported_language_is_found(text: str, lang: str):
    assert language_of(text, languages=LANGUAGES) == lang


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fa", "رئیس جمهور روز شنبه گفت که دولت او برای گفتگو با همسایگان آماده است و تحریم‌ها باید لغو شود."),
        ("ur", "وزیراعظم نے کہا ہے کہ حکومت عوام کو ریلیف دینے کے لیے تمام وسائل استعمال کر رہی ہے۔"),
        ("fr", "Le ministre a déclaré lundi que le gouvernement présenterait un plan avant la fin du mois."),
        ("ru", "Министр заявил в понедельник, что правительство представит план до конца месяца."),
        ("he", "השר אמר ביום שני כי הממשלה תציג תוכנית לפני סוף החודש."),
    ],
)
def test_another_language_is_named(lang: str, text: str):
    with pytest.raises(UnknownLanguageError, match=f"most probably in the language '{lang}'"):
        language_of(text, languages=LANGUAGES)


def test_a_text_without_words_has_no_language():
    with pytest.raises(UnknownLanguageError, match="holds no words"):
        language_of("12, 14! -->", languages=LANGUAGES)

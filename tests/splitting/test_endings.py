"""Texts that break off: whatever looks at the next word must not fall where there is none."""

import re
from pathlib import Path

import pytest

from claimcheck.models import Article
from claimcheck.splitting import split

DATA = Path(__file__).parent / "data"
BROKEN_OFF = [
    ("ar", 'وقالت الوزيرة إن "'),
    ("ar", "قال الوزير، مؤكدا أن العمل انتهى أمس، وهو"),
    ("ar", "قال الوزير، مؤكدا أن العمل انتهى أمس، وهو ما نفته"),
    ("ar", "اتفق الطرفان في كلمة للمدير أكد"),
    ("de", "Hansel sagte, man prüfe das. Der Fundort ist die Ellesmere-"),
]


@pytest.mark.parametrize(("lang", "text"), BROKEN_OFF)
def test_a_text_that_breaks_off_is_split(lang: str, text: str):
    split(Article(id="a", lang=lang, text=text))


@pytest.mark.parametrize(("lang", "file"), [("ar", "arabic_attributions.txt"), ("de", "patterns_de.txt")])
def test_a_text_may_end_behind_any_of_its_words(lang: str, file: str):
    cases = [
        line[2:].replace(r"\n", "\n") for line in (DATA / file).read_text("utf-8").splitlines() if line[:2] == "> "
    ]
    assert len(cases) > 100
    for text in cases:
        for piece in re.finditer(r"\w+|[^\w\s]", text):
            split(Article(id="a", lang=lang, text=text[: piece.end()]))

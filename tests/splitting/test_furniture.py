"""What stands around an article on its page: invented pages, every line of furniture marked, and no claim from one.

Lines begin with `+` for the article and `-` for furniture. A dateline (`-` before a `+` that goes on with it) is
written onto the line behind it.
"""

import time
from pathlib import Path

import pytest

from claimcheck.articles import with_blocks
from claimcheck.models import Article
from claimcheck.splitting import split
from claimcheck.splitting.components.blocks import has_no_words

HEADED = "Norwell ferry row: what you need to know\n\nThe ferry to Tarn sank in May, and the owner lost 40 boats.\n"
DATA = Path(__file__).parent / "data"
DATELINES = ("–", "-", "—", "أ ف ب", "رويترز")
Place = tuple[int, int]


def pages(lang: str) -> list[object]:
    """The pages of a language: text, and the places of its furniture and of the article's lines."""
    found = []
    for page in (DATA / f"furniture.{lang}.txt").read_text(encoding="utf-8").split("# ")[1:]:
        name, *lines = page.strip().splitlines()
        text = ""
        furniture: list[Place] = []
        article: list[Place] = []
        for line in lines:
            kind, words = line[0], line[2:]
            places = furniture if kind == "-" else article
            places.append((len(text), len(text) + len(words)))
            joined = name.startswith("a dateline") and kind == "-"
            text += words + ((" " if words.endswith(DATELINES[:3]) else " – ") if joined else "\n\n")
        found.append(pytest.param(lang, text, furniture, article, id=f"{lang}: {name}"))
    return found


ALL = [page for lang in ("ar", "en") for page in pages(lang)]


@pytest.mark.parametrize(("lang", "text", "furniture", "article"), ALL)
def test_no_claim_comes_from_furniture(lang: str, text: str, furniture: list[Place], article: list[Place]):
    assert article
    claims = split(with_blocks(Article(id="page", lang=lang, text=text)))
    wrong = [c.text for c in claims for start, end in furniture if c.span.start < end and start < c.span.end]
    assert not wrong


@pytest.mark.parametrize(("lang", "text", "furniture", "article"), ALL)
def test_the_article_between_its_furniture_is_split(lang: str, text: str, furniture: list[Place], article: list[Place]):
    assert furniture
    claims = split(with_blocks(Article(id="page", lang=lang, text=text)))
    silent = [
        text[start:end]
        for start, end in article[1:]
        if not any(c.span.start < end and start < c.span.end for c in claims)
    ]
    assert not silent


@pytest.mark.parametrize(
    ("text", "nothing"),
    [
        ("#harbour #tunnel", True),
        ("Share: @almstad", False),
        ("(https://example.org/a) - news@example.org", True),
        ("© 2024 Almstad Post. All rights reserved", True),
        ("12.5 % – 13", True),
        ("@mayor said it is late", False),
    ],
)
def test_addresses_tags_and_figures_are_no_words(text: str, *, nothing: bool):
    assert has_no_words(text) is nothing


@pytest.mark.parametrize("piece", ["\"“«„‘'", "#a ", "@a", "https://a ", "a@a.", "- a@a.b - ", "("])
def test_whether_a_block_has_words_is_told_in_time_in_step_with_its_length(piece: str):
    start = time.process_time()
    assert not has_no_words(piece * 50_000 + " end of it")
    assert time.process_time() - start < 2, "half a tenth of a second on a quiet machine"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("نقلت وكالة الأنباء السعودية (واس) عن الوزير أن الجسر أغلق صباح اليوم.", "وكالة"),
        ("ذكرت صحيفة (الحياة) أن الجسر الجديد أغلق صباح اليوم أمام السيارات.", "صحيفة"),
    ],
)
def test_an_agency_in_brackets_inside_a_sentence_is_no_dateline(text: str, source: str):
    claims = split(with_blocks(Article(id="page", lang="ar", text=text)))
    assert any(source in span.text for c in claims if c.attribution for span in c.attribution.source.spans)


def test_a_credit_may_follow_a_dateline_with_no_article_between_them():
    makers = "Ann Lee, Bob Smith and Carl Jones in Almstad, Jane Bird in Norbridge; editing by Dora Miles, Ed Cole"
    text = f"ALMSTAD (Reuters) - (Reporting by {makers})\n\nThe tunnel will stay closed until noon, police said."
    claims = split(with_blocks(Article(id="page", lang="en", text=text)))
    assert claims
    assert all(claim.span.start > text.index(")\n") for claim in claims)


@pytest.mark.parametrize("stamp", ["10:42 ", "9:05am ", "14:30 GMT ", "10:42 – "])
def test_the_time_of_an_update_is_no_part_of_it(stamp: str):
    text = f"{stamp}Police say the tunnel will stay closed until noon."
    claims = split(Article(id="a", lang="en", text=text))
    assert [claim.span.start for claim in claims] == [len(stamp)]


def test_a_sentence_may_begin_with_a_time_of_day():
    claims = split(Article(id="a", lang="en", text="10:42 is when the first of the trains left the tunnel."))
    assert all(claim.span.start == 0 for claim in claims)


def test_a_title_makes_no_claim_of_nobody_by_name():
    claims = split(with_blocks(Article(id="a", lang="en", text=HEADED)))
    assert [claim.text for claim in claims] == ["The ferry to Tarn sank in May", "The owner lost 40 boats."]


def test_a_title_may_quote_somebody_by_name():
    text = "الوزير سامي الحداد: لن نغلق الميناء\n\nزار الوزير سامي الحداد الميناء صباح السبت مع وفد من التجار.\n"
    claims = split(with_blocks(Article(id="a", lang="ar", text=text)))
    assert [claim.voice for claim in claims] == ["attributed", "author"]


def test_a_title_makes_no_claim_of_who_speaks_below():
    text = "الوزير سامي الحداد: لن نغلق الميناء\n\nقال الوزير سامي الحداد إن ميناء الرمال لن يغلق.\n"
    claims = split(with_blocks(Article(id="a", lang="ar", text=text)))
    assert [claim.text for claim in claims] == ["سامي الحداد قال إن ميناء الرمال لن يغلق"]

"""Check-worthiness puts what a fact-checker would take up before what nobody could check."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.splitting.worthiness import check_worthiness


@pytest.mark.parametrize(
    ("lang", "better", "worse"),
    [
        ("en", "Exports to Kenya fell by 14 percent in 2023.", "We all hope for a better year."),
        ("en", "The council spent $3 million on the bridge.", "The council spent a long evening on the bridge."),
        ("ar", "تراجعت صادرات التمور بنسبة 14 في المئة عام 2023.", "نحن نأمل أن تكون السنة أفضل لكم."),
        ("de", "Die Ausfuhr sank 2023 um 14 Prozent.", "Wir hoffen auf ein besseres Jahr."),
    ],
)
def test_figures_come_before_hopes(lang: str, better: str, worse: str):
    score = {text: check_worthiness(text, lang=lang, claim_type="assertion") for text in (better, worse)}
    assert score[better] > score[worse]


def test_questions_opinions_and_forecasts_come_behind_assertions():
    text = "The city sold four of its ten ferries"
    asserted = check_worthiness(text, lang="en", claim_type="assertion")
    others = [check_worthiness(text, lang="en", claim_type=kind) for kind in ("question", "opinion", "forecast")]
    assert max(others) < asserted


@given(st.text(max_size=200), st.sampled_from(["ar", "de", "en"]))
def test_it_lies_between_nothing_and_one(text: str, lang: str):
    assert 0 <= check_worthiness(text, lang=lang, claim_type="assertion") <= 1

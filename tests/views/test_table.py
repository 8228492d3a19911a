"""The table of claims in a terminal."""

import unicodedata

import pytest
from rich.cells import cell_len
from rich.console import Console

from claimcheck.views import ClaimTable
from tests.views.samples import arabic, article, attributed, english


def shown(table: ClaimTable, width: int = 100) -> str:
    console = Console(width=width, record=True, file=open("/dev/null", "w"))  # noqa: SIM115, PTH123
    console.print(table)
    return console.export_text()


def test_source_cue_claim_polarity_and_voice_are_shown():
    said = shown(ClaimTable(*english()))
    for words in ("Lena Holt", "said", "attributed", "denies", "author", "5 in 4"):
        assert words in said


@pytest.mark.parametrize("width", [60, 80, 100, 200])
def test_lines_fit_the_terminal_and_no_word_is_lost(width: int):
    for of, claims in (english(), arabic()):
        said = shown(ClaimTable(of, claims), width)
        if width >= 80:
            assert max(map(cell_len, said.splitlines())) <= width
        letters = "".join(c for c in said if c.isalnum())
        assert all("".join(c for c in claim.text.split()[-1] if c.isalnum()) in letters for claim in claims)
        assert "…" not in said.replace(" … ", "")


def test_every_line_of_a_right_to_left_cell_is_an_isolate_of_its_own():
    for line in shown(ClaimTable(*arabic())).splitlines()[3:]:
        depth = 0
        for c in line:
            depth += {"\u2067": 1, "\u2069": -1}.get(c, 0)
            assert depth == 1 or unicodedata.bidirectional(c) not in ("AL", "R"), line
        assert depth == 0


def test_an_article_cannot_steer_the_terminal():
    of = article("Holt said \x1b[2J\u202eyes\x07 no.", title="\x1b]0;x\x07")
    said = shown(ClaimTable(of, [attributed(of, "Holt", "said", "\x1b[2J\u202eyes\x07 no")]))
    assert not set(said) & set("\x1b\x07\u202e")


def test_a_very_narrow_terminal_still_gets_its_table():
    assert "denies" in shown(ClaimTable(*english()), 20)


def test_no_claims_make_an_empty_table():
    assert "Harbour bridge" in shown(ClaimTable(english()[0], []))

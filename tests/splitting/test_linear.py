"""However odd a text is, four times as much of it takes four times the work."""

import pytest

from claimcheck.models import Article
from claimcheck.splitting import split
from tests.splitting.work import calls

SOME, MOST = 70, 5.5
"""Repetitions of a pattern, and how many times the calls that four times as many may take."""
PATTERNS = {
    "words": {"ar": "المدينة ", "de": "Stadt ", "en": "town "},
    "speech": {
        "ar": "قال الوزير إن الجسر مغلق و",
        "de": "der Minister sagte, die Brücke sei zu und ",
        "en": "the minister said that ",
    },
    "cues": {"ar": "قال ", "de": "sagte ", "en": "said "},
    "prepositions": {"ar": "بحسب ", "de": "laut ", "en": "according to "},
    "names": {"ar": "الوزير سامي منصور، ", "de": "Minister Otto Braun, ", "en": "Minister Ann Lee, "},
    "ministers": {"ar": "وزير ", "de": "Minister ", "en": "Minister "},
    "sentences": {"ar": "وأضاف أن الجسر مغلق. ", "de": "Er sagte, die Brücke sei zu. ", "en": "He said so. "},
    "clauses": {"ar": "، فيما أغلق الجسر", "de": ", und der Hafen schloss", "en": ", while the port closed"},
    "blocks": {"ar": "قال\n\n", "de": "sagte\n\n", "en": "said\n\n"},
}
MARKS = {
    "commas": "، , ",
    "colons": ": ",
    "straight": '" ',
    "open": "« “ „ ‹ ‘ ",
    "nested": "«“„",
    "closed": "» ” ’ ",
    "quoted": '"a" ',
    "brackets": "([{ ",
    "paired": "(]{) ",
    "dashes": "- – — ",
    "stops": ". ! ? … ",
    "blanks": "a   ",
    "letter": "a",
    "vowels": "\u064b",
    "figures": "1,1.",
    "directions": "\u202e\u2066a",
}


@pytest.mark.parametrize("lang", ["ar", "de", "en"])
@pytest.mark.parametrize("name", [*PATTERNS, *MARKS])
def test_four_times_the_text_is_four_times_the_work(name: str, lang: str):
    pattern = PATTERNS[name][lang] if name in PATTERNS else MARKS[name]

    def work(times: int) -> int:
        return calls(lambda: split(Article(id="odd", lang=lang, text=pattern * times)))

    work(3)
    assert work(SOME * 4) <= MOST * work(SOME)

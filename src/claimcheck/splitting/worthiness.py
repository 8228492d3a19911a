"""Check-worthiness: how much a claim is worth a fact-checker's time, from what can be counted in its words.

Figures, comparisons and names make a claim worth checking; the first and second person, questions, opinions and
forecasts do not (Hassan et al., KDD 2017, found the same cues strongest). A logistic regression: `training/
worthiness.py` fits its weights on the English debates and Arabic tweets of CheckThat! 2024.
"""

import functools
import math
import re
from collections.abc import Callable

from claimcheck.models import ClaimType
from claimcheck.splitting.data import fold_of, language_data

WEIGHTS = {
    "bias": -2.4,
    "clause": 1.0,
    "figure": 0.7,
    "quantities": 1.4,
    "names": 1.5,
    "first_person": -0.6,
    "second_person": -0.9,
    "question": -1.2,
    "opinion": -0.4,
    "forecast": -0.4,
}
_WORD = re.compile(r"[\w’']+|[%٪$€£]")
_NAME = re.compile(r"[A-ZÄÖÜ](?<=[\w,] .)\w+")
_SIGNS = "%٪$€£"
_CLAUSE, _SOME, _MANY_NAMES = 12, 3, 4
_LISTS = {"quantities": "q", "first_person": "1", "second_person": "2"}
_FIGURE = "f"
_REMEMBERED = 1 << 14
"""Words, and what is counted in claims, that are looked up once."""


def check_worthiness(text: str, *, lang: str, claim_type: ClaimType) -> float:
    """Between 0 and 1, with two decimals."""
    return _worth(*_counted(text, lang), claim_type)


def features(text: str, *, lang: str, claim_type: ClaimType) -> dict[str, float]:
    """What is counted in a claim, each between 0 and 1."""
    return _features(*_counted(text, lang), claim_type)


def _counted(text: str, lang: str) -> tuple[int, str, int]:
    """How many words there are, as far as that matters, a mark for each that tells something, how many are names."""
    words = _WORD.findall(text)
    return min(len(words), _CLAUSE), "".join(map(_marks_of(lang), words)), len(_NAME.findall(text))


@functools.lru_cache(maxsize=_REMEMBERED)
def _worth(words: int, marks: str, names: int, claim_type: ClaimType) -> float:
    values = _features(words, marks, names, claim_type)
    score = sum(weight * values[name] for name, weight in WEIGHTS.items())
    return round(1 / (1 + math.exp(-score)), 2)


def _features(words: int, marks: str, names: int, claim_type: ClaimType) -> dict[str, float]:
    return {
        "bias": 1,
        "clause": _share(words, _CLAUSE),
        "figure": float(_FIGURE in marks),
        **{name: _share(marks.count(mark), _SOME) for name, mark in _LISTS.items()},
        "names": _share(names, _MANY_NAMES),
        "question": float(claim_type == "question"),
        "opinion": float(claim_type == "opinion"),
        "forecast": float(claim_type == "forecast"),
    }


def _share(count: int, enough: int) -> float:
    return min(count, enough) / enough


@functools.cache
def _marks_of(lang: str) -> Callable[[str], str]:
    """What a word of a language counts as: a mark for each list that it stands on, and one if it has a figure."""
    data, fold = language_data(lang, "assertions"), fold_of(lang)
    lists = {mark: frozenset(map(fold, data[name])) for name, mark in _LISTS.items()}
    lists["q"] |= frozenset(_SIGNS)

    @functools.lru_cache(maxsize=_REMEMBERED)
    def marks_of(word: str) -> str:
        figure = any(map(str.isdecimal, word))
        return "".join(mark for mark, members in lists.items() if fold(word) in members) + figure * _FIGURE

    return marks_of

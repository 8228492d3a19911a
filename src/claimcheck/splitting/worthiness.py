"""Check-worthiness: how much a claim is worth a fact-checker's time, from what can be counted in its words.

Figures, comparisons and names make a claim worth checking; the first and second person, questions, opinions and
forecasts do not (Hassan et al., KDD 2017, found the same cues strongest). A logistic regression: `training/
worthiness.py` fits its weights on the English debates and Arabic tweets of CheckThat! 2024.
"""

import functools
import math
import re
from collections.abc import Iterable

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
_FIGURE = re.compile(r"\d")
_WORD = re.compile(r"[\w’']+|[%٪$€£]")
_NAME = re.compile(r"(?<=[\w,] )[A-ZÄÖÜ]\w+")
_SIGNS = "%٪$€£"
_CLAUSE, _SOME, _MANY_NAMES = 12, 3, 4


def check_worthiness(text: str, *, lang: str, claim_type: ClaimType) -> float:
    """Between 0 and 1, with two decimals."""
    score = sum(WEIGHTS[name] * value for name, value in features(text, lang=lang, claim_type=claim_type).items())
    return round(1 / (1 + math.exp(-score)), 2)


def features(text: str, *, lang: str, claim_type: ClaimType) -> dict[str, float]:
    """What is counted in a claim, each between 0 and 1."""
    fold = fold_of(lang)
    words = [fold(word) for word in _WORD.findall(text)]

    def share(count: int, enough: int) -> float:
        return min(count, enough) / enough

    def known(name: str) -> float:
        return share(_count(words, _listed(lang, name)), _SOME)

    return {
        "bias": 1,
        "clause": share(len(words), _CLAUSE),
        "figure": float(_FIGURE.search(text) is not None),
        "quantities": share(_count(words, _listed(lang, "quantities") | frozenset(_SIGNS)), _SOME),
        "names": share(len(_NAME.findall(text)), _MANY_NAMES),
        "first_person": known("first_person"),
        "second_person": known("second_person"),
        "question": float(claim_type == "question"),
        "opinion": float(claim_type == "opinion"),
        "forecast": float(claim_type == "forecast"),
    }


def _count(words: Iterable[str], listed: frozenset[str]) -> int:
    return sum(word in listed for word in words)


@functools.cache
def _listed(lang: str, name: str) -> frozenset[str]:
    return frozenset(map(fold_of(lang), language_data(lang, "assertions")[name]))

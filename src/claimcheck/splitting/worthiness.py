"""Check-worthiness: how much a claim is worth a fact-checker's time, from what can be counted in its words.

Figures, comparisons and names make a claim worth checking; the first and second person, questions, opinions and
forecasts do not (Hassan et al., KDD 2017, found the same cues strongest). A logistic regression: `training/
worthiness.py` fits its weights on the English debates and Arabic tweets of CheckThat! 2024.
"""

import functools
import math
import re

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
_NAME = re.compile(r"[A-ZÄÖÜ](?<=[\w,] .)\w+")
_SIGNS = "%٪$€£"
_CLAUSE, _SOME, _MANY_NAMES = 12, 3, 4


def check_worthiness(text: str, *, lang: str, claim_type: ClaimType) -> float:
    """Between 0 and 1, with two decimals."""
    score = sum(WEIGHTS[name] * value for name, value in features(text, lang=lang, claim_type=claim_type).items())
    return round(1 / (1 + math.exp(-score)), 2)


def features(text: str, *, lang: str, claim_type: ClaimType) -> dict[str, float]:
    """What is counted in a claim, each between 0 and 1."""
    lists, known = _lists(lang)
    words = list(map(fold_of(lang), _WORD.findall(text)))
    found = [word for word in words if word in known]
    listed = {name: sum(map(members.__contains__, found)) for name, members in lists.items()}
    return {
        "bias": 1,
        "clause": _share(len(words), _CLAUSE),
        "figure": float(_FIGURE.search(text) is not None),
        "quantities": _share(listed["quantities"], _SOME),
        "names": _share(len(_NAME.findall(text)), _MANY_NAMES),
        "first_person": _share(listed["first_person"], _SOME),
        "second_person": _share(listed["second_person"], _SOME),
        "question": float(claim_type == "question"),
        "opinion": float(claim_type == "opinion"),
        "forecast": float(claim_type == "forecast"),
    }


def _share(count: int, enough: int) -> float:
    return min(count, enough) / enough


@functools.cache
def _lists(lang: str) -> tuple[dict[str, frozenset[str]], frozenset[str]]:
    """The words that are counted, folded, by what they stand for; and all of them."""
    data, fold = language_data(lang, "assertions"), fold_of(lang)
    names = ("quantities", "first_person", "second_person")
    listed = {name: frozenset(map(fold, data[name])) for name in names}
    listed["quantities"] |= frozenset(_SIGNS)
    return listed, frozenset().union(*listed.values())

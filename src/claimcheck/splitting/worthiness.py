"""Check-worthiness: how much a claim is worth a fact-checker's time, from what can be counted in it.

Figures, names, quoted words and an accountable source make a claim worth checking (the cues that ClaimBuster found
strongest: Hassan et al., KDD 2017); the weights are ours and only order the claims of an article.
"""

import re

_FIGURE = re.compile(r"\d")
_WORD = re.compile(r"\w+")
_FULL_LENGTH = 12
"""Words from which on a statement says enough to be checked."""


def check_worthiness(text: str, *, source_named: bool, quoted: bool) -> float:
    """Between 0 and 1, with two decimals."""
    length = min(1.0, len(_WORD.findall(text)) / _FULL_LENGTH)
    score = 0.2 + 0.3 * length + 0.25 * bool(_FIGURE.search(text)) + 0.15 * source_named + 0.1 * quoted
    return round(min(1.0, score), 2)

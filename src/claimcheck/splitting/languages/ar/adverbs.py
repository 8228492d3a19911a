"""Words that are adverbs in some surroundings alone: *عام 2019* and *مدير عام*, *صباح أمس* and *نواس صباح*."""

from claimcheck.splitting.draft import Words
from claimcheck.splitting.languages.ar.grammar import flags
from claimcheck.splitting.languages.ar.spelling import fold

_HOURS = frozenset(("صباح", "فجر"))
_ONCE, _TIMES = "ذات", frozenset(map(fold, ("مرة", "يوم", "ليلة", "صباح", "مساء")))
_FIRST, _FIRST_OF = fold("أول"), (fold("أمس"), "من", "يوم", "مره")
_YEAR = "عام"
DOUBTFUL = _HOURS | {_YEAR, _FIRST, _ONCE}
"""What the word behind it tells."""


def is_no_adverb(words: Words, index: int) -> bool:
    """Whether a word that can be an adverb is none here: *مدير عام الشركة*."""
    following = "".join(words.norms[index + 1 : index + 2])
    if words.norms[index] == _ONCE:
        return following not in _TIMES
    if words.norms[index] in _HOURS:  # العميد نواس صباح شاكر
        return not (following.startswith("ال") or following.isdigit() or flags().get(following, 0))
    if words.norms[index] == _YEAR:
        return not following.isdigit()
    return words.norms[index] == _FIRST and following not in _FIRST_OF  # الفريق أول عبد الكريم

"""Which language an article is in, of those that can be split."""

import functools
import unicodedata
from collections import Counter
from collections.abc import Sequence
from itertools import islice
from typing import Any

_ENOUGH = 100_000  # characters; more tell nothing new
_ENOUGH_LETTERS = 1000  # for the script
_SURE = 0.5

_IN_ARABIC_SCRIPT = frozenset(("ar", "arz", "ary", "fa", "ps", "sdh", "ug", "ur", "uzs"))
_SPOKEN = {"arz": "ar", "ary": "ar"}
"""Egyptian and Moroccan Arabic: newspapers that quote them are Arabic."""
_PERSIAN_KEYBOARD = str.maketrans("کی", "كي")
"""Letters that Arabic outlets type too; Persian and Urdu are told by their words."""


class UnknownLanguageError(ValueError):
    """The text is in none of the supported languages, or in none that can be told; worded for a Fault."""


def language_of(text: str, *, languages: Sequence[str]) -> str:
    """The most probable of the given languages (ISO 639-1), told from the whole text.

    Raises:
        UnknownLanguageError: the text is most probably in another one, or holds no words.
    """
    letters = list(islice(filter(str.isalpha, text), _ENOUGH_LETTERS))
    if not letters:
        raise UnknownLanguageError("holds no words to tell its language by")
    arabic_letters = sum(unicodedata.name(letter, "").startswith("ARABIC") for letter in letters)
    in_arabic_script = 2 * arabic_letters > len(letters)
    shares: Counter[str] = Counter()
    for code, share in _identifier().rank(text[:_ENOUGH].translate(_PERSIAN_KEYBOARD)):
        if (code in _IN_ARABIC_SCRIPT) == in_arabic_script:
            shares[_SPOKEN.get(code, code)] += share
    best = max(shares, key=lambda code: shares[code])
    if best in languages:
        return best
    possible = [code for code in languages if code in shares]
    if shares[best] > _SURE or not possible:
        raise UnknownLanguageError(f"is most probably in the language '{best}', which is not supported")
    return max(possible, key=lambda code: shares[code])


@functools.cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - loads a model

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)

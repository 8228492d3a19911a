"""Arabic spelling: what the same word may look like in the wild."""

from typing import Final

_MARKS: Final = [*range(0x0610, 0x061B), *range(0x064B, 0x0660), 0x0670, *range(0x06D6, 0x06EE)]
_TATWEEL_AND_JOINERS: Final = [0x0640, 0x200C, 0x200D]
_DROPPED: Final = frozenset(map(chr, [*_MARKS, *_TATWEEL_AND_JOINERS]))
_FOLD: Final = str.maketrans(
    dict.fromkeys(_DROPPED, "") | dict(zip("أإآٱىیةؤئکگڤپچ٠١٢٣٤٥٦٧٨٩", "ااااييهءءكغفبج0123456789", strict=True))
)


def fold(word: str) -> str:
    """A word without vowel marks and tatweel; carriers of hamza, ى and ي, ة and ه, digits are each one letter.

    Marks that stand alone, as where a typist has put a space before them, stay: no word folds to nothing.
    """
    return word.translate(_FOLD).casefold() or word


def fold_but_hamza(word: str) -> str:
    """A word folded, except that أ is kept."""
    return fold(word.replace("أ", "\0")).replace("\0", "أ")


def length_of_prefix(word: str) -> int:
    """How many characters the first letter of a word takes up with the marks that stand on it."""
    length = 1
    while length < len(word) and word[length] in _DROPPED:
        length += 1
    return length

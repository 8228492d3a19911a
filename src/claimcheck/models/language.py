"""What records need to know of languages: which way they are written."""

from typing import Literal

Direction = Literal["rtl", "ltr"]

_RIGHT_TO_LEFT = frozenset(("ar", "fa", "he", "ps", "ug", "ur"))


def direction_of(lang: str) -> Direction:
    """The writing direction of a language (ISO 639-1)."""
    return "rtl" if lang in _RIGHT_TO_LEFT else "ltr"

"""Which month *last April* was: أبريل الماضي, im vergangenen April, with its day where one stands before it."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

_MONTHS = 12
_DAYS = 31
_LONGEST = 2  # words of a month's name
_SLASH = "/"
"""Between two names of a month: ديسمبر/كانون الأول."""


class Months:
    """Finds them by the `month_names` of a language's `standalone.toml`."""

    def __init__(self, dates: dict[str, Any], key: Callable[[str], tuple[str, ...]]) -> None:
        self._numbers = {key(name): number for number, names in enumerate(dates["month_names"], 1) for name in names}
        self.first_words = frozenset(name[0] for name in self._numbers)
        self._last, self._next = (frozenset(key(word)[-1] for word in dates[name]) for name in ("last", "next"))
        self._year = frozenset(key(phrase)[-1] for phrase in dates["years"]) - self._last - self._next
        self._doubtful: int = dates["doubtful_months"]

    def at(self, norms: Sequence[str], i: int, stop: int, published: date) -> tuple[int, str]:
        """How many words from `i` on name the month, and the date in short; nothing unless it says last or next."""
        first = norms[i].lstrip("و") if norms[i] not in self.first_words else norms[i]
        length = next((n for n in range(_LONGEST, 0, -1) if (first, *norms[i + 1 : i + n]) in self._numbers), 0)
        if not length or i + length > stop:
            return 0, ""
        month = self._numbers[(first, *norms[i + 1 : i + length])]
        before, after = (norms[i - 1] if i else ""), (norms[i + length] if i + length < stop else "")
        behind = after in self._last or after in self._next
        if behind and norms[i + length + 1 : i + length + 2] and norms[i + length + 1] in self._year:
            return 0, ""  # im Oktober vergangenen Jahres: the year says it
        words = {before, after} if behind else {before}
        if not words.isdisjoint(self._last):
            ago = (published.month - month) % _MONTHS or _MONTHS
            if ago < self._doubtful:
                return 0, ""
            year = published.year - (month >= published.month)
        elif not words.isdisjoint(self._next):
            year = published.year + (month <= published.month)
        else:
            return 0, ""
        return length + behind, f"{year:04d}-{month:02d}{self._day(norms, i) if behind else ''}"

    def _day(self, norms: Sequence[str], i: int) -> str:
        """The day of the month, where its number stands before it."""
        while i > 1 and norms[i - 1] == _SLASH:
            i -= 2 if norms[i - 2] in self.first_words else 3
        number = norms[i - 1].lstrip("و") if i > 0 else ""
        return f"-{int(number):02d}" if number.isdigit() and 0 < int(number) <= _DAYS else ""

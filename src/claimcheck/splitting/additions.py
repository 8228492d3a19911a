"""What an article's words leave to its reader: the day that *yesterday* was, the country that *the country* is.

Only where the article settles it: a date needs the day of publication, a weekday a clause that is in the past or
speaks of what is to come. What somebody says in quotation marks counts from the day on which it was said.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache, partial
from typing import Any, Literal

from spacy.tokens import Doc

from claimcheck.splitting.countries import Countries
from claimcheck.splitting.draft import (
    Words,
    appearances_of,
    attributions_of,
    merge,
    published_of,
    quotations_of,
    sentences_of,
    words_of,
)
from claimcheck.splitting.inflections import forms
from claimcheck.splitting.months import Months
from claimcheck.splitting.wording import Addition

_LONGEST = 4  # words in a phrase
_REACH = 10  # words between a weekday and what puts it in the future
_MONTHS = 12
_PAUSES = (",", "،", "(")
_FIGURES = 3
"""Words behind a pause among which a date in figures is looked for: *Mittwoch, den 3. April*."""
_FAR = 30
"""Words on either side of a weekday that may be of its clause."""

Tokenize = Callable[[str], Doc]
_Tense = Literal["future", "past", ""]
_Names = Callable[[], frozenset[str]]
IsPast = Callable[[Words, Sequence[int], int], bool]
"""Whether some words, of which one is a day, tell of the past."""


class Additions:
    """Finds what belongs in brackets, by the `dates` and `countries` of a language's `standalone.toml`."""

    def __init__(
        self,
        data: dict[str, Any],
        *,
        tokenize: Tokenize,
        fold: Callable[[str], str],
        is_future: Callable[[str], bool],
        is_past: IsPast,
        capital_nouns: bool,
    ) -> None:
        def key(phrase: str) -> tuple[str, ...]:
            return tuple(words_of(tokenize(phrase)).norms)

        dates = data["dates"]
        self._prefix = fold(data["prefix"])
        self._weekdays = {key(name)[0]: number for number, names in enumerate(dates["weekdays"]) for name in names}
        self._relative: dict[tuple[str, ...], tuple[str, int]] = {
            key(phrase): (unit, count) for unit in ("days", "months", "years") for phrase, count in dates[unit].items()
        }
        self._last, self._next, self._future, self._explicit = (
            frozenset(key(word)[-1] for word in dates[name]) for name in ("last", "next", "future", "explicit")
        )
        self._months = Months(dates, key)
        self._is_future, self._is_past = is_future, is_past
        self._today = frozenset(phrase[0] for phrase, when in self._relative.items() if when == ("days", 0))
        self._open = frozenset(key(word)[0] for word in dates["open"])
        self._counted_from = frozenset(key(word)[0] for word in dates["counted_from"])
        self._beyond = frozenset(map(fold, dates["beyond"]))
        self._papers, self._media = (frozenset(map(fold, dates[name])) for name in ("papers", "media"))
        self._parts = frozenset(key(word)[0] for word in dates["parts"])
        self._countries = Countries(data, key=key, fold=fold, capital_nouns=capital_nouns)
        self._article = fold(data["article"])
        dated = {*self._weekdays, *self._months.first_words, *(phrase[0] for phrase in self._relative)}
        written = (form for word in dated for form in forms(word, self._article))
        self._dated = frozenset(form for form in written if self._bare(form) in dated)

    def find(self, doc: Doc) -> list[Addition]:
        """All of them, by place. Linear in the length of the text."""
        words = words_of(doc)
        published = published_of(doc)
        found = [] if published is None else list(self._dates(doc, words, published))
        found += self._countries.find(words, sentences_of(doc))
        return sorted(found, key=lambda addition: addition.after)

    def _dates(self, doc: Doc, words: Words, published: date) -> Iterator[Addition]:
        speech = merge(q.inner for q in quotations_of(doc))
        said = merge(place for draft in attributions_of(doc) for place in draft.content)
        edges = [edge for place in said for edge in place]
        starts = [start for start, _ in speech]
        names = cache(partial(_names, doc, words))
        for sentence in sentences_of(doc):
            indices = words.within(sentence.start, sentence.end)
            norms = words.norms[indices.start : indices.stop]
            dated = [i for i, norm in enumerate(norms, indices.start) if norm in self._dated]
            if not dated:
                continue
            skip = -1
            for i in dated:
                nearest = bisect_right(starts, words.starts[i]) - 1
                if i <= skip or (nearest >= 0 and words.starts[i] < speech[nearest][1]):
                    continue
                tense = partial(self._tense, words, indices, i, edges, names)
                length, day = self._date_at(words.norms, i, indices.stop, published, tense)
                if day and not self._is_in_a_name(words, i, indices.start):
                    skip = i + length - 1
                    skip += skip + 1 < indices.stop and words.norms[skip + 1] in self._parts
                    yield Addition(words.ends[skip], day)

    def _tense(self, words: Words, indices: range, i: int, edges: Sequence[int], names: _Names) -> _Tense:
        """Whether what happens on a day is to come or past, as far as the words around it tell."""
        part = bisect_right(edges, words.starts[i])
        around = range(max(indices.start, i - _FAR), min(indices.stop, i + _FAR))
        # she said on Friday | that it will close: what is said does not tell when it was
        parts = [(at, bisect_right(edges, words.starts[at])) for at in around if words.lettered[at]]
        if any(
            abs(i - at) <= _REACH and (its == part or not its % 2) and self._is_ahead(words.norms[at], names)
            for at, its in parts
        ):
            return "future"
        clause = [at for at, its in parts if its == part or not (its % 2 or part % 2)]
        return "past" if i in clause and self._is_past(words, clause, i) else ""

    def _is_ahead(self, norm: str, names: _Names) -> bool:
        """Whether a word speaks of what is to come."""
        return self._bare(norm) in self._future or (self._is_future(norm) and norm not in names())

    def _is_in_a_name(self, words: Words, i: int, first: int) -> bool:
        """Whether a word that is no weekday or month has a capital inside its sentence: Russia Today."""
        inside = i > first and words.texts[i - 1][-1].isalnum()
        bare = self._bare(words.norms[i])
        if inside and (words.norms[i - 1] in self._papers or self._bare(words.norms[i - 2]) in self._media):
            return bare in self._today  # قناة روسيا اليوم
        return (
            inside and words.texts[i][0].isupper() and not (bare in self._weekdays or bare in self._months.first_words)
        )

    def _date_at(
        self, norms: list[str], i: int, stop: int, published: date, tense: Callable[[], _Tense]
    ) -> tuple[int, str]:
        """How many words from `i` on say when, and when that was."""
        first = self._bare(norms[i])
        if first in self._weekdays:
            return self._weekday_at(norms, i, stop, published, tense)
        before = norms[i - 1] if i else ""
        length, month = self._months.at(norms, i, stop, published)
        if month:
            return length, month
        for length in range(min(_LONGEST, stop - i), 0, -1):
            unit, count = self._relative.get((first, *norms[i + 1 : i + length]), ("", 0))
            following = norms[i + length] if i + length < stop else ""
            if unit:
                other = self._is_other_day(first, length, before, following)
                return (0, "") if other else (length, _moved(published, unit, count))
        return 0, ""

    def _weekday_at(
        self, norms: list[str], i: int, stop: int, published: date, tense: Callable[[], _Tense]
    ) -> tuple[int, str]:
        """How many words say which weekday it was, and when that was."""
        before = norms[i - 1] if i else ""
        after = norms[i + 1] if i + 1 < stop else ""
        first = self._bare(norms[i])
        named = norms[i + 2] if after in _PAUSES and i + 2 < stop else after
        figures = norms[i + 2 : min(stop, i + 2 + _FIGURES)] if after in _PAUSES else [after]
        if before in self._explicit or named in self._explicit or any(word[:1].isdigit() for word in figures):
            return 0, ""
        if after in self._beyond and i + 2 < stop and norms[i + 2] in self._last | self._next:
            return 0, ""
        named = norms[i - 2] if before in _PAUSES and i > 1 else before
        said = self._relative.get((self._bare(named),))
        if said is not None and said[0] == "days":
            return 1, _day_called(published, said[1], self._weekdays[first])
        ahead = after in self._next or before in self._next
        behind = after in self._last or before in self._last
        when = "future" if ahead else "past" if behind else tense()
        if not when or (before in self._open and when == "past"):
            return 0, ""  # until Friday: that may be past or to come
        step = _to_weekday(published, self._weekdays[first], future=when == "future", other=ahead or behind)
        return 1 + (after in self._next or after in self._last), (published + timedelta(step)).isoformat()

    def _is_other_day(self, first: str, length: int, before: str, after: str) -> bool:
        """Whether the word for *today* is only *the day*: before a weekday, an adjective, behind a demonstrative.

        A date in figures says it already, and *two days before something* is none.
        """
        counted = after in self._counted_from and (first,) not in self._relative
        if after in self._weekdays or before in self._explicit or after[:1].isdigit() or counted:
            return True
        return (
            length == 1 and bool(self._article) and first.startswith(self._article) and after.startswith(self._article)
        )

    def _bare(self, norm: str) -> str:
        """A word without a conjunction written together with it, or the ending of a genitive."""
        if norm in self._weekdays or (norm,) in self._relative:
            return norm
        return norm.removeprefix(self._prefix) if self._prefix else norm.removesuffix("'s").removesuffix("’s")


def _names(doc: Doc, words: Words) -> frozenset[str]:
    """The words of the names in a document: *سيرجيو* looks like a verb in the future."""
    places = {appearance.entity.best.place for appearance in appearances_of(doc)}
    return frozenset(words.norms[i] for place in places for i in words.within(*place))


def _to_weekday(published: date, weekday: int, *, future: bool, other: bool) -> int:
    """Days to the nearest such weekday that is past or to come; the day itself, unless it is called last or next."""
    days = (weekday - published.weekday() if future else published.weekday() - weekday) % 7
    days = days or 7 * other
    return days if future else -days


def _day_called(published: date, count: int, weekday: int) -> str:
    """The day of *tomorrow, Sunday*; what goes up after midnight may call the day before *today*. Else nothing."""
    days = (published + timedelta(count), published + timedelta(count - 1))
    return next((day.isoformat() for day in days if day.weekday() == weekday), "")


def _moved(published: date, unit: str, count: int) -> str:
    if unit == "days":
        return (published + timedelta(count)).isoformat()
    if unit == "years":
        return str(published.year + count)
    month = published.year * _MONTHS + published.month - 1 + count
    return f"{month // _MONTHS:04d}-{month % _MONTHS + 1:02d}"

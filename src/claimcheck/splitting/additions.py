"""What an article's words leave to its reader: the day that *yesterday* was, the country that *the country* is.

Only where the article settles it: a date needs the day of publication, a country an article that has spoken of one
alone so far.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import compress
from typing import Any

from spacy.tokens import Doc

from claimcheck.splitting.draft import (
    Place,
    Sentence,
    Words,
    attributions_of,
    merge,
    published_of,
    quotations_of,
    sentences_of,
    words_of,
)
from claimcheck.splitting.months import Months
from claimcheck.splitting.wording import Addition

_LONGEST = 4  # words in a phrase
_REACH = 10  # words between a weekday and what puts it in the future
_MONTHS = 12
_COMMAS = (",", "،")
_CLITICS = ("و", "ف", "ب", "ل", "ك")
_ENDINGS = ("s", "n", "r", "m")
_LONG_QUOTATION = 4  # words; a shorter one is a name or a term

Tokenize = Callable[[str], Doc]


class Additions:
    """Finds what belongs in brackets, by the `dates` and `countries` of a language's `standalone.toml`."""

    def __init__(
        self,
        data: dict[str, Any],
        *,
        tokenize: Tokenize,
        fold: Callable[[str], str],
        is_future: Callable[[str], bool],
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
        self._is_future = is_future
        self._open = frozenset(key(word)[0] for word in dates["open"])
        self._counted_from = frozenset(key(word)[0] for word in dates["counted_from"])
        self._parts = frozenset(key(word)[0] for word in dates["parts"])
        self._countries = {key(name): name for name in data["countries"]}
        self._countries |= {key(other): name for name, others in data["countries"].items() for other in others}
        self._doubtful = {name: frozenset(map(fold, before)) for name, before in data["doubtful_countries"].items()}
        self._the_country = frozenset(map(key, data["the_country"]))
        self._article = fold("ال") if self._prefix else ""
        dated = {*self._weekdays, *self._months.first_words, *(phrase[0] for phrase in self._relative)}
        self._dated = frozenset(form for word in dated for form in self._forms(word) if self._bare(form) in dated)
        self._place_words = {phrase[0] for phrase in (*self._countries, *self._the_country)}
        self._readings = {form: self._read(form) for word in self._place_words for form in self._forms(word)}

    def find(self, doc: Doc) -> list[Addition]:
        """All of them, by place. Linear in the length of the text."""
        words = words_of(doc)
        published = published_of(doc)
        found = [] if published is None else list(self._dates(doc, words, published))
        found += self._places(words, sentences_of(doc))
        return sorted(found, key=lambda addition: addition.after)

    def _dates(self, doc: Doc, words: Words, published: date) -> Iterator[Addition]:
        speech = merge(q.inner for q in quotations_of(doc) if len(words.within(*q.inner)) > _LONG_QUOTATION)
        said = merge(place for draft in attributions_of(doc) for place in draft.content)
        edges = [edge for place in said for edge in place]
        starts = [start for start, _ in speech]
        for sentence in sentences_of(doc):
            indices = words.within(sentence.start, sentence.end)
            norms = words.norms[indices.start : indices.stop]
            dated = [i for i, norm in zip(indices, norms, strict=True) if norm in self._dated]
            if not dated:
                continue
            ahead = [self._is_future(norm) or self._bare(norm) in self._future for norm in norms]
            coming = list(compress(indices, ahead))
            skip = -1
            for i in dated:
                nearest = bisect_right(starts, words.starts[i]) - 1
                if i <= skip or (nearest >= 0 and words.starts[i] < speech[nearest][1]):
                    continue  # what somebody says counts from the day on which it was said
                nearest = bisect_right(coming, i)
                part = bisect_right(edges, words.starts[i])
                parts = (
                    (at, bisect_right(edges, words.starts[at])) for at in coming[max(0, nearest - 1) : nearest + 1]
                )
                # she said on Friday | that it will close: what is said does not tell when it was
                future = any(abs(i - at) <= _REACH and (its == part or not its % 2) for at, its in parts)
                length, day = self._date_at(words.norms, i, indices.stop, published, future=future)
                if day and not self._is_in_a_name(words, i, indices.start):
                    skip = i + length - 1
                    skip += skip + 1 < indices.stop and words.norms[skip + 1] in self._parts
                    yield Addition(words.ends[skip], day)

    def _is_in_a_name(self, words: Words, i: int, first: int) -> bool:
        """Whether a word that is no weekday or month has a capital inside its sentence: Russia Today."""
        inside = i > first and words.texts[i - 1][-1].isalnum()
        bare = self._bare(words.norms[i])
        return (
            inside and words.texts[i][0].isupper() and not (bare in self._weekdays or bare in self._months.first_words)
        )

    def _date_at(self, norms: list[str], i: int, stop: int, published: date, *, future: bool) -> tuple[int, str]:
        """How many words from `i` on say when, and when that was."""
        first = self._bare(norms[i])
        if first in self._weekdays:
            return self._weekday_at(norms, i, stop, published, future=future)
        before = norms[i - 1] if i else ""
        length, month = self._months.at(norms, i, stop, published)
        if month:
            return length, month
        for length in range(min(_LONGEST, stop - i), 0, -1):
            unit, count = self._relative.get((first, *norms[i + 1 : i + length]), ("", 0))
            following = norms[i + length] if i + length < stop else ""
            if unit and not self._is_other_day(first, length, before, following):
                return length, _moved(published, unit, count)
        return 0, ""

    def _weekday_at(self, norms: list[str], i: int, stop: int, published: date, *, future: bool) -> tuple[int, str]:
        """How many words say which weekday it was, and when that was."""
        before = norms[i - 1] if i else ""
        after = norms[i + 1] if i + 1 < stop else ""
        first = self._bare(norms[i])
        named = norms[i + 2] if after in _COMMAS and i + 2 < stop else after
        if before in self._explicit or named in self._explicit or named[:1].isdigit():
            return 0, ""
        named = norms[i - 2] if before in _COMMAS and i > 1 else before
        said = self._relative.get((self._bare(named),))
        if said is not None and said[0] == "days":
            return 1, _day_called(published, said[1], self._weekdays[first])
        ahead = after in self._next or before in self._next
        behind = after in self._last or before in self._last
        if before in self._open and not (ahead or future):
            return 0, ""  # until Friday: that may be past or to come
        step = _to_weekday(published, self._weekdays[first], ahead=ahead, future=future and not behind)
        return 1 + (after in self._next or after in self._last), (published + timedelta(step)).isoformat()

    def _is_other_day(self, first: str, length: int, before: str, after: str) -> bool:
        """Whether the word for *today* is only *the day*: before a weekday, an adjective, behind a demonstrative.

        A date in figures says it already, and *two days before something* is none.
        """
        if after in self._weekdays or before in self._explicit or after[:1].isdigit() or after in self._counted_from:
            return True
        return (
            length == 1 and bool(self._article) and first.startswith(self._article) and after.startswith(self._article)
        )

    def _bare(self, norm: str) -> str:
        """A word without a conjunction written together with it, or the ending of a genitive."""
        if norm in self._weekdays or (norm,) in self._relative:
            return norm
        return norm.removeprefix(self._prefix) if self._prefix else norm.removesuffix("'s").removesuffix("’s")

    def _places(self, words: Words, sentences: Sequence[Sentence]) -> Iterator[Addition]:
        first: dict[str, Place] = {}
        open_ends: list[int] = []
        for sentence in sentences:
            indices = words.within(sentence.start, sentence.end)
            norms = words.norms[indices.start : indices.stop]
            for i in [i for i, norm in zip(indices, norms, strict=True) if norm in self._readings]:
                readings = self._readings[words.norms[i]]
                for length in range(min(_LONGEST, indices.stop - i), 0, -1):
                    phrases = [(reading, *words.norms[i + 1 : i + length]) for reading in readings]
                    if not self._the_country.isdisjoint(phrases):
                        open_ends.append(words.ends[i + length - 1])
                        break
                    name = next((self._countries[phrase] for phrase in phrases if phrase in self._countries), None)
                    if name and (name not in self._doubtful or words.norms[i - 1] in self._doubtful[name]):
                        first.setdefault(name, (words.starts[i], words.ends[i + length - 1]))
                        break
        named = sorted((place[0], place, name) for name, place in first.items())
        for end in open_ends:
            so_far = named[:2] if len(named) > 1 and named[1][0] < end else named[:1]
            if len(so_far) == 1 and so_far[0][0] < end:
                yield Addition(end, so_far[0][2], so_far[0][1])

    def _forms(self, word: str) -> Iterator[str]:
        """A word as it can stand in a text, with clitics or endings."""
        if self._prefix:
            return (clitic + article + word for clitic in ("", *_CLITICS) for article in ("", self._article))
        return (word + ending + owner for ending in ("", *_ENDINGS) for owner in ("", "'s", "’s"))

    def _read(self, word: str) -> tuple[str, ...]:
        """The words that a word may be, clitics and endings taken off, of those that a country begins with."""
        readings = [word]
        if self._prefix:
            bare = word[1:] if word.startswith(_CLITICS) else word
            readings += [bare, word.removeprefix(self._article), bare.removeprefix(self._article)]
        else:
            owner = word.removesuffix("'s").removesuffix("’s")
            readings += [owner, owner[:-1]] if owner.endswith(_ENDINGS) else [owner]
        return tuple(reading for reading in dict.fromkeys(readings) if reading in self._place_words)


def _to_weekday(published: date, weekday: int, *, ahead: bool, future: bool) -> int:
    """Days to the nearest such weekday: the day itself or one before it; of what is to come that day or one after."""
    back = (published.weekday() - weekday) % 7
    return 7 - back if ahead or (future and back) else -back


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

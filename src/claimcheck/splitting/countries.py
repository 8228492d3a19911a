"""Which country *the country* is: the one that an article has spoken of alone so far.

It must be named where the article opens, or twice: one that is named once in passing settles nothing. A capital and a
region that may be called a country count as one more that was spoken of.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from claimcheck.splitting.draft import Place, Sentence, Words
from claimcheck.splitting.inflections import forms, readings
from claimcheck.splitting.wording import Addition

_OPENING = 2
"""Sentences with which an article says what it is about."""


@dataclass(slots=True)
class _Story:
    """Which countries an article has spoken of so far."""

    countries: set[str] = field(default_factory=set)
    named: str = ""
    """The first that is named by a word that can be put into brackets."""
    places: list[tuple[int, Place]] = field(default_factory=list)
    """Where, with the number of the sentence: the first place and the last."""

    def name(self, country: str, place: Place, sentence: int) -> None:
        self.countries.add(country)
        self.named = self.named or country
        self.places[1:] = [(sentence, place)]

    def settled(self, end: int, sentence: int) -> Iterator[Addition]:
        """The country that is meant behind a place, where there is but one, with the mention that is nearest to it."""
        if not self.named or len(self.countries) > 1:
            return
        (opening, first), (nearest, last) = self.places[0], self.places[-1]
        if opening < _OPENING or len(self.places) > 1:
            yield Addition(end, self.named, last if nearest == sentence else first)


class Countries:
    """Finds them by the `countries`, `capitals` and `regions` of a language's `standalone.toml`."""

    def __init__(
        self,
        data: dict[str, Any],
        *,
        key: Callable[[str], tuple[str, ...]],
        fold: Callable[[str], str],
        capital_nouns: bool,
    ) -> None:
        self._article = fold(data["article"])
        self._names = {key(name): name for name in data["countries"]}
        self._names |= {key(other): name for name, others in data["countries"].items() for other in others}
        self._others = {key(city): name for name, cities in data["capitals"].items() for city in cities}
        self._others |= {key(region): region for region in data["regions"]}
        self._doubtful = {name: frozenset(map(fold, before)) for name, before in data["doubtful_countries"].items()}
        self._the_country = frozenset(map(key, data["the_country"]))
        self._other_sense = frozenset(map(fold, data["other_sense"]))
        self._capital_nouns = capital_nouns
        self._weekdays = frozenset(key(name)[0] for names in data["dates"]["weekdays"] for name in names)
        lengths: defaultdict[str, set[int]] = defaultdict(set)
        for phrase in (*self._names, *self._others, *self._the_country):
            lengths[phrase[0]].add(len(phrase))
        written = {form for word in lengths for form in forms(word, self._article)}
        self._readings = {form: [w for w in readings(form, self._article) if w in lengths] for form in written}
        self._lengths = {
            form: sorted({n for word in words for n in lengths[word]}, reverse=True)
            for form, words in self._readings.items()
        }
        """How many words the phrases have that begin with a form, the most first."""

    def find(self, words: Words, sentences: Sequence[Sentence]) -> Iterator[Addition]:
        """What stands behind *the country*, by place, up to where a second country is spoken of."""
        story = _Story()
        for number, sentence in enumerate(sentences):
            indices = words.within(sentence.start, sentence.end)
            norms = words.norms[indices.start : indices.stop]
            for i in [i for i, norm in enumerate(norms, indices.start) if norm in self._readings]:
                yield from self._at(words, range(i, indices.stop), story, number)
            if len(story.countries) > 1:
                return

    def _at(self, words: Words, indices: range, story: "_Story", sentence: int) -> Iterator[Addition]:
        """The country that is meant where a word may begin *the country*; one that begins there is remembered."""
        i, stop = indices.start, indices.stop
        for length in self._lengths[words.norms[i]]:
            if length > len(indices):
                continue
            phrases = [(word, *words.norms[i + 1 : i + length]) for word in self._readings[words.norms[i]]]
            place = (words.starts[i], words.ends[i + length - 1])
            if not self._the_country.isdisjoint(phrases):
                if not self._is_of_others(words, i + length, stop):
                    yield from story.settled(place[1], sentence)
                return
            name = next((self._names[phrase] for phrase in phrases if phrase in self._names), None)
            if name and (name not in self._doubtful or words.norms[i - 1] in self._doubtful[name]):
                story.name(name, place, sentence)
                return
            other = next((self._others[phrase] for phrase in phrases if phrase in self._others), None)
            if other:
                story.countries.add(other)
                return

    def _is_of_others(self, words: Words, i: int, stop: int) -> bool:
        """Whether the word behind makes it another: *das Land Hessen*, البلاد العربية, *the country house*."""
        if i >= stop:
            return False
        norm = words.norms[i]
        if norm in self._other_sense or (self._capital_nouns and words.texts[i][0].isupper()):
            return True
        return bool(self._article) and norm.startswith(self._article) and norm not in self._weekdays

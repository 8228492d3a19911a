"""Everybody that an article names: mentions gathered into entities, looked up again by name, title or head noun."""

import sys
from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain

from claimcheck.models import SourceKind
from claimcheck.splitting.naming.mentions import COMPLEMENT, Gender, Mention, Number, Reader, Wording

_NEAR = 400
"""Characters within which a title can go back to one that names no country: the Swiss defender, a defender of Juve."""
_LATEST = 40
"""Mentions that a further one is compared with."""
_MANY = 100
"""Entities that one word is looked up among: thousands of ministers are no news article."""
_SHORTEST_ACRONYM = 3
"""Words of the name whose initials a word of capitals can be."""
_EXACT, _LAST_NAME, _FIRST_NAME, _MIDDLE_NAME = 4, 3, 2, 1


@dataclass(slots=True)
class _Name:
    """One way in which the article names an entity."""

    words: tuple[str, ...]
    wording: Wording
    seen: int = 0
    trusted: bool = False
    given: bool = False
    """It begins with a given name that the language knows."""

    @property
    def sure(self) -> bool:
        """Whether it can be relied on."""
        return self.trusted or self.seen > 1 or self.given


@dataclass(slots=True, eq=False)
class Entity:
    """Somebody who can speak, with every way in which the article names it."""

    kind: SourceKind
    phrase: Wording
    gender: Gender = ""
    number: Number = "s"
    names: dict[tuple[str, ...], _Name] = field(default_factory=dict)
    aliases: set[tuple[str, ...]] = field(default_factory=set)
    titles: dict[str, set[frozenset[str]]] = field(default_factory=dict)
    """What modifies each of the head nouns that it goes by."""
    at: list[int] = field(default_factory=list)
    """Where it is mentioned, in order."""
    owner: Gender = ""
    """Whose it is, if a possessive says so: she is not her landlord."""
    sure: bool = False
    """The article gives it a name that can be relied on."""
    settled: bool = True
    """Its phrase stands for it; "an Asian driver" gives way to "the driver" unless he spoke under it."""

    @property
    def best(self) -> Wording:
        """The fullest name that can be relied on, else the phrase that it is known by."""
        if not self.names:
            return self.phrase
        names = list(self.names.values())
        if len(names) == 1:
            return names[0].wording
        sure = [n for n in names if n.sure] or names
        sure += [n for n in names if any(_adds_first_name(n, known) or self._goes_on(n, known) for known in sure)]
        return max(sure, key=lambda n: (len(n.words), n.seen, -n.wording.place[0])).wording

    def _goes_on(self, name: _Name, known: _Name) -> bool:
        """Whether a name of a body is a known one with more words behind."""
        return self.kind == "organisation" and name.words[: len(known.words)] == known.words

    @property
    def may_be_body(self) -> bool:
        """Whether one word is all that is known of it, which may be the name of a company."""
        return not (self.gender or self.titles) and all(len(words) == 1 for words in self.names)

    @property
    def is_only_named(self) -> bool:
        """Whether it has a name and no title: a given name, or one that may be a company's."""
        given = any(name.given for name in self.names.values())
        return bool(self.names) and not self.titles and (given or self.kind != "person" or self.may_be_body)

    def take_name(self, mention: Mention, wording: Wording) -> None:
        """Note one more time that the article gives it a name."""
        name = self.names.setdefault(mention.words, _Name(mention.words, wording))
        name.seen += 1
        name.trusted |= mention.trusted
        name.given = mention.given
        if name.wording.missing:
            name.wording = wording
        self.sure = any(one.sure for one in self.names.values())

    def take_phrase(self, mention: Mention) -> None:
        """Be known by a phrase that is written out in full or, at last, definite."""
        whole = self.phrase.missing and not mention.phrase.missing
        if whole and mention.kind == self.kind and mention.modifiers in self.titles.get(mention.head, ()):
            self.phrase = mention.phrase
        if mention.definite and not self.settled:
            self.phrase, self.kind, self.settled = mention.phrase, mention.kind, True

    def take_place(self, at: int) -> None:
        """Note where it is mentioned: once, though it was read in a source and in its sentence."""
        if at not in self.at[-_LATEST:]:
            insort(self.at, at)

    def nearest(self, at: int) -> int:
        """Grows the nearer its last mention before a place is; negative, for the next one, if there is none."""
        index = bisect_left(self.at, at)
        if index:
            return self.at[index - 1]
        index = bisect_right(self.at, at)
        return -self.at[index] if index < len(self.at) else -sys.maxsize


def _adds_first_name(name: _Name, known: _Name) -> bool:
    """Whether a name is a known one with more words in front, or what a known one has the initials of."""
    longer = len(name.words) > len(known.words)
    return longer and (name.words[-len(known.words) :] == known.words or (_initials(name.words),) == known.words)


def _initials(words: tuple[str, ...]) -> str:
    return "".join(word[0] for word in words)


class Cast:
    """The entities of one article."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self.entities: list[Entity] = []
        self._by_word: defaultdict[str, dict[Entity, None]] = defaultdict(dict)
        self._by_head: defaultdict[str, dict[Entity, None]] = defaultdict(dict)
        self._by_initials: dict[str, Entity] = {}

    def learn(self, mentions: Iterable[Mention]) -> dict[int, Entity]:
        """Take the mentions in, the fullest first; who each of them stands for, by the mention's `id`."""
        known: dict[int, Entity] = {}
        for mention in sorted(mentions, key=lambda m: (-len(m.words), -len(m.modifiers), m.start)):
            if mention.pronoun or not (mention.words or mention.head):
                continue
            entity = self.find(mention, at_once=True)
            if entity is None:
                entity = Entity(mention.kind, mention.phrase, mention.gender, mention.number or "s")
                entity.owner = mention.owner
                entity.settled = mention.definite or mention.trusted or mention.kind != "unnamed"
                self.entities.append(entity)
            self._enrich(entity, mention)
            if mention.kind == "organisation" and len(mention.words) >= _SHORTEST_ACRONYM:
                self._by_initials.setdefault(_initials(mention.words), entity)
            known[id(mention)] = entity
        return known

    def find(self, mention: Mention, *, at_once: bool = False) -> Entity | None:
        """Who a mention stands for, by its name or else by its title; `at_once` while others are still to come."""
        entity = None
        if mention.words:
            if mention.head and len(mention.words) == 1 and not at_once:
                entity = self.titled(mention, bodies=True)  # the ministry of health goes by "Health"
            entity = entity or self._called(mention)
        elif mention.last and not at_once:
            gender = mention.gender if mention.modifiers else ""  # الخطيب: a title of a man, a woman's last name
            entity = self.named((mention.last,), mention.start, gender=gender, at_least=_LAST_NAME)
        if entity is None and mention.head and mention.definite and mention.name is None:
            entity = self.titled(mention, exact=at_once)
        return entity

    def is_sure(self, mention: Mention, entity: Entity) -> bool:
        """Whether a mention can stand for nobody but whom it was learnt as: without a name, by a head of his alone."""
        if mention.words or mention.last:
            return False
        return not mention.definite or list(self._by_head.get(mention.head, ())) == [entity]

    def _called(self, mention: Mention) -> Entity | None:
        """Who a mention stands for by its name, with or without what is attached to it, or by its initials."""
        entity = self.named(mention.words, mention.start, gender=mention.gender)
        if entity is None and mention.given and len(mention.words) == 1 and not mention.head:  # a last name: Ms Drew
            entity = self.named(mention.words, mention.start, at_least=_LAST_NAME)
        if entity is None and (bare := tuple(map(self._reader.bare, mention.words))) != mention.words:
            entity = self.named(bare, mention.start, gender=mention.gender, at_least=_LAST_NAME)
        if entity is None and mention.acronym:
            entity = self._by_initials.get(mention.words[0])
        return entity

    def _enrich(self, entity: Entity, mention: Mention) -> None:
        entity.take_place(mention.name.place[0] if mention.name is not None else mention.start)
        entity.gender = entity.gender or mention.gender
        if mention.name is not None:
            entity.take_name(mention, mention.name)
        elif mention.words:
            entity.aliases.add(mention.words)
        if mention.alias:
            entity.aliases.add(mention.alias)
        for word in mention.words + mention.alias:
            if word not in self._reader.particles and len(called := self._by_word[word]) < _MANY:
                called[entity] = None
        if mention.head:
            entity.take_phrase(mention)
            self._entitle(entity, mention.head, mention.modifiers)
        for head, modifiers in mention.more:
            self._entitle(entity, head, modifiers)

    def _entitle(self, entity: Entity, head: str, modifiers: frozenset[str]) -> None:
        """Note a title of an entity, or a head noun with what modifies it."""
        entity.titles.setdefault(head, set()).add(modifiers)
        if head and len(called := self._by_head[head]) < _MANY:
            called[entity] = None

    def last_names(self) -> dict[str, Entity]:
        """The entity that each last name stands for, where it is nobody else's."""
        found: dict[str, Entity] = {}
        shared: set[str] = set()
        for entity in self.entities:
            for words in (*entity.names, *entity.aliases):
                if found.setdefault(words[-1], entity) is not entity:
                    shared.add(words[-1])
        return {word: entity for word, entity in found.items() if word not in shared}

    def named(
        self, words: tuple[str, ...], at: int, *, gender: Gender = "", at_least: int = _MIDDLE_NAME
    ) -> Entity | None:
        """The entity that a name, a last name or a first name stands for."""
        wanted = [word for word in words if word not in self._reader.particles] or list(words)
        candidates = self._by_word.get(wanted[-1], {})
        if len(wanted) > 1:
            candidates = candidates | self._by_word.get(wanted[0], {})
        if not candidates:
            return None
        ranked = [
            (fit, entity)
            for entity in candidates
            if _agree(gender, entity.gender) and (fit := self._fit(wanted, entity)) >= at_least
        ]

        def rank(ranked: tuple[int, Entity]) -> tuple[int, int, int]:
            fit, entity = ranked
            relatives = fit == _LAST_NAME and entity.kind == "person"  # whom the article is about comes before them
            return fit, len(entity.at), -entity.at[0] if relatives else entity.nearest(at)

        return max(ranked, key=rank, default=(0, None))[1]

    def company(self, mention: Mention) -> Entity | None:
        """Which company is *the company*: the one that the article has named most often so far."""
        if mention.head not in self._reader.generic or mention.modifiers or not mention.definite:
            return None
        ranked = [
            (bisect_left(entity.at, mention.start), entity.at[0], entity)
            for entity in self.entities
            if entity.kind == "organisation" and self._is_company(entity)
        ]
        return max((r for r in ranked if r[0]), key=lambda r: r[:2], default=(0, 0, None))[2]

    def _fit(self, wanted: list[str], entity: Entity) -> int:
        """How well a name fits: as a last name better than as a first name; 0 if it is another's."""
        return max((self._fits(wanted, words) for words in (*entity.names, *entity.aliases)), default=0)

    def _fits(self, wanted: list[str], words: tuple[str, ...]) -> int:
        known = [word for word in words if word not in self._reader.particles]
        if wanted == known:
            return _EXACT
        short, long = (wanted, known) if len(wanted) <= len(known) else (known, wanted)
        if not short or not set(short) <= set(long):
            return 0
        if len(short) > 1 or short[0] == long[-1]:
            return _LAST_NAME
        return _FIRST_NAME if short[0] == long[0] else _MIDDLE_NAME

    def _is_company(self, entity: Entity) -> bool:
        """Whether a body is called what companies are called, or speaks and is called nothing else."""
        words = set(chain(*entity.names))
        known = not self._reader.corporate.isdisjoint(words) or any(name.trusted for name in entity.names.values())
        return known and self._reader.public.isdisjoint(words)

    def titled(self, mention: Mention, *, exact: bool = False, bodies: bool = False) -> Entity | None:
        """The entity that a title without a name, or a head noun, refers to.

        One with a name comes first, then the one mentioned last before, then the one whose title says least more. If
        nobody was mentioned before, the next one is meant. `bodies` asks for an organisation.
        """
        found, highest = None, (False, False, 0, 0)
        for entity in self._by_head.get(mention.head, ()):
            if bodies and entity.kind != "organisation":
                continue
            if not _agree(mention.gender, entity.gender) or (mention.number == "p") != (entity.number == "p"):
                continue
            fit = max([self._title_fit(mention, modifiers, exact=exact) for modifiers in entity.titles[mention.head]])
            if fit:
                nearest = entity.nearest(mention.start)
                rank = (entity.sure, fit > 1, nearest, fit)
                is_meant = fit > 1 or (entity.sure and 0 <= mention.start - nearest <= _NEAR)
                if is_meant and (found is None or rank > highest):
                    found, highest = entity, rank
        return found

    def _title_fit(self, mention: Mention, modifiers: frozenset[str], *, exact: bool) -> int:
        """How well a title fits one that is known: 0 not, 1 if only a country is new, more the less is left out."""
        best = 100
        wanted, exclusive = mention.modifiers, mention.head in self._reader.exclusive
        if wanted <= modifiers:
            another_office = exclusive and wanted and wanted != modifiers and not _of_the_same(wanted, modifiers)
            return 0 if another_office else best - len(modifiers)
        if exact or (exclusive and not modifiers <= wanted):
            return 0
        country = self._reader.is_country
        return int(all(map(country, wanted - modifiers)) and not any(map(country, modifiers)))


def _of_the_same(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two titles have the same complement: the head of the council is the head of the council of state."""
    return any(modifier.startswith(COMPLEMENT) for modifier in one & other)


def _agree(one: Gender, other: Gender) -> bool:
    return not one or not other or one == other

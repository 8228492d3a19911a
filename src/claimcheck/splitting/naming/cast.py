"""Everybody that an article names: mentions gathered into entities, looked up again by name, title or head noun."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from itertools import chain

from claimcheck.splitting.naming.entities import Entity, initials
from claimcheck.splitting.naming.mentions import COMPLEMENT, Gender, Mention, Reader

_NEAR = 400
"""Characters within which a title can go back to one that names no country: the Swiss defender, a defender of Juve."""
_MANY = 100
"""Entities that one word is looked up among: thousands of ministers are no news article."""
_SHORTEST_ACRONYM = 3
"""Words of the name whose initials a word of capitals can be."""
_EXACT, _LAST_NAME, _FIRST_NAME, _MIDDLE_NAME = 4, 3, 2, 1


class Cast:
    """The entities of one article."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self.entities: list[Entity] = []
        self._by_word: defaultdict[str, dict[Entity, None]] = defaultdict(dict)
        self._by_head: defaultdict[str, dict[Entity, None]] = defaultdict(dict)
        self._by_initials: dict[str, Entity] = {}
        self._persons_by_initials: dict[str, Entity] = {}

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
                self._by_initials.setdefault(initials(mention.words), entity)
            elif mention.kind == "person" and len(mention.words) > 1:
                self._persons_by_initials.setdefault(initials(mention.words), entity)
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
            persons = self._persons_by_initials if mention.label else {}
            entity = persons.get(mention.words[0]) or self._by_initials.get(mention.words[0])
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

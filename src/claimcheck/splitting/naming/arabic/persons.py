"""Persons: a name, a title, or a title with a name before or after it.

Arabic has no capitals: a name opens after a complete title or with a given name, and goes on to a mark, a title in
apposition, or a word that ends names.
"""

import re
from collections.abc import Sequence

from claimcheck.splitting.naming.arabic.titles import Title, Titles
from claimcheck.splitting.naming.arabic.tokens import COMMAS, DASHES, PERSONS, QUOTES, TO_THE, Token, Tokens, wording
from claimcheck.splitting.naming.mentions import COMPLEMENT, Mention

_LONGEST_NAME = 5
_LONGEST_GUESS = 3
_SHORTEST_JOINED = 3
_OF_VERBS = ("ي", "ت")
_PARTICIPLE = re.compile(r"م\w{2,4}ا")
_PLURALS = ("ون", "ين", "ات")
_NISBA = "ي"
"""Ending of an adjective of origin, which behind a given name is a last name: الكردي."""


class Persons:
    """Reads persons in lists of tokens. `trusted` says that the list ends where the phrase does."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._titles = Titles(tokens)
        self._particles = tokens.lexicon.particles
        self._joined = [
            (tokens.lexicon.fold(particle), tokens.lexicon.fold(rest))
            for particle, rest in tokens.lexicon.data["particles"]["joined"].items()
        ]
        self._exclusive = tokens.lexicon.folded(tokens.lexicon.data["heads"]["exclusive"])
        self._synonyms = {
            (tokens.lexicon.fold(head), tokens.lexicon.fold(adjective)): tokens.lexicon.fold(other)
            for (head, adjective), other in (
                (tuple(office.split()), other) for office, other in tokens.lexicon.data["heads"]["synonyms"].items()
            )
        }
        self._doubtful = tokens.lexicon.folded(tokens.lexicon.data["given"]["doubtful"])

    # Names

    def name(self, items: Sequence[Token], at: int, *, trusted: bool) -> int:
        """The token after the name that begins at a token; the same if none does."""
        limit = _LONGEST_NAME if trusted else _LONGEST_GUESS
        count = 0
        j = at
        while j < len(items) and count < limit:
            token = items[j]
            if self._joins(items, j, at):
                j += 1
                continue
            if token.mark or token.ends or token.norm[0].isdigit():
                break
            particle = token.norm in self._particles
            after_particle = j > at and items[j - 1].norm in self._particles
            if j > at and not particle and not after_particle and not self._goes_on(items, j, count, trusted=trusted):
                break
            j += 1
            count += not particle
        while j > at and items[j - 1].norm in DASHES:
            j -= 1
        return j

    @staticmethod
    def _joins(items: Sequence[Token], j: int, at: int) -> bool:
        """A hyphen inside a double name."""
        joined = items[j].norm in DASHES and at < j < len(items) - 1
        return joined and items[j - 1].end == items[j].start and items[j].end == items[j + 1].start

    def _goes_on(self, items: Sequence[Token], j: int, count: int, *, trusted: bool) -> bool:
        """Whether a token after the first of a name belongs to it too."""
        token = items[j]
        form = token.form
        if form.given is not None:
            return True
        if self._tokens.conjoined(token) is not None or token.norm.startswith(TO_THE):
            return False
        if form.definite:
            titular = form.adjective or form.can_be(*PERSONS)
            closes = count == 1 and _is_last(items, j)
            of_place = form.adjective and token.norm.endswith(_NISBA) and items[j - 1].form.given is not None
            return not titular or (of_place if form.adjective else closes)
        if form.head is not None:
            return trusted and j + 1 == len(items) and not form.can_be(*PERSONS) and not token.acts
        return trusted or (count < _LONGEST_GUESS - 1 and not token.acts)

    def _likely(self, items: Sequence[Token], at: int, end: int) -> bool:
        """Whether words after a title in running text are a name, and not the object of a verb before the title."""
        first = items[at]
        if first.form.given is not None or first.norm in self._particles:
            return True
        if first.acts or any(self._completes(items, j) for j in range(at, end)):
            return False
        if end == at + 1 and first.norm.startswith(_OF_VERBS):
            return False
        return _is_last(items, end - 1) or items[end].form.definite or items[end].can_be(*PERSONS)

    def _completes(self, items: Sequence[Token], j: int) -> bool:
        """Whether a definite noun completes the one before it; after a particle it is part of a name."""
        return items[j].form.definite and (j == 0 or items[j - 1].norm not in self._particles)

    def _likely_alone(self, items: Sequence[Token], at: int, end: int) -> bool:
        """Whether a given name in running text, without a title, opens a full name."""
        first, second = items[at], items[at + 1] if end > at + 1 else None
        if first.form.given is None or first.norm in self._doubtful or second is None:
            return False
        if second.form.given is not None or second.norm in self._particles or first.norm in self._particles:
            return True
        if second.form.definite:
            return not second.form.adjective
        return _is_last(items, end - 1) or items[end].can_be(*PERSONS)

    def give_name(self, mention: Mention, name: Sequence[Token]) -> None:
        """Let a mention be known by a name; one word alone may be a last name, and tells no gender."""
        mention.name = wording(name)
        mention.words = tuple(part for token in name if not token.mark for part in self._parts(token.norm))
        mention.given = name[0].form.given is not None
        mention.kind = "person"
        mention.number = "s"
        if len(mention.words) > 1:
            mention.gender = mention.gender or name[0].form.given or ""

    def _parts(self, norm: str) -> tuple[str, ...]:
        """The words of a name that is written as one: عبدالله as عبد الله, أبوزيد as أبو زيد."""
        for particle, rest in self._joined:
            if norm.startswith(particle + rest) and len(norm) >= len(particle) + _SHORTEST_JOINED:
                return particle, norm.removeprefix(particle)
        return (norm,)

    # Names in apposition

    def named_after(self, mention: Mention, items: Sequence[Token], at: int, *, trusted: bool) -> None:
        """Take the name after a comma or a quotation mark: the minister of the interior, Samir Mubaidin."""
        if at + 1 >= len(items) or not items[at + 1].names:
            return
        end = self.name(items, at + 1, trusted=trusted)
        if end > at + 1 and _is_last(items, end - 1) and (end > at + 2 or items[at].norm in QUOTES):
            self.give_name(mention, items[at + 1 : end])
            mention.end = max(mention.end, items[end - 1].end)

    def named_before(self, mention: Mention, items: Sequence[Token]) -> None:
        """Take the name that ends before a comma, the mention being the title in apposition after it."""
        first = len(items)
        while first > 0 and len(items) - first < _LONGEST_GUESS:
            token = items[first - 1]
            if token.mark or token.ends or token.can_be(*PERSONS, "body"):
                break
            if token.form.definite and (token.form.adjective or first == 1):
                break
            first -= 1
        given = next((i for i in range(first, len(items)) if items[i].form.given is not None), None)
        name = items[given if given is not None else first :]
        if len(name) > 1 and name[0].names:
            self.give_name(mention, name)

    # Persons

    def titled(self, items: Sequence[Token], at: int, *, trusted: bool) -> tuple[Mention, int]:
        """The person with a title whose head stands at a token, and the token after."""
        title = self._titles.read(items, at, trusted=trusted)
        end = title.end
        form = items[at].form
        last = items[end - 1]
        mention = Mention(
            items[at].start,
            last.end,
            "person",
            wording(items[at:end]),
            head="" if title.opens == at + 1 and form.can_be("honorific") else form.bare,
            modifiers=self._modifiers(form.bare, title),
            last=last.norm if end > at + 1 and last.form.definite else "",
            definite=title.definite,
            gender=form.head.gender if form.head else "",
            number=form.head.number if form.head else "s",
        )
        if title.opens is not None:
            end = self.name(items, title.opens, trusted=trusted)
            named = end > title.opens and not _is_adverbial(items[title.opens : end])
            if named and (trusted or self._likely(items, title.opens, end)):
                self.give_name(mention, items[title.opens : end])
                end = self._titled_too(mention, items, end, trusted=trusted)
        elif (office := self._another_office(mention, items, end, trusted=trusted)) > end:
            end = office
        elif end < len(items) and (trusted or items[end].norm in COMMAS or self._quotes_name(items, end)):
            mark = end if items[end].mark else _last_comma(items, end)
            self.named_after(mention, items, mark, trusted=trusted)
        self._call_otherwise(mention, form.country)
        if mention.name is None and (mention.number == "p" or not title.definite):
            mention.kind = "group" if mention.number == "p" else "unnamed"
        end = max(end, at + 1)
        mention.end = max(mention.end, items[end - 1].end)
        return mention, end

    def _another_office(self, mention: Mention, items: Sequence[Token], at: int, *, trusted: bool) -> int:
        """Take another office and the name behind it: the head of the council, commander of the guard, Munir Asali.

        Joined by *and* they are one person only if neither office is definite by itself and both are of one gender.
        """
        if at >= len(items) or mention.number != "s":
            return at
        joined = self._tokens.without(items[at], 1) if items[at].norm.startswith("و") else None
        token = joined if joined is not None and joined.can_be("office") else items[at]
        if not token.can_be("office", "honorific", "spokesperson") or (token is joined and not trusted):
            return at
        if token is joined and (token.form.definite or items[at - 1].norm == mention.head or self._is_short(mention)):
            return at
        other, used = self.titled([token, *items[at + 1 :]], 0, trusted=trusted)
        if other.name is None or (mention.gender and other.gender and mention.gender != other.gender):
            return at
        mention.name, mention.words, mention.given = other.name, other.words, other.given
        mention.kind, mention.more = "person", (*mention.more, (other.head, other.modifiers), *other.more)
        return at + used

    @staticmethod
    def _quotes_name(items: Sequence[Token], at: int) -> bool:
        """Whether a quotation mark and a given name follow a title: the coach "Marco Belli"."""
        return items[at].norm in QUOTES and at + 1 < len(items) and items[at + 1].form.given is not None

    def _call_otherwise(self, mention: Mention, country: str) -> None:
        """Note the other word for an office, and the country of who is called by it: the Italian Marco Belli."""
        titles = [(mention.head, mention.modifiers), *mention.more]
        for head, modifiers in tuple(titles):
            titles += [
                (other, modifiers - {adjective})
                for (office, adjective), other in self._synonyms.items()
                if head == office and adjective in modifiers
            ]
        national = [(head, modifiers | {country}) for head, modifiers in titles if country and mention.name is not None]
        mention.more = tuple(titles[1:] + national)

    def _modifiers(self, head: str, title: Title) -> frozenset[str]:
        """What a title is compared by: its modifiers, and what an exclusive head stands over once more."""
        first = next(iter(title.modifiers), "")
        marked = first and head in self._exclusive and not self._tokens.forms.is_country(first)
        complement = [COMPLEMENT + first] if marked else []
        return frozenset([*title.modifiers, *complement])

    @staticmethod
    def _is_short(mention: Mention) -> bool:
        """Whether nothing completes a title, so that it may be that of somebody who is known: the minister."""
        return not mention.modifiers

    def named(self, items: Sequence[Token], at: int, *, trusted: bool) -> tuple[Mention | None, int]:
        """A name, perhaps with titles in apposition; or a definite noun that only the article can explain."""
        form = items[at].form
        if trusted and form.definite and form.given is None and self._is_phrase(items, at):
            return self._unknown(items, at)
        end = self.name(items, at, trusted=trusted)
        if end == at or not (trusted or self._likely_alone(items, at, end)):
            return None, at + 1
        mention = Mention(items[at].start, items[end - 1].end, "person", wording(items[at:end]), definite=True)
        self.give_name(mention, items[at:end])
        if form.definite and len(mention.words) == 1:
            mention.head = form.bare
        end = self._titled_too(mention, items, end, trusted=trusted)
        return mention, end

    def _titled_too(self, mention: Mention, items: Sequence[Token], end: int, *, trusted: bool) -> int:
        """Take a title in apposition after a name, with or without a comma; the token after it."""
        j = end
        while j < len(items) and items[j].norm in COMMAS | QUOTES:
            j += 1
        if j == len(items) or not items[j].can_be("office", "spokesperson", "relation"):
            return end
        title = self._titles.read(items, j, trusted=trusted)
        if not title.definite or title.opens is not None:
            return end
        if not mention.head or not mention.modifiers:
            mention.head, mention.modifiers = items[j].form.bare, self._modifiers(items[j].form.bare, title)
        head = items[j].form.head
        mention.gender = mention.gender or (head.gender if head else "")
        end = self._more_titles(items, title.end) if trusted else title.end
        mention.end = items[end - 1].end
        return end

    def _more_titles(self, items: Sequence[Token], at: int) -> int:
        """Past further titles of the same person: and head of the front, and member of parliament."""
        while at < len(items):
            head = self._tokens.without(items[at], 1) if items[at].norm.startswith("و") else items[at]
            if not head.can_be("office") or head.form.definite or head.norm == items[at].norm:
                return at
            title = self._titles.read([head, *items[at + 1 :]], 0, trusted=True)
            if title.opens is not None or not title.definite:
                return at
            at += title.end
        return at

    @staticmethod
    def _is_phrase(items: Sequence[Token], at: int) -> bool:
        """Whether a definite word is no last name: adjectives follow it, or it is a sound plural."""
        following = items[at + 1] if at + 1 < len(items) else None
        return items[at].norm.endswith(_PLURALS) or (following is not None and following.form.adjective)

    def _unknown(self, items: Sequence[Token], at: int) -> tuple[Mention, int]:
        """A definite noun phrase whose head the lexicon lacks."""
        end = at + 1
        while end < len(items) and not items[end].mark and not items[end].ends:
            if not items[end].form.definite or items[end].form.possessed:
                break
            end += 1
        plural = items[at].norm.endswith(_PLURALS)
        mention = Mention(
            items[at].start,
            items[end - 1].end,
            "group" if plural else "organisation",
            wording(items[at:end]),
            head=items[at].form.bare,
            modifiers=frozenset(token.form.key for token in items[at + 1 : end]),
            definite=True,
            number="p" if plural else "s",
        )
        return mention, end


def _is_adverbial(name: Sequence[Token]) -> bool:
    """Whether what follows a title is a participle that says how: the minister, commenting."""
    return len(name) == 1 and name[0].form.given is None and _PARTICIPLE.fullmatch(name[0].norm) is not None


def _is_last(items: Sequence[Token], at: int) -> bool:
    """Whether nothing of a phrase follows a token."""
    return at + 1 >= len(items) or items[at + 1].mark or items[at + 1].ends


def _last_comma(items: Sequence[Token], at: int) -> int:
    """The last comma after a relative clause, the name in apposition after it; past the end if there is none."""
    return next((j for j in range(len(items) - 1, at - 1, -1) if items[j].norm in COMMAS), len(items))

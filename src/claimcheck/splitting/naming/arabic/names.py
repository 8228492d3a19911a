"""Names of persons: where one goes on to, and whether words in running text are one.

A name goes on to a mark, a title in apposition, or a word that ends names.
"""

import re
from collections.abc import Sequence

from claimcheck.splitting.naming.arabic.forms import BODY, HONORIFIC, PERSON
from claimcheck.splitting.naming.arabic.tokens import COMMAS, DASHES, QUOTES, TO_THE, Phrase, Token, Tokens
from claimcheck.splitting.naming.mentions import Mention

_LONGEST_NAME = 5
_LONGEST_GUESS = 3
_FULL = 2  # words of a name: a given name and a last name
_SHORTEST_JOINED = 3
_PLURALS = ("ون", "ين", "ان")
_OF_VERBS = ("ي", "ت")
_MANY = re.compile("ال(م.{3,}|.ا..|.{2,}ي)ين")
"""Shapes of nouns for several people that are governed: المواطنين، الفائزين، المصريين."""
_NISBA = "ي"
"""Ending of an adjective of origin, which behind a given name is a last name: الكردي."""


class Names:
    """Reads names. `trusted` says that what is read ends where the noun phrase does."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._particles = tokens.lexicon.particles
        self._joined = [
            (tokens.lexicon.fold(particle), tokens.lexicon.fold(rest))
            for particle, rest in tokens.lexicon.data["particles"]["joined"].items()
        ]
        self._calling = tokens.lexicon.folded(tokens.lexicon.data["particles"]["calling"])
        self._doubtful = tokens.lexicon.folded(tokens.lexicon.data["given"]["doubtful"])

    def name(self, phrase: Phrase, at: int, *, trusted: bool) -> int:
        """The token after the name that begins at a token; the same if none does."""
        items = phrase.tokens
        limit = _LONGEST_NAME if trusted else _LONGEST_GUESS
        count = 0
        j = at
        while j < len(items) and count < limit:
            token = items[j]
            if token.norm in DASHES and j > at and self._joins(phrase, j):
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
    def _joins(phrase: Phrase, j: int) -> bool:
        """Whether nothing stands between a hyphen and the words that it makes a double name of."""
        starts, ends = phrase.starts, phrase.ends
        return j + 1 < len(starts) and ends[j - 1] == starts[j] and ends[j] == starts[j + 1]

    def _goes_on(self, items: Sequence[Token], j: int, count: int, *, trusted: bool) -> bool:
        """Whether a token after the first of a name belongs to it too."""
        token = items[j]
        form = token.form
        if form.given is not None:
            return True
        is_full = count >= _FULL or (j > 1 and items[j - 2].norm in self._particles)
        is_object = is_full and _MANY.fullmatch(token.norm) is not None  # طمأن عمر عبد الغفار | المواطنين
        if is_object or self._tokens.conjoined(token) is not None or token.norm.startswith(TO_THE):
            return False
        if form.definite:
            loose = not trusted and not token.norm.endswith(_NISBA) and items[j - 1].form.given is None
            if (count == _FULL and loose) or (count >= _FULL and form.roles & BODY):
                return False  # وصف هاني صقر | المشروع, أمر وليام روتو | الجيش
            titular = form.adjective or form.roles & PERSON
            closes = count == 1 and (is_last(items, j) or self._is_surname(items, j))
            of_place = token.norm.endswith(_NISBA) and (count == _FULL or items[j - 1].form.given is not None)
            return not titular or (of_place if form.adjective else closes)
        if form.head is not None:
            is_free = not form.roles & PERSON or form.roles == HONORIFIC  # عبد الرحيم شهيد
            alone = count == 1 and items[j - 1].form.given is not None and is_last(items, j)  # إيلي خوري
            return alone or (trusted and j + 1 == len(items) and is_free and not token.acts)
        return trusted or (count < _LONGEST_GUESS - 1 and not token.acts)

    @staticmethod
    def _is_surname(items: Sequence[Token], j: int) -> bool:
        """Whether a title behind a given name is a last name: nothing completes it (*رانيا الخطيب رئيسة*)."""
        following = items[j + 1].form
        return items[j - 1].form.given is not None and not (following.definite or following.place)

    def likely(self, items: Sequence[Token], at: int, end: int) -> bool:
        """Whether words after a title in running text are a name, and not the object of a verb before the title."""
        first = items[at]
        if first.form.given is not None or first.norm in self._particles:
            return True
        if first.acts or any(self._completes(items, j) for j in range(at, end)):
            return False
        if end == at + 1 and first.norm.startswith(_OF_VERBS):
            return False
        return is_last(items, end - 1) or items[end].form.definite or bool(items[end].heads & PERSON)

    def _completes(self, items: Sequence[Token], j: int) -> bool:
        """Whether a definite noun completes the one before it; after a particle it is part of a name."""
        return items[j].form.definite and (j == 0 or items[j - 1].norm not in self._particles)

    def likely_alone(self, items: Sequence[Token], at: int, end: int) -> bool:
        """Whether a given name in running text, without a title, opens a full name."""
        first, second = items[at], items[at + 1] if end > at + 1 else None
        if first.form.given is None or first.norm in self._doubtful or second is None:
            return False
        if second.form.given is not None or second.norm in self._particles or first.norm in self._particles:
            return True
        if second.form.definite:
            return not second.form.adjective
        return is_last(items, end - 1) or bool(items[end].heads & PERSON)

    def give_name(self, mention: Mention, phrase: Phrase, first: int, end: int) -> None:
        """Let a mention be known by a name; one word alone may be a last name, and tells no gender."""
        name = phrase.tokens[first:end]
        mention.name = phrase.wording(first, end)
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

    def named_after(self, mention: Mention, phrase: Phrase, at: int, *, trusted: bool) -> None:
        """Take the name after a comma or a quotation mark: the minister of the interior, Samir Mubaidin."""
        items = phrase.tokens
        if at + 2 < len(items) and self._introduces(items[at + 1]):
            at += 1
        if at + 1 >= len(items) or not items[at + 1].names:
            return
        end = self.name(phrase, at + 1, trusted=trusted)
        if end > at + 1 and is_last(items, end - 1) and (end > at + 2 or items[at].norm in QUOTES):
            self.give_name(mention, phrase, at + 1, end)
            mention.end = max(mention.end, phrase.ends[end - 1])

    def named_as(self, mention: Mention, phrase: Phrase, at: int) -> None:
        """Take the name that a phrase gives: a young man who is called Marwan."""
        items = phrase.tokens
        while at < len(items) and not items[at].mark and items[at].norm not in self._calling:
            at += 1
        first = at + 1
        first += first < len(items) and items[at].norm in COMMAS and items[first].norm in self._calling
        end = self.name(phrase, first, trusted=True)
        if end > first and items[first - 1].norm in self._calling:
            self.give_name(mention, phrase, first, end)

    def _introduces(self, token: Token) -> bool:
        """Whether a word stands before a name in apposition: the coach, the Portuguese Rui Costa; called Samir."""
        return bool(token.form.definite and token.form.country) or token.norm in self._calling

    def named_before(self, mention: Mention, phrase: Phrase) -> None:
        """Take the name that ends before a comma, the mention being the title in apposition after it."""
        items = phrase.tokens
        first = len(items)
        while first > 0 and len(items) - first < _LONGEST_GUESS:
            token = items[first - 1]
            if token.mark or token.ends or token.heads & (PERSON | BODY):
                break
            if token.form.definite and (token.form.adjective or first == 1):
                break
            first -= 1
        given = next((i for i in range(first, len(items)) if items[i].form.given is not None), None)
        first = given if given is not None else first
        if first + 1 < len(items) and items[first].names:
            self.give_name(mention, phrase, first, len(items))


def is_last(items: Sequence[Token], at: int) -> bool:
    """Whether nothing of a phrase follows a token."""
    return at + 1 >= len(items) or items[at + 1].mark or items[at + 1].ends


def behind_plural(items: Sequence[Token]) -> int:
    """Where names begin behind a title for all of them: *المواطنون | سعد الشهراني وفهد القحطاني*; 0 if none do."""
    if not items or not items[0].form.definite or not items[0].norm.endswith(_PLURALS):
        return 0
    at = 1
    while at < len(items) and items[at].form.definite and items[at].form.given is None:
        at += 1
    is_named = at + 1 < len(items) and items[at].form.given is not None
    return at if is_named and any(token.norm.startswith("و") for token in items[at + 1 :]) else 0

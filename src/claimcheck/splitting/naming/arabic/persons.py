"""Titles and names of persons.

A title is a head noun with what completes it: definite nouns and adjectives, a country, a city. Arabic has no capitals:
the first indefinite word after a complete title opens a name, and so does a given name. A name goes on to a mark, a
title in apposition, or a word that ends names.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.splitting.naming.arabic.tokens import COMMAS, DASHES, PERSONS, QUOTES, Token, Tokens, wording
from claimcheck.splitting.naming.mentions import Mention

_LONGEST_NAME = 5
_LONGEST_GUESS = 3
_OF_VERBAL_NOUNS = ("ة", "ه", "ات", "ا")
"""Endings of nouns that follow a title as the object of its verb more often than as a name."""


@dataclass(slots=True)
class Title:
    """A title as it was read: the token after it, where a name opens, and what it is compared by."""

    end: int
    opens: int | None
    definite: bool
    modifiers: list[str]


class Persons:
    """Reads titles and names in lists of tokens. `trusted` says that the list ends where the phrase does."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._forms = tokens.forms
        self._particles = tokens.lexicon.particles
        data = tokens.lexicon.data
        self._links = tokens.lexicon.folded(data["links"]["words"])
        self._inside = tokens.lexicon.folded(data["links"]["prepositions"])

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
        if self._tokens.conjoined(token) is not None:
            return False
        if form.definite:
            last = j + 1 == len(items) or items[j + 1].mark or items[j + 1].ends
            titular = form.adjective or form.can_be(*PERSONS)
            return not titular or (count == 1 and last and not form.adjective)
        if form.head is not None:
            return trusted and form.can_be("body") and j + 1 == len(items)
        return trusted or count < _LONGEST_GUESS - 1

    def title(self, items: Sequence[Token], at: int, *, trusted: bool) -> Title:
        """The title whose head stands at a token."""
        head = items[at]
        title = Title(at + 1, None, head.form.definite, [])
        closed = head.form.definite
        j = at + 1
        if head.can_be("honorific") and j < len(items) and items[j].names:
            return Title(at + 1, j, definite=True, modifiers=[])
        while j < len(items) and not items[j].mark:
            token = items[j]
            form = token.form
            if token.norm in self._links:
                closed = False
            elif token.norm[:-1] in self._links or token.norm[:-2] in self._links or form.possessed:
                closed = title.definite = True
            elif token.ends:
                if not trusted or token.norm not in self._inside:
                    break
                closed = False
                j += 1
                continue
            elif closed and (form.given is not None or token.norm in self._particles):
                title.opens = j
                break
            elif form.definite:
                if closed and form.can_be(*PERSONS) and not form.adjective:
                    if j + 1 < len(items) and items[j + 1].names:
                        title.opens = j + 1
                    break
                title.modifiers.append(form.key)
                closed = title.definite = True
            elif j + 1 < len(items) and self._forms.is_place(f"{token.norm} {items[j + 1].norm}"):
                title.modifiers.append(token.norm)
                closed = title.definite = True
                j += 1
            elif form.place:
                title.modifiers.append(form.key)
                closed = title.definite = True
            elif (complement := self._tokens.complement(token)) is not None:
                title.modifiers.append(complement.form.key)
                closed = complement.form.definite or complement.form.place
                title.definite = title.definite or closed
            elif (conjoined := self._tokens.conjoined(token)) is not None:
                if not conjoined.form.definite or conjoined.can_be(*PERSONS):
                    break
                title.modifiers.append(conjoined.form.key)
            elif form.given is not None or (closed and form.head is None and not form.adjective) or (form.head is None and not form.adjective and self._opens_name(items, j)):
                title.opens = j
                break
            elif closed and form.head is not None and not form.adjective:
                break
            else:
                title.modifiers.append(form.key)
            j += 1
            title.end = j
        return title

    @staticmethod
    def _opens_name(items: Sequence[Token], at: int) -> bool:
        """Whether an indefinite word after an open title is a first name: another follows, and nothing definite."""
        for token in items[at + 1 :]:
            if token.mark or token.ends or token.form.given is not None:
                break
            if token.form.definite or token.form.place:
                return False
        return at + 1 < len(items) and items[at + 1].names

    def named_after(self, mention: Mention, items: Sequence[Token], at: int, *, trusted: bool) -> None:
        """Take the name after a comma or a quotation mark: the minister of the interior, Samir Mubaidin."""
        if at + 1 >= len(items) or not items[at + 1].names:
            return
        end = self.name(items, at + 1, trusted=trusted)
        closed = end >= len(items) or items[end].mark or items[end].ends
        if end > at + 1 and closed and (end > at + 2 or items[at].norm in QUOTES):
            self.give_name(mention, items[at + 1 : end])

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

    @staticmethod
    def give_name(mention: Mention, name: Sequence[Token]) -> None:
        """Let a mention be known by a name."""
        mention.name = wording(name)
        mention.words = tuple(token.norm for token in name if not token.mark)
        mention.given = name[0].form.given is not None
        mention.kind = "person"
        mention.number = "s"
        mention.gender = mention.gender or name[0].form.given or ""

    def titled(self, items: Sequence[Token], at: int, *, trusted: bool) -> tuple[Mention, int]:
        """The person with a title whose head stands at a token, and the token after."""
        title = self.title(items, at, trusted=trusted)
        end = title.end
        form = items[at].form
        mention = Mention(
            items[at].start,
            items[end - 1].end,
            "person",
            wording(items[at:end]),
            head=form.bare,
            modifiers=frozenset(title.modifiers),
            definite=title.definite,
            gender=form.head.gender if form.head else "",
            number=form.head.number if form.head else "s",
            last=items[end - 1].norm if end > at + 1 and items[end - 1].form.definite else "",
        )
        if title.opens is not None:
            end = self.name(items, title.opens, trusted=trusted)
            if end > title.opens and (trusted or self._likely(items, title.opens, end)):
                self.give_name(mention, items[title.opens : end])
        elif end < len(items) and items[end].norm in (COMMAS | QUOTES if trusted else COMMAS):
            self.named_after(mention, items, end, trusted=trusted)
        if mention.name is None and (mention.number == "p" or not title.definite):
            mention.kind = "group" if mention.number == "p" else "unnamed"
        end = max(end, at + 1)
        mention.end = max(mention.end, items[end - 1].end, mention.name.place[1] if mention.name else 0)
        return mention, end

    @staticmethod
    def _likely(items: Sequence[Token], at: int, end: int) -> bool:
        """Whether words after a title in running text are a name, and not the object of a verb before the title."""
        first = items[at]
        if first.form.given is not None:
            return True
        if first.norm.endswith(_OF_VERBAL_NOUNS) or any(token.form.definite for token in items[at:end]):
            return False
        return end == len(items) or items[end].mark or items[end].ends or items[end].form.definite

    def named(self, items: Sequence[Token], at: int, *, trusted: bool) -> tuple[Mention | None, int]:
        """A name, perhaps with a title in apposition; or a definite noun that only the article can explain."""
        form = items[at].form
        end = self.name(items, at, trusted=trusted)
        if end == at or (not trusted and (form.given is None or end == at + 1)):
            return None, at + 1
        mention = Mention(items[at].start, items[end - 1].end, "person", wording(items[at:end]), definite=True)
        self.give_name(mention, items[at:end])
        j = end
        while j < len(items) and items[j].norm in COMMAS | QUOTES:
            j += 1
        if j < len(items) and items[j].can_be("office", "spokesperson", "relation"):
            title = self.title(items, j, trusted=trusted)
            if title.definite and (items[j].form.definite or j > end):
                mention.head, mention.modifiers = items[j].form.bare, frozenset(title.modifiers)
                head = items[j].form.head
                mention.gender = mention.gender or (head.gender if head else "")
                end = title.end
                mention.end = items[end - 1].end
        if form.definite and len(mention.words) == 1:
            mention.head = form.bare
        return mention, end

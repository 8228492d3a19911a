"""Persons: a name, a title, or a title with a name before or after it.

Arabic has no capitals: a name opens after a complete title or with a given name.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from claimcheck.splitting.naming.arabic.forms import HONORIFIC, OFFICE, PERSON, RELATION, SPOKESPERSON
from claimcheck.splitting.naming.arabic.names import Names
from claimcheck.splitting.naming.arabic.titles import Title, Titles
from claimcheck.splitting.naming.arabic.tokens import COMMAS, DASHES, QUOTES, Phrase, Token, Tokens
from claimcheck.splitting.naming.mentions import COMPLEMENT, Mention

_PARTICIPLE = re.compile(r"م\w{2,4}ا")
_LONGEST_COMPLEMENT = 6
_PLURALS = ("ون", "ين", "ات")
_PAUSES = COMMAS | DASHES
_BEFORE_TITLE = COMMAS | QUOTES


class Persons:
    """Reads persons. `trusted` says that what is read ends where the noun phrase does."""

    def __init__(self, tokens: Tokens, names: Names) -> None:
        self._tokens = tokens
        self._names = names
        self._titles = Titles(tokens)
        self._exclusive = tokens.lexicon.folded(tokens.lexicon.data["heads"]["exclusive"])
        self._synonyms: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for words, other in tokens.lexicon.data["heads"]["synonyms"].items():
            office, adjective = map(tokens.lexicon.fold, words.split())
            self._synonyms[office].append((adjective, tokens.lexicon.fold(other)))

    def titled(self, phrase: Phrase, at: int, *, trusted: bool) -> tuple[Mention, int]:
        """The person with a title whose head stands at a token, and the token after."""
        items = phrase.tokens
        title = self._titles.read(items, at, trusted=trusted)
        end = title.end
        form = items[at].form
        last = items[end - 1]
        mention = phrase.mention(at, end, "person")
        mention.head = "" if title.opens == at + 1 and form.roles & HONORIFIC else form.bare
        mention.modifiers, mention.definite = self._modifiers(form.bare, title), title.definite
        mention.last = last.norm if last.form.definite or _is_lone_honorific(items) else ""
        mention.number = "s"
        if form.head is not None:
            mention.gender = form.head.gender
            mention.number = form.head.number or ("p" if title.definite else "s")
        beyond = self._office_behind(mention, phrase, title.opens, trusted=trusted)
        if beyond:
            end = beyond
        elif title.opens is not None:
            end = self._names.name(phrase, title.opens, trusted=trusted)
            named = end > title.opens and not self._is_adverbial(items[title.opens])
            if named and (trusted or self._names.likely(items, title.opens, end)):
                self._names.give_name(mention, phrase, title.opens, end)
                end = self._titled_too(mention, phrase, end, trusted=trusted)
        elif (office := self._another_office(mention, phrase, end, trusted=trusted)) > end:
            end = office
        elif end < len(items) and ((is_mark := self._announces_name(items, end)) or trusted):
            mark = end if is_mark else _last_comma(items, end)
            self._names.named_after(mention, phrase, mark, trusted=trusted)
            end = max(end, bisect_left(phrase.starts, mention.end))
        self._call_otherwise(mention, form.country)
        if mention.name is None and (mention.number == "p" or not title.definite):
            mention.kind = "group" if mention.number == "p" else "unnamed"
        end = max(end, at + 1)
        mention.end = max(mention.end, phrase.ends[end - 1])
        return mention, end

    def _is_adverbial(self, token: Token) -> bool:
        """Whether what follows a title is a participle that says how: the minister, commenting."""
        is_participle = token.norm in self._tokens.participles or _PARTICIPLE.fullmatch(token.norm) is not None
        return token.form.given is None and is_participle

    def _office_behind(self, mention: Mention, phrase: Phrase, opens: int | None, *, trusted: bool) -> int:
        """The token after *the director of Namaa, the engineer Nasser …*: what ل stands on is no name of his."""
        items = phrase.tokens
        if opens is None or opens + 1 >= len(items) or items[opens + 1].norm not in COMMAS:
            return 0
        if not items[opens].norm.startswith("ل") or items[opens].form.given is not None:
            return 0
        office = self._another_office(mention, phrase, opens + 1, trusted=trusted)
        return office if office > opens + 1 else 0

    def _another_office(self, mention: Mention, phrase: Phrase, at: int, *, trusted: bool) -> int:
        """Take another office and the name behind it: the head of the council, commander of the guard, Munir Asali.

        Joined by *and* they are one person only if neither office is definite by itself and both are of one gender.
        """
        items = phrase.tokens
        if at + 1 < len(items) and items[at].norm in COMMAS and items[at + 1].heads & HONORIFIC:
            at += 1  # the minister, Dr. Munir Asali
        if at >= len(items) or mention.number != "s":
            return at
        joined = self._tokens.without(items[at], 1) if items[at].norm.startswith("و") else None
        token = joined if joined is not None and joined.heads & OFFICE else items[at]
        if not token.heads & (OFFICE | HONORIFIC | SPOKESPERSON) or (token is joined and not trusted):
            return at
        if token is joined and (token.form.definite or items[at - 1].norm == mention.head or self._is_short(mention)):
            return at
        other, used = self.titled(phrase.part_with(at, token), 0, trusted=trusted)
        if other.name is None or (mention.gender and other.gender and mention.gender != other.gender):
            return at
        mention.name, mention.words, mention.given = other.name, other.words, other.given
        mention.kind, mention.more = "person", (*mention.more, (other.head, other.modifiers), *other.more)
        return at + used

    @staticmethod
    def _announces_name(items: Sequence[Token], at: int) -> bool:
        """Whether a comma follows a title, or a quotation mark and a given name: the coach "Marco Belli"."""
        is_quote = items[at].norm in QUOTES and at + 1 < len(items) and items[at + 1].form.given is not None
        return is_quote or items[at].norm in COMMAS

    def _call_otherwise(self, mention: Mention, country: str) -> None:
        """Note the other word for an office, and the country of who is called by it: the Italian Marco Belli."""
        if not (country or mention.more or mention.head in self._synonyms):
            return
        titles = [(mention.head, mention.modifiers), *mention.more]
        titles += [
            (other, modifiers - {adjective})
            for head, modifiers in titles
            for adjective, other in self._synonyms.get(head, ())
            if adjective in modifiers
        ]
        if country and mention.name is not None:
            titles += [(head, modifiers | {country}) for head, modifiers in titles]
        mention.more = tuple(titles[1:])

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

    def named(self, phrase: Phrase, at: int, *, trusted: bool) -> tuple[Mention | None, int]:
        """A name, perhaps with titles in apposition; or a definite noun that only the article can explain."""
        items = phrase.tokens
        form = items[at].form
        if trusted and form.definite and form.given is None and self._is_phrase(items, at):
            return self._unknown(phrase, at)
        end = self._names.name(phrase, at, trusted=trusted)
        if end == at or not (trusted or self._names.likely_alone(items, at, end)):
            return None, at + 1
        mention = phrase.mention(at, end, "person")
        mention.definite = True
        self._names.give_name(mention, phrase, at, end)
        if form.definite and len(mention.words) == 1:
            mention.head = form.bare
        end = self._titled_too(mention, phrase, end, trusted=trusted)
        return mention, end

    def _titled_too(self, mention: Mention, phrase: Phrase, end: int, *, trusted: bool) -> int:
        """Take a title in apposition after a name, with or without a comma; the token after it."""
        items = phrase.tokens
        j = end
        while j < len(items) and items[j].norm in _BEFORE_TITLE:
            j += 1
        if j == len(items) or not items[j].heads & (OFFICE | SPOKESPERSON | RELATION):
            return end
        title = self._titles.read(items, j, trusted=trusted)
        if not title.definite or title.opens is not None:
            return end
        if not mention.head or not mention.modifiers:
            mention.head, mention.modifiers = items[j].form.bare, self._modifiers(items[j].form.bare, title)
        head = items[j].form.head
        mention.gender = mention.gender or (head.gender if head else "")
        end = self._more_titles(mention, items, title.end) if trusted else title.end
        mention.end = phrase.ends[end - 1]
        return end

    def _more_titles(self, mention: Mention, items: Sequence[Token], at: int) -> int:
        """Take further titles of the same person: and head of the front, the speaker of the government."""
        while at < len(items):
            comma = next(
                (j for j in range(at, min(len(items), at + _LONGEST_COMPLEMENT)) if items[j].norm in COMMAS), at
            )
            at = comma if items[at].ends else at  # the minister in charge of relations | with parliament,
            first = at + (items[at].norm in COMMAS)
            if first >= len(items):
                return at
            joined = items[first].norm.startswith("و") and not items[first].heads & PERSON
            head = self._tokens.without(items[first], 1) if joined else items[first]
            if not head.heads & (OFFICE | SPOKESPERSON) or (joined and head.form.definite) or (at == first) != joined:
                return at
            title = self._titles.read([head, *items[first + 1 :]], 0, trusted=True)
            if title.opens is not None or not title.definite:
                return at
            mention.more = (*mention.more, (head.form.bare, self._modifiers(head.form.bare, title)))
            at = first + title.end
        return at

    @staticmethod
    def _is_phrase(items: Sequence[Token], at: int) -> bool:
        """Whether a definite word is no last name: adjectives follow it, or it is a sound plural."""
        following = items[at + 1] if at + 1 < len(items) else None
        return items[at].norm.endswith(_PLURALS) or (following is not None and following.form.adjective)

    @staticmethod
    def _unknown(phrase: Phrase, at: int) -> tuple[Mention, int]:
        """A definite noun phrase whose head the lexicon lacks."""
        items = phrase.tokens
        end = at + 1
        while end < len(items) and not items[end].mark and not items[end].ends:
            if not items[end].form.definite or items[end].form.possessed:
                break
            end += 1
        plural = items[at].norm.endswith(_PLURALS)
        mention = phrase.mention(at, end, "group" if plural else "organisation")
        mention.head, mention.definite = items[at].form.bare, True
        mention.modifiers = frozenset(token.form.key for token in items[at + 1 : end])
        mention.number = "p" if plural else "s"
        return mention, end


def _is_lone_honorific(items: Sequence[Token]) -> bool:
    """Whether an honorific is all there is, and so perhaps somebody's last name: Shahid, the martyr."""
    return len(items) == 1 and bool(items[0].form.roles & HONORIFIC) and not items[0].form.definite


def _last_comma(items: Sequence[Token], at: int) -> int:
    """The last comma or dash after a relative clause, before the name in apposition; past the end if there is none."""
    return next((j for j in range(len(items) - 1, at - 1, -1) if items[j].norm in _PAUSES), len(items))

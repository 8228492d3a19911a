"""Reads the mentions in an Arabic text: which kind of phrase opens at a word, and which parts are coordinated."""

import functools
from collections.abc import Sequence

from claimcheck.models import SourceKind
from claimcheck.splitting.draft import Place, Sentence, Words
from claimcheck.splitting.naming.arabic.bodies import Bodies, is_relative
from claimcheck.splitting.naming.arabic.names import Names
from claimcheck.splitting.naming.arabic.persons import Persons
from claimcheck.splitting.naming.arabic.tokens import CLITICS, COMMAS, PERSONS, QUOTES, Token, Tokens, wording
from claimcheck.splitting.naming.mentions import Gender, Mention, Number, Wording

_WINDOW = 14
"""Words that a phrase is read for: longer titles are not read to their end."""
_BEFORE = 4
_AFTER = 8
_NEAR_START = 3
_DUAL = "ان"
_PRONOUNS: tuple[tuple[str, Gender, Number], ...] = (("ms", "m", "s"), ("fs", "f", "s"), ("mp", "", "p"))


class ArabicReader:
    """The reader of Arabic; `names.toml` holds the nouns and names it knows."""

    def __init__(self, code: str) -> None:
        self._tokens = Tokens(code)
        self._names = Names(self._tokens)
        self._persons = Persons(self._tokens, self._names)
        self._bodies = Bodies(self._tokens)
        lexicon = self._tokens.lexicon
        self.particles = lexicon.particles
        self.exclusive = lexicon.folded(lexicon.data["heads"]["exclusive"])
        self.generic = self.corporate = self.public = frozenset[str]()
        self._openers = lexicon.openers
        pronouns = lexicon.data["pronouns"]
        self._pronouns: dict[str, tuple[Gender, Number]] = {
            lexicon.fold(word): (gender, number) for key, gender, number in _PRONOUNS for word in pronouns[key]
        }
        self._first = lexicon.folded(pronouns["first"])
        self._clauses = lexicon.folded(lexicon.data["links"]["clauses"])
        self._emphatic = lexicon.folded(lexicon.data["emphatic"]["words"])
        self._numbers = lexicon.folded(lexicon.data["numbers"]["words"])
        self._generic = lexicon.folded(lexicon.data["heads"]["generic"])
        self._latter = lexicon.folded(pronouns["latter"])
        self.bare = self._tokens.bare
        self._opening = functools.lru_cache(maxsize=1 << 16)(self._clitics_before_opening)

    def attached(self, name: str) -> list[str]:
        """The name with a conjunction or preposition written onto it."""
        return [clitic + name for clitic in CLITICS]

    def is_country(self, modifier: str) -> bool:
        """Whether a modifier of a title is a country, named or as an adjective."""
        return self._tokens.forms.is_country(modifier)

    # The source of an attribution

    def source(self, text: str, words: Words, place: Place) -> list[Mention]:
        """The mentions in the source of an attribution: one a coordinated part."""
        whole = self._tokens.at(text, words, place)
        items = [token for token in whole if token.norm not in self._emphatic]
        if items and (complement := self._tokens.complement(items[0])) is not None:
            items[0] = complement
        mentions: list[Mention] = []
        at = 0
        while at < len(items):
            start = at
            mention, at = self._read(items, at, trusted=True)
            if mention is not None:
                if mention.name is None and mention.kind == "unnamed":
                    self._names.named_as(mention, items[start:])
                mention.trusted = True
                mention.pair = mention.number == "p" and items[start].norm.endswith(_DUAL)
                mention.same = len(items) < len(whole) or mention.head in self._generic
                if at >= len(items) and mention.name is None:
                    mention = self._completed(mention, items[start:], words)
                mentions.append(mention)
                at = self._next_part(items, at)
        return mentions

    def _next_part(self, items: list[Token], at: int) -> int:
        """Where the next coordinated part begins; its conjunction is cut off."""
        while at < len(items):
            conjoined = self._tokens.conjoined(items[at])
            headed = items[at].norm.startswith("و") and self._tokens.without(items[at], 1)
            if conjoined is not None or (headed and headed.can_be(*PERSONS, "body")):
                items[at] = conjoined or headed or items[at]
                return at
            if items[at].norm == "و":
                return at + 1
            at += 1
        return at

    def _completed(self, mention: Mention, items: Sequence[Token], words: Words) -> Mention:
        """With what stands right after the source: a name in apposition, or who issued the document."""
        first = words.first_from(items[-1].end)
        after = self._tokens.of(words, range(first, first + _AFTER))
        if not after:
            return mention
        if items[-1].form.can_be("honorific") and len(items[-1].norm) == 1:  # the stop of "Dr." was taken for an end
            longer, _ = self._read([items[-1], *after], 0, trusted=True)
            return longer if longer is not None and longer.name is not None else mention
        if mention.statement and (owner := self._owner(after[0])) is not None:
            mention.issuer = owner
        self._with_adjectives(mention, items[-1], after)
        if mention.kind in ("person", "unnamed") and mention.head:
            if after[0].norm in COMMAS:
                self._names.named_after(mention, after, 0, trusted=False)
            elif after[0].ends:
                longer, _ = self._read([*items, *after], 0, trusted=True)
                if longer is not None and longer.given and longer.head == mention.head:
                    mention.name, mention.words, mention.given = longer.name, longer.words, True
        elif mention.statement and mention.issuer is None and is_relative(after[0]):
            longer, _ = self._read([*items, *after], 0, trusted=True)
            if longer is not None and longer.issuer is not None:
                mention.issuer = longer.issuer
        return mention

    def _owner(self, token: Token) -> Mention | None:
        """Whose a document is, by the pronoun behind it: *بيان لها*."""
        return self._pronoun(self._tokens.without(token, 1)) if token.norm.startswith("له") else None

    @staticmethod
    def _with_adjectives(mention: Mention, last: Token, after: Sequence[Token]) -> None:
        """Let adjectives that agree with the last word of a phrase belong to it."""
        for token in after:
            if token.mark or token.ends or not token.form.adjective or token.form.definite != last.form.definite:
                return
            mention.end = token.end
            mention.phrase = Wording((mention.phrase.place[0], token.end), mention.phrase.missing)

    # Running text

    def scan(self, words: Words, sentence: Sentence) -> list[Mention]:
        """The mentions in a sentence that open with a title, a body, a group or a given name."""
        mentions = []
        tokens = self._tokens.of(words, words.within(sentence.start, sentence.end))
        at = 0
        while at < len(tokens):
            clitic = self._opening(tokens[at].norm)
            if clitic is None:
                at += 1
                continue
            items = tokens[at : at + _WINDOW]
            items[0] = self._tokens.without(items[0], clitic)
            mention, used = self._read(items, 0, trusted=False)
            if mention is not None:
                before = tokens[max(0, at - _BEFORE) : at]
                if mention.name is None and before and before[-1].norm in COMMAS:
                    self._names.named_before(mention, before[:-1])
                mention.subject = not clitic and self._is_subject(mention, before, at)
                mentions.append(mention)
            loose = mention is None or mention.kind == "unnamed"  # others may be named inside
            at += 1 if loose else max(1, used)
        return mentions

    def _clitics_before_opening(self, norm: str) -> int | None:
        """How many letters are clitics on a word that opens a mention; nothing if it opens none."""
        token = whole = self._tokens.make(0, len(norm), norm)
        for clitic in (0, 1, 2):
            if clitic:
                if self._tokens.bare(token.norm) == token.norm:
                    return None
                token = self._tokens.without(whole, clitic)
            if token.ends or token.mark:
                return None
            form = token.form
            if form.head is not None or form.given is not None:
                return clitic
        return None

    def _is_subject(self, mention: Mention, before: Sequence[Token], position: int) -> bool:
        """Whether a mention stands where subjects do: near the start of its sentence, after a verb or a mark."""
        if mention.kind in ("document", "place") or not (mention.definite or mention.name):
            return False
        if not before or before[-1].mark:
            return True
        if before[-1].norm in self._clauses or self._tokens.is_verb(before[-1]):
            return True
        return position <= _NEAR_START and not before[-1].ends

    # Phrases

    def _read(self, items: Sequence[Token], at: int, *, trusted: bool) -> tuple[Mention | None, int]:
        """The mention that begins at a token, and the token after it."""
        at = self._after_openers(items, at)
        if at >= len(items):
            return None, at
        token = items[at]
        pronoun = self._pronoun(token)
        if pronoun is not None:
            return pronoun, at + 1
        if token.mark or (token.ends and not trusted):
            return None, at + 1
        return self._read_phrase(items, at, trusted=trusted)

    def _pronoun(self, token: Token) -> Mention | None:
        norm = token.norm if token.norm in self._pronouns else self._tokens.bare(token.norm)
        if token.norm in self._first:
            return Mention(token.start, token.end, "person", wording([token]), pronoun="first")
        if norm not in self._pronouns and token.norm not in self._latter:
            return None
        mention = Mention(token.start, token.end, "unnamed", wording([token]), number="s")
        if norm in self._pronouns:
            mention.gender, mention.number = self._pronouns[norm]
            mention.pronoun = "pronoun"
        else:
            mention.gender = "f" if norm.endswith(("ة", "ه")) else "m"
            mention.pronoun = "latter"
        return mention

    def _read_phrase(self, items: Sequence[Token], at: int, *, trusted: bool) -> tuple[Mention | None, int]:
        follows = items[at + 1] if at + 1 < len(items) else None
        person = self._read_person(items, at, follows, trusted=trusted)
        if person is not None:
            return person
        form = items[at].form
        if form.can_be("statement", "work"):
            mention, end = self._bodies.document(items, at, self._read_trusted, trusted=trusted)
            if trusted and len(items) == 1 and not form.definite:
                mention.last = items[at].norm
            return mention, end
        if form.can_be("body"):
            return self._body(items, at, trusted=trusted)
        if form.can_be("group", "unnamed") or (trusted and self._is_number(items[at])):
            kind: SourceKind = "group" if form.can_be("group") or self._is_number(items[at]) else "unnamed"
            mention, end = self._bodies.plain(items, at, kind, trusted=trusted)
            mention.statement = kind == "unnamed" and form.definite and not form.possessed
            return mention, end
        place = self._bodies.place(items, at) if trusted else None
        return place or self._persons.named(items, at, trusted=trusted)

    def _is_number(self, token: Token) -> bool:
        return token.norm.isdigit() or token.norm in self._numbers

    def _read_trusted(self, items: Sequence[Token], at: int) -> tuple[Mention | None, int]:
        return self._read(items, at, trusted=True)

    def _read_person(
        self, items: Sequence[Token], at: int, follows: Token | None, *, trusted: bool
    ) -> tuple[Mention | None, int] | None:
        """A person known by a title, if one opens at a token."""
        form = items[at].form
        if form.can_be("statement"):
            return None
        if form.can_be("honorific") and follows is not None and follows.can_be("office") and follows.form.definite:
            return self._persons.titled(items, at + 1, trusted=trusted)
        if items[at].norm in self.particles and follows is not None and follows.names:
            return None  # أبو زيد is a name, not the father of Zayd
        related = form.can_be("relation") and not form.definite and follows is not None and self._is_somebody(follows)
        if related and not self._is_office_of_body(items, at):
            return self._relative(items, at, trusted=trusted)
        national = form.definite and form.adjective and form.head is None and follows is not None and follows.names
        if form.can_be(*PERSONS) or (national and (trusted or follows.form.given is not None)):  # type: ignore[union-attr]
            return self._persons.titled(items, at, trusted=trusted)
        return None

    def _after_openers(self, items: Sequence[Token], at: int) -> int:
        """Past demonstratives, quotation marks and what else may stand before a noun phrase."""
        while at < len(items):
            if at + 1 < len(items) and f"{items[at].norm} {items[at + 1].norm}" in self._openers:
                at += 2
            elif items[at].norm in QUOTES or items[at].norm in self._openers:
                at += 1
            else:
                break
        return at

    @staticmethod
    def _is_office_of_body(items: Sequence[Token], at: int) -> bool:
        """Whether a noun of relation is an office here: the coach of a club, and not of a person, by name."""
        if at + 2 >= len(items) or not items[at].form.can_be("office"):
            return False
        of = items[at + 1]
        is_body = of.form.definite and of.form.given is None and not of.can_be(*PERSONS)
        return is_body and (of.can_be("body") or items[at + 2].names)

    @staticmethod
    def _is_somebody(token: Token) -> bool:
        """Whether a word after a noun of relation is the other person, and not an adjective."""
        return token.can_be(*PERSONS) or (token.names and not token.form.adjective) or token.form.definite

    def _relative(self, items: Sequence[Token], at: int, *, trusted: bool) -> tuple[Mention | None, int]:
        """The brother of the minister: known by a name only where one follows in apposition."""
        mention, end = self._bodies.plain(items, at, "person", trusted=trusted)
        if not trusted:
            other, end = self._read(items, at + 1, trusted=False)
            end = end if other is not None else at + 2
            mention, _ = self._bodies.plain(items[:end], at, "person", trusted=True)
        mention.definite = True
        if end < len(items) and items[end].norm in COMMAS:
            self._names.named_after(mention, items, end, trusted=trusted)
        return mention, end

    def _body(self, items: Sequence[Token], at: int, *, trusted: bool) -> tuple[Mention, int]:
        """A body, and what else it is called, in apposition."""
        mention, end = self._bodies.body(items, at, trusted=trusted)
        if trusted and end + 1 < len(items) and items[end].norm in COMMAS:
            after = self._names.name(items, end + 1, trusted=True)
            if after == len(items):
                mention.words = tuple(token.norm for token in items[end + 1 : after])
                end = after
        return mention, end

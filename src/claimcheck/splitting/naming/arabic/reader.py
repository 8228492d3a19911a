"""Reads the mentions in an Arabic text: which kind of phrase opens at a word, and which parts are coordinated."""

from collections.abc import Sequence

from claimcheck.models import SourceKind
from claimcheck.splitting.draft import Place, Sentence, Words
from claimcheck.splitting.naming.arabic.bodies import Bodies, is_relative
from claimcheck.splitting.naming.arabic.forms import (
    BODY,
    GROUP,
    HONORIFIC,
    OFFICE,
    PERSON,
    RELATION,
    STATEMENT,
    UNNAMED,
    WORK,
)
from claimcheck.splitting.naming.arabic.names import Names, behind_plural
from claimcheck.splitting.naming.arabic.persons import Persons
from claimcheck.splitting.naming.arabic.pronouns import Pronouns
from claimcheck.splitting.naming.arabic.tokens import CLITICS, COMMAS, QUOTES, Phrase, Token, Tokens
from claimcheck.splitting.naming.mentions import Mention, Wording

_WINDOW = 14
"""Words that a phrase is read for: longer titles are not read to their end."""
_BEFORE = 4
_AFTER = 8
_NEAR_START = 3
_DUAL = "ان"


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
        self._openers = lexicon.openers | QUOTES
        self._openers_of_two = {opener for opener in lexicon.openers if " " in opener}
        self._first_openers = self._openers | {opener.split()[0] for opener in self._openers_of_two}
        self._pronouns = Pronouns(lexicon)
        self._clauses = lexicon.folded(lexicon.data["links"]["clauses"])
        self._leading = lexicon.folded(lexicon.data["links"]["leading"])
        self._emphatic = lexicon.folded(lexicon.data["emphatic"]["words"])
        self._numbers = lexicon.folded(lexicon.data["numbers"]["words"])
        self._generic = lexicon.folded(lexicon.data["heads"]["generic"])
        self.bare = self._tokens.bare

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
        phrase = whole.leave_out(self._emphatic)
        items = phrase.tokens
        if items and (complement := self._tokens.complement(items[0])) is not None:
            items[0] = complement
        mentions: list[Mention] = []
        at = behind_plural(items)
        described = False
        while at < len(items):
            start = at
            mention, at = self._read(phrase, at, trusted=True)
            if mention is not None and described and mention.name is None and mention.kind != "organisation":
                break  # سمير الحداد، المشرف على الدراسة والمستشار في الوزارة
            if mention is not None:
                if mention.name is None and mention.kind == "unnamed":
                    self._names.named_as(mention, phrase, start)
                mention.trusted = True
                mention.pair = mention.number == "p" and items[start].norm.endswith(_DUAL)
                mention.same = phrase is not whole or mention.head in self._generic
                if at >= len(items) and mention.name is None:
                    mention = self._completed(mention, phrase.part(start), words)
                mentions.append(mention)
                behind, at = at, self._next_part(items, at)
                described = mention.name is not None and (
                    mention.end > mention.name.place[1] or not all(item.mark for item in items[behind : at - 1])
                )
        return mentions

    def _next_part(self, items: list[Token], at: int) -> int:
        """Where the next coordinated part begins; its conjunction is cut off."""
        while at < len(items):
            conjoined = self._tokens.conjoined(items[at])
            headed = items[at].norm.startswith("و") and self._tokens.without(items[at], 1)
            if conjoined is not None or (headed and headed.heads & (PERSON | BODY)):
                items[at] = conjoined or headed or items[at]
                return at
            if items[at].norm == "و":
                return at + 1
            at += 1
        return at

    def _completed(self, mention: Mention, phrase: Phrase, words: Words) -> Mention:
        """With what stands right after the source: a name in apposition, or who issued the document."""
        first = words.first_from(phrase.ends[-1])
        after = self._tokens.of(words, first, first + _AFTER)
        if not after.tokens:
            return mention
        last, following = phrase.tokens[-1], after.tokens[0]
        if last.form.roles & HONORIFIC and len(last.norm) == 1:  # the stop of "Dr." was taken for an end
            longer, _ = self._read(phrase.part(-1).followed_by(after), 0, trusted=True)
            return longer if longer is not None and longer.name is not None else mention
        if mention.statement and (owner := self._owner(after)) is not None:
            mention.issuer = owner
        self._with_adjectives(mention, last, after)
        if mention.kind in ("person", "unnamed") and mention.head:
            if following.norm in COMMAS:
                self._names.named_after(mention, after, 0, trusted=False)
            elif following.ends:
                longer, _ = self._read(phrase.followed_by(after), 0, trusted=True)
                if longer is not None and longer.given and longer.head == mention.head:
                    mention.name, mention.words, mention.given = longer.name, longer.words, True
        elif mention.statement and mention.issuer is None and is_relative(following):
            longer, _ = self._read(phrase.followed_by(after), 0, trusted=True)
            if longer is not None and longer.issuer is not None:
                mention.issuer = longer.issuer
        return mention

    def _owner(self, after: Phrase) -> Mention | None:
        """Whose a document is, by the pronoun behind it: *بيان لها*."""
        token = after.tokens[0]
        if not token.norm.startswith("له"):
            return None
        return self._pronouns.read(after.part_with(0, self._tokens.without(token, 1)), 0)

    @staticmethod
    def _with_adjectives(mention: Mention, last: Token, after: Phrase) -> None:
        """Let adjectives that agree with the last word of a phrase belong to it."""
        for token, end in zip(after.tokens, after.ends, strict=True):
            if token.mark or token.ends or not token.form.adjective or token.form.definite != last.form.definite:
                return
            mention.end = end
            mention.phrase = Wording((mention.phrase.place[0], end), mention.phrase.missing)

    # Running text

    def scan(self, words: Words, sentence: Sentence) -> list[Mention]:
        """The mentions in a sentence that open with a title, a body, a group or a given name."""
        mentions = []
        whole = self._tokens.of(words, words.first_from(sentence.start), words.first_from(sentence.end))
        items = whole.tokens
        free = 0
        for at in [at for at, token in enumerate(items) if token.opening is not None]:
            opening = items[at].opening
            if at < free or opening is None:
                continue
            mention, used = self._read(whole.part_with(at, opening, at + _WINDOW), 0, trusted=False)
            if mention is None:
                continue
            if mention.name is None and at and items[at - 1].norm in COMMAS:
                self._names.named_before(mention, whole.part(max(0, at - _BEFORE), at - 1))
            mention.leads = bool(at) and items[at - 1].norm in self._leading
            mention.subject = not opening.cut and self._is_subject(mention, items, at)
            mentions.append(mention)
            free = at if mention.kind == "unnamed" else at + used  # others may be named inside
        return mentions

    def _is_subject(self, mention: Mention, items: Sequence[Token], at: int) -> bool:
        """Whether a mention stands where subjects do: near the start of its sentence, after a verb or a mark."""
        if mention.kind in ("document", "place") or not (mention.definite or mention.name):
            return False
        if not at or items[at - 1].mark:
            return True
        if items[at - 1].norm in self._clauses or self._tokens.is_verb(items[at - 1]):
            return True
        return at <= _NEAR_START and not items[at - 1].ends

    # Phrases

    def _read(self, phrase: Phrase, at: int, *, trusted: bool) -> tuple[Mention | None, int]:
        """The mention that begins at a token, and the token after it."""
        items = phrase.tokens
        at = self._after_openers(items, at)
        if at >= len(items):
            return None, at
        pronoun = self._pronouns.read(phrase, at)
        if pronoun is not None:
            return pronoun, at + 1
        if items[at].mark or (items[at].ends and not trusted):
            return None, at + 1
        return self._read_phrase(phrase, at, trusted=trusted)

    def _read_phrase(self, phrase: Phrase, at: int, *, trusted: bool) -> tuple[Mention | None, int]:
        items = phrase.tokens
        person = self._read_person(phrase, at, trusted=trusted)
        if person is not None:
            return person
        form = items[at].form
        roles = form.roles
        if roles & (STATEMENT | WORK):
            mention, end = self._bodies.document(phrase, at, self._read_trusted, trusted=trusted)
            if trusted and len(items) == 1 and not form.definite:
                mention.last = items[at].norm
            return mention, end
        if roles & BODY:
            return self._body(phrase, at, trusted=trusted)
        if roles & (GROUP | UNNAMED) or (trusted and self._is_number(items[at])):
            kind: SourceKind = "group" if roles & GROUP or self._is_number(items[at]) else "unnamed"
            mention, end = self._bodies.plain(phrase, at, kind, trusted=trusted)
            mention.statement = kind == "unnamed" and form.definite and not form.possessed
            return mention, end
        place = self._bodies.place(phrase, at) if trusted else None
        return place or self._persons.named(phrase, at, trusted=trusted)

    def _is_number(self, token: Token) -> bool:
        return token.norm.isdigit() or token.norm in self._numbers

    def _read_trusted(self, phrase: Phrase, at: int) -> tuple[Mention | None, int]:
        return self._read(phrase, at, trusted=True)

    def _read_person(self, phrase: Phrase, at: int, *, trusted: bool) -> tuple[Mention | None, int] | None:
        """A person known by a title, if one opens at a token."""
        items = phrase.tokens
        follows = items[at + 1] if at + 1 < len(items) else None
        form = items[at].form
        if form.roles & STATEMENT:
            return None
        if form.roles & HONORIFIC and follows is not None and follows.heads & OFFICE and follows.form.definite:
            return self._persons.titled(phrase, at + 1, trusted=trusted)
        if items[at].norm in self.particles and follows is not None and follows.names:
            return None  # أبو زيد is a name, not the father of Zayd
        related = form.roles & RELATION and not form.definite and follows is not None and self._is_somebody(follows)
        if related and not self._is_office_of_body(items, at):
            return self._relative(phrase, at, trusted=trusted)
        national = form.definite and form.adjective and form.head is None and follows is not None and follows.names
        if form.roles & PERSON or (national and (trusted or follows.form.given is not None)):  # type: ignore[union-attr]
            return self._persons.titled(phrase, at, trusted=trusted)
        return None

    def _after_openers(self, items: Sequence[Token], at: int) -> int:
        """Past demonstratives, quotation marks and what else may stand before a noun phrase."""
        while at < len(items) and items[at].norm in self._first_openers:
            if at + 1 < len(items) and f"{items[at].norm} {items[at + 1].norm}" in self._openers_of_two:
                at += 2
            elif items[at].norm in self._openers:
                at += 1
            else:
                break
        return at

    @staticmethod
    def _is_office_of_body(items: Sequence[Token], at: int) -> bool:
        """Whether a noun of relation is an office here: the coach of a club, and not of a person, by name."""
        if at + 2 >= len(items) or not items[at].form.roles & OFFICE:
            return False
        of = items[at + 1]
        is_body = of.form.definite and of.form.given is None and not of.heads & PERSON
        return is_body and (bool(of.heads & BODY) or items[at + 2].names)

    @staticmethod
    def _is_somebody(token: Token) -> bool:
        """Whether a word after a noun of relation is the other person, and not an adjective."""
        return bool(token.heads & PERSON) or (token.names and not token.form.adjective) or token.form.definite

    def _relative(self, phrase: Phrase, at: int, *, trusted: bool) -> tuple[Mention | None, int]:
        """The brother of the minister: known by a name only where one follows in apposition."""
        items = phrase.tokens
        if trusted:
            mention, end = self._bodies.plain(phrase, at, "person", trusted=True)
        else:
            other, end = self._read(phrase, at + 1, trusted=False)
            end = end if other is not None else at + 2
            mention, _ = self._bodies.plain(phrase.part(0, end), at, "person", trusted=True)
        mention.definite = True
        if end < len(items) and items[end].norm in COMMAS:
            self._names.named_after(mention, phrase, end, trusted=trusted)
        return mention, end

    def _body(self, phrase: Phrase, at: int, *, trusted: bool) -> tuple[Mention, int]:
        """A body, and what else it is called, in apposition."""
        items = phrase.tokens
        mention, end = self._bodies.body(phrase, at, trusted=trusted)
        if trusted and end + 1 < len(items) and items[end].norm in COMMAS:
            after = self._names.name(phrase, end + 1, trusted=True)
            if after == len(items):
                mention.words = tuple(token.norm for token in items[end + 1 : after])
                end = after
        return mention, end

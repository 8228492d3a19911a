"""Titles of persons: a head noun with what completes it.

An open title (`prime minister of`) waits for a definite noun or a place to close it; adjectives and further
complements may follow; then the first word that is neither opens a name.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from claimcheck.splitting.naming.arabic.forms import BODY, HONORIFIC, OFFICE, PERSON
from claimcheck.splitting.naming.arabic.tokens import QUOTES, Token, Tokens

_Action = Literal["stop", "name", "name after", "modify", "close", "open", "skip"]
_LONGEST_QUOTED = 6
_WITH_THE = "بال"
_STOP: tuple[_Action, str] = ("stop", "")


@dataclass(slots=True)
class Title:
    """A title as it was read: the token after it, where a name opens, and what it is compared by."""

    end: int
    opens: int | None = None
    definite: bool = False
    modifiers: list[str] = field(default_factory=list)


class Titles:
    """Reads titles in lists of tokens. `trusted` says that the list ends where the phrase does."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._particles = tokens.lexicon.particles
        links = tokens.lexicon.data["links"]
        self._links = tokens.lexicon.folded(links["words"])
        self._inside = tokens.lexicon.folded(links["prepositions"])
        self._general = tokens.lexicon.folded(links["general"])
        self._addressed = tokens.lexicon.folded(links["addressed"])

    def read(self, items: Sequence[Token], at: int, *, trusted: bool) -> Title:
        """The title whose head stands at a token."""
        closed = items[at].form.definite
        title = Title(at + 1, None, closed)
        name = self.after_honorific(items, at) if items[at].heads & HONORIFIC else None
        if name is not None and not self._heads(items, at):
            return Title(at + 1, name, definite=True)
        linked = False
        j = at + 1
        while j < len(items):
            if items[j].mark:
                if (end := self._quoted(items, j)) is None:
                    break
                closed = title.definite = True
                title.end = j = end
                continue
            action, key = self._step(items, j, closed=closed, trusted=trusted)
            if action == "stop":
                break
            if action in ("name", "name after"):
                title.opens = j if action == "name" else self.after_honorific(items, j)
                break
            j += 1 + bool(self._tokens.place_of_two(items, j))
            if action in ("open", "skip"):
                linked = linked or action == "open"
                closed = False
                title.end = j if action == "open" else title.end
                continue
            title.modifiers.append(key)
            closed = closed or action == "close"
            title.definite = title.definite or (closed and not linked)
            title.end = j
        return title

    @staticmethod
    def _quoted(items: Sequence[Token], j: int) -> int | None:
        """The token after a name in quotation marks behind its body: a member of the bloc "Loyalty"."""
        before = items[j - 1].form
        if items[j].norm not in QUOTES or not before.roles & BODY or before.definite:
            return None
        reach = range(j + 2, min(len(items), j + _LONGEST_QUOTED))
        return next((end + 1 for end in reach if items[end].norm in QUOTES), None)

    @staticmethod
    def _heads(items: Sequence[Token], at: int) -> bool:
        """Whether a word that can be an honorific heads an office: a professor of food science."""
        if items[at].form.definite or not items[at].heads & OFFICE or at + 2 >= len(items):
            return False
        return items[at + 1].form.given is None and items[at + 2].form.definite

    @staticmethod
    def after_honorific(items: Sequence[Token], at: int) -> int | None:
        """Where the name begins that an honorific, or its abbreviation with a full stop, announces."""
        after = at + 2 if at + 1 < len(items) and items[at + 1].norm == "." and len(items[at].norm) == 1 else at + 1
        return after if after < len(items) and items[after].names else None

    def _step(self, items: Sequence[Token], j: int, *, closed: bool, trusted: bool) -> tuple[_Action, str]:
        """What the next word does to a title, and by what it is compared if it belongs to it."""
        token = items[j]
        if token.norm in self._links:
            return "open", token.norm
        if token.norm[:-1] in self._links or token.norm[:-2] in self._links or token.form.possessed:
            return "close", token.form.key
        is_general = token.norm in self._general and items[j - 1].heads & OFFICE
        if token.ends and not is_general:
            return ("skip", "") if trusted and token.norm in self._inside else _STOP
        if (place := self._tokens.place_of_two(items, j)) or token.form.place:
            return "close", place or token.form.key
        if (conjoined := self._tokens.conjoined(token)) is not None:
            inside = conjoined.form.definite and not conjoined.heads & PERSON
            return ("modify", conjoined.form.key) if inside else _STOP
        return self._closed(items, j) if closed else self._open(items, j)

    def _closed(self, items: Sequence[Token], j: int) -> tuple[_Action, str]:
        """After a complete title: what still qualifies it, and what opens a name."""
        form = items[j].form
        if form.given is not None or items[j].norm in self._particles:
            return ("close", form.key) if self._follows_body(items, j) else ("name", "")
        is_person = form.definite and form.roles & PERSON and not form.adjective
        if is_person and not self._follows_body(items, j):  # but بجامعة الملك
            return ("name after", "") if self.after_honorific(items, j) == j + 1 else _STOP
        if form.definite or items[j].norm.startswith(_WITH_THE) or self._is_of_body(items, j):
            return "close", form.key
        if (complement := self._tokens.complement(items[j])) is not None:
            return _STOP if complement.form.bare in self._addressed else ("close", complement.form.key)
        if form.head is not None and not form.adjective:
            return _STOP if self.after_honorific(items, j) is None else ("name after", "")
        qualifies = form.adjective or self._tokens.has_purpose(items, j) or self._follows_body(items, j)
        return ("close", form.key) if qualifies else ("name", "")

    def _is_of_body(self, items: Sequence[Token], j: int) -> bool:
        """Whether "of" is written onto an unknown body: a given name follows, as none does behind a first name."""
        if not items[j].norm.startswith("ل") or items[j].form.head is not None or j + 1 >= len(items):
            return False
        following = items[j + 1]
        is_known = self._tokens.complement(items[j]) is not None or items[j].form.given is not None
        return not is_known and (following.form.given is not None or following.norm in self._particles)

    def _follows_body(self, items: Sequence[Token], j: int) -> bool:
        """Whether a word stands right behind a body that it names: the director of the firm of Rotana."""
        head = items[j - 1].form.head if items[j - 1].form.definite and items[j].form.given is not None else None
        is_king = j > 1 and head is not None and head.number == "s" and bool(items[j - 1].heads & OFFICE)
        at = j - 1 - is_king  # جامعة الملك سعود
        before = self._tokens.complement(items[at]) or items[at]
        return bool(before.heads & BODY) and not before.form.definite

    def _open(self, items: Sequence[Token], j: int) -> tuple[_Action, str]:
        """After a title that waits for its complement."""
        form = items[j].form
        if form.given is not None:
            return ("close", form.key) if self._follows_body(items, j) else ("name", "")
        if form.definite:
            return "close", form.key
        if (complement := self._tokens.complement(items[j])) is not None:
            return ("close" if complement.form.definite or complement.form.place else "modify"), complement.form.key
        if form.head is None and not form.adjective and self._opens_name(items, j):
            return "name", ""
        return "modify", form.key

    @staticmethod
    def _opens_name(items: Sequence[Token], at: int) -> bool:
        """Whether an indefinite word after an open title is a first name: another follows, and nothing definite."""
        if at + 1 < len(items) and items[at + 1].form.given is not None:
            return False
        if items[at - 1].heads & BODY and all(item.names for item in items[at + 1 : at + 3]) and at + 2 < len(items):
            return False  # رئيس بلدية فروتسواف ماركوس زودر
        for token in items[at + 1 :]:
            if token.mark or token.ends or token.form.given is not None:
                break
            if token.form.definite or token.form.place:
                return False
        return at + 1 < len(items) and items[at + 1].names

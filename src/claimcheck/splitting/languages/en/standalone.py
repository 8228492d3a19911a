"""How English words a claim: source, cue, *that*, content."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from claimcheck.splitting.wording import Statement, Wording

_ARTICLES = ("a", "an", "the")


class Rules:
    """Wordings from the words of `standalone.toml`."""

    def __init__(self, data: dict[str, Any], language: dict[str, Any], fold: Callable[[str], str]) -> None:
        self._conjunction: str = data["conjunction"]
        self._participles: dict[str, str] = data["participles"]
        self._openers = frozenset(language["openers"])
        self._fold = fold

    def opening(self, word: str) -> int:  # noqa: ARG002 - English conjunctions are words of their own
        """No character of a sentence's first word is a conjunction."""
        return 0

    def word(self, statement: Statement, wording: Wording) -> None:
        """Write an attribution."""
        kind = statement.draft.kind
        if not statement.names:
            self._impersonal(statement, wording)
        elif kind == "preposition":
            wording.write(statement.cue)
            self._in_the_middle(statement).write_names(wording, self._conjunction)
            wording.write(",")
            statement.write_content(wording, self._lowered(statement))
        elif kind in ("colon", "quote") or statement.inside:
            statement.write_names(wording, self._conjunction)
            wording.write(":")
            statement.write_content(wording)
        elif kind == "noun":
            statement.write_names(wording, self._conjunction)
            wording.write(f"({statement.cue}):")
            statement.write_content(wording)
        else:
            self._clause(statement, wording)
        wording.capitalize()

    def _clause(self, statement: Statement, wording: Wording) -> None:
        statement.write_names(wording, self._conjunction)
        if not statement.cue.endswith("ing"):
            for helper in statement.helpers:
                wording.quote(helper)
        wording.write(self._finite(statement.cue))
        for place in statement.bridge:
            wording.quote(place)
        if statement.speech:
            wording.write(":")
        statement.write_content(wording, self._lowered(statement))

    def _impersonal(self, statement: Statement, wording: Wording) -> None:
        """Nobody is named: *It was reported that …*, in the article's order."""
        places = [*statement.helpers, *statement.draft.cue, *statement.bridge, *(q.place for q in statement.content)]
        start = min(start for start, _ in places)
        before = statement.text[max(0, start - 3) : start]
        if before.casefold() == "it ":
            start -= len(before)
        wording.quote((start, max(end for _, end in places)))

    def _in_the_middle(self, statement: Statement) -> Statement:
        """A name that opened its sentence with an article (*The report*) loses the capital."""
        names = tuple(
            (name[0].casefold() + name[1:], place) if self._fold(name.split()[0]) in _ARTICLES else (name, place)
            for name, place in statement.names
        )
        return replace(statement, names=names)

    def _finite(self, cue: str) -> str:
        """A participle that hung on another sentence stands on its own."""
        first, _, rest = cue.partition(" ")
        if not first.endswith("ing"):
            return cue
        finite = self._participles.get(first.casefold(), first[:-3] + "ed")
        return f"{finite} {rest}" if rest else finite

    def _lowered(self, statement: Statement) -> str | None:
        """The first word of a content that opened its sentence and goes on behind a cue, without its capital."""
        if statement.quoted or not statement.content:
            return None
        start, end = statement.content[0].place
        word = statement.text[start:end].split(maxsplit=1)[0]
        if self._fold(word) in self._openers and word != "I" and word[:1].isupper():
            return word.casefold()
        return None

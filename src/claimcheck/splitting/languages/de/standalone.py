"""How German words a claim: source, cue, *dass*, content; a content that stood first follows behind a colon."""

from collections.abc import Callable
from typing import Any

from claimcheck.splitting.wording import Statement, Wording

_OF_SOMEBODY = ("angaben", "aussage", "aussagen", "worten", "ansicht", "meinung", "auskunft", "einschätzung")
_BEHIND = ("zufolge", "nach")


class Rules:
    """Wordings from the words of `standalone.toml`."""

    def __init__(self, data: dict[str, Any], language: dict[str, Any], fold: Callable[[str], str]) -> None:  # noqa: ARG002 - every language is given the same
        self._conjunction: str = data["conjunction"]
        self._fold = fold

    def opening(self, word: str) -> int:  # noqa: ARG002 - German conjunctions are words of their own
        """No character of a sentence's first word is a conjunction."""
        return 0

    def word(self, statement: Statement, wording: Wording) -> None:
        """Write an attribution."""
        kind = statement.draft.kind
        if not statement.names:
            self._impersonal(statement, wording)
        elif kind == "preposition":
            self._according_to(statement, wording)
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
        for helper in statement.helpers:
            wording.quote(helper)
        wording.write(statement.cue)
        start = statement.content[0].place[0]
        comma = statement.text[:start].rstrip().endswith(",")
        for number, place in enumerate(statement.bridge):
            before = statement.text[: place[0]].rstrip()
            if number == len(statement.bridge) - 1 and statement.framed and before.endswith(","):
                wording.write(",")
            wording.quote(place)
        if statement.speech or (not statement.framed and (statement.fronted or statement.colon)):
            wording.write(":")
        elif comma and not statement.framed:
            wording.write(",")
        statement.write_content(wording)

    def _according_to(self, statement: Statement, wording: Wording) -> None:
        draft = statement.draft
        if not draft.source:
            statement.write_names(wording, self._conjunction)
            wording.write("zufolge")
            statement.write_content(wording)
            return
        if self._fold(statement.cue) in _BEHIND and draft.source and draft.source[0][0] < draft.cue[0][0]:
            statement.write_names(wording, self._conjunction)
            wording.write(statement.cue)
        else:
            wording.write(statement.cue)
            words = [name for name, _ in statement.names]
            replaced = any(name not in (statement.text[s:e] for s, e in draft.source) for name in words)
            if replaced and self._fold(statement.cue.split()[-1]) in _OF_SOMEBODY:
                wording.write("von")
            statement.write_names(wording, self._conjunction)
        if statement.fronted or len(statement.content) > 1:
            wording.write(":")
        statement.write_content(wording)

    def _impersonal(self, statement: Statement, wording: Wording) -> None:
        """Nobody is named: the article's own order of words."""
        places = [*statement.helpers, *statement.draft.cue, *statement.bridge, *(q.place for q in statement.content)]
        start = min(start for start, _ in places)
        before = statement.text[max(0, start - 3) : start]
        if before.casefold() == "es ":
            start -= len(before)
        wording.quote((start, max(end for _, end in places)))

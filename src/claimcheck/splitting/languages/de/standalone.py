"""How German words a claim: source, cue, *dass*, content; a content that stood first follows behind a colon."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from claimcheck.splitting.data import language_data
from claimcheck.splitting.draft import Place, Words
from claimcheck.splitting.languages.de.articles import Articles, article_before
from claimcheck.splitting.wording import Statement, Wording

_BODIES = ("organisation", "place", "document")
_BEHIND = ("zufolge", "zu folge", "nach")
_DETERMINERS = ("der ", "die ", "das ", "ein ", "eine ")
_MARKS = '„“”»«"'
_LONGEST_PREPOSITION = 8
_FAR = 12
"""Words between who holds it and a noun that attributes."""
_ARTICLES = ("der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer")
_PASTS = ("te", "ten")
_PARTICIPLE = re.compile(
    r"(?:ab|an|auf|aus|bei|ein|fest|her|hin|los|mit|nach|statt|teil|um|unter|vor|weg|zu|zurück|zusammen)?ge\w{3,}(?:t|en)\Z"
)


class Rules:
    """Wordings from the words of `standalone.toml`."""

    def __init__(self, data: dict[str, Any], language: dict[str, Any], fold: Callable[[str], str]) -> None:  # noqa: ARG002 - every language is given the same
        self._conjunction: str = data["conjunction"]
        self._articles = Articles(data["articles"], fold)
        self._reports = frozenset(map(fold, data["reports"]))
        self._prepositions = frozenset(map(fold, data["prepositions"]))
        self._issued = frozenset(data["issued"])
        self._as = frozenset(map(fold, data["as"]))
        self._pasts = frozenset(data["dates"]["pasts"])
        self._not_past = frozenset(data["dates"]["not_past"])
        self._verbs = frozenset(language_data("de", "assertions")["verbs"])
        self._fold = fold

    def opening(self, word: str) -> int:  # noqa: ARG002 - German conjunctions are words of their own
        """No character of a sentence's first word is a conjunction."""
        return 0

    def ties(self, last: str, following: str) -> bool:  # noqa: ARG002 - German looks at what follows only
        """Not where the verb follows: *Doch kam es anders* has nothing else before its verb."""
        return not (following in self._verbs or following in self._pasts or following.endswith((*_PASTS, "t")))

    def stands_before_name(self, word: str, norm: str) -> bool:
        """A small word that is no article: *die Familie Lund* is not Lund."""
        return word.islower() and norm not in _ARTICLES

    def is_past(self, words: Words, indices: Sequence[int], at: int) -> bool:  # noqa: ARG002 - Arabic looks around it
        """Whether a past tense or a participle stands anywhere in the clause."""
        return any(self._is_past(words, i) for i in indices if words.texts[i].islower())

    def _is_past(self, words: Words, i: int) -> bool:
        """A known past, or what looks like one and is no adjective: *der geplante Streik*."""
        norm = words.norms[i]
        looks = norm.endswith(_PASTS) or _PARTICIPLE.match(norm) is not None
        adjective = i > 0 and words.norms[i - 1] in _ARTICLES
        return norm in self._pasts or (looks and norm not in self._not_past and not adjective)

    def word(self, statement: Statement, wording: Wording) -> None:
        """Write an attribution."""
        kind = statement.draft.kind
        if not statement.names or (not statement.draft.names and statement.draft.source == statement.draft.cue):
            self._impersonal(statement, wording)
        elif kind == "preposition":
            self._according_to(statement, wording)
        elif kind in ("colon", "quote") or statement.inside:
            self._as_subjects(statement).write_names(wording, self._conjunction)
            wording.write(":")
            statement.write_content(wording)
        elif self._keeps_order(statement):
            self._in_order(statement, wording)
        elif kind == "noun":
            self._as_subjects(statement).write_names(wording, self._conjunction)
            wording.write(f"({statement.cue}):")
            statement.write_content(wording)
        else:
            self._clause(self._as_subjects(statement), wording)
        wording.capitalize()

    # Names

    def _as_subjects(self, statement: Statement) -> Statement:
        """The names as subjects bear them: bodies behind their article."""
        return statement._replace(names=tuple((self._subject(statement, *name), name[1]) for name in statement.names))

    def _subject(self, statement: Statement, name: str, place: Place | None) -> str:
        draft = statement.draft
        bare = draft.source_kind in _BODIES and not self._fold(name).startswith(_DETERMINERS)
        for start, end in () if draft.elided else draft.source:
            source = " ".join(statement.text[start:end].split())
            determiner, _, rest = source.partition(" ")
            if source.endswith(f"-{name}"):
                return determiner.casefold() + " " + rest  # der 38-Jährige
            if bare and self._fold(source).startswith(_DETERMINERS) and name in rest:
                adjectives = rest[: rest.index(name)].strip(_MARKS + " ").split()
                if not any(word[:1].isupper() for word in adjectives):
                    return " ".join([determiner.casefold(), *adjectives, name])
            if self._fold(source).startswith(self._fold(name)) and not bare:
                return name
        if draft.source_kind == "group" and self._fold(name).startswith("der "):
            return f"die {name[4:]}"  # nach Angaben der Veranstalter
        at = place[0] if place else statement.text.find(name)
        article = article_before(statement.text, at) if bare and at >= 0 else ""
        if article:
            return self._articles.determined(name, genitive=article == "des")
        return name if bare else self._articles.nominative(name)

    # Orders of words

    def _keeps_order(self, statement: Statement) -> bool:
        """Whether the article's own order of words is best: behind wie, aus and in, and with nouns that are held."""
        draft = statement.draft
        if len(draft.source) != 1 or draft.elided:
            return False
        if draft.kind == "noun":
            between = statement.text[draft.source[0][1] : draft.cue[0][0]]
            follows = draft.source[0][1] < draft.cue[0][0] < draft.content[0][0]
            return follows and "\n" not in between and len(between.split()) <= _FAR
        return self._is_as(statement) or (self._preposition(statement) != draft.source[0][0])

    def _is_as(self, statement: Statement) -> bool:
        return self._fold(statement.cue.split()[0]) in self._as

    def _preposition(self, statement: Statement) -> int:
        """Where the preposition begins behind which the source stands; where the source begins if there is none."""
        start = statement.draft.source[0][0]
        before = statement.text[max(0, start - _LONGEST_PREPOSITION) : start]
        word = before.split()[-1] if before.split() and before[-1:].isspace() else ""
        return start - len(before[before.rindex(word) :]) if word and self._fold(word) in self._prepositions else start

    def _in_order(self, statement: Statement, wording: Wording) -> None:
        """The article's words from first to last, the names in the place of the source."""
        draft = statement.draft
        preposition = self._preposition(statement)
        start, end = draft.hull
        if self._is_as(statement) or draft.kind == "noun":
            named = self._as_subjects(statement) if preposition == draft.source[0][0] else statement
        else:
            named = statement
        wording.quote((min(start, preposition), draft.source[0][0]))
        named.write_names(wording, self._conjunction)
        wording.quote((draft.source[-1][1], end))

    def _clause(self, statement: Statement, wording: Wording) -> None:
        statement.write_names(wording, self._conjunction)
        for helper in statement.helpers:
            wording.quote(helper)
        draft = statement.draft
        if draft.cue[0][1] <= draft.content[0][0] and draft.content[-1][1] <= draft.cue[-1][0]:
            self._around(statement, wording)
            return
        wording.write(" ".join(statement.text[slice(*draft.cue[0])].split()))
        for place in statement.middle:
            wording.quote(place)
        for part in draft.cue[1:]:
            wording.quote(part)
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

    @staticmethod
    def _around(statement: Statement, wording: Wording) -> None:
        """A cue whose parts stand around the content: kündigte einen Umbau an."""
        draft = statement.draft
        wording.quote(draft.cue[0])
        for place in sorted([*statement.middle, *draft.content, *draft.cue[1:]]):
            wording.quote(place)

    def _according_to(self, statement: Statement, wording: Wording) -> None:
        draft = statement.draft
        cue = self._fold(statement.cue)
        source = " ".join(statement.text[s:e] for s, e in draft.source)
        comma = False
        if cue in self._as:
            self._as_subjects(statement).write_names(wording, self._conjunction)
            wording.write(":")
        elif not draft.source or draft.source == draft.cue:
            self._after_all(statement, wording)
        elif all(self._fold(name) in self._fold(" ".join(source.split())) for name, _ in statement.names):
            behind = draft.source[0][0] < draft.cue[0][0]
            for place in [*draft.source, *draft.cue] if behind else [*draft.cue, *draft.source]:
                wording.quote(place)
            comma = "," in source and not behind
        else:
            said = [word for word in source.split() if self._fold(word) in self._reports]
            report, noun = bool(said), said[0] if said else ""
            if cue in _BEHIND and not report and draft.source[0][0] < draft.cue[0][0]:
                statement.write_names(wording, self._conjunction)
                wording.write(statement.cue)
            else:
                wording.write(f"Nach {noun}" if report and cue in _BEHIND else statement.cue)
                if report or self._fold(statement.cue.split()[-1]) in self._reports:
                    wording.write("von")
                statement.write_names(wording, self._conjunction)
        first = statement.content[0].place[0]
        if cue not in self._as and (statement.fronted or len(statement.content) > 1 or first < draft.cue[0][0]):
            wording.write(":")
        elif comma:
            wording.write(",")
        statement.write_content(wording)

    def _after_all(self, statement: Statement, wording: Wording) -> None:
        """Demnach: who it was stands in the sentence before."""
        body = statement.draft.source_kind in _BODIES
        if body:
            wording.write("Laut")
        statement.write_names(wording, self._conjunction)
        if not body:
            wording.write("zufolge")

    def _impersonal(self, statement: Statement, wording: Wording) -> None:
        """Nobody is named: the article's own order of words."""
        places = [*statement.helpers, *statement.draft.cue, *statement.bridge, *(q.place for q in statement.content)]
        start = min(start for start, _ in places)
        before = statement.text[max(0, start - 3) : start]
        if before.casefold() == "es ":
            start -= len(before)
        wording.quote((start, max(end for _, end in places)))

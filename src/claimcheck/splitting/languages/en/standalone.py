"""How English words a claim: source, cue, *that*, content."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from claimcheck.splitting.data import language_data
from claimcheck.splitting.draft import Place, Words
from claimcheck.splitting.wording import Statement, Wording

_ARTICLES = ("a", "an", "the")
_NAMELESS = ("person", "unnamed")
_THE = re.compile(r"\bthe\s+\Z", re.IGNORECASE)
_BY = re.compile(r"\bby\s+\Z", re.IGNORECASE)
_Y = re.compile(r"[^aeiou]y\Z")
_THIRD = {
    "have": "has",
    "do": "does",
    "am": "is",
    "are": "is",
    "don't": "doesn't",
    "don’t": "doesn’t",
    "haven't": "hasn't",
}
_NOT_PAST = ("eed", "dred", "cred")
_NEAR = 5
_MENTIONS = 10


class Rules:
    """Wordings from the words of `standalone.toml`."""

    def __init__(self, data: dict[str, Any], language: dict[str, Any], fold: Callable[[str], str]) -> None:
        self._conjunction: str = data["conjunction"]
        self._participles: dict[str, str] = data["participles"]
        self._nouns: dict[str, str] = data["nouns"]
        self._openers = frozenset((*language["openers"], *data["small"]))
        self._pasts = frozenset(data["dates"]["pasts"])
        self._before_adjectives = frozenset((*language_data("en", "assertions")["before_nouns"], *data["dates"]["be"]))
        self._doubtful_ties = frozenset(data["doubtful_ties"])
        self._subjects = frozenset(language_data("en", "assertions")["subjects"])
        self._fold = fold

    def opening(self, word: str) -> int:  # noqa: ARG002 - English conjunctions are words of their own
        """No character of a sentence's first word is a conjunction."""
        return 0

    def ties(self, last: str, following: str) -> bool:
        """Not where it may belong to what follows: *So few came*, *Instead of rain*, *Still images show it*."""
        return last not in self._doubtful_ties or following in self._subjects

    def stands_before_name(self, word: str, norm: str) -> bool:
        """A small word that is no article: *the Lund family* is not Lund."""
        return word.islower() and norm not in _ARTICLES

    def is_past(self, words: Words, indices: Sequence[int], at: int) -> bool:  # noqa: ARG002 - Arabic looks around it
        """Whether a past tense stands anywhere in the clause."""
        return any(self._is_past(words, i) for i in indices if words.texts[i].islower())

    def _is_past(self, words: Words, i: int) -> bool:
        """A known past, or a word in -ed that is no adjective: *the planned strike*, *is planned*."""
        norm = words.norms[i]
        regular = norm.endswith("ed") and not norm.endswith(_NOT_PAST)
        return norm in self._pasts or (regular and i > 0 and words.norms[i - 1] not in self._before_adjectives)

    def word(self, statement: Statement, wording: Wording) -> None:
        """Write an attribution."""
        statement = statement._replace(names=tuple(self._with_article(statement)))
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
        elif kind == "verb" and self._is_passive(statement):
            statement.write_in_order(wording, self._conjunction)
        elif self._hangs(statement):
            statement.write_names(wording, self._conjunction)
            cue = statement.cue if statement.draft.kind == "noun" else f"to {statement.cue.removeprefix('to ')}"
            wording.write(f"({cue}):")
            statement.write_content(wording)
        else:
            self._clause(statement, wording)
        wording.capitalize()

    def _hangs(self, statement: Statement) -> bool:
        """Whether the cue is a noun or an infinitive that hangs on another sentence, and none that it can be made."""
        if statement.draft.kind == "noun":
            return not (statement.framed and self._fold(statement.cue) in self._nouns)
        helpers = [self._fold(statement.text[slice(*place)]) for place in statement.helpers]
        return helpers == ["to"] or (not helpers and statement.cue.startswith("to "))

    def _clause(self, statement: Statement, wording: Wording) -> None:
        statement.write_names(wording, self._conjunction)
        third = self._is_first_person(statement)
        helpers = () if statement.cue.endswith("ing") else statement.helpers
        for helper in helpers:
            said = statement.text[slice(*helper)]
            if third and said in _THIRD:
                wording.write(_THIRD[said])
            else:
                wording.quote(helper)
        finite = self._finite(statement)
        if third and not helpers and finite == statement.draft.lemma:
            wording.write(_third(finite))
        elif finite == statement.text[statement.draft.cue[0][0] :][: len(finite)]:
            start = statement.draft.cue[0][0]
            wording.quote((start, start + len(statement.cue)))
        else:
            wording.write(finite)
        for place in statement.bridge:
            wording.quote(place)
        if statement.speech:
            wording.write(":")
        statement.write_content(wording, self._lowered(statement))

    def _is_first_person(self, statement: Statement) -> bool:
        """Whether one name stands for *I* or *we*, so that the verb must agree with it."""
        source = [self._fold(statement.text[slice(*place)]) for place in statement.draft.source]
        return len(statement.draft.names) == 1 and source in (["i"], ["we"])

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
        return statement._replace(names=names)

    @staticmethod
    def _with_article(statement: Statement) -> Iterator[tuple[str, Place | None]]:
        """The names, those of bodies behind their article: the Harbour Office."""
        draft, text = statement.draft, statement.text
        own = [start for start, end in draft.source if _THE.match(text[start:end].partition(" ")[0] + " ")]
        for name, place in statement.names:
            alone = bool(own) and len(statement.names) == 1 and _is_behind_article(text, draft.source, name)
            first = name.partition(" ")[0].casefold()
            owned = first.endswith(("'s", "’s"))
            bare = draft.source_kind not in _NAMELESS and first not in _ARTICLES and not owned
            article = bare and bool(draft.names) and (alone or _always_with_article(text, name))
            yield (f"the {name}" if article else name), place

    @staticmethod
    def _is_passive(statement: Statement) -> bool:
        """Whether the source stands behind *by*: His views were echoed by many."""
        source, cue = statement.draft.source, statement.draft.cue
        if len(source) != 1 or source[0][0] < cue[0][0]:
            return False
        return _BY.search(statement.text[max(0, source[0][0] - _NEAR) : source[0][0]]) is not None

    def _finite(self, statement: Statement) -> str:
        """The cue as a verb of its own: a noun or a participle that hung on another sentence in the past."""
        cue = statement.cue
        if statement.draft.kind == "noun":
            return self._nouns[self._fold(cue)]
        first, _, rest = cue.casefold().partition(" ")
        if not first.endswith("ing"):
            return cue
        stem = first.removesuffix("ing")
        regular = stem[:-1] + "ied" if _Y.search(stem) else stem.removesuffix("e") + "ed"
        finite = self._participles.get(first, regular)
        return f"{finite} {rest}" if rest else finite

    def _lowered(self, statement: Statement) -> str | None:
        """The first word of a content that opened its sentence and goes on behind a cue, without its capital."""
        if statement.quoted or not statement.content:
            return None
        start, end = statement.content[0].place
        word = statement.text[start:end].split(maxsplit=1)[0]
        if word == "I" or not word[:1].isupper() or word[1:] != word[1:].lower():
            return None
        known = self._fold(word) in self._openers
        return word.casefold() if known or (statement.opens_sentence and _is_common(statement.text, word)) else None


def _is_common(text: str, word: str) -> bool:
    """Whether the article writes a word that opened a sentence small elsewhere, and never large inside one."""
    small = re.search(rf"\b{re.escape(word.casefold())}\b", text)
    large = re.search(rf"[\w,;] {re.escape(word)}\b", text)
    return small is not None and large is None


def _third(verb: str) -> str:
    """A verb as it stands behind a name: thinks, tries, wishes."""
    if _Y.search(verb):
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def _is_behind_article(text: str, source: Iterable[Place], name: str) -> bool:
    """Whether the article belongs to a name or to a word of it, not as in: the power company Norwell Electric."""
    for start, end in source:
        before, found, _ = text[start:end].partition(name)
        if found:
            return not before.split()[1:]
    said = {word for start, end in source for word in text[start:end].casefold().split()}
    return not said.isdisjoint(name.casefold().split())  # the ministry for the Ministry of Mines


def _always_with_article(text: str, name: str) -> bool:
    """Whether the article never calls it without *the*, as far as the first few mentions tell."""
    places = [match.start() for match in islice(re.finditer(re.escape(name), text), _MENTIONS)]
    return bool(places) and all(_THE.search(text[max(0, at - _NEAR) : at]) for at in places)

"""The words of an Arabic phrase with what the lexicon knows of each, and the sets that tell them apart."""

import functools
import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from claimcheck.splitting.data import language_data
from claimcheck.splitting.draft import Place, Words
from claimcheck.splitting.naming.arabic.forms import ARTICLE, Form, Forms
from claimcheck.splitting.naming.lexicon import Lexicon, Role
from claimcheck.splitting.naming.mentions import Wording

QUOTES = frozenset("\"'“”„«»‹›‘’")
COMMAS = frozenset("،,؛")
DASHES = frozenset("-–—")
MARKS = frozenset("؛;:.؟?!()[]…/|*") | QUOTES | COMMAS | DASHES
PERSONS: tuple[Role, ...] = ("office", "spokesperson", "honorific", "relation")
TO_THE = "لل"
_CONJUNCTIONS = ("و", "ف")
CLITICS = (*_CONJUNCTIONS, "ل", "ب", "ك")
_BELONGING = ("ل", "ب")
_SHORTEST_SWALLOWED = 4
_REMEMBERED = 1 << 16
"""Words that are looked up once."""
_WRITTEN_ON = (TO_THE, *(clitic + ARTICLE for clitic in CLITICS))
_new = tuple.__new__
"""Makes a named tuple at a third of the time that calling its class takes."""
_VERBAL_NOUN = re.compile(r"\w+(?:ه|ة)|ت\w\wي\w|است\w+ا\w|ا\w\w?ت?\wا\w|ان\w\wا\w|م\wا\wل\w")


class Token(NamedTuple):
    """A word of a phrase: its place, how it folds, what it can be, and whether it ends a name."""

    start: int
    end: int
    norm: str
    form: Form
    mark: bool
    ends: bool
    missing: str = ""
    """The article, where a preposition before it has swallowed its first letter."""

    @property
    def names(self) -> bool:
        """Whether it could begin a name: no mark, no number, nothing that heads, completes or ends a phrase."""
        if self.mark or self.ends or self.norm[0].isdigit():
            return False
        form = self.form
        known = form.definite or form.head or form.place or form.adjective
        return form.given is not None or not (known or self.norm.startswith(_WRITTEN_ON))

    @property
    def acts(self) -> bool:
        """Whether it is built like a verbal noun, what a verb does to somebody, and not like a name."""
        return self.form.given is None and _VERBAL_NOUN.fullmatch(self.norm) is not None

    def can_be(self, *roles: Role) -> bool:
        """Whether it heads a phrase of one of these kinds."""
        return not self.ends and self.form.can_be(*roles)


class Tokens:
    """Makes tokens of the words of a document."""

    def __init__(self, code: str) -> None:
        self.lexicon = lexicon = Lexicon(code)
        self.forms = Forms(lexicon)
        verbs = language_data(code, "cues")["verbs"]
        said = {form for lemma, frame in verbs.items() for form in _third_person(lemma, frame["present"])}
        names = lexicon.particles | frozenset(lexicon.given)
        spelt = {name for gender in "mf" for name in lexicon.data["given"][gender]}
        verbs_around = lexicon.folded(lexicon.data["enders"]["verbs"])
        self._verbs = (verbs_around | lexicon.folded(said)) - names
        self._enders = lexicon.enders | self._verbs
        self._whole = lexicon.folded(lexicon.data["whole"]["words"])
        like_names = {form for form in said if lexicon.fold(form) in lexicon.given} - spelt
        self._exact = frozenset(lexicon.data["enders"]["exact"]) | {
            clitic + form for form in like_names for clitic in ("", *CLITICS)
        }
        self._known = functools.lru_cache(maxsize=_REMEMBERED)(self._known_of)
        self.bare = functools.lru_cache(maxsize=_REMEMBERED)(_bare)
        """A word without a conjunction or preposition that is written onto it."""

    def of(self, words: Words, indices: range) -> list[Token]:
        """The tokens of neighbouring words of the document: each folded, or as it stands where its spelling tells."""
        part, exact = slice(indices.start, indices.stop), self._exact
        norms = [
            text if text in exact else norm for text, norm in zip(words.texts[part], words.norms[part], strict=True)
        ]
        return [
            _new(Token, (start, end, norm, form, mark, ends, ""))
            for start, end, norm, (form, mark, ends) in zip(
                words.starts[part], words.ends[part], norms, map(self._known, norms), strict=True
            )
        ]

    def make(self, start: int, end: int, norm: str, missing: str = "") -> Token:
        """A token of a word or of a part of one."""
        return Token(start, end, norm, *self._known(norm), missing)

    def _known_of(self, norm: str) -> tuple[Form, bool, bool]:
        """What a word can be, whether it is a mark, and whether it ends a name."""
        return self.forms.of(norm), norm in MARKS, self._is_ender(norm)

    def _is_ender(self, norm: str) -> bool:
        if norm in self._enders or norm in self._exact:
            return True
        known = norm in self.lexicon.given or norm in self.lexicon.particles
        return norm.startswith(_CONJUNCTIONS) and not known and norm[1:] in self._enders

    def at(self, text: str, words: Words, place: Place) -> list[Token]:
        """The tokens of a place; a word that begins before it, a clitic left out, is cut and folded anew."""
        start, end = place
        first = bisect_right(words.starts, start) - 1
        found = []
        if first >= 0 and words.starts[first] < start < words.ends[first]:
            stop = min(words.ends[first], end)
            article = ARTICLE if text[words.starts[first] : start].endswith((TO_THE, ARTICLE)) else ""
            found.append(self.make(start, stop, article + self.lexicon.fold(text[start:stop]), article))
        return found + self.of(words, words.within(start, end))

    def without(self, token: Token, letters: int) -> Token:
        """The token without clitics written onto it; a swallowed article is noted."""
        norm = token.norm[letters:]
        if letters and norm.startswith("ل") and token.norm[letters - 1] == "ل" and len(norm) >= _SHORTEST_SWALLOWED:
            return self.make(token.start + letters + 1, token.end, ARTICLE + norm[1:], ARTICLE)
        return self.make(token.start + letters, token.end, norm)

    def complement(self, token: Token) -> Token | None:
        """What a noun belongs to where "of", or "in" a body or place, is written onto the word."""
        norm = token.norm
        if token.form.head or token.form.given is not None or not norm.startswith(_BELONGING):
            return None
        bare = self.without(token, 1)
        if norm.startswith("ب"):
            return bare if bare.can_be("body") or bare.form.place else None
        known = bare.form.definite or bare.form.head or bare.form.place or bare.form.given is not None
        return bare if known else None

    def has_purpose(self, items: Sequence[Token], j: int) -> bool:
        """Whether "for" is written onto a word that a definite noun completes: for the rights of man."""
        token = items[j]
        purpose = token.norm.startswith("ل") and token.form.given is None and len(token.norm) > 2  # noqa: PLR2004
        return purpose and j + 1 < len(items) and items[j + 1].form.definite

    def is_verb(self, token: Token) -> bool:
        """Whether a token is a verb that a subject may follow: a listed one, or in the masculine present."""
        norm = token.norm
        if norm in self._verbs or (norm.startswith(_CONJUNCTIONS) and norm[1:] in self._verbs):
            return True
        form = token.form
        return norm.startswith("ي") and form.given is None and not (form.head or form.place or form.adjective)

    def conjoined(self, token: Token) -> Token | None:
        """The word after a conjunction that is written onto it; nothing if it begins otherwise."""
        form = token.form
        if not token.norm.startswith("و") or len(token.norm) <= 2 or form.given is not None or form.place:  # noqa: PLR2004
            return None
        whole = form.head is not None or token.ends or token.norm in self._whole
        return None if whole else self.without(token, 1)


def _bare(norm: str) -> str:
    return norm[1:] if norm.startswith(CLITICS) else norm


def wording(tokens: Sequence[Token]) -> Wording:
    """From the first to the last of the tokens."""
    return Wording((tokens[0].start, tokens[-1].end), tokens[0].missing)


def _third_person(lemma: str, present: str) -> tuple[str, ...]:
    feminine = lemma[:-1] + "ت" if lemma.endswith(("ى", "ا")) else lemma + "ت"
    return lemma, feminine, lemma + "وا", present, "ت" + present[1:], "س" + present

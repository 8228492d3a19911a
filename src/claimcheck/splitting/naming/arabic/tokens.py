"""The words of an Arabic phrase with what the lexicon knows of each, and the sets that tell them apart."""

import functools
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.models import SourceKind
from claimcheck.splitting.data import language_data
from claimcheck.splitting.draft import Place, Words
from claimcheck.splitting.naming.arabic.forms import ARTICLE, BODY, Form, Forms
from claimcheck.splitting.naming.lexicon import Lexicon
from claimcheck.splitting.naming.mentions import Mention, Wording

QUOTES = frozenset("\"'“”„«»‹›‘’")
COMMAS = frozenset("،,؛")
DASHES = frozenset("-–—")
MARKS = frozenset("؛;:.؟?!()[]…/|*") | QUOTES | COMMAS | DASHES
TO_THE = "لل"
_CONJUNCTIONS = ("و", "ف")
CLITICS = (*_CONJUNCTIONS, "ل", "ب", "ك")
_BELONGING = ("ل", "ب")
_SHORTEST_SWALLOWED = 4
_REMEMBERED = 1 << 16
"""Words that are looked up once."""
_TANWIN = "ا"
_DOUBLED = "وو"
"""A name begins so, and no conjunction: وودورد."""
_WRITTEN_ON = (TO_THE, *(clitic + ARTICLE for clitic in CLITICS))
_VERBAL_NOUN = re.compile(r"\w+(?:ه|ة)|ت\w\wي\w|است\w+ا\w|ا\w\w?ت?\wا\w|ان\w\wا\w|م\wا\wل\w")


@dataclass(slots=True, eq=False)
class Token:
    """A word as it is spelt: how it folds, what it can be, whether it ends a name. One serves wherever it stands."""

    norm: str
    form: Form
    mark: bool
    ends: bool
    heads: int
    """The kinds of phrase that it heads; none if it ends one."""
    names: bool
    """Whether it could begin a name: no mark, no number, nothing that heads, completes or ends a phrase."""
    cut: int = 0
    """Letters that are written onto it in the text and left out."""
    missing: str = ""
    """The article, where a preposition before it has swallowed its first letter."""
    opening: "Token | None" = None
    """What of it opens a mention in running text: itself, or what is left without clitics."""

    @property
    def acts(self) -> bool:
        """Whether it is built like a verbal noun, what a verb does to somebody, and not like a name."""
        return self.form.given is None and _VERBAL_NOUN.fullmatch(self.norm) is not None


@dataclass(slots=True)
class Phrase:
    """Neighbouring words of a document, and where each stands."""

    tokens: list[Token]
    starts: list[int]
    ends: list[int]

    def wording(self, first: int, end: int) -> Wording:
        """From a token, without its clitics, to the one before another."""
        token = self.tokens[first]
        return Wording((self.starts[first] + token.cut, self.ends[end - 1]), token.missing)

    def mention(self, first: int, end: int, kind: SourceKind) -> Mention:
        """A mention of the words from a token to the one before another; what is known of it is set one by one."""
        words = self.wording(first, end)
        return Mention(words.place[0], words.place[1], kind, words)

    def part(self, first: int, end: int | None = None) -> "Phrase":
        """The words from one on, to the end or to another."""
        return Phrase(self.tokens[first:end], self.starts[first:end], self.ends[first:end])

    def part_with(self, first: int, token: Token, end: int | None = None) -> "Phrase":
        """The words from one on, of which the first is read as a token."""
        part = self.part(first, end)
        part.tokens[0] = token
        return part

    def leave_out(self, norms: frozenset[str]) -> "Phrase":
        """The other words."""
        kept = [i for i, token in enumerate(self.tokens) if token.norm not in norms]
        if len(kept) == len(self.tokens):
            return self
        return Phrase([self.tokens[i] for i in kept], [self.starts[i] for i in kept], [self.ends[i] for i in kept])

    def followed_by(self, other: "Phrase") -> "Phrase":
        """These words and others behind them."""
        return Phrase(self.tokens + other.tokens, self.starts + other.starts, self.ends + other.ends)


class Tokens:
    """Makes tokens of the words of a document."""

    def __init__(self, code: str) -> None:
        self.lexicon = lexicon = Lexicon(code)
        self.forms = Forms(lexicon)
        verbs = language_data(code, "cues")["verbs"]
        said = {form for lemma, frame in verbs.items() for form in _third_person(lemma, frame["present"])}
        self.participles = lexicon.folded({frame.get("participle", "") + _TANWIN for frame in verbs.values()})
        """How somebody speaks, and no name: رافضا."""
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
        remember = functools.lru_cache(maxsize=_REMEMBERED)
        self._spelt: dict[str, Token] = {}
        self._made = remember(self._make)
        self.complement = remember(self._complement)
        """What a noun belongs to where "of", or "in" a body or place, is written onto the word."""
        self.conjoined = remember(self._conjoined)
        """The word after a conjunction that is written onto it; nothing if it begins otherwise."""
        self.is_verb = remember(self._is_verb)
        """Whether a token is a verb that a subject may follow: a listed one, or in the masculine present."""
        self.bare = remember(_bare)
        """A word without a conjunction or preposition that is written onto it."""

    def of(self, words: Words, first: int, end: int) -> Phrase:
        """The words of the indices `first:end`."""
        spelt = self._spelt
        tokens = [spelt[text] if text in spelt else self._learn(text) for text in words.texts[first:end]]
        return Phrase(tokens, words.starts[first:end], words.ends[first:end])

    def at(self, text: str, words: Words, place: Place) -> Phrase:
        """The words of a place; one that begins before it, a clitic left out, is cut and folded anew."""
        start, end = place
        first = bisect_right(words.starts, start) - 1
        if first >= 0 and words.starts[first] < start < words.ends[first]:
            phrase = self.of(words, first, words.first_from(end))
            stop = min(words.ends[first], end)
            article = ARTICLE if text[words.starts[first] : start].endswith((TO_THE, ARTICLE)) else ""
            phrase.tokens[0] = self._made(article + self.lexicon.fold(text[start:stop]), 0, article)
            phrase.starts[0], phrase.ends[0] = start, stop
            return phrase
        return self.of(words, words.first_from(start), words.first_from(end))

    def _learn(self, text: str) -> Token:
        """A word of a document, looked up for the first time: folded, or as it stands where its spelling tells."""
        if len(self._spelt) >= _REMEMBERED:
            self._spelt.clear()
        self._spelt[text] = token = self._make(text if text in self._exact else self.lexicon.fold(text))
        token.opening = self._opening(token)
        return token

    def _make(self, norm: str, cut: int = 0, missing: str = "") -> Token:
        """A word or a part of one."""
        form, mark, ends = self.forms.of(norm), norm in MARKS, self._is_ender(norm)
        known = form.definite or form.head or form.place or form.adjective or norm.startswith(_WRITTEN_ON)
        names = not (mark or ends or norm[:1].isdigit()) and (form.given is not None or not known)
        return Token(norm, form, mark, ends, 0 if ends else form.roles, names, cut, missing)

    def _is_ender(self, norm: str) -> bool:
        if norm in self._enders or norm in self._exact:
            return True
        known = norm in self.lexicon.given or norm in self.lexicon.particles
        return norm.startswith(_CONJUNCTIONS) and not known and norm[1:] in self._enders

    def _opening(self, whole: Token) -> Token | None:
        """What of a word opens a mention, with at most two clitics before it; nothing if it opens none."""
        token = whole
        for clitics in (0, 1, 2):
            if clitics:
                if not token.norm.startswith(CLITICS):
                    return None
                token = self.without(whole, clitics)
            if token.ends or token.mark:
                return None
            if token.form.head is not None or token.form.given is not None:
                return token
        return None

    def without(self, token: Token, letters: int) -> Token:
        """The token without clitics written onto it; a swallowed article is noted."""
        norm = token.norm[letters:]
        if norm.startswith("ل") and token.norm[letters - 1] == "ل" and len(norm) >= _SHORTEST_SWALLOWED:
            return self._made(ARTICLE + norm[1:], token.cut + letters + 1, ARTICLE)
        return self._made(norm, token.cut + letters, "")

    def _complement(self, token: Token) -> Token | None:
        norm = token.norm
        if token.form.head or token.form.given is not None or not norm.startswith(_BELONGING):
            return None
        bare = self.without(token, 1)
        if norm.startswith("ب"):
            return bare if bare.heads & BODY or bare.form.place else None
        known = bare.form.definite or bare.form.head or bare.form.place or bare.form.given is not None
        return bare if known else None

    def place_of_two(self, items: Sequence[Token], j: int) -> str:
        """What a place of two words is compared by that begins at a token; nothing if none does."""
        return self.forms.place_of_two(items[j].norm, items[j + 1].norm) if j + 1 < len(items) else ""

    def has_purpose(self, items: Sequence[Token], j: int) -> bool:
        """Whether "for" is written onto a word that a definite noun completes: for the rights of man."""
        token = items[j]
        purpose = token.norm.startswith("ل") and token.form.given is None and len(token.norm) > 2  # noqa: PLR2004
        return purpose and j + 1 < len(items) and items[j + 1].form.definite

    def _is_verb(self, token: Token) -> bool:
        norm = token.norm
        if norm in self._verbs or (norm.startswith(_CONJUNCTIONS) and norm[1:] in self._verbs):
            return True
        form = token.form
        return norm.startswith("ي") and form.given is None and not (form.head or form.place or form.adjective)

    def _conjoined(self, token: Token) -> Token | None:
        form = token.form
        if not token.norm.startswith("و") or len(token.norm) <= 2 or form.given is not None or form.place:  # noqa: PLR2004
            return None
        whole = form.head is not None or token.ends or token.norm in self._whole
        if token.norm.startswith(_DOUBLED):
            whole = whole or self.without(token, 1).form.head is None
        return None if whole else self.without(token, 1)


def _bare(norm: str) -> str:
    return norm[1:] if norm.startswith(CLITICS) else norm


def _third_person(lemma: str, present: str) -> tuple[str, ...]:
    feminine = lemma[:-1] + "ت" if lemma.endswith(("ى", "ا")) else lemma + "ت"
    return lemma, feminine, lemma + "وا", present, "ت" + present[1:], "س" + present

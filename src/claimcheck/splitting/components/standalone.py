"""`claimcheck_standalone`: the wording of every claim that reads without its article.

The source is named in full, the cue and its frame stay, direct speech keeps its marks; dates, the country and pronouns
that the article settles follow in brackets. How a language puts that together is in `languages/<code>/standalone.py`.
"""

import importlib
from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence
from typing import Protocol

from spacy.language import Language
from spacy.tokens import Doc

from claimcheck.splitting.additions import Additions
from claimcheck.splitting.claim_types import ClaimTypes
from claimcheck.splitting.data import fold_of, language_data
from claimcheck.splitting.draft import Assertion, Place, Words, assertions_of, attributions_of, text_of, words_of
from claimcheck.splitting.first_names import first_names
from claimcheck.splitting.phrases import Phrases
from claimcheck.splitting.statements import Anatomy
from claimcheck.splitting.wording import Addition, Statement, Wording

_LONGEST_CONNECTIVE = 6  # words
_BULLETS = "*•·-–— "


class Rules(Protocol):
    """How a language words a claim."""

    def word(self, statement: Statement, wording: Wording) -> None:
        """Write an attribution: its source, cue and content."""

    def opening(self, word: str) -> int:
        """How many characters of a sentence's first word are a conjunction."""

    def ties(self, last: str, following: str) -> bool:
        """Whether the last word of a connective needs nothing of the word that follows with no mark before it."""

    def stands_before_name(self, word: str, norm: str) -> bool:
        """Whether a word can come right before a last name and makes no other name or noun of it."""

    def is_past(self, words: Words, indices: Sequence[int], at: int) -> bool:
        """Whether the words of a clause, of which one is a weekday, tell of the past for sure."""


class Standalone:
    """Words the claims of a document."""

    def __init__(self, nlp: Language) -> None:
        code = nlp.meta["lang"]
        data, fold = language_data(code, "standalone"), fold_of(code)
        module = importlib.import_module(f"claimcheck.splitting.languages.{code}.standalone")
        self._rules: Rules = module.Rules(data, language_data(code), fold)
        self._anatomy = Anatomy(data, fold)
        self._additions = Additions(
            data,
            tokenize=nlp.tokenizer,
            fold=fold,
            is_future=ClaimTypes(code).is_future,
            is_past=self._rules.is_past,
            capital_nouns=language_data(code, "names").get("nouns_have_capitals", False),
        )
        self._joining = frozenset(map(fold, data["joining"]))
        self._connectives = Phrases(data["connectives"], tokenize=nlp.tokenizer)

    def __call__(self, doc: Doc) -> Doc:
        """Set the standalone wording of every attribution and assertion."""
        text, words = text_of(doc), words_of(doc)
        names = first_names(doc, self._rules.stands_before_name)
        additions = sorted([*self._additions.find(doc), *names], key=_behind)
        for draft in attributions_of(doc):
            wording = Wording(text, _within(additions, draft.hull, draft.named_at))
            self._rules.word(self._anatomy.statement(text, words, draft), wording)
            draft.standalone, draft.added = str(wording), wording.added
        for assertion in assertions_of(doc):
            wording = self._assertion(text, words, assertion, _within(additions, (assertion.start, assertion.end)))
            assertion.standalone, assertion.added = str(wording), wording.added
        return doc

    def _assertion(self, text: str, words: Words, assertion: Assertion, additions: list[Addition]) -> Wording:
        """The outlet's sentence without what ties it to the one before it, whom it is about named."""
        indices = words.lettered_within(assertion.start, assertion.end)
        skipped = self._opening_words(words, indices[:_LONGEST_CONNECTIVE])
        start = assertion.start
        while text[start] in _BULLETS:
            start += 1
        if skipped < len(indices):
            first = indices[skipped]
            start = words.starts[first] if skipped else start
            if start == words.starts[first]:
                start += self._rules.opening(words.texts[first])
        if assertion.subject is not None:
            named = Addition(assertion.subject.after, assertion.subject.name, assertion.subject.place)
            insort(additions, named, key=_behind)
        wording = Wording(text, additions)
        dropped = assertion.dropped or (start, start)
        wording.quote((start, dropped[0]))
        wording.quote((dropped[1], assertion.end))
        wording.capitalize()
        return wording

    def _opening_words(self, words: Words, indices: list[int]) -> int:
        """How many words only tie the sentence to the one before it, perhaps behind a conjunction."""
        norms = [words.norms[i] for i in indices]
        if not norms:
            return 0
        joined = [norms[0][self._rules.opening(words.texts[indices[0]]) :], *norms[1:]]
        skipped = max(self._connectives.opens(norms), self._connectives.opens(joined))
        goes_on = 0 < skipped < len(norms) and indices[skipped] == indices[skipped - 1] + 1
        if goes_on and not self._rules.ties(joined[skipped - 1], norms[skipped]):
            skipped = 0
        if not skipped and len(norms) > 1 and joined[0] in self._joining:
            skipped = self._rules.opening(words.texts[indices[1]])  # هذا وزار الوزير
        return skipped


def _behind(addition: Addition) -> int:
    return addition.after


def _within(additions: list[Addition], place: Place, named: Sequence[Place] = ()) -> list[Addition]:
    """Those that stand in a place or right behind it; a name once, and not where it is named already."""
    start, end = place
    found = additions[bisect_left(additions, start, key=_behind) : bisect_right(additions, end, key=_behind)]
    seen = {at for at, _ in named}
    kept = []
    for addition in found:
        if addition.antecedent is not None:
            if addition.antecedent[0] in seen or start <= addition.antecedent[0] < end:
                continue
            seen.add(addition.antecedent[0])
        kept.append(addition)
    return kept


@Language.factory("claimcheck_standalone")
def make_standalone(nlp: Language, name: str) -> Standalone:  # noqa: ARG001 - spaCy passes the name
    """The component, with the words of the pipeline's language."""
    return Standalone(nlp)

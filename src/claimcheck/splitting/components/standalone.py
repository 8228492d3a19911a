"""`claimcheck_standalone`: the wording of every claim that reads without its article.

The source is named in full, the cue and its frame stay, direct speech keeps its marks; dates, the country and pronouns
that the article settles follow in brackets. How a language puts that together is in `languages/<code>/standalone.py`.
"""

import importlib
from bisect import bisect_left
from typing import Protocol

from spacy.language import Language
from spacy.tokens import Doc

from claimcheck.splitting.additions import Additions
from claimcheck.splitting.data import fold_of, language_data
from claimcheck.splitting.draft import (
    Assertion,
    Place,
    assertions_of,
    attributions_of,
    sentences_of,
    words_of,
)
from claimcheck.splitting.phrases import Phrases
from claimcheck.splitting.statements import Anatomy
from claimcheck.splitting.wording import Addition, Statement, Wording

_LONGEST_CONNECTIVE = 6  # words


class Rules(Protocol):
    """How a language words a claim."""

    def word(self, statement: Statement, wording: Wording) -> None:
        """Write an attribution: its source, cue and content."""

    def opening(self, word: str) -> int:
        """How many characters of a sentence's first word are a conjunction."""


class Standalone:
    """Words the claims of a document."""

    def __init__(self, nlp: Language) -> None:
        code = nlp.meta["lang"]
        data, fold = language_data(code, "standalone"), fold_of(code)
        module = importlib.import_module(f"claimcheck.splitting.languages.{code}.standalone")
        self._rules: Rules = module.Rules(data, language_data(code), fold)
        self._anatomy = Anatomy(data, fold)
        self._additions = Additions(data, tokenize=nlp.tokenizer, fold=fold)
        self._connectives = Phrases(data["connectives"], tokenize=nlp.tokenizer, fold=fold)
        self._pronouns = frozenset(map(fold, data["person_pronouns"]))

    def __call__(self, doc: Doc) -> Doc:
        """Set the standalone wording of every attribution and assertion."""
        additions = self._additions.find(doc)
        words = words_of(doc)
        for draft in attributions_of(doc):
            wording = Wording(doc.text, additions)
            self._rules.word(self._anatomy.statement(doc.text, words, draft), wording)
            draft.standalone, draft.added = str(wording), wording.added
        people = _People(doc)
        for assertion in assertions_of(doc):
            wording = self._assertion(doc, assertion, additions, people)
            assertion.standalone, assertion.added = str(wording), wording.added
        return doc

    def _assertion(self, doc: Doc, assertion: Assertion, additions: list[Addition], people: "_People") -> Wording:
        """The outlet's sentence without what ties it to the one before it, a pronoun at its start explained."""
        words = words_of(doc)
        indices = [i for i in words.within(assertion.start, assertion.end) if words.norms[i][:1].isalnum()]
        skipped = self._connectives.opens([words.norms[i] for i in indices[:_LONGEST_CONNECTIVE]])
        start = assertion.start
        if skipped < len(indices):
            first = indices[skipped]
            start = words.starts[first] if skipped else start
            if start == words.starts[first]:
                start += self._rules.opening(words.texts[first])
            if words.norms[first] in self._pronouns:
                named = people.only_one_before(assertion.start, words.norms[first])
                own = [Addition(words.ends[first], name, place) for name, place in named]
                additions = sorted([*additions, *own], key=lambda addition: addition.after)
        wording = Wording(doc.text, additions)
        dropped = assertion.dropped or (start, start)
        wording.quote((start, dropped[0]))
        wording.quote((dropped[1], assertion.end))
        wording.capitalize()
        return wording


class _People:
    """The people whom the attributions name, where the text speaks of them, and which pronoun it has for them."""

    def __init__(self, doc: Doc) -> None:
        words, drafts = words_of(doc), attributions_of(doc)
        self._sentences = sentences_of(doc)
        self._starts = [sentence.start for sentence in self._sentences]
        self._pronouns: set[tuple[str, str]] = set()
        for draft in drafts:
            indices = words.within(*draft.source[0]) if draft.source else range(0)
            if len(indices) == 1 and len(draft.names) == 1:
                self._pronouns.add((draft.names[0], words.norms[indices[0]]))
        names = {name for draft in drafts if draft.source_kind == "person" for name in draft.names if " " in name}
        last_names = {name.split()[-1]: name for name in names}
        self._seen = [
            (start, end, last_names[text])
            for start, end, text in zip(words.starts, words.ends, words.texts, strict=True)
            if text in last_names
        ]
        self._seen_starts = [start for start, _, _ in self._seen]

    def only_one_before(self, start: int, pronoun: str) -> list[tuple[str, Place]]:
        """Name and place of the only one of them in the sentence before, if the pronoun is known to be theirs."""
        index = bisect_left(self._starts, start) - 1
        if index < 0:
            return []
        sentence = self._sentences[index]
        first, last = (bisect_left(self._seen_starts, at) for at in (sentence.start, sentence.end))
        found = {name: (at, end) for at, end, name in self._seen[first:last]}
        fits = len(found) == 1 and (next(iter(found)), pronoun) in self._pronouns
        return list(found.items()) if fits else []


@Language.factory("claimcheck_standalone")
def make_standalone(nlp: Language, name: str) -> Standalone:  # noqa: ARG001 - spaCy passes the name
    """The component, with the words of the pipeline's language."""
    return Standalone(nlp)

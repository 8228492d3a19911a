"""`claimcheck_assertions`: what the outlet states in its own voice, one statement at a time.

A clause of a paragraph that no attribution reaches into is the outlet's own. Opinions, questions and forecasts are
marked as what they are, in attributed contents as well; a clause in the first person is somebody else's.
"""

from bisect import bisect_left
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from claimcheck.models import ClaimType
from claimcheck.splitting.clauses import Clause, Clauses
from claimcheck.splitting.data import fold_of, language_data
from claimcheck.splitting.draft import (
    Assertion,
    Place,
    Subject,
    Words,
    attributions_of,
    blocks_of,
    merge,
    quotations_of,
    sentences_of,
    words_of,
)
from claimcheck.splitting.subjects import Subjects

_SHORTEST = 5
"""Words below which a sentence states nothing that could be checked; a clause of one may have a word less."""
_NEAR_START = 5
_SHORTEST_FUTURE = 5
_UNCLOSED = 10
"""So many words a sentence has that was left without its full stop; below, it is a heading."""
_TERM = 4
"""Words in quotation marks up to which they are a name or a term, not speech."""
_LONGEST_MARK = 3
_QUESTION = "?؟"
_STOPS = ".!…"
_CONJUNCTIONS = ("و", "ف")
_FUTURE_PREFIX = "س"
_PRESENT_PREFIXES = "يتن"


class Assertions:
    """Finds the outlet's own statements by the words of `assertions.toml`."""

    def __init__(self, nlp: Language) -> None:
        code = nlp.meta["lang"]
        data, fold = language_data(code, "assertions"), fold_of(code)

        def phrases(name: str) -> frozenset[tuple[str, ...]]:
            return frozenset(tuple(fold(word) for word in phrase.split()) for phrase in data[name])

        self._opinion, self._forecast = phrases("opinion"), phrases("forecast")
        self._first_person = frozenset(map(fold, data["first_person"]))
        self._data = data
        self._arabic = code == "ar"
        self._clauses = Clauses(data, fold=fold, prefix="و" if self._arabic else "")

    def __call__(self, doc: Doc) -> Doc:
        """Leave the assertions on the document, and the type of every attribution's content."""
        blocks, words = blocks_of(doc), words_of(doc)
        speech = [(q.start, q.end) for q in quotations_of(doc) if len(words.within(*q.inner)) > _TERM]
        taken = merge([d.hull for d in attributions_of(doc)] + speech)
        starts = [start for start, _ in taken]
        for draft in attributions_of(doc):
            draft.claim_type = self._type(doc.text, words, draft.content)
        subjects = Subjects(doc, self._data)
        doc._.assertions = [
            Assertion(
                clause.start,
                clause.end,
                dropped=clause.dropped,
                subject=subject,
                claim_type=self._type(doc.text, words, [place]),
            )
            for sentence in sentences_of(doc)
            if blocks[sentence.block].kind == "paragraph" and doc.text[sentence.end - 1] != ":"
            for clause, subject in _whole(self._clauses.cut(words, sentence), subjects)
            if not _touches(taken, starts, place := (clause.start, clause.end))
            and self._states_something(doc.text, words, clause, closed=doc.text[sentence.end - 1] in _STOPS + _QUESTION)
        ]
        return doc

    def _states_something(self, text: str, words: Words, clause: Clause, *, closed: bool) -> bool:
        norms = [norm for i in words.within(clause.start, clause.end) if (norm := words.norms[i])[:1].isalnum()]
        least = _SHORTEST - (not clause.whole) if closed or text[clause.end - 1] in '"”»' else _UNCLOSED
        return len(norms) >= least and self._first_person.isdisjoint(norms)

    def _type(self, text: str, words: Words, places: list[Place]) -> ClaimType:
        """What a statement is, by its last mark and the words in it."""
        end = places[-1][1]
        if text[end - 1] in _QUESTION or text[end : end + 1] in tuple(_QUESTION):
            return "question"
        indices = [i for s, e in places for i in words.within(s, e)]
        first, *others = indices  # a capital inside a sentence makes a name of a word: in May
        norms = [words.norms[first], *(words.norms[i] for i in others if not words.texts[i][0].isupper())]
        if self._arabic and norms[0].startswith(_CONJUNCTIONS):
            norms[0:1] = [norms[0], norms[0][1:]]
        if self._has(norms, self._opinion):
            return "opinion"
        if self._has(norms, self._forecast) or (self._arabic and any(map(_is_arabic_future, norms[:_NEAR_START]))):
            return "forecast"
        return "assertion"

    @staticmethod
    def _has(norms: list[str], phrases: frozenset[tuple[str, ...]]) -> bool:
        return any(
            tuple(norms[i : i + length]) in phrases for i in range(len(norms)) for length in range(1, _LONGEST_MARK + 1)
        )


def _is_arabic_future(norm: str) -> bool:
    """سيجتمع: س before the present, as the verb near the start of a statement."""
    bare = norm[1:] if norm.startswith(_CONJUNCTIONS) else norm
    return len(bare) >= _SHORTEST_FUTURE and bare[0] == _FUTURE_PREFIX and bare[1] in _PRESENT_PREFIXES


def _whole(clauses: list[Clause], subjects: Subjects) -> list[tuple[Clause, Subject | None]]:
    """The clauses with their subjects; one whose subject only the clause before it has is no statement of its own."""
    found: list[tuple[Clause, Subject | None]] = []
    for clause in clauses:
        subject = subjects.of(clause)
        if clause.elided and subject is None and found:
            before, known = found.pop()
            found.append((replace(before, end=clause.end), known))
        else:
            found.append((clause, subject))
    return found


def _touches(taken: list[Place], starts: list[int], place: Place) -> bool:
    last = bisect_left(starts, place[1]) - 1
    return last >= 0 and taken[last][1] > place[0]


@Language.factory("claimcheck_assertions")
def make_assertions(nlp: Language, name: str) -> Assertions:  # noqa: ARG001 - spaCy passes the name
    """The component, with the words of the pipeline's language."""
    return Assertions(nlp)

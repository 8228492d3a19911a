"""`claimcheck_assertions`: what the outlet states in its own voice, one statement at a time.

A clause of a paragraph that no attribution reaches into is the outlet's own. Opinions, questions and forecasts are
marked as what they are, in attributed contents as well; a clause in the first person and the answers of an interview
are somebody else's.
"""

from bisect import bisect_left

from spacy.language import Language
from spacy.tokens import Doc

from claimcheck.splitting.claim_types import ClaimTypes
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
    text_of,
    words_of,
)
from claimcheck.splitting.interviews import ASKS, unmarked_answers
from claimcheck.splitting.phrases import Phrases
from claimcheck.splitting.subjects import Lexicon, Subjects

_SHORTEST = 5
"""Words below which a sentence states nothing that could be checked; a clause of one may have less."""
_UNCLOSED = 10
"""So many words a sentence has that was left without its full stop; below, it is a heading."""
_TERM = 4
"""Words in quotation marks up to which they are a name or a term, not speech."""
_STOPS = ".!…?؟"
_SIGNATURES = ("--", "—", "―")
"""What stands before the name under a quotation, or a credit."""


class Assertions:
    """Finds the outlet's own statements by the words of `assertions.toml`."""

    def __init__(self, nlp: Language) -> None:
        code = nlp.meta["lang"]
        data, fold = language_data(code, "assertions"), fold_of(code)
        self._first_person = frozenset(map(fold, data["first_person"]))
        self._personal = self._first_person | frozenset(map(fold, data["second_person"]))
        self._fragments = Phrases(data["fragments"], tokenize=nlp.tokenizer)
        self._types = ClaimTypes(code)
        self._lexicon = Lexicon(data, fold)
        self._clauses = Clauses(data, fold=fold, prefix="و" if code == "ar" else "")

    def __call__(self, doc: Doc) -> Doc:
        """Leave the assertions on the document, and the type of every attribution's content."""
        blocks, words, text = blocks_of(doc), words_of(doc), text_of(doc)
        speech = [(q.start, q.end) for q in quotations_of(doc) if len(words.within(*q.inner)) > _TERM]
        paragraphs = [(block.start, block.end) for block in blocks if block.kind == "paragraph"]
        answers = unmarked_answers(text, paragraphs, lambda place: self._is_personal(words, *place))
        taken = merge([d.hull for d in attributions_of(doc)] + speech + answers)
        starts = [start for start, _ in taken]
        for draft in attributions_of(doc):
            draft.claim_type = self._types.of(text, words, draft.content)
        subjects = Subjects(doc, self._lexicon)
        doc._.assertions = [
            Assertion(
                clause.start,
                clause.end,
                dropped=clause.dropped,
                subject=subject,
                claim_type=self._types.of(text, words, _without(place, clause.dropped)),
            )
            for sentence in sentences_of(doc)
            if blocks[sentence.block].kind == "paragraph" and text[sentence.end - 1] != ":"
            for clause, subject in _whole(self._clauses.cut(words, sentence), subjects)
            if not _touches(taken, starts, place := (clause.start, clause.end))
            and self._states_something(text, words, clause, closed=text[sentence.end - 1] in _STOPS)
        ]
        return doc

    def _is_personal(self, words: Words, start: int, end: int) -> bool:
        return not self._personal.isdisjoint(words.norms[i] for i in words.within(start, end))

    def _states_something(self, text: str, words: Words, clause: Clause, *, closed: bool) -> bool:
        norms = [words.norms[i] for i in words.lettered_within(clause.start, clause.end)]
        written = text[clause.start : clause.end]
        if written.startswith(_SIGNATURES) or "://" in written:
            return False
        least = (
            (_SHORTEST if clause.whole else self._clauses.shortest)
            if closed or text[clause.end - 1] in '"”»'
            else _UNCLOSED
        )
        fragment = clause.whole and not written.endswith(ASKS) and self._fragments.opens(norms)
        return len(norms) >= least and not fragment and self._first_person.isdisjoint(norms)


def _whole(clauses: list[Clause], subjects: Subjects) -> list[tuple[Clause, Subject | None]]:
    """The clauses with their subjects; one whose subject only the clause before it has is no statement of its own."""
    found: list[tuple[Clause, Subject | None]] = []
    for clause in clauses:
        subject = subjects.of(clause)
        if clause.elided and subject is None and found:
            before, known = found.pop()
            found.append((before._replace(end=clause.end), known))
        else:
            found.append((clause, subject))
    return found


def _without(place: Place, dropped: Place | None) -> list[Place]:
    """A place, or the two parts of it around what falls away."""
    return [place] if dropped is None else [(place[0], dropped[0]), (dropped[1], place[1])]


def _touches(taken: list[Place], starts: list[int], place: Place) -> bool:
    last = bisect_left(starts, place[1]) - 1
    return last >= 0 and taken[last][1] > place[0]


@Language.factory("claimcheck_assertions")
def make_assertions(nlp: Language, name: str) -> Assertions:  # noqa: ARG001 - spaCy passes the name
    """The component, with the words of the pipeline's language."""
    return Assertions(nlp)

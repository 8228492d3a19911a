"""Whom a statement of the outlet's own is about, where it has a pronoun or no word at all for them.

Only where the article leaves one answer: the last sentence that names somebody who fits names nobody else, or nobody
else as its subject, and speaks of no sister or brother of whom the pronoun could tell as well.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from typing import Any

from spacy.tokens import Doc

from claimcheck.models import SourceKind
from claimcheck.splitting.clauses import Clause
from claimcheck.splitting.draft import Subject, Words, appearances_of, sentences_of, text_of, words_of
from claimcheck.splitting.naming.antecedents import Appearance

_FAR = 3
"""Sentences to look back."""
_MANY = 40
"""Mentions to look at in one sentence."""
_FEMININE = "ت"
_REACH = 6
"""Words of a statement within which its pronoun stands for whoever was named before it."""


class Lexicon:
    """The words of `assertions.toml` that tell subjects."""

    def __init__(self, data: dict[str, Any], fold: Callable[[str], str]) -> None:
        self.pronouns: dict[str, str] = data["pronouns"]
        self.joined = data.get("joined", [])
        self.conjunctions = frozenset(map(fold, data["and_words"]))
        self.article: str = data.get("article", "")
        self.leading = frozenset(data["leading"])
        self.predicates = frozenset(map(fold, data["predicates"]))
        self.persons = {gender: frozenset(nouns) for gender, nouns in data["persons"].items()}


class Subjects:
    """Finds subjects in one document."""

    def __init__(self, doc: Doc, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._words: Words = words_of(doc)
        self._text = text_of(doc)
        self._starts = [sentence.start for sentence in sentences_of(doc)]
        self._appearances = appearances_of(doc)
        self._at = [appearance.at for appearance in self._appearances]

    def of(self, clause: Clause) -> Subject | None:
        """Whom a clause is about that begins with a pronoun, or with a verb that has no subject."""
        words = self._words
        indices = words.within(clause.start, clause.end)
        if clause.elided == "perhaps":
            return None
        if clause.elided == "shared":
            return self._shared(clause, indices[0])
        if clause.elided:
            gender = "f" if words.norms[indices[0]].endswith(_FEMININE) else "m"
            return self._find(clause.start, words.ends[indices[0]], gender, ("person", "organisation"))
        opening = [i for i in indices[:_REACH] if words.lettered[i]]
        while len(opening) > 1 and words.norms[opening[0]] in self._lexicon.conjunctions:
            opening = opening[1:]
        for i in opening if opening and words.norms[opening[0]] in self._lexicon.leading else opening[:1]:
            stands_for = self._stands_for(words.norms[i], first=i == indices.start)
            if stands_for and self._is_of_person(i, indices.stop):
                named = self._named(clause.start, words.starts[i], stands_for, ("person",))
                alone = not named and not self._is_rivalled(clause.start, words.starts[i], stands_for)
                return self._find(clause.start, words.ends[i], stands_for, ("person",)) if alone else None
        return None

    def _is_of_person(self, i: int, stop: int) -> bool:
        """Whether a pronoun can be of a person only, which where things have genders its predicate tells."""
        return not self._lexicon.predicates or (i + 1 < stop and self._words.norms[i + 1] in self._lexicon.predicates)

    def _shared(self, clause: Clause, verb: int) -> Subject | None:
        """Who stands behind the verb of the clause before, unless somebody stands behind this one."""
        words = self._words
        gender = "f" if words.norms[verb].endswith(_FEMININE) else "m"
        behind = self._named(words.ends[verb], words.ends[verb + 1], "", ()) if verb + 1 < len(words) else []
        named = self._named(clause.shared, clause.shared + 1, gender, ("person", "organisation"))
        heads = [a for a in named if a.entity.kind == "organisation" or self._is_whole(a)]  # not a coach for his team
        own = any(a.entity.kind != "document" for a in behind)
        return self._only(heads, words.ends[verb]) if heads and not own else None

    def _is_whole(self, appearance: Appearance) -> bool:
        """Whether a name or a definite title stands at a place, and not a noun that it completes."""
        at = appearance.at
        return at == appearance.entity.best.place[0] or self._text.startswith(self._lexicon.article, at)

    def _stands_for(self, norm: str, *, first: bool) -> str:
        """The gender of a pronoun, which a conjunction may be written onto; nothing for any other word."""
        bare = norm[1:] if first and norm[:1] in self._lexicon.joined else norm
        return self._lexicon.pronouns.get(norm) or self._lexicon.pronouns.get(bare, "")

    def _find(self, before: int, after: int, gender: str, kinds: tuple[SourceKind, ...]) -> Subject | None:
        here = bisect_right(self._starts, before) - 1
        for sentence in range(here, max(-1, here - _FAR), -1):
            stop = before if sentence == here else self._starts[sentence + 1]
            seen = self._named(self._starts[sentence], stop, gender, kinds)
            if seen:
                unsure = not all(a.entity.gender for a in seen)
                rivalled = unsure and self._is_rivalled(self._starts[sentence], before, gender)
                return None if rivalled else self._only(seen, after)
        return None

    def _named(self, start: int, stop: int, gender: str, kinds: tuple[SourceKind, ...]) -> list[Appearance]:
        """Those named in a stretch of text who fit; anybody if no kind is asked for."""
        first, last = bisect_left(self._at, start), bisect_left(self._at, stop)
        here = self._appearances[first : min(last, first + _MANY)]
        return [a for a in here if not kinds or _fits(a, gender, kinds)]

    def _is_rivalled(self, start: int, stop: int, gender: str) -> bool:
        """Whether a stretch of text speaks of somebody without a name who fits: a sister, a man."""
        return any(self._words.norms[i] in self._lexicon.persons[gender] for i in self._words.within(start, stop))

    def _only(self, seen: list[Appearance], after: int) -> Subject | None:
        entities = {id(a.entity): a.entity for a in seen}
        if len(entities) > 1:
            entities = {id(a.entity): a.entity for a in seen if a.subject and not a.said}
        if len(entities) != 1:
            return None
        ((_, entity),) = entities.items()
        if entity.best.place[0] > after:
            return None  # what its name is only a later sentence tells
        start, end = entity.best.place
        return Subject(entity.best.missing + " ".join(self._text[start:end].split()), (start, end), after)


def _fits(appearance: Appearance, gender: str, kinds: tuple[SourceKind, ...]) -> bool:
    entity = appearance.entity
    named = entity.kind != "person" or bool(entity.names)
    return entity.kind in kinds and named and entity.number == "s" and entity.gender in ("", gender)

"""Who speaks where the sentence has no word for it, or only a pronoun."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.models import SourceKind
from claimcheck.splitting.draft import Draft, Sentence
from claimcheck.splitting.naming.entities import Entity
from claimcheck.splitting.naming.mentions import Gender, Number

_FAR = 12
"""Sentences to look back for somebody who speaks."""
_NEAR = 2
"""Sentences to look back for those who are *they*."""
_ONE_OF_TWO = ("person", "organisation", "place", "unnamed")
_NEAR_START = 24
"""Characters of a sentence within which a body must be named to be meant by *they*, which means several before it."""
_MANY = 40
"""Speakers and mentions to look at in one sentence: an endless one must not be gone through for every cue."""


@dataclass(slots=True, frozen=True)
class Agreement:
    """What the cue asks of its subject."""

    person: str = ""
    gender: Gender = ""
    number: Number = ""
    kinds: tuple[SourceKind, ...] = ()
    """The kinds of source that a pronoun can stand for; any if there are none."""
    pair: bool = False
    """Whether it must be two."""

    @property
    def several(self) -> bool:
        """Whether it asks for several, or for a body as they."""
        return "group" in self.kinds

    def fits(self, entities: Sequence[Entity]) -> bool:
        """Whether those who spoke can be the subject."""
        body = "organisation" in self.kinds and entities[0].may_be_body
        several = self.several and entities[0].number == "p"  # the family
        if self.kinds and entities[0].kind not in self.kinds and not (body or several):
            return False
        plural = len(entities) > 1 or entities[0].number == "p"
        if self.number == "p":
            return plural
        if self.number == "s" and plural:
            return False
        other = entities[0].gender
        if self.gender and self.gender == entities[0].owner and not other:
            return False
        return not self.gender or not other or self.gender == other


ANY = Agreement()
"""Nothing is asked."""


@dataclass(slots=True)
class Speaker:
    """An attribution whose source is known."""

    draft: Draft
    entities: tuple[Entity, ...]
    at: int

    def agrees(self, agreement: "Agreement") -> bool:
        """Whether a single source was named by a word that agrees, as the communiqué of a ministry is."""
        number = "p" if len(self.entities) > 1 else self.entities[0].number
        named = bool(self.draft.source) and bool(agreement.gender) and agreement.number == number
        return named and self.draft.agreement == agreement.gender + agreement.number


@dataclass(slots=True)
class Appearance:
    """An entity mentioned in the text; `subject` where nothing governs it."""

    at: int
    entity: Entity
    subject: bool
    said: bool
    """It stands in what somebody says."""


class Antecedents:
    """What has been said so far, and who appears where. A `continuing` verb, *he added*, needs somebody who spoke."""

    def __init__(
        self,
        sentences: Sequence[Sentence],
        appearances: Sequence[Appearance],
        *,
        continuing: frozenset[str] = frozenset(),
    ) -> None:
        self._continuing = continuing
        self._starts = [s.start for s in sentences]
        self.appearances = sorted(appearances, key=lambda a: a.at)
        self._at = [a.at for a in self.appearances]
        self._by_sentence: defaultdict[int, list[Speaker]] = defaultdict(list)
        self._by_parent: defaultdict[int, list[Speaker]] = defaultdict(list)
        self._of: dict[int, Speaker] = {}
        self._opened: Speaker | None = None

    def sentence_of(self, at: int) -> int:
        """The index of the sentence that a place stands in."""
        return bisect_right(self._starts, at) - 1

    def spoke(self, draft: Draft, entities: Sequence[Entity]) -> None:
        """Remember who spoke."""
        if not entities:
            return
        speaker = Speaker(draft, tuple(entities), draft.cue[0][0])
        self._of[id(draft)] = speaker
        parent = _holder(draft)
        if parent is not None:
            self._by_parent[id(parent)].append(speaker)
            return
        self._by_sentence[self.sentence_of(speaker.at)].append(speaker)
        if draft.kind in ("colon", "quote"):
            self._opened = speaker

    def find(self, draft: Draft, at: int, agreement: Agreement) -> tuple[Entity, ...]:
        """Whoever agrees and comes first to mind: in the clause, then back sentence by sentence."""
        parent = _holder(draft)
        if parent is not None:
            return self._nested(parent, at, agreement)
        is_answer = draft.kind in ("colon", "quote") or agreement.person == "1"
        if is_answer and self._opened is not None:
            return self._opened.entities
        here = self.sentence_of(at)
        if found := (agreement.pair and self.pair(at)) or self._gone_on_from(draft, here, at, agreement):
            return found
        far = _NEAR if agreement.several else _FAR
        for sentence in range(here, max(-1, here - far), -1):
            found = self._speaker(sentence, at, agreement) or self._about(sentence, at, agreement)
            if found:
                return found
        return self._last(here, at, agreement)

    def first_person(self, draft: Draft, at: int) -> tuple[Entity, ...]:
        """Who *I* is: whoever is quoted; elsewhere it is the author, whom nobody names."""
        parent = _holder(draft)
        return self._nested(parent, at, Agreement("1")) if parent is not None else ()

    def _gone_on_from(self, draft: Draft, here: int, at: int, agreement: Agreement) -> tuple[Entity, ...]:
        """Who spoke before a participle in its sentence, or before a verb that goes on with what somebody said."""
        if draft.kind == "participle" and (found := self._speaker(here, at, ANY)):
            return found
        if draft.lemma not in self._continuing:
            return ()
        sentences = range(here, max(-1, here - _FAR), -1)
        return next((found for sentence in sentences if (found := self._speaker(sentence, at, agreement))), ())

    def _last(self, sentence: int, at: int, agreement: Agreement) -> tuple[Entity, ...]:
        """Whoever agrees and was mentioned last in the sentence, whatever the role."""
        start = self._starts[sentence] if sentence >= 0 else 0
        if agreement.several:
            return ()
        for appearance in reversed(self._between(start, at, last=_MANY)):
            if appearance.entity.kind in ("person", "organisation") and agreement.fits((appearance.entity,)):
                return (appearance.entity,)
        return ()

    def latter(self, at: int, gender: Gender, *, persons: bool) -> tuple[Entity, ...]:
        """The last one mentioned before a place; of persons only, if asked."""
        for appearance in reversed(self._between(0, at, last=_FAR)):
            if (appearance.entity.kind == "person" or not persons) and Agreement("3", gender, "s").fits(
                (appearance.entity,)
            ):
                return (appearance.entity,)
        return ()

    def issuer(self, at: int) -> tuple[Entity, ...]:
        """Who spoke last before a place and can have issued a statement."""
        here = self.sentence_of(at)
        for sentence in range(here, max(-1, here - _FAR), -1):
            for speaker in reversed(self._by_sentence.get(sentence, [])[-_MANY:]):
                if speaker.at < at and speaker.entities[0].kind in ("organisation", "place", "person"):
                    return speaker.entities
        return ()

    def described(self, at: int, agreement: Agreement) -> tuple[Entity, ...]:
        """Who agrees and spoke or was spoken of right before a place, if a name that is sure is all they have."""
        here = self.sentence_of(at)
        found: tuple[Entity, ...] = ()
        for sentence in range(here, max(-1, here - 2), -1):
            found = found or self._speaker(sentence, at, agreement) or self._about(sentence, at, agreement)
        return found if all(entity.is_only_named for entity in found) else ()

    def speaker_before(self, at: int, agreement: Agreement) -> tuple[Entity, ...]:
        """Who agrees and spoke last before a place."""
        here = self.sentence_of(at)
        found = (self._speaker(sentence, at, agreement) for sentence in range(here, max(-1, here - _FAR), -1))
        return next(filter(None, found), ())

    def pair(self, at: int) -> tuple[Entity, ...]:
        """The two who spoke last before a place, with one voice or one after the other."""
        here = self.sentence_of(at)
        two: list[Entity] = []
        for sentence in range(here, max(-1, here - _FAR), -1):
            for speaker in reversed(self._by_sentence.get(sentence, [])[-_MANY:]):
                if speaker.at >= at or speaker.draft.kind == "preposition":
                    continue
                one = speaker.entities[0]
                if len(speaker.entities) > 1 or one.number == "p":
                    if set(two) <= set(speaker.entities):
                        return speaker.entities
                elif one.kind in _ONE_OF_TWO and one not in two:
                    two.append(one)
                if len(two) > 1:
                    return two[1], two[0]
        return ()

    def _nested(self, parent: Draft, at: int, agreement: Agreement) -> tuple[Entity, ...]:
        """Inside another's content: who spoke there before, else whom it is about, else that other."""
        if agreement.person != "1":
            for speaker in reversed(self._by_parent[id(parent)][-_MANY:]):
                if agreement.fits(speaker.entities):
                    return speaker.entities
            about = self._subject(parent.content[0][0], at, agreement, said=True)
            if about:
                return about
        holder = self._of.get(id(parent))
        return holder.entities if holder is not None and agreement.fits(holder.entities) else ()

    def _speaker(self, sentence: int, at: int, agreement: Agreement) -> tuple[Entity, ...]:
        spoken = self._by_sentence.get(sentence, [])[-_MANY:]
        found = [s for s in spoken if s.at < at and (agreement.fits(s.entities) or s.agrees(agreement))]
        found = [s for s in found if not (agreement.gender and _may_be_no_person(s))]
        verbal = [s for s in found if s.draft.kind != "preposition"] or found
        return verbal[-1].entities if verbal else ()

    def _about(self, sentence: int, at: int, agreement: Agreement) -> tuple[Entity, ...]:
        """Whom a sentence is about before a place."""
        if sentence < 0:
            return ()
        following = self._starts[sentence + 1] if sentence + 1 < len(self._starts) else at
        found = self._subject(self._starts[sentence], min(at, following), agreement, said=False)
        spoken = self._by_sentence.get(sentence, [])[-_MANY:]
        doubtful = any(s.entities[0] in found and _may_be_no_person(s) for s in spoken)
        return () if doubtful and agreement.gender else found

    def _between(self, start: int, stop: int, *, last: int = 0) -> Sequence[Appearance]:
        """The appearances between two places: the first few, or the last few."""
        first, end = bisect_left(self._at, start), bisect_left(self._at, stop)
        return self.appearances[max(first, end - last) if last else first : end if last else min(end, first + _MANY)]

    def _subject(self, start: int, stop: int, agreement: Agreement, *, said: bool) -> tuple[Entity, ...]:
        """Whom a stretch of text is about: the first that can be its subject; of groups the last."""
        plural = agreement.number == "p"
        nearby = reversed(self._between(start, stop, last=_MANY)) if plural else self._between(start, stop)
        for appearance in nearby:
            near = appearance.entity.number == "p" or not agreement.several or appearance.at - start <= _NEAR_START
            subject = near and (appearance.subject or plural)
            if subject and appearance.said == said and agreement.fits((appearance.entity,)):
                return (appearance.entity,)
        return ()


def _holder(draft: Draft) -> Draft | None:
    """In whose content an attribution stands; "according to" around a sentence leaves its subject as it is."""
    parent = draft.parent
    while parent is not None and parent.kind == "preposition":
        parent = parent.parent
    return parent


def _may_be_no_person(speaker: Speaker) -> bool:
    """Whether a single word is all that is known of somebody: "according to Fotbase" may name a web site."""
    entity = speaker.entities[0]
    known = entity.gender or entity.titles or any(len(words) > 1 for words in entity.names)
    return speaker.draft.kind == "preposition" and not known

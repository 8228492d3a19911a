"""Prepositions as cues: *بحسب الوزارة*, *وفقا لما ذكرته الوكالة*, *نقلا عن مصدر*, *على حد تعبيره*."""

from bisect import bisect_left
from dataclasses import dataclass

from claimcheck.splitting.languages.ar.grammar import MARK, Is, words
from claimcheck.splitting.languages.ar.lexicon import Preposition, Reading, cues, prepositions_from
from claimcheck.splitting.languages.ar.speakers import bodies, given_names, is_speaker
from claimcheck.splitting.languages.ar.spelling import fold
from claimcheck.splitting.languages.ar.syntax import Syntax
from claimcheck.splitting.languages.ar.view import Stretch, Unit

_FROM, _FOR_WHAT, _IN = "عن", "لما", frozenset(map(fold, ("في", "على")))
_WHAT = frozenset(map(fold, ("ما", "لما", "حسبما", "بحسبما", "وفقما")))
_AS = frozenset(map(fold, ("كما", "مثلما")))
_LOOSE = _AS | {fold("على")}
"""With these only a verb of saying tells of a source: *شكره على ما يحظى به القطاع*."""
_OWN_WORDS = frozenset(
    map(
        fold,
        (
            "قوله",
            "قولها",
            "قولهم",
            "تعبيره",
            "تعبيرها",
            "تعبيرهم",
            "وصفه",
            "وصفها",
            "وصفهم",
            "رأيه",
            "رأيها",
            "تقديره",
            "تقديرها",
            "تقديراته",
            "تقديراتها",
        ),
    )
)
_DONE = frozenset(map(fold, ("تم", "يتم", "جرى", "يجري", "سبق")))
_TONGUE = "لسان"
_BY_MOUTH = fold("على لسان")
_REACH_OF_VERB = 8
_BY_MEASURE = frozenset(map(fold, ("من", "حسب", "وفق", "وفقا", "طبقا", "تبعا", "استنادا")))
_LONGEST_VERB = 30
_LONGEST_NAME = 4


@dataclass(slots=True)
class Relation:
    """A preposition that names a source, before it is given its content."""

    begin: int
    """Its first word."""
    end: int
    """After the source."""
    length: int
    """How many words the preposition has."""
    lemma: str
    source: Stretch | None
    source_start: int | None
    """In characters, where ل hangs on the source."""
    relayed: Stretch | None = None
    """Whom the source itself quotes: بحسب ما نقلت الصحيفة عن زوجته."""
    verb: int | None = None
    said: int | None = None
    """The قوله behind the source, which says no more."""
    agreement: str = ""
    joined: bool = False
    """Whether و or ف is written together with it."""


@dataclass(slots=True, frozen=True)
class _Opened:
    """A preposition that may name a source."""

    begin: int
    length: int
    lemma: str
    hung: bool
    """Whether its ل hangs on the next word."""

    @property
    def after(self) -> int:
        return self.begin + self.length

    @property
    def first(self) -> str:
        return self.lemma.split(maxsplit=1)[0]

    def relation(self, end: int, source: Stretch | None, start: int | None = None, *, agreement: str = "") -> Relation:
        return Relation(self.begin, end, self.length, self.lemma, source, start, agreement=agreement)


class Relations:
    """Finds prepositional cues in one document."""

    def __init__(self, syntax: Syntax) -> None:
        self._view = syntax.view
        self._words = syntax.view.words
        self._norms = syntax.view.words.norms
        self._flags = syntax.view.flags
        self._phrases = syntax.phrases
        self._circumstances = syntax.circumstances
        self._not_sources = cues().not_sources

    def find(self, unit: Unit) -> list[Relation]:
        """The prepositions of a unit that name a source, by place."""
        found: list[Relation] = []
        openers = self._view.openers
        for index in openers[bisect_left(openers, unit.start) : bisect_left(openers, unit.end)]:
            norm = self._norms[index]
            if (index == unit.start and norm in _AS) or (found and index < found[-1].end):
                continue  # كما أعلن الوزير: *also*
            for preposition in prepositions_from(norm):
                relation = self._read(index, preposition, unit.end)
                if relation is not None:
                    relation.joined = norm != preposition.words[0]
                    found.append(relation)
                    break
        return found

    def _read(self, index: int, preposition: Preposition, limit: int) -> Relation | None:
        norms, phrase, rest = self._norms, preposition.words, preposition.rest
        after = index + 1 + len(rest)
        found = norms[index + 1 : after]
        is_own = bool(found) and found[-1] in _OWN_WORDS
        if is_own:
            fits = (norms[index], *found[:-1]) == phrase[:-1] and found[-1].startswith(phrase[-1])
        else:
            fits = after < limit and found == rest
        if not fits:
            return None
        opened = _Opened(index, after - index, " ".join(phrase), preposition.hung)
        if is_own:
            return opened.relation(after, None)  # على حد قوله
        if preposition.hung:
            if norms[after][0] != "ل":
                return None
            clausal = norms[after] == _FOR_WHAT
        else:
            clausal = phrase[-1] in _WHAT or phrase[0] in _AS or norms[after] == "ما"
        return self._clause(opened, limit) if clausal else self._noun(opened, limit)

    def _noun(self, opened: _Opened, limit: int) -> Relation | None:
        """A preposition and the noun phrase that it governs."""
        first = opened.after
        hangs = opened.hung and self._norms[first] != "ل"
        if opened.hung and not hangs:
            first += 1
        if first >= limit:
            return None
        bare = norm = self._norms[first]
        if norm in _OWN_WORDS:
            agreement = "fs" if norm.endswith("ها") else "mp" if norm.endswith("هم") else "ms"
            return opened.relation(first + 1, None, agreement=agreement)
        if hangs:
            bare = "ال" + norm[2:] if norm.startswith("لل") else norm[1:]
        elif not self._phrases.begins(first, limit):
            return None
        if opened.lemma == _BY_MOUTH and self._is_borne(opened.begin):
            return None
        is_borne = opened.lemma == _BY_MOUTH  # أدانت الجامعة على لسان أمينها | التفجير
        end = max(self._phrases.end(first, limit, before_object=is_borne), first + 1)
        if end > first + 1 and any(r.finite for r in self._readings(end - 1)):
            end -= 1  # مصدر مطلع | تحدث للصحيفة
        is_measure = opened.first in _BY_MEASURE and not self._is_likely(first, end, bare)
        if is_measure or bare.removeprefix("ال") in self._not_sources:
            return None
        hung = (2 if norm.startswith("لل") else 1) if hangs else 0
        relation = opened.relation(end, (first, end), self._words.starts[first] + hung if hangs else None)
        if end < limit and self._norms[end] in _OWN_WORDS:
            relation.said, relation.end = end, end + 1
        return relation

    def _clause(self, opened: _Opened, limit: int) -> Relation | None:
        """A preposition, ما and a verb of saying with its subject."""
        verb = opened.after + (self._norms[opened.after] in ("ما", _FOR_WHAT))
        cue = self._view.cue_at.get(verb) if verb < limit else None
        reading = next((r for r in cue.readings if r.finite and not r.frame.works), None) if cue is not None else None
        if reading is not None and reading.has_object and (reading.frame.transitive or reading.frame.deems):
            return None  # يعتمد على ما تصفه بـ"الذئاب"
        if reading is None or reading.frame.document:
            return self._stands_in(opened, verb, limit) or self._told(opened, verb, limit)
        source = self._circumstances.subject(verb, min(limit, verb + _LONGEST_VERB))
        if source is None:
            if opened.first in _AS or (reading.frame.exact and reading.agreement not in ("ms", "fs")):
                return None
            return opened.relation(self._circumstances.skip(verb + 1, limit), None, agreement=reading.agreement)
        end = source[1]
        if opened.first in _AS and end < limit and not self._flags[end] & (Is.COMMA | Is.STOP | Is.DASH):
            return None
        relation = opened.relation(end, source, agreement=reading.agreement)
        relation.verb = verb
        if reading.frame.relay:
            at = self._circumstances.skip_adverbs(end, limit)
            if at + 1 < limit and self._norms[at] == _FROM:
                relation.relayed = (at + 1, self._phrases.end(at + 1, limit))
                relation.end = relation.relayed[1]
        return relation

    def _stands_in(self, opened: _Opened, verb: int, limit: int) -> Relation | None:
        """*حسبما جاء في البيان*: the document speaks."""
        first = verb + 2
        if first >= limit or self._norms[verb] not in words("appearing"):
            return None
        if self._norms[verb + 1][0] == "ب" and self._norms[verb + 1][1:] in bodies():  # ورد بوكالة
            end = self._phrases.end(verb + 1, limit)
            return opened.relation(end, (verb + 1, end), self._words.starts[verb + 1] + 1)
        if self._norms[verb + 1] not in _IN:
            return None
        if self._norms[first].startswith(_TONGUE):
            return opened.relation(first + 1, None)
        end = self._phrases.end(first, limit)
        return opened.relation(end, (first, end)) if end > first else None

    def _told(self, opened: _Opened, verb: int, limit: int) -> Relation | None:
        """*وفق ما رصدته القناة*: any verb of somebody who can speak."""
        if opened.first in _LOOSE or verb + 1 >= limit or self._flags[verb] & ~Is.OBJECT or self._norms[verb] in _DONE:
            return None
        source = self._circumstances.subject(verb, min(limit, verb + _LONGEST_VERB))
        if source is None or not (is_speaker(self._norms[source[0]]) or self._norms[source[0]] in given_names()):
            return None
        return opened.relation(source[1], source)

    def _readings(self, index: int) -> tuple[Reading, ...]:
        cue = self._view.cue_at.get(index)
        return () if cue is None else cue.readings

    def _is_borne(self, begin: int) -> bool:
        """Whether a verb before it says what comes from somebody's mouth: *التصريحات التي جاءت على لسان المدير*."""
        for at in range(begin - 1, max(-1, begin - _REACH_OF_VERB), -1):
            if self._flags[at] & MARK:
                return False
            if self._flags[at] & Is.RELATIVE or self._norms[at].lstrip("وف") in words("appearing"):
                return True
        return False

    def _is_likely(self, first: int, end: int, bare: str) -> bool:
        """Whether somebody can speak who is named after حسب or وفق, which also say by what measure."""
        if bare in words("same") and first + 1 < end:
            first, bare = first + 1, self._norms[first + 1]
        if is_speaker(bare) or self._flags[first] & Is.QUOTE or bare in given_names():
            return True
        if bare.startswith("ال") or self._phrases.opens_object(first) or end - first > _LONGEST_NAME:
            return bare in given_names()
        return not bare.endswith("ه") and (first + 1 >= end or not self._norms[first + 1].startswith("ال"))

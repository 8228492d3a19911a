"""The Arabic cue lexicon (`cues.toml`), opened into every form that stands in text."""

import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from claimcheck.models import Polarity
from claimcheck.splitting.data import language_data
from claimcheck.splitting.languages.ar.forms import (
    noun_forms,
    participle_forms,
    past_forms,
    present_forms,
    with_objects,
)
from claimcheck.splitting.languages.ar.spelling import fold, fold_but_hamza

Form = Literal["past", "present", "jussive", "purpose", "participle", "bare", "definite", "possessed"]
FINITE: frozenset[Form] = frozenset(("past", "present", "jussive", "purpose"))
FIRST_PERSON = ("1s", "1p")
"""How verbs agree with *I* and *we*."""
NOMINAL: frozenset[Form] = frozenset(("bare", "definite", "possessed"))
_SHORTEST_JOINED = 3


@dataclass(slots=True, frozen=True)
class Frame:
    """What a cue is called and what it takes."""

    lemma: str
    prepositions: frozenset[str]
    """Folded, those written as words of their own."""
    clause: bool
    joined: frozenset[str]
    """ب and ل, which are written together with what they govern."""
    noun_object: bool
    object_heads: frozenset[str] | None
    """Where given, only a noun phrase with one of these at its head is an object."""
    works: bool
    """Whether only a work, such as a study, takes the object as what it says."""
    addressee: bool
    accuses: bool
    """Whether whom it names besides its subject belongs to the content: اتهم الشركة بتلويث النهر."""
    transitive: bool
    """Whether its object is never left out: a lone noun phrase behind it is no subject, واتهم الموظف بالتزوير."""
    exact: bool
    relay: bool
    document: bool
    """Whether the document speaks that is named after في: جاء في البيان."""
    clausal: bool
    """Whether only a clause may follow: no noun phrase behind its preposition, and no quotation where it takes none."""
    bare: bool
    """Whether speech may follow with no mark at all: قال هذا يعود لكم."""
    continues: bool
    """Whether it goes on with what somebody has begun to say: أضاف."""
    question_words: bool
    people: bool
    """Whether only people and bodies do it: الأزمة تهدد بشلل is nobody's threat."""
    deems: bool
    """Whether it says what something is: واعتبرها غير عادلة."""
    polarity: Polarity


@dataclass(slots=True, frozen=True)
class Reading:
    """What a form can be."""

    frame: Frame
    form: Form
    agreement: str
    has_object: bool = False
    """Whether a pronoun hangs on it: whom it addresses or speaks of."""

    @property
    def finite(self) -> bool:
        """Whether it is a verb and no participle or noun."""
        return self.form in FINITE


@dataclass(slots=True)
class Cues:
    """The lexicon."""

    readings: dict[str, tuple[Reading, ...]] = field(default_factory=dict)
    homographs: frozenset[str] = frozenset()
    """Folded but for the hamza: هنا is no هنأ."""
    called: frozenset[str] = frozenset()
    """As they are spelt: يدعى is no يدعي."""
    impersonal: frozenset[str] = frozenset()
    passives: frozenset[str] = frozenset()
    sources: tuple[tuple[str, ...], ...] = ()
    """Prepositional cues, word by word, the longest first; a last word of one letter hangs on the next word."""
    clause_sources: tuple[tuple[str, ...], ...] = ()
    not_sources: frozenset[str] = frozenset()


def _forms(lemma: str, entry: dict[str, Any]) -> Iterator[tuple[str, Form, str, bool]]:
    jussive = entry.get("jussive", "")
    hang = not entry.get("exact", False) or entry.get("hung", False)
    for form, agreement in past_forms(lemma, jussive):
        yield form, "past", agreement, False
        if hang:
            yield from ((longer, "past", agreement, True) for longer in with_objects(form))
    for form, agreement, mood in present_forms(entry["present"], jussive):
        kind: Form = "jussive" if mood == "jussive" else "purpose" if mood == "purpose" else "present"
        yield form, kind, agreement, False
        if hang and kind != "jussive":
            yield from ((longer, kind, agreement, True) for longer in with_objects(form))
    if entry.get("participle"):
        for form, agreement in participle_forms(entry["participle"]):
            yield form, "participle", agreement, False
    for noun in entry.get("nouns", []):
        for form, agreement, hung in noun_forms(noun):
            yield form, hung, agreement, False  # type: ignore[misc]


def _frame(lemma: str, entry: dict[str, Any], objects: dict[str, list[str]]) -> Frame:
    takes = entry["takes"].split()
    heads = entry.get("objects")
    return Frame(
        lemma=lemma,
        prepositions=frozenset(fold(t) for t in takes if t in ("إلى", "على", "عن", "من", "في")),
        clause="أن" in takes,
        joined=frozenset(t for t in takes if t in ("ب", "ل")),
        noun_object="object" in takes,
        object_heads=None if heads is None else frozenset(map(fold, objects[heads])),
        works=entry.get("works", False),
        addressee="addressee" in takes,
        accuses=entry.get("accuses", False),
        transitive=entry.get("transitive", False) or entry.get("accuses", False),
        exact=entry.get("exact", False),
        relay=entry.get("relay", False),
        document=entry.get("document", False),
        clausal=entry.get("clausal", False),
        bare="bare" in takes,
        continues=lemma in language_data("ar", "names")["continuing"],
        question_words="كيف" in takes or "ما" in takes,
        people=entry.get("people", False),
        deems=entry.get("deems", False),
        polarity=entry.get("polarity", "asserts"),
    )


@functools.cache
def cues() -> Cues:
    """The lexicon, opened once per process."""
    data = language_data("ar", "cues")
    readings: dict[str, dict[tuple[str, str], Reading]] = {}
    for lemma, entry in data["verbs"].items():
        frame = _frame(lemma, entry, data["objects"])
        for form, kind, agreement, has_object in _forms(lemma, entry):
            key = (lemma, kind) if not has_object else (lemma, kind + "+")
            readings.setdefault(fold(form), {}).setdefault(key, Reading(frame, kind, agreement, has_object))

    def phrases(words: list[str]) -> tuple[tuple[str, ...], ...]:
        return tuple(sorted((tuple(fold(w) for w in phrase.split()) for phrase in words), key=len, reverse=True))

    return Cues(
        readings={form: tuple(sorted(_likely(found.values()), key=_rank)) for form, found in readings.items()},
        homographs=frozenset(map(fold_but_hamza, data["homographs"]["words"])),
        called=frozenset(data["homographs"]["called"]),
        impersonal=frozenset(map(fold, data["impersonal"]["forms"])),
        passives=frozenset(map(fold, data["impersonal"]["passives"])),
        sources=phrases(data["prepositions"]["words"]),
        clause_sources=phrases(data["prepositions"]["clauses"]),
        not_sources=frozenset(map(fold, data["prepositions"]["not_sources"])),
    )


def _likely(readings: Iterable[Reading]) -> Iterator[Reading]:
    """Without the dual of a verb that a noun in the accusative is written like: وعدا."""
    is_noun = any(reading.form == "bare" for reading in readings)
    return (reading for reading in readings if not (is_noun and reading.form == "past" and reading.agreement == "md"))


def _rank(reading: Reading) -> tuple[bool, bool, bool, bool]:
    """The likelier reading of a form first."""
    return reading.frame.exact, reading.form == "purpose", reading.has_object, reading.form in NOMINAL


@dataclass(slots=True, frozen=True)
class Preposition:
    """A prepositional cue."""

    words: tuple[str, ...]
    hung: bool
    """Whether its last word hangs on the source: وفقا ل."""
    rest: list[str]
    """The words behind the first that stand alone."""


def prepositions_from(norm: str) -> list[Preposition]:
    """The prepositional cues that a word may begin, perhaps behind و or ف, the longest first."""
    known = _by_first()
    return known.get(norm) or (known.get(norm[1:], []) if norm[0] in "وف" and len(norm) >= _SHORTEST_JOINED else [])


@functools.cache
def _by_first() -> dict[str, list[Preposition]]:
    """Prepositional cues by their first words."""
    found: dict[str, list[Preposition]] = {}
    for phrase in sorted((*cues().sources, *cues().clause_sources), key=len, reverse=True):
        hung = len(phrase[-1]) == 1
        found.setdefault(phrase[0], []).append(Preposition(phrase, hung, list(phrase[1 : len(phrase) - hung])))
    return found

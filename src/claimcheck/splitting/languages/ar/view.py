"""A document as the Arabic finder walks it: parallel lists, each word's flags and what cue it may be."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import zip_longest

from spacy.tokens import Doc

from claimcheck.splitting.draft import Quotation, Words, blocks_of, quotations_of, sentences_of, words_of
from claimcheck.splitting.languages.ar.adverbs import DOUBTFUL, is_no_adverb
from claimcheck.splitting.languages.ar.grammar import Is, flags, possessed_adverbs
from claimcheck.splitting.languages.ar.grammar import words as listed
from claimcheck.splitting.languages.ar.lexicon import FIRST_PERSON, Reading, cues, prepositions_from
from claimcheck.splitting.languages.ar.speakers import given_names, is_speaker
from claimcheck.splitting.languages.ar.spelling import fold, fold_but_hamza, length_of_prefix

_UNDOTTED = frozenset(("على", "إلى", "الى", "حتى", "لدى", "أخرى", "الأخرى", "إحدى", "الأولى", "سوى", "مدى", "مستوى"))
"""Where these are written so, final ى and ي are told apart."""
_NAME = "علي"
_STANDS, _IN = "ورد", (["في"], ["ضمن"], ["ان"])
"""ورد in a document, as the word after it tells."""
_WHAT = frozenset(("ما", "لما", "حسبما", "كما", "وفقما"))
_BETWEEN = ("بين", "وبين")
_GLUED = ("في", "هو", "هي")
"""Words that a lost blank leaves at the end of a verb: قالفي."""
_ROOT = 3
"""Letters of the lemmas that آ may open a form of: آمل, and not أفاد."""
_SHORTEST = 2
"""Letters: in a shorter word و and ف are its own."""
_REMEMBERED = 1 << 14
"""Words that are looked up once."""
_SHORT_QUOTE = 4
"""A quotation of so few words inside a clause may be a name."""


Stretch = tuple[int, int]
"""Indices of words, the end exclusive."""


@dataclass(slots=True, frozen=True)
class Unit:
    """A stretch of words that a cue's frame does not reach beyond: sentences that no quotation holds together."""

    start: int
    end: int
    block: int


@dataclass(slots=True, frozen=True)
class Cue:
    """A word that may attribute."""

    index: int
    start: int
    """In characters: without و and ف."""
    readings: tuple[Reading, ...]
    end: int
    """In characters: without a word that a lost blank has glued to it."""

    def is_glued(self, words: Words) -> bool:
        """Whether another word is written together with its end: قالفي."""
        return self.end < words.ends[self.index]

    def is_joined(self, words: Words) -> bool:
        """Whether و or ف is written together with it."""
        return self.start > words.starts[self.index]


@dataclass(slots=True)
class View:
    """One document."""

    words: Words
    flags: list[int]
    cues: list[Cue]
    cue_at: dict[int, Cue]
    units: list[Unit]
    quotes: list[Quotation]
    opens: dict[int, int] = field(default_factory=dict)
    """Index of the opening mark of a closed quotation: that of the mark that closes it."""
    closes: dict[int, int] = field(default_factory=dict)
    openers: list[int] = field(default_factory=list)
    """Indices of the words that a prepositional cue may begin with."""
    unclosed: dict[int, int] = field(default_factory=dict)
    """Index of an opening mark that nothing closes: where its block ends."""
    inside: dict[int, int] = field(default_factory=dict)
    """For every word in a closed quotation of more than a few words: index of the innermost opening mark."""

    def is_verb(self, index: int) -> bool:
        """Whether a word is likely a verb that attributes."""
        cue = self.cue_at.get(index)
        if cue is None or self.flags[index] & Is.PREPOSITION:  # عبر حسابه
            return False
        return cue.readings[0].finite and not cue.readings[0].frame.exact

    def unit_at(self, index: int) -> int | None:
        """The number of the unit that a word stands in."""
        number = bisect_right(self.units, index, key=lambda unit: unit.start) - 1
        return number if number >= 0 and index < self.units[number].end else None


def view_of(doc: Doc) -> View:
    """Look at a document: by its form a word is looked up once for all articles, and few need a second look."""
    words = words_of(doc)
    forms = list(map(_FORMS.__getitem__, words.texts))
    view = View(words, [form.flags for form in forms], [], {}, [], quotations_of(doc))
    is_dotted = not _UNDOTTED.isdisjoint(words.texts)  # then علي is a name
    times: list[int] = []
    for index, form in enumerate(forms):
        if not form.is_plain:
            _look_again(view, index, form, is_dotted=is_dotted)
            if form.is_time and index + 1 < len(words) and words.norms[index + 1] in listed("times", "adjectives"):
                times += (index, index + 1)  # الشهر الماضي says when, and is neither subject nor object
    for index in times:
        view.flags[index] |= Is.ADVERB
    view.cue_at = {cue.index: cue for cue in view.cues}
    _mark_quotations(view)
    view.units = _units(doc, view)
    return view


def _look_again(view: View, index: int, form: "_Form", *, is_dotted: bool) -> None:
    """See what the words around it make of a word: which flags it keeps, and which cue it may be."""
    words, text = view.words, view.words.texts[index]
    flag = 0 if (is_dotted and text == _NAME) or (form.flag & Is.ADVERB and is_no_adverb(words, index)) else form.flag
    if form.opens:
        view.openers.append(index)
    if form.readings and words.norms[index] == _STANDS and not _stands_in(words, index):
        form = _form_of(text, joined=True)  # ورد الوزير is وَ and ردّ
    view.flags[index] = flag | form.joined
    readings = form.dotted if is_dotted else form.readings
    if readings and not (_is_between(words, index) or _is_name(words, index, readings)):
        view.cues.append(Cue(index, words.starts[index] + form.before, readings, words.ends[index] - form.behind))


def _stands_in(words: Words, index: int) -> bool:
    """Whether the word says that something stands in a document, and is not *and he answered*."""
    return words.norms[index + 1 : index + 2] in _IN or words.norms[max(0, index - 1)] in _WHAT


@dataclass(slots=True, frozen=True)
class _Form:
    """What a word can be by its form alone."""

    flag: int
    readings: tuple[Reading, ...]
    """As a cue."""
    dotted: tuple[Reading, ...]
    """As a cue, where the last letter is written with its dots."""
    joined: int
    """The flag of و or ف that stands before the cue."""
    before: int
    """Characters of the word before the cue: و or ف with its marks."""
    behind: int
    """Characters of the word behind the cue: another word, glued to it."""
    is_time: bool
    opens: bool
    """Whether a prepositional cue may begin with it."""
    flags: int
    is_plain: bool
    """Whether its flags are all there is to it, whatever stands around it."""


class _Forms(dict[str, _Form]):
    """What words can be, by their text."""

    def __missing__(self, text: str) -> _Form:
        if len(self) >= _REMEMBERED:
            self.clear()
        self[text] = form = _form_of(text)
        return form


_FORMS = _Forms()


def _form_of(text: str, *, joined: bool = False) -> _Form:
    """What a word can be; `joined` says that it is no cue as a whole."""
    norm, known = fold(text), cues().readings
    readings, mark, before, behind = () if joined else known.get(norm, ()), 0, 0, 0
    if not readings and len(norm) > _SHORTEST and norm[0] in "وف" and norm[1:] in known:
        readings = tuple(r for r in known[norm[1:]] if r.form != "jussive")
        if readings:
            mark, before = Is.JOINED, length_of_prefix(text)
    elif not readings and norm.endswith(_GLUED):
        before, behind = int(norm[0] in "وف" and norm[:-2] not in known), 2
        readings = _apart(known.get(norm[before:-2], ()))
    readings = _as_spelt(readings, text[before:])
    flag = 0 if text[-1] == "ة" and norm in possessed_adverbs() else flags().get(norm, 0)  # دراسة حديثة
    is_time, opens = norm in listed("times", "nouns"), bool(prepositions_from(norm))
    is_plain = not (readings or is_time or opens or text == _NAME or norm in DOUBTFUL)
    return _Form(
        flag=flag,
        readings=readings,
        dotted=_as_dotted(readings, text),
        joined=mark,
        before=before,
        behind=behind,
        is_time=is_time,
        opens=opens,
        flags=flag | mark,
        is_plain=is_plain,
    )


def _as_spelt(readings: tuple[Reading, ...], text: str) -> tuple[Reading, ...]:
    """The readings that the spelling allows: دعوة is a noun and وصفه has a pronoun, هنا is no هنأ, آفاد no أفاد."""
    if text[-1] == "ة":
        readings = tuple(r for r in readings if not r.has_object)
    if text.lstrip("وف").startswith("آ"):
        readings = tuple(r for r in readings if len(r.frame.lemma) == _ROOT)
    return () if readings and fold_but_hamza(text) in cues().homographs else readings


def _as_dotted(readings: tuple[Reading, ...], text: str) -> tuple[Reading, ...]:
    """The readings that the last letter allows where dots are not left out: نفي is a noun and نفى a verb."""
    last = text[-1]
    if last == "ى" and text.lstrip("وف") in cues().called:
        return ()
    if last == "ه":  # أسفه is no آسفة
        return tuple(r for r in readings if (r.form, r.agreement) != ("participle", "fs"))
    if last == "ي":
        return tuple(r for r in readings if (r.form, r.agreement, r.frame.lemma[-1]) != ("past", "ms", "ى"))
    return readings


def _apart(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """The readings that a word can have from which a lost blank keeps the next one apart."""
    return tuple(r for r in readings if r.finite and not r.frame.exact and not r.has_object)


def _is_between(words: Words, index: int) -> bool:
    """Whether the word is the second *between*: *بينها وبين الشركة*."""
    return words.norms[index] in _BETWEEN and index > 0 and words.norms[index - 1].startswith(_BETWEEN)


def _is_name(words: Words, index: int, readings: Iterable[Reading]) -> bool:
    """Whether the word is a given name, and no verb: *العقيد تامر الرفاعي*, *الرئيس السابق نجيب حداد*."""
    if words.norms[index] not in given_names() or index == 0:
        return False
    if words.norms[index - 1] in given_names() and not any(r.agreement == "ms" for r in readings):
        return True  # كريم عزت
    return is_speaker(words.norms[index - 1]) or all(reading.agreement in FIRST_PERSON for reading in readings)


def _mark_quotations(view: View) -> None:
    words = view.words
    for quotation in view.quotes:
        if not quotation.closed:
            view.unclosed[words.first_from(quotation.start)] = words.first_from(quotation.end)
            continue
        opening, closing = words.first_from(quotation.start), words.first_from(quotation.inner[1])
        if closing <= opening + 1:
            continue
        view.opens[opening] = closing
        view.closes[closing] = opening
        is_clause = opening > 0 and bool(view.flags[opening - 1] & Is.PARTICLE)  # إن "القوائم ستعلن غدا"
        is_clause = is_clause or any(flag & Is.PARTICLE for flag in view.flags[opening + 1 : closing])
        if is_clause or closing - opening - 1 > _SHORT_QUOTE:
            view.inside.update(dict.fromkeys(range(opening + 1, closing), opening))


def _units(doc: Doc, view: View) -> list[Unit]:
    """Sentences, those that a closed quotation spans joined to one."""
    words, units = view.words, []
    bounds = sorted((q.start, q.end) for q in view.quotes if q.closed)
    starts = [start for start, _ in bounds]
    furthest: list[int] = []
    for _, end in bounds:
        furthest.append(max(end, furthest[-1]) if furthest else end)
    pending: tuple[int, int] | None = None
    sentences = sentences_of(doc)
    for sentence, following in zip_longest(sentences, sentences[1:]):
        first, last = words.first_from(sentence.start), words.first_from(sentence.end)
        if pending is not None and pending[1] == sentence.block:
            first = pending[0]
        pending = None
        before = bisect_right(starts, sentence.end - 1) - 1
        if before >= 0 and furthest[before] > sentence.end and furthest[before] <= blocks_of(doc)[sentence.block].end:
            pending = (first, sentence.block)
            continue
        if following is not None and _is_announced(view, last, following.start):
            pending = (first, following.block)
            continue
        units.append(Unit(first, last, sentence.block))
    return units


def _is_announced(view: View, end: int, start: int) -> bool:
    """Whether a colon at the end of a paragraph announces the quotation with which the next one opens."""
    if not (end and view.flags[end - 1] & Is.COLON):
        return False
    following = view.words.first_from(start)
    return end == following and (following in view.opens or following in view.unclosed)

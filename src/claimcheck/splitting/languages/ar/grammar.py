"""What a single word can be, by closed class and by shape: a set of flags for each folded form."""

import functools
import re
from dataclasses import dataclass
from typing import Final

from claimcheck.splitting.data import language_data
from claimcheck.splitting.languages.ar.spelling import fold


@dataclass(slots=True, frozen=True)
class _Classes:
    """The classes, as bits: a word can be of several. Plain integers, because enum members are slow to combine."""

    COMMA: int = 1 << 0
    STOP: int = 1 << 1
    COLON: int = 1 << 2
    QUOTE: int = 1 << 3
    DASH: int = 1 << 4
    BRACKET: int = 1 << 5
    JOINED: int = 1 << 6
    """و or ف stands before the word."""
    PARTICLE: int = 1 << 7
    GOVERNOR: int = 1 << 8
    PREPOSITION: int = 1 << 9
    RELATIVE: int = 1 << 10
    PRONOUN: int = 1 << 11
    DEMONSTRATIVE: int = 1 << 12
    QUANTIFIER: int = 1 << 13
    NEGATOR: int = 1 << 14
    AUXILIARY: int = 1 << 15
    SUBORDINATOR: int = 1 << 16
    ADVERB: int = 1 << 17
    OBJECT: int = 1 << 18


Is: Final = _Classes()
"""An object, for Python reads what belongs to a class much more slowly."""
MARK = Is.COMMA | Is.STOP | Is.COLON | Is.QUOTE | Is.DASH | Is.BRACKET
NAMELESS = Is.PREPOSITION | Is.NEGATOR | Is.SUBORDINATOR | Is.PRONOUN
"""What no name in quotation marks begins with, unless its kind stands before it."""
COLONS = frozenset(":：")
_MARKS: dict[str, int] = (
    dict.fromkeys("،,؛;", Is.COMMA)
    | dict.fromkeys(".!?؟…۔", Is.STOP)
    | dict.fromkeys(COLONS, Is.COLON)
    | dict.fromkeys("\"“”„«»‹›‘’'`", Is.QUOTE)
    | dict.fromkeys("-–—ـ", Is.DASH)
    | dict.fromkeys("()[]{}", Is.BRACKET)
    | {"/": Is.ADVERB}  # تموز/يوليو
)


@functools.cache
def flags() -> dict[str, int]:
    """The flags of every form that has any, by folded form; those with و and ف before them included."""
    data = language_data("ar", "grammar")
    found = dict(_MARKS)
    joined: dict[str, int] = {}

    def add(words: list[str], flag: int) -> None:
        for word in map(fold, words):
            found[word] = found.get(word, 0) | flag
            for letter in "وف":
                joined[letter + word] = joined.get(letter + word, 0) | flag | Is.JOINED

    particles = data["particles"]
    hung = [
        p + pronoun for p in [*particles["plain"], *particles["joined"]] for pronoun in ["", *particles["pronouns"]]
    ]
    add([*hung, *particles["negative"]], Is.PARTICLE)
    for name, flag in (
        ("governors", Is.GOVERNOR),
        ("prepositions", Is.PREPOSITION),
        ("relatives", Is.RELATIVE),
        ("pronouns", Is.PRONOUN),
        ("demonstratives", Is.DEMONSTRATIVE),
        ("quantifiers", Is.QUANTIFIER),
        ("negators", Is.NEGATOR),
        ("auxiliaries", Is.AUXILIARY),
        ("subordinators", Is.SUBORDINATOR),
        ("adverbs", Is.ADVERB),
    ):
        add(data[name]["words"], flag)
    add(data["prepositions"]["pronominal"], Is.PREPOSITION | Is.ADVERB)
    add(data["prepositions"]["manner"], Is.PREPOSITION)
    heads = data["objects"]["words"]
    add([opener + word for word in heads for opener in ("", "ال")] + data["objects"]["definite"], Is.OBJECT)
    stems = [word[:-1] + "ت" if word.endswith("ة") else word for word in heads]
    add([stem + pronoun for stem in stems for pronoun in ("ه", "ها", "هم")], Is.OBJECT)
    return joined | found


@functools.cache
def possessed_adverbs() -> frozenset[str]:
    """Adverbials that a pronoun in ه ends: written with ة they are another word, as حديثه and حديثة."""
    adverbs = language_data("ar", "grammar")["adverbs"]["words"]
    return frozenset(fold(w) for w in adverbs if w.endswith("ه")) - {fold(w) for w in adverbs if w.endswith("ة")}


@functools.cache
def words(section: str, key: str = "words") -> frozenset[str]:
    """A list of `grammar.toml`, folded."""
    return frozenset(map(fold, language_data("ar", "grammar")[section][key]))


_FUTURE = re.compile("س[ايتن]...+")


@functools.lru_cache(maxsize=2**16)
def is_future(norm: str) -> bool:
    """Whether a folded form has the shape of a verb in the future, and is no noun or name known to have it."""
    return _FUTURE.fullmatch(norm) is not None and norm not in _not_future()


@functools.cache
def _not_future() -> frozenset[str]:
    names = language_data("ar", "names")["given"]
    listed = language_data("ar", "assertions")["not_future"]
    return frozenset(map(fold, [*listed, *names["m"], *names["f"]]))


@functools.cache
def acts() -> frozenset[str]:
    """Pasts of verbs that tell what somebody did, of one man and of one woman: دفع، دفعت."""
    verbs = language_data("ar", "assertions")["verbs"]
    return frozenset(fold(verb) + ending for verb in verbs for ending in ("", "ت"))


_POSSESSORS = ("هما", "ها", "هم", "ه", "نا")
_SHORTEST_STEM = 3
_VERBAL_NOUN = re.compile(
    "ا..ا."  # إعلان
    "|ا.[تنط].ا.|ان..ا."  # اجتماع، انسحاب
    "|است.{2,3}ا."  # استخدام
    "|است.*ه|ا.{1,2}ا.ه"  # استقالة، إدانة
    "|ت..ي.|ت.ا..|ت....ه"  # تشكيل، تعاون، تسوية
    "|م.ا..ه"  # محاسبة
)


@functools.lru_cache(maxsize=2**16)
def is_verbal_noun(norm: str, *, articled: bool = True) -> bool:
    """Whether a folded form has the shape of a verbal noun, with or without a pronoun: استقالة، إعلان، تشكيلها.

    Where it is not `articled`, ال is a part of the noun itself: إلغاء.
    """
    word = norm.removeprefix("ال") if articled else norm
    if _VERBAL_NOUN.fullmatch(word):
        return True
    for pronoun in _POSSESSORS:
        if word.endswith(pronoun):
            stem = word[: -len(pronoun)]
            spelt = stem[:-1] + "ه" if stem.endswith("ت") else stem
            return len(stem) >= _SHORTEST_STEM and any(map(_VERBAL_NOUN.fullmatch, (stem, spelt)))
    return False

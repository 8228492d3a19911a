"""The case of a source's name: a sound plural or dual is written otherwise where it speaks and where it is governed.

*ونقلت عن مسؤولين أمنيين* becomes *مسؤولون أمنيون قالوا*, and *بحسب مسؤولين* stays. So does the indefinite singular:
*غير أن مسؤولا أكد* becomes *مسؤول أكد*.
"""

import functools

from claimcheck.splitting.data import language_data
from claimcheck.splitting.languages.ar.speakers import singular_heads
from claimcheck.splitting.languages.ar.spelling import fold

_GOVERNED = "ين"
_PLURAL, _DUAL = "ون", "ان"
_ACCUSATIVE = "ا"
_SHORTEST = 4


def nominative(name: str) -> str:
    """A name as the subject of its verb; the adjectives behind its head agree."""
    head, *rest = name.split(" ")
    if head.endswith(_ACCUSATIVE) and fold(head.removesuffix(_ACCUSATIVE)) in singular_heads():
        return _with(head, rest, _ACCUSATIVE, "")  # أن مصدرا قضائيا أكد
    ending = _ending(head)
    return _with(head, rest, _GOVERNED, ending) if ending else name


def genitive(name: str) -> str:
    """A name behind a preposition."""
    head, *rest = name.split(" ")
    ending = next((e for e in (_PLURAL, _DUAL) if head.endswith(e) and _ending(head[:-2] + _GOVERNED) == e), "")
    return _with(head, rest, ending, _GOVERNED) if ending else name


def _with(head: str, rest: list[str], old: str, new: str) -> str:
    definite = head.startswith("ال")
    words = [head[: -len(old)] + new]
    for number, word in enumerate(rest):
        if not word.endswith(old) or word.startswith("ال") != definite or len(word) < _SHORTEST:
            return " ".join([*words, *rest[number:]])
        words.append(word[: -len(old)] + new)
    return " ".join(words)


@functools.cache
def _ending(head: str) -> str:
    """What the ين of a noun for people is where nothing governs it; nothing where it is part of the word."""
    bare = head.removeprefix("ال")
    if not head.endswith(_GOVERNED) or fold(bare) in singular_heads():  # أمين
        return ""
    stem = bare[:-2]
    if fold(stem) not in singular_heads() and fold(stem + _GOVERNED) not in _plurals():
        return ""
    return _DUAL if fold(stem + _DUAL) in _plurals() else _PLURAL


@functools.cache
def _plurals() -> frozenset[str]:
    heads = language_data("ar", "names")["heads"]
    return frozenset(fold(word) for role in ("group", "unnamed") for word in heads[role]["p"])

"""Who can speak, by the lexicon: heads of noun phrases, first names, places that stand for governments."""

import functools
from collections.abc import Iterator
from typing import Any

from claimcheck.splitting.data import language_data
from claimcheck.splitting.languages.ar.spelling import fold


@functools.cache
def singular_heads() -> frozenset[str]:
    """Nouns for one person."""
    heads = language_data("ar", "names")["heads"].values()
    singular = [word for table in heads if isinstance(table, dict) for key in ("m", "f") for word in table.get(key, [])]
    return frozenset(map(fold, singular))


@functools.cache
def masculine_heads() -> frozenset[str]:
    """Nouns for one man."""
    heads = language_data("ar", "names")["heads"]
    return frozenset(fold(word) for role in ("office", "honorific", "spokesperson") for word in heads[role]["m"])


@functools.cache
def masculine_bodies() -> frozenset[str]:
    """Nouns for organisations that take a verb in the masculine."""
    return frozenset(map(fold, language_data("ar", "names")["heads"]["body"]["m"]))


@functools.cache
def works() -> frozenset[str]:
    """Nouns for what speaks for itself: a study, a report, figures."""
    heads = language_data("ar", "names")["heads"]
    return frozenset(map(fold, _strings([heads["work"], heads["statement"]])))


@functools.cache
def _speaker_heads() -> frozenset[str]:
    """Nouns that head the name of somebody who can speak, with and without the article."""
    singular = {fold(word) for word in _strings(language_data("ar", "names")["heads"]) if " " not in word}
    feminine = {word + "ه" for word in singular if not word.endswith("ه")}
    plural = {word + ending for word in singular for ending in ("ون", "ين", "ات", "و", "ي")}
    plain = singular | feminine | plural
    return frozenset(plain | {"ال" + word for word in plain})


def _strings(data: Any) -> Iterator[str]:
    """Every string in nested tables and lists."""
    if isinstance(data, str):
        yield data
    else:
        for value in data.values() if isinstance(data, dict) else data:
            yield from _strings(value)


@functools.cache
def bodies() -> frozenset[str]:
    """Nouns for organisations."""
    return frozenset(map(fold, _strings(language_data("ar", "names")["heads"]["body"])))


@functools.cache
def places() -> frozenset[str]:
    """Countries, capitals and other places that stand for who governs there."""
    data = language_data("ar", "names")
    capitals = [word for listed in data["countries"].values() for word in listed[1:]]
    folded = frozenset(map(fold, [*data["countries"], *capitals]))
    return folded | {word[:-1] + "ه" for word in folded if word.endswith("ا")}  # سوريا، سورية


@functools.cache
def cities() -> frozenset[str]:
    """Towns and regions of one word, where things happen."""
    return frozenset(map(fold, language_data("ar", "names")["places"]["words"]))


@functools.cache
def names() -> frozenset[str]:
    """First names of people, and places."""
    return given_names() | places()


@functools.cache
def given_names() -> frozenset[str]:
    """First names of people."""
    return frozenset(map(fold, _strings(language_data("ar", "names")["given"])))


def is_speaker(norm: str) -> bool:
    """Whether a word heads a noun phrase that can speak."""
    return norm in _speaker_heads()


def is_known(norm: str) -> bool:
    """Whether a word is a given name or heads a noun phrase that can speak."""
    return is_speaker(norm) or norm in given_names()


def has_head(norm: str, heads: frozenset[str]) -> bool:
    """Whether a noun is one of some heads, whatever hangs on it: الشكر، شكره، شكرا."""
    word = norm.removeprefix("ال")
    if word in heads or word.removesuffix("ا") in heads:
        return True
    for pronoun in ("هما", "ها", "هم", "ه", "نا", "ي"):
        if word.endswith(pronoun):
            stem = word[: -len(pronoun)]
            if stem in heads or (stem.endswith("ت") and stem[:-1] + "ه" in heads):
                return True
    return False

"""Somebody called by a last name alone, with the first name in brackets: *[Peter] Lund ran for parliament*."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from spacy.tokens import Doc

from claimcheck.splitting.draft import Place, Words, appearances_of, text_of, words_of
from claimcheck.splitting.naming.entities import Entity
from claimcheck.splitting.wording import Addition

_OF_PERSON = re.compile(r",\s+(?:who\b|[1-9]\d,)")
"""Behind a name it tells that it is a person's."""
_POSSESSIVES = ("'s", "’s", "'", "’")

StandsBefore = Callable[[str, str], bool]
"""Whether a word, as it stands and folded, can come right before a last name and makes no other name or noun of it."""


class _FullName(NamedTuple):
    """The words of a name of two or more, and the place of all but the last."""

    words: range
    given: Place


def first_names(doc: Doc, stands_before: StandsBefore) -> Iterator[Addition]:
    """What stands before each such last name, by place; the full name is where the article first gives it."""
    text, words = text_of(doc), words_of(doc)
    full_names: dict[Entity, _FullName | None] = {}
    done = -1
    for appearance in appearances_of(doc):
        entity, at = appearance.entity, appearance.at
        if entity not in full_names:
            full_names[entity] = _full_name(text, words, entity)
        name = full_names[entity]
        if name is not None and at > done and _is_last_name(text, words, at, name, stands_before):
            done = at
            yield Addition(at, " ".join(text[slice(*name.given)].split()), name.given, before=True)


def _full_name(text: str, words: Words, entity: Entity) -> _FullName | None:
    """What somebody is called at best, if that is more than a last name and surely a person's."""
    if entity.kind != "person" or not entity.names:
        return None
    best = entity.best
    start, end = best.place
    told = entity.gender or any(name.given or name.trusted for name in entity.names.values())
    if best.missing or not ((told and entity.sure) or _OF_PERSON.match(text, end)):
        return None
    name = words.within(start, end)
    return _FullName(name, (start, words.ends[name[-2]])) if len(name) > 1 else None


def _is_last_name(text: str, words: Words, at: int, name: _FullName, stands_before: StandsBefore) -> bool:
    """Whether the last word of a name stands at a place without the others."""
    i = words.first_from(at)
    if i in name.words or i >= len(words) or words.starts[i] != at:
        return False
    return _bare(words.texts[i]) == words.texts[name.words[-1]] and _is_alone(text, words, i, stands_before)


def _is_alone(text: str, words: Words, i: int, stands_before: StandsBefore) -> bool:
    """Whether no other part of a name stands beside a word."""
    follows = words.texts[i + 1] if i + 1 < len(words) and text[words.ends[i] : words.ends[i] + 1] == " " else ""
    stopped = i > 1 and words.texts[i - 1] in ".!?؟" and not words.texts[i - 2].isdigit()  # am 14. Februar
    opens = i == 0 or stopped or "\n" in text[words.ends[i - 1] : words.starts[i]]
    return not follows[:1].isupper() and (opens or stands_before(words.texts[i - 1], words.norms[i - 1]))


def _bare(word: str) -> str:
    ending = next((e for e in _POSSESSIVES if word.endswith(e)), "")
    return word.removesuffix(ending)

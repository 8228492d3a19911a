"""Somebody called by a last name alone, with the first name in brackets: *[Peter] Lund ran for parliament*."""

import re
from collections.abc import Callable, Iterator

from spacy.tokens import Doc

from claimcheck.splitting.draft import Place, Words, appearances_of, text_of, words_of
from claimcheck.splitting.naming.antecedents import Appearance
from claimcheck.splitting.wording import Addition

_OF_PERSON = re.compile(r",\s+(?:who\b|[1-9]\d,)")
"""Behind a name it tells that it is a person's."""
_POSSESSIVES = ("'s", "’s", "'", "’")

StandsBefore = Callable[[str, str], bool]
"""Whether a word, as it stands and folded, can come right before a last name and makes no other name or noun of it."""


def first_names(doc: Doc, stands_before: StandsBefore) -> Iterator[Addition]:
    """What stands before each such last name, by place; the full name is where the article first gives it."""
    text, words = text_of(doc), words_of(doc)
    done = -1
    for appearance in appearances_of(doc):
        addition = _addition(text, words, appearance, stands_before) if appearance.at > done else None
        if addition is not None:
            done = appearance.at
            yield addition


def _addition(text: str, words: Words, appearance: Appearance, stands_before: StandsBefore) -> Addition | None:
    entity = appearance.entity
    if entity.kind != "person" or not entity.names or entity.best.missing:
        return None
    told = entity.gender or any(name.given or name.trusted for name in entity.names.values())
    if not ((told and entity.sure) or _OF_PERSON.match(text, entity.best.place[1])):
        return None
    start, end = entity.best.place
    name = words.within(start, end)
    i = words.first_from(appearance.at)
    if len(name) < 2 or i in name or i >= len(words) or words.starts[i] != appearance.at:  # noqa: PLR2004 - first and last
        return None
    if _bare(words.texts[i]) != words.texts[name[-1]] or not _is_alone(text, words, i, stands_before):
        return None
    first: Place = (start, words.ends[name[-2]])
    return Addition(appearance.at, " ".join(text[slice(*first)].split()), first, before=True)


def _is_alone(text: str, words: Words, i: int, stands_before: StandsBefore) -> bool:
    """Whether no other part of a name stands beside a word."""
    follows = words.texts[i + 1] if i + 1 < len(words) and text[words.ends[i] : words.ends[i] + 1] == " " else ""
    stopped = i > 1 and words.texts[i - 1] in ".!?؟" and not words.texts[i - 2].isdigit()  # am 14. Februar
    opens = i == 0 or stopped or "\n" in text[words.ends[i - 1] : words.starts[i]]
    return not follows[:1].isupper() and (opens or stands_before(words.texts[i - 1], words.norms[i - 1]))


def _bare(word: str) -> str:
    ending = next((e for e in _POSSESSIVES if word.endswith(e)), "")
    return word.removesuffix(ending)

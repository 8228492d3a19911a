"""What a language's `cues.toml` knows: the words that attribute, the frames they open, and the closed classes of words.

A verb is listed with its forms in the order of `grammar.slots` and with what it takes; a noun and a preposition alike.
"""

import functools
from dataclasses import dataclass

from claimcheck.models import CueKind, Polarity
from claimcheck.splitting.data import fold_of, language_data

_NONE = "-"
"""Stands for a form that is mostly another word."""
_SPEAKERS = ("office", "spokesperson", "honorific", "relation", "body", "group")
"""Kinds of names that can speak."""


@dataclass(slots=True, frozen=True)
class Cue:
    """An entry of the lexicon."""

    lemma: str
    kind: CueKind
    takes: frozenset[str]
    polarity: Polarity = "asserts"
    prefix: str = ""
    """The part that a verb parts with in a main clause: `an` of German ankündigen."""
    needs: frozenset[str] = frozenset()
    """Words of which one must stand in the clause: `davon` with German ausgehen."""
    unless: frozenset[str] = frozenset()
    """Words of which none may stand in the clause: `Tote` with German fordern."""


@dataclass(slots=True, frozen=True)
class Form:
    """A cue as it stands in a text; `slots` are the forms it may be."""

    cue: Cue
    slots: frozenset[str]


class Lexicon:
    """The cues of a language by their folded forms."""

    def __init__(self, code: str) -> None:
        data = language_data(code, "cues")
        self._fold = fold_of(code)
        self.order: str = data["grammar"]["order"]
        self._slots: list[str] = data["grammar"]["slots"]
        self._words: dict[str, frozenset[str]] = {name: self._set(text) for name, text in data["words"].items()}
        self._endings = {name: tuple(sorted(self._set(text))) for name, text in data["endings"].items()}
        self.verbs: dict[str, list[Form]] = {}
        """Verbs by their forms; one with a prefix by the forms that have it on."""
        self.parted: dict[str, list[Form]] = {}
        """Verbs with a prefix by the forms that have parted with it."""
        self._add_verbs(data["verbs"])
        self.nouns = {
            form: Cue(
                lemma, entry.get("kind", "noun"), frozenset(entry["takes"].split()), entry.get("polarity", "asserts")
            )
            for lemma, entry in data["nouns"].items()
            for form in self._set(entry["forms"])
        }
        self.phrases = self._phrases(data["prepositions"])
        names = language_data(code, "names")
        heads = (words for kind in _SPEAKERS for words in names["heads"].get(kind, {}).values())
        self.speakers = frozenset(self._fold(word) for words in heads for word in words)
        """Nouns for persons and bodies."""
        suffixes = names.get("suffixes", {})
        self.speaker_endings = tuple(self._fold(end) for kind in _SPEAKERS for end in suffixes.get(kind, []))

    def endings(self, name: str) -> tuple[str, ...]:
        """The folded endings that mark a class of words."""
        return self._endings[name]

    def words(self, name: str) -> frozenset[str]:
        """The folded words of a closed class."""
        return self._words[name]

    def _set(self, text: str) -> frozenset[str]:
        return frozenset(map(self._fold, text.split()))

    def _add_verbs(self, entries: dict[str, dict[str, str]]) -> None:
        whole: dict[str, dict[Cue, set[str]]] = {}
        parted: dict[str, dict[Cue, set[str]]] = {}
        for lemma, entry in entries.items():
            polarity: Polarity = entry.get("polarity", "asserts")  # type: ignore[assignment]
            takes = frozenset(entry["takes"].split())
            needs, unless = self._set(entry.get("needs", "")), self._set(entry.get("unless", ""))
            cue = Cue(lemma, "verb", takes, polarity, entry.get("prefix", ""), needs, unless)
            for slot, form in zip(self._slots, entry["forms"].split(), strict=True):
                if form == _NONE:
                    continue
                bare = form.removeprefix(cue.prefix)
                if cue.prefix and (bare == form or slot == "participle"):  # written apart as well: bekannt gegeben
                    parted.setdefault(self._fold(bare), {}).setdefault(cue, set()).add(slot)
                whole.setdefault(self._fold(cue.prefix + bare), {}).setdefault(cue, set()).add(slot)
        for forms, table in ((whole, self.verbs), (parted, self.parted)):
            for form, cues in forms.items():
                table[form] = [Form(cue, frozenset(slots)) for cue, slots in cues.items()]

    def _phrases(self, entries: dict[str, dict[str, str]]) -> dict[str, list[tuple[tuple[str, ...], Cue]]]:
        """Prepositional cues by their first word, the longest first."""
        found: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
        for phrase, entry in entries.items():
            words = tuple(map(self._fold, phrase.split()))
            cue = Cue(phrase, "preposition", frozenset(entry["takes"].split()), entry.get("polarity", "asserts"))  # type: ignore[arg-type]
            found.setdefault(words[0], []).append((words, cue))
        return {first: sorted(phrases, key=lambda p: -len(p[0])) for first, phrases in found.items()}


@functools.cache
def lexicon_of(code: str) -> Lexicon:
    """The lexicon of a language, read once."""
    return Lexicon(code)

"""What kind of word a cue is, its lemma, and whether it denies or asks; by `cues.toml` and `cue_words.toml`.

For cues that were found by a model, which knows where a cue stands but not what it is called.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.models import CueKind, Polarity
from claimcheck.splitting.data import fold_of, language_data
from claimcheck.splitting.draft import Place
from claimcheck.splitting.patterns.lexicon import Cue, lexicon_of

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_BEFORE = 24  # characters in which the word before a cue is looked for


@dataclass(frozen=True, slots=True)
class CueWord:
    """A cue's dictionary form, kind and polarity."""

    lemma: str
    kind: CueKind
    polarity: Polarity


class CueWords:
    """Reads the words of cues in one language."""

    def __init__(self, lang: str) -> None:
        lexicon = lexicon_of(lang)
        further = language_data(lang, "cue_words")
        self._fold = fold_of(lang)
        self._verbs = {form: forms[0].cue for form, forms in lexicon.verbs.items()}
        self._nouns = lexicon.nouns
        self._phrases = lexicon.phrases
        self._lemmas = {form: verb for verb in further["verbs"] for form in _regular_forms(verb)}
        self._lemmas |= {form: verb for verb, forms in further["irregular"].items() for form in forms.split()}
        self._speech = frozenset(form for form, cue in self._verbs.items() if "before" in cue.takes)
        self._pronouns = lexicon.words("pronouns") | lexicon.words("relatives")
        self._be = lexicon.words("be")
        self._negations = lexicon.words("negations") | frozenset(further["negations"])
        self._determiners = lexicon.words("determiners")
        self._prepositions = lexicon.words("prepositions") | lexicon.phrases.keys()
        self._openers = lexicon.words("questions") | self._be | lexicon.words("auxiliaries")
        self._light = frozenset(further["light"]).union(
            *map(lexicon.words, ("be", "auxiliaries", "negations", "adverbs", "determiners", "to", "conjunctions"))
        )

    def read(self, text: str, cue: Place, content: Sequence[Place]) -> CueWord:
        """What stands at `text[cue[0]:cue[1]]`."""
        written = text[slice(*cue)]
        words = self._folded(text, cue)
        if not words:
            return CueWord(written, "colon" if ":" in written else "quote", "asserts")
        place = next((i for i, word in enumerate(words) if not self._is_light(word)), 0)
        head = words[place]
        lead = words[:place] or self._folded(text, (max(0, cue[0] - _BEFORE), cue[0]))[-1:]
        kind = self._kind(head, lead)
        entry = self._entry(words[place:], kind)
        lemma = entry.lemma if entry else self._lemmas.get(head, head)
        polarity: Polarity = entry.polarity if entry else "asserts"
        if polarity == "questions" and not self._asks(text, content):
            polarity = "asserts"  # to ask for something, to question somebody
        if not self._negations.isdisjoint(words) or any(word.endswith(("n't", "n’t")) for word in words):
            polarity = "asserts" if polarity == "denies" else "denies"
        return CueWord(lemma, kind, polarity)

    def speaks(self, text: str, place: Place) -> bool:
        """Whether a verb of speech, one that may follow what is said, stands in a place."""
        return not self._speech.isdisjoint(self._folded(text, place))

    def is_pronoun(self, text: str, places: Sequence[Place]) -> bool:
        """Whether nothing but pronouns stands in the places."""
        return all(word in self._pronouns for place in places for word in self._folded(text, place))

    def _folded(self, text: str, place: Place) -> list[str]:
        return [self._fold(word) for word in _WORD.findall(text, *place)]

    def _is_light(self, word: str) -> bool:
        return word in self._light or (word.endswith("ly") and word not in self._verbs)

    def _kind(self, head: str, lead: Sequence[str]) -> CueKind:
        before = lead[-1] if lead else ""
        if head in self._prepositions:
            return "preposition"
        determined = before in self._determiners or before.endswith(("'s", "’s", "s'", "s’"))
        if head in self._nouns and (determined or head not in self._verbs):
            return "noun"
        if head.endswith("ing") and self._be.isdisjoint(lead):
            return "participle"
        return "verb"

    def _entry(self, words: Sequence[str], kind: CueKind) -> Cue | None:
        """What the lexicon has of a cue that begins with its head."""
        if kind == "preposition":
            phrases = self._phrases.get(words[0], [])
            return next((cue for phrase, cue in phrases if tuple(words[: len(phrase)]) == phrase), None)
        return self._nouns.get(words[0]) if kind == "noun" else self._verbs.get(words[0])

    def _asks(self, text: str, content: Sequence[Place]) -> bool:
        opening = _WORD.search(text, *content[0])
        asks = opening is not None and self._fold(opening.group()) in self._openers
        return asks or text[slice(*content[-1])].rstrip("\"'”’").endswith("?")


def _regular_forms(verb: str) -> tuple[str, ...]:
    """A verb and its forms in -s, -ed and -ing."""
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb
    sibilant = verb.endswith(("s", "x", "z", "ch", "sh", "o"))
    return verb, verb + ("es" if sibilant else "s"), stem + "ed", stem + "ing"

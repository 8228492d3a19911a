"""How Arabic words a claim: source, cue in agreement with it, particle, content."""

import re
from collections.abc import Callable, Sequence
from typing import Any, Literal

from claimcheck.splitting.data import language_data
from claimcheck.splitting.draft import Words
from claimcheck.splitting.languages.ar.agreement import Gender, Number, agreed, past, turned
from claimcheck.splitting.languages.ar.case import genitive, nominative
from claimcheck.splitting.languages.ar.grammar import Is, acts, flags, is_future, is_verbal_noun
from claimcheck.splitting.languages.ar.grammar import words as listed
from claimcheck.splitting.languages.ar.presents import Presents
from claimcheck.splitting.languages.ar.speakers import singular_heads
from claimcheck.splitting.languages.ar.spelling import fold
from claimcheck.splitting.wording import Statement, Wording

_VOWELS = re.compile("[\u064b-\u0650\u0652]")
_CLAUSE = re.compile(r"[،؛,;:.!؟\n]")
_LONGEST_PREPOSITION = 6  # words from the cue to the name
_SUFFIXES = ("هما", "هم", "هن", "ها", "ه")
_NEGATIONS = ("لم", "لن")
_HAMZAS = ("أ", "إ", "آ")
_ALREADY, _LOST = "قد", "فقد"
_PURPOSE = ("لي", "لت")
_GOVERNING = ("ب", "ل", "ك")
_NEAR = 4
_FEMININE = ("ة", "ى", "اء")


class Rules:
    """Wordings from the words of `standalone.toml`."""

    def __init__(self, data: dict[str, Any], language: dict[str, Any], fold: Callable[[str], str]) -> None:  # noqa: ARG002 - every language is given the same
        self._conjunction: str = data["conjunction"]
        self._people = frozenset(map(fold, data["human_plurals"]))
        self._men = frozenset(data["men"])
        self._own_waw = frozenset(map(fold, data["own_waw"]))
        self._behind_fa = frozenset(map(fold, data["behind_fa"]))
        bodies = language_data("ar", "names")["heads"]["body"]
        self._bodies = {gender: frozenset(map(fold, bodies[gender])) for gender in ("m", "f")}
        self._speaking = frozenset(("قال", *language_data("ar", "names")["continuing"]))
        self._verbs = frozenset(language_data("ar", "cues")["verbs"])
        self._acts = acts() | frozenset(map(fold, data["before_names"]))
        self._presents = Presents(data["dates"])
        self._fold = fold

    def opening(self, word: str) -> int:
        """Whether the first word of a sentence begins with the conjunction و or ف."""
        folded = self._fold(word)
        own = folded in self._own_waw and word[1:2] not in _HAMZAS  # وادي, but وأدى
        joined = folded[:1] == "و" and len(folded) > 2 and not own  # noqa: PLR2004 - a word is left
        known = folded[1:] in self._behind_fa or folded[1:] in self._acts
        return int(joined or folded.startswith("فال") or (folded[:1] == "ف" and known))

    def ties(self, last: str, following: str) -> bool:
        """What قد makes doubtful stays so, *وقد يكون*; فقد is *so*, and no verb, before a known past only."""
        if last == _LOST:
            return following in self._acts
        return not (last.endswith(_ALREADY) and self._presents.may_be_present(following))

    def stands_before_name(self, word: str, norm: str) -> bool:  # noqa: ARG002 - every language is given the same
        """A known verb; behind a noun the name may be an adjective, *المنتخب المصري*."""
        return norm in self._acts or norm[1:] in self._acts

    def is_past(self, words: Words, indices: Sequence[int], at: int) -> bool:
        """Whether no verb in the present is the nearest before it."""
        return not self._presents.is_open([words.norms[i] for i in indices], indices.index(at))

    def word(self, statement: Statement, wording: Wording) -> None:
        """Write an attribution."""
        kind = statement.draft.kind
        inflect = genitive if kind == "preposition" else nominative
        statement = statement._replace(names=tuple((inflect(name), place) for name, place in statement.names))
        if statement.opens_sentence:
            statement = self._without_conjunction(statement)
        if kind == "preposition":
            self._according_to(statement, wording)
        elif kind in ("colon", "quote") or statement.inside:
            statement.write_names(wording, self._conjunction)
            wording.write(":" if statement.names else "")
            statement.write_content(wording)
        elif kind == "noun" and self._denies(statement):
            self._clause(self._without_preposition(statement), wording)
        elif kind == "noun" and not self._is_verbal_noun(statement):
            statement.write_names(wording, self._conjunction)
            wording.write(f"({statement.cue}):")
            statement.write_content(wording)
        else:
            self._clause(statement, wording)

    def _clause(self, statement: Statement, wording: Wording) -> None:
        statement.write_names(wording, self._conjunction)
        if statement.draft.kind == "verb":
            for helper in statement.helpers:
                wording.quote(helper)
        wording.write(self._verb(statement))
        for place in statement.bridge:
            wording.quote(place)
        if not statement.framed and (statement.fronted or statement.colon or self._is_speech(statement)):
            wording.write(":")
        statement.write_content(wording)

    def _is_speech(self, statement: Statement) -> bool:
        """Whether the content is direct speech, quoted or with no mark behind its verb: *وتابع لن نقبل*."""
        if statement.quoted and not self._is_governed(statement):
            return True
        if statement.draft.lemma not in self._speaking:
            return False
        norm = fold(_first_word(statement))
        return bool(flags().get(norm, 0) & (Is.NEGATOR | Is.PRONOUN | Is.DEMONSTRATIVE)) or is_future(norm)

    @staticmethod
    def _is_governed(statement: Statement) -> bool:
        """Whether what is quoted is a part of the clause, behind بـ."""
        first = statement.content[0]
        end = first.place[0] - len(first.opening)
        before = statement.text[max(0, end - _NEAR) : end].split()
        return bool(before) and before[-1].strip("ـ") in _GOVERNING

    def _verb(self, statement: Statement) -> str:
        """The cue as the verb of its source: agreeing with it, a participle or verbal noun in the past."""
        draft = statement.draft
        if not statement.names:
            return statement.cue
        gender, number = self._subject(statement)
        purpose = self._fold(statement.cue)[:2] in _PURPOSE and not draft.lemma.startswith("ل")
        other = {"ms": "f", "fs": "m"}.get(draft.agreement) == gender
        if draft.kind != "verb" or draft.agreement[:1] == "1" or purpose or (other and self._is_past(statement)):
            return past(draft.lemma, gender, number) if draft.lemma else statement.cue
        cue = _VOWELS.sub("", statement.cue)
        if other and draft.lemma and not statement.helpers:
            cue = turned(cue, draft.lemma, gender)
        singular = draft.agreement in ("", "ms", "fs")
        moved = bool(draft.source) and draft.source[0][0] > draft.cue[0][0]
        if not (singular and moved and draft.lemma) or number == "s":
            return cue
        before, _, verb = cue.rpartition(" ")
        helpers = [statement.text[s:e] for s, e in statement.helpers]
        negated = any(self._fold(word).endswith(_NEGATIONS) for word in [*helpers, before])
        verb = agreed(verb, draft.lemma, gender, number, negated=negated)
        return f"{before} {verb}" if before else verb

    def _subject(self, statement: Statement) -> tuple[Gender, Number]:
        """Gender and number of the source, from its names and from the form that the article gave the cue."""
        draft = statement.draft
        gender: Gender = self._gender_of_body(statement.names[0][0]) or ("f" if draft.agreement[:1] == "f" else "m")
        count = len(statement.names)
        if count > 1:
            if any(self._are_people(name) for name, _ in statement.names):
                return "m", "p"
            all_feminine = gender == "f" and all(self._is_feminine(name) for name, _ in statement.names)
            return ("f" if all_feminine else "m"), ("d" if count == 2 else "p")  # noqa: PLR2004 - the dual
        if draft.source_kind in ("group", "unnamed") and self._are_people(statement.names[0][0]):
            return "m", "p"
        number = "" if draft.agreement[:1] == "1" else draft.agreement[1:2]
        if self._are_two(statement.names[0][0]):
            number = "d"
        return gender, ("d" if number == "d" else "p" if number == "p" else "s")

    def _are_people(self, name: str) -> bool:
        first, *_ = name.split(maxsplit=1)
        stem = fold(first.removeprefix("ال").removesuffix("ن").removesuffix("و"))
        return self._fold(first) in self._people or (first.endswith(("و", "ون")) and stem in singular_heads())

    def _gender_of_body(self, name: str) -> Literal["m", "f", ""]:
        """The gender of the noun that the name of a body begins with: وزارة النقل, الدفاع المدني."""
        first, *_ = name.split(maxsplit=1)
        head = self._fold(first.removeprefix("ال"))
        return "f" if head in self._bodies["f"] else "m" if head in self._bodies["m"] else ""

    def _is_past(self, statement: Statement) -> bool:
        """Whether the cue is the past of its lemma in the third person singular."""
        lemma = statement.draft.lemma
        return self._fold(statement.cue) in (self._fold(lemma), self._fold(past(lemma, "f", "s")))

    @staticmethod
    def _are_two(name: str) -> bool:
        """Whether a name is the dual of one who speaks: المتحدثان, but not لبنان."""
        first, *_ = name.split(maxsplit=1)
        return first.endswith("ان") and fold(first.removeprefix("ال")[:-2]) in singular_heads()

    def _is_feminine(self, name: str) -> bool:
        first, *_ = name.split(maxsplit=1)
        return first.endswith(_FEMININE) and first not in self._men

    def _is_verbal_noun(self, statement: Statement) -> bool:
        """Whether the noun can be put as its verb: قوله إن is he said that, وعده بالسلام he promised peace."""
        start = statement.content[0].place[0]
        return statement.draft.lemma in self._verbs and (statement.framed or statement.text[start] in "بل")

    def _denies(self, statement: Statement) -> bool:
        """Whether a denial can be put as its verb: *نفي الوزارة لوجود نقص* is *نفت وجود نقص*."""
        takes_object = statement.draft.lemma in self._verbs and not statement.framed
        return (
            statement.draft.polarity == "denies"
            and takes_object
            and not statement.text.startswith("لل", statement.content[0].place[0])
        )

    def _without_preposition(self, statement: Statement) -> Statement:
        first, *others = statement.content
        start, end = first.place
        word = fold(_first_word(statement))
        joined = word[:1] == "ل" and (is_verbal_noun(word[1:]) or word[1:] in listed("objects"))
        return statement._replace(content=(first._replace(place=(start + joined, end)), *others))

    def _without_conjunction(self, statement: Statement) -> Statement:
        """The content without the و that joined its sentence to the one before."""
        first, *others = statement.content
        start, end = first.place
        start += self.opening(_first_word(statement))
        return statement._replace(content=(first._replace(place=(start, end)), *others))

    def _according_to(self, statement: Statement, wording: Wording) -> None:
        draft, text = statement.draft, statement.text
        cue = statement.cue
        source = draft.source[0][0] if draft.source else 0
        between = text[draft.cue[-1][1] : source] if source >= draft.cue[-1][1] else ""
        usable = not _CLAUSE.search(between) and len(between.split()) <= _LONGEST_PREPOSITION
        if not draft.source:
            cue = self._without_suffix(cue)
        wording.write(cue)
        clitic = usable and between[-1:].isalpha()
        wording.write(" ".join(between.split()) if usable else "", glue=clitic)
        if clitic and between.endswith("ل") and statement.names and statement.names[0][0].startswith("ال"):
            (name, place), *others = statement.names  # ل and the article are written as لل
            statement = statement._replace(names=(("ل" + name[2:], place), *others))
        statement.write_names(wording, self._conjunction)
        wording.write("،" if statement.names else "")
        statement.write_content(wording)

    def _without_suffix(self, cue: str) -> str:
        """على حد قوله without its pronoun, before the name that it stands for."""
        suffix = next((s for s in _SUFFIXES if cue.endswith(s)), "")
        return cue.removesuffix(suffix) if " " in cue else cue


def _first_word(statement: Statement) -> str:
    """The first word of the content; none where marks are all there is of it."""
    start, end = statement.content[0].place
    return "".join(statement.text[start:end].split(maxsplit=1)[:1])

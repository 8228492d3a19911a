"""Agreement of an Arabic verb with a subject that has moved before it.

Behind its verb a subject of any number takes the singular (قال الوزيران); before it the verb agrees (الوزيران قالا).
Forms are made of the verb's third person masculine past, which is what lexicons list.
"""

from typing import Literal

from claimcheck.splitting.languages.ar.spelling import fold

Number = Literal["s", "d", "p"]
Gender = Literal["m", "f"]

_WEAK = "اى"
_PREFIXES = ("ي", "ت")
_FUTURE = "س"


def past(lemma: str, gender: Gender, number: Number) -> str:
    """The past of a verb in the third person.

    Defective verbs lose their last letter or show it (نفى، نفت، نفيا، نفوا), hollow ones shorten before ن (قال، قلن).
    """
    stem, last = lemma[:-1], lemma[-1]
    if gender == "f":
        if number == "p":
            return _with_noon(lemma)
        single = (stem if last in _WEAK else lemma) + "ت"
        return single if number == "s" else single + "ا"
    if number == "s":
        return lemma
    dual, plural = {"ى": ("يا", "وا"), "ا": ("وا", "وا"), "أ": ("آ", "أوا")}.get(last, (last + "ا", last + "وا"))
    return stem + (dual if number == "d" else plural)


def _with_noon(lemma: str) -> str:
    stem, last = lemma[:-1], lemma[-1]
    if last == "ى":
        return stem + "ين"
    if last == "ا":
        return stem + "ون"
    if stem.endswith("ا") and len(lemma) > 2:  # noqa: PLR2004 - a hollow verb has a letter on either side
        return stem[:-1] + last + "ن"
    return lemma + "ن"


def present(form: str, gender: Gender, number: Number, *, shortened: bool) -> str:
    """The present of a verb from its singular; `shortened` behind لم and لن, where the ن of the ending falls."""
    if number == "s":
        return form
    stem, last = form[1:-1], form[-1]
    prefix = "ت" if gender == "f" and number == "d" else "ي"
    if gender == "f" and number == "p":
        return prefix + stem + (last if last != "ى" else "ي") + "ن"
    noon = "" if shortened else "ن"
    if number == "d":
        return prefix + stem + ("ي" if last == "ى" else last) + "ا" + noon
    core = stem if last in "ىيو" else stem + last
    return prefix + core + ("وا" if shortened else "ون")


def turned(verb: str, lemma: str, gender: Gender) -> str:
    """A singular form of a verb in a given gender, if it is the present; unchanged otherwise: تشير, يشير."""
    before = _FUTURE if verb[:1] == _FUTURE and verb[1:2] in _PREFIXES else ""
    rest = verb.removeprefix(before)
    if rest[:1] not in _PREFIXES or fold(rest).startswith(fold(lemma)):
        return verb
    return f"{before}{'ت' if gender == 'f' else 'ي'}{rest[1:]}"


def agreed(verb: str, lemma: str, gender: Gender, number: Number, *, negated: bool) -> str:
    """A singular form of a verb, as the article has it, as a dual or plural subject wants it; unchanged if unknown."""
    folded = fold(verb)
    if folded in (fold(lemma), fold(past(lemma, "f", "s"))):
        return past(lemma, gender, number)
    if folded[:1] in _PREFIXES:
        return present(verb, gender, number, shortened=negated)
    return verb

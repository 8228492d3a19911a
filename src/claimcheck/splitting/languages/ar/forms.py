"""The inflected forms of verbs and nouns that attribute, made by rule from what their lexicon entry gives."""

from collections.abc import Iterator

Agreement = str
"""Gender and number (`ms`, `fs`, `mp`, `md` …) or person and number (`1s`, `1p`); empty where a form does not say."""

_WEAK = "ىاي"
_SHORTEST_HOLLOW = 3
_OBJECTS = ("ه", "ها", "هم", "هما", "هن", "ني", "نا", "ك", "كم")
_POSSESSORS: dict[str, Agreement] = {"ه": "ms", "ها": "fs", "هم": "mp", "هما": "md", "هن": "fp", "ي": "1s", "نا": "1p"}


def past_forms(past: str, jussive: str) -> Iterator[tuple[str, Agreement]]:
    """The past tense: third person and first; `jussive` tells a hollow verb (أشار، يشر) from others."""
    if past[-1] in _WEAK:
        stem = past[:-1]
        glide = "و" if past[-1] == "ا" else "ي"
        kept = stem + "ي" if past[-1] == "ي" else stem
        yield from (
            (past, "ms"),
            (kept + "ت", "fs"),
            (stem + "وا", "mp"),
            (stem + glide + "ا", "md"),
            (kept + "تا", "fd"),
        )
        yield from ((stem + glide + "ت", "1s"), (stem + glide + "نا", "1p"))
        return
    yield from ((past, "ms"), (past + "ت", "fs"), (past + "وا", "mp"), (past + "ا", "md"), (past + "تا", "fd"))
    short = past[:-2] + past[-1] if past[-2] == "ا" and jussive and len(past) >= _SHORTEST_HOLLOW else past
    yield from ((short + "ت", "1s"), (short + "نا", "1p"))


def present_forms(present: str, jussive: str) -> Iterator[tuple[str, Agreement, str]]:
    """The present with its mood: `` (indicative), `jussive` (after لم and لا), `purpose` (after ل), future with س."""
    stem = present[1:]
    short = jussive[1:] if jussive else stem[:-1] if stem[-1] in "يوى" else stem
    bare = stem[:-1] if stem[-1] in "يوى" else stem
    persons = (("ي", "ms"), ("ت", "fs"), ("أ", "1s"), ("ن", "1p"))
    for prefix, agreement in persons:
        yield prefix + stem, agreement, ""
        yield "س" + prefix + stem, agreement, ""
        yield "ل" + prefix + stem, agreement, "purpose"
        yield prefix + short, agreement, "jussive"
    for prefix, gender in (("ي", "m"), ("ت", "f")):
        yield prefix + bare + "ون", "mp", ""
        yield "س" + prefix + bare + "ون", "mp", ""
        yield prefix + bare + "وا", "mp", "jussive"
        yield "ل" + prefix + bare + "وا", "mp", "purpose"
        dual = prefix + (stem[:-1] + "ي" if stem[-1] == "ى" else stem) + "ا"
        yield dual + "ن", gender + "d", ""
        yield dual, gender + "d", "jussive"


def with_objects(form: str) -> Iterator[str]:
    """A verb form with the pronoun of its object: أبلغه، وصفتها، اتهموه."""
    if form.endswith("وا"):
        form = form[:-1]
    elif form[-1] == "ى":
        form = form[:-1] + "ا"
    yield from (form + pronoun for pronoun in _OBJECTS)


def participle_forms(stem: str) -> Iterator[tuple[str, Agreement]]:
    """The active participle in the accusative, as it stands after a comma: مشيرا، مشيرة، مشيرين، مشيرات."""
    bare = stem.removesuffix("ي")
    yield from ((stem + "ا", "ms"), (stem + "اً", "ms"), (stem + "ة", "fs"), (bare + "ين", "mp"), (bare + "ان", "md"))
    yield from ((stem + "ين", "md"), (stem + "تين", "fd"), (stem + "ات", "fp"))


def noun_forms(noun: str) -> Iterator[tuple[str, Agreement, str]]:
    """A verbal noun with the kind of what hangs on it: `bare`, `definite` (with ال) or `possessed` (with a pronoun)."""
    yield noun, "", "bare"
    yield "ال" + noun, "", "definite"
    if noun == "قول":
        yield "بال" + noun, "", "possessed"
    if noun[-1] not in "ةىاء":
        yield noun + "ا", "", "bare"
    stem = noun[:-1] + "ت" if noun.endswith("ة") else noun[:-1] + "ا" if noun.endswith("ى") else noun
    for pronoun, agreement in _POSSESSORS.items():
        for opener in ("", "ب", "ل"):
            yield opener + stem + pronoun, agreement, "possessed"

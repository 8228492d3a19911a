"""Words as they can stand in a text: with a conjunction, a preposition or an article before them, or with an ending."""

from collections.abc import Iterator

_CLITICS = ("و", "ف", "ب", "ل", "ك")
_ENDINGS = ("s", "n", "r", "m")
_OWNING = ("'s", "’s")


def forms(word: str, article: str) -> Iterator[str]:
    """A word in all its forms; a language that writes its article onto the noun has no endings here."""
    if article:
        return (clitic + the + word for clitic in ("", *_CLITICS) for the in ("", article))
    return (word + ending + owner for ending in ("", *_ENDINGS) for owner in ("", *_OWNING))


def readings(form: str, article: str) -> list[str]:
    """The words that a form may be, the form itself first."""
    if article:
        bare = form[1:] if form.startswith(_CLITICS) else form
        found = [form, bare, form.removeprefix(article), bare.removeprefix(article)]
    else:
        owner = form.removesuffix(_OWNING[0]).removesuffix(_OWNING[1])
        found = [form, owner, *([owner[:-1]] if owner.endswith(_ENDINGS) else [])]
    return list(dict.fromkeys(found))

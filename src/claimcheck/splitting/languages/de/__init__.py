"""A language."""


def fold(word: str) -> str:
    """A word as the lexicon writes it: lower case."""
    return word.casefold()

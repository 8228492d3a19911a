"""Numbers with their nouns."""


def counted(number: int, noun: str) -> str:
    """Such as "1 claim" or "12 claims"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"

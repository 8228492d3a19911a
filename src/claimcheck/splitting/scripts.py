"""Paragraphs in another script than their article's: whatever language they are in, it is not the one split."""

import functools
import unicodedata
from itertools import islice

from claimcheck.models import Article
from claimcheck.splitting.data import language_data

_ENOUGH = 200  # letters


def in_another_script(text: str, lang: str) -> bool:
    """Whether a paragraph begins with a letter of another script than the language's, and is mostly in such ones."""
    script: str = language_data(lang)["script"]
    letters = islice(filter(str.isalpha, text), _ENOUGH)
    first = next(letters, None)
    if first is None or _is_of(first, script):
        return False
    following = list(letters)
    return 2 * sum(_is_of(letter, script) for letter in following) <= len(following)


def count_in_another_script(article: Article) -> int:
    """How many paragraphs of an article are passed over for their script."""
    blocks = (block for block in article.blocks if block.kind not in ("title", "furniture"))
    return sum(in_another_script(article.text[block.start : block.end], article.lang) for block in blocks)


@functools.lru_cache(maxsize=1 << 12)
def _is_of(letter: str, script: str) -> bool:
    return unicodedata.name(letter, "").startswith(script)

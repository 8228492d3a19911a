"""What an HTML page may hold at most, counted in one pass before it is taken apart.

Parsing takes time in the square of a tag's attributes, and finding the article in the square of the elements that stand
side by side; below a certain depth libxml2 drops the rest of a page without a word. No page of news comes near.
"""

import re
from typing import Any, Final

from claimcheck.articles.encoding import NotTextError

MOST_ATTRIBUTES: Final = 1_000
MOST_DEEP: Final = 250  # libxml2 reads on to a depth of 253 to 255
MOST_SIDE_BY_SIDE: Final = 5_000
MOST_ELEMENTS: Final = 30_000
MOST_BYTES: Final = 10_000_000  # libxml2 reads no longer text, script or attribute

_PICTURE = re.compile(r"(?<=;base64,)[\w+/=%]+", re.ASCII)


def without_pictures(html: str) -> str:
    """The page without the data of pictures and fonts that a browser has saved into it: they may make up most of it."""
    return _PICTURE.sub("", html)


def check_size(html: str) -> None:
    """Make sure that a page can be taken apart in reasonable time, and whole.

    Raises:
        NotTextError: it is larger, or more deeply or widely nested, than a page of news can be.
    """
    from lxml import etree  # noqa: PLC0415 - comes with the extra

    data = html.encode()
    if len(data) > MOST_BYTES:
        raise _too_much(f"of more than {MOST_BYTES // 10**6} MB, not counting pictures")
    etree.fromstring(data, etree.HTMLParser(target=_Counter(), encoding="utf-8", huge_tree=True))


class _Counter:
    """Is told of each tag by the parser."""

    def __init__(self) -> None:
        self._elements = 0
        self._inside = [0]  # how many elements stand directly inside each of the open ones

    def start(self, _tag: str, attributes: dict[str, Any]) -> None:
        self._elements += 1
        self._inside[-1] += 1
        if len(attributes) > MOST_ATTRIBUTES:
            raise _too_much(f"with more than {MOST_ATTRIBUTES:,} attributes on one tag")
        if self._inside[-1] > MOST_SIDE_BY_SIDE:
            raise _too_much(f"with more than {MOST_SIDE_BY_SIDE:,} elements directly inside another")
        if self._elements > MOST_ELEMENTS:
            raise _too_much(f"of more than {MOST_ELEMENTS:,} elements")
        if len(self._inside) > MOST_DEEP:
            raise _too_much(f"with elements nested more than {MOST_DEEP} deep")
        self._inside.append(0)

    def end(self, _tag: str) -> None:
        self._inside.pop()

    def close(self) -> None:
        """Nothing is made of the page."""


def _too_much(what: str) -> NotTextError:
    return NotTextError(f"is a page {what}", "save the article's text as plain text")

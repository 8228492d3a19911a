"""Plain text: one article a file."""

from claimcheck.articles.page import Page
from claimcheck.articles.shape import blocks_by_shape, title_of


def read_plain(text: str) -> Page:
    """The page of a plain text that is already settled."""
    blocks = blocks_by_shape(text)
    return Page(text=text, blocks=blocks, title=title_of(text, blocks))

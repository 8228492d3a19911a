"""Files become Articles: one reader a format, and blocks."""

from claimcheck.articles.reading import read_articles
from claimcheck.articles.shape import with_blocks
from claimcheck.articles.sources import FORMATS

__all__ = ["FORMATS", "read_articles", "with_blocks"]

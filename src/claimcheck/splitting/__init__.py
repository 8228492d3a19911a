"""Splitting: an Article becomes Claims, by a spaCy pipeline a language whose components are registered by name."""

from claimcheck.splitting.claims import split
from claimcheck.splitting.data import languages
from claimcheck.splitting.pipeline import load_pipeline

__all__ = ["languages", "load_pipeline", "split"]

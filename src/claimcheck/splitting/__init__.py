"""Splitting: an Article becomes Claims, by a spaCy pipeline a language whose components are registered by name."""

from claimcheck.splitting.claims import split
from claimcheck.splitting.data import languages
from claimcheck.splitting.pipeline import load_pipeline
from claimcheck.splitting.scripts import count_in_another_script

__all__ = ["count_in_another_script", "languages", "load_pipeline", "split"]

"""Arabic."""

from claimcheck.splitting.languages.ar.spelling import fold

__all__ = ["fold"]

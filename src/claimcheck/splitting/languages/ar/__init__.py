"""Arabic."""

from claimcheck.splitting.languages.ar import attributions  # noqa: F401 - registers the component by name
from claimcheck.splitting.languages.ar.spelling import fold

__all__ = ["fold"]

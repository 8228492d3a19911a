"""Arabic."""

from claimcheck.splitting.languages.ar import attributions, teasers  # noqa: F401 - registers the components by name
from claimcheck.splitting.languages.ar.spelling import fold

__all__ = ["fold"]

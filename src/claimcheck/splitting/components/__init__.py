"""The components that every language shares, registered with spaCy by name on import."""

from claimcheck.splitting.components import (
    assertions,
    blocks,
    modes,
    nesting,
    patterns,
    quotations,
    sentences,
)

__all__ = ["assertions", "blocks", "modes", "nesting", "patterns", "quotations", "sentences"]

"""The components that every language shares, registered with spaCy by name on import."""

from claimcheck.splitting.components import (
    assertions,
    blocks,
    encoder,
    modes,
    nesting,
    patterns,
    quotations,
    sentences,
    sources,
    standalone,
)

__all__ = [
    "assertions",
    "blocks",
    "encoder",
    "modes",
    "nesting",
    "patterns",
    "quotations",
    "sentences",
    "sources",
    "standalone",
]

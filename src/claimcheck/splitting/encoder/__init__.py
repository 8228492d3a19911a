"""A learned splitter of paragraphs into source, cue and content; its engine is needed only when a model is loaded."""

from claimcheck.splitting.encoder.decoding import EncodedAttribution, Settings
from claimcheck.splitting.encoder.engine import Encoder

__all__ = ["EncodedAttribution", "Encoder", "Settings"]

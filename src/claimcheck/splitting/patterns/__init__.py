"""Attributions by patterns over surface words: what a language's `cues.toml` says, and no model."""

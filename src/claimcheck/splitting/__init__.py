"""Splitting: an Article becomes Claims, by a spaCy pipeline a language whose components are registered by name.

spaCy takes a second to load, so it waits for the first use of a name that needs it.
"""

import importlib
from typing import TYPE_CHECKING, Any

from claimcheck.splitting.data import languages
from claimcheck.splitting.scripts import count_in_another_script

if TYPE_CHECKING:
    from claimcheck.splitting.claims import split
    from claimcheck.splitting.pipeline import load_pipeline

__all__ = ["count_in_another_script", "languages", "load_pipeline", "split"]

_WAITING = {"load_pipeline": "pipeline", "split": "claims"}


def __getattr__(name: str) -> Any:
    if name not in _WAITING:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{_WAITING[name]}"), name)

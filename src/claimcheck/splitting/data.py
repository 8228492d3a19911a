"""The languages that can be split, and what each knows apart from code: TOML in `languages/<code>/`."""

import functools
import importlib
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import claimcheck.splitting.languages  # noqa: F401 - now, or else a later import takes the name from the function below

LANGUAGES_FOLDER = Path(__file__).parent / "languages"
_REMEMBERED = 1 << 14
"""Words whose folding is remembered: articles share most of theirs."""


@functools.cache
def languages() -> tuple[str, ...]:
    """The ISO 639-1 codes of the languages that can be split, sorted."""
    return tuple(sorted(path.parent.name for path in LANGUAGES_FOLDER.glob("*/language.toml")))


@functools.cache
def language_data(code: str, name: str = "language") -> dict[str, Any]:
    """The TOML file `name` of a language, read once."""
    with (LANGUAGES_FOLDER / code / f"{name}.toml").open("rb") as stream:
        return tomllib.load(stream)


@functools.cache
def fold_of(code: str) -> Callable[[str], str]:
    """How a language folds a word for look-up. Words that its lexicon should not tell apart fold to the same."""
    fold: Callable[[str], str] = importlib.import_module(f"claimcheck.splitting.languages.{code}").fold
    return functools.lru_cache(maxsize=_REMEMBERED)(fold)

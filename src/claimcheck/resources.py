"""The folders of data that ship with the package: `schemas/` and `projects/`."""

from pathlib import Path
from typing import Literal

_PACKAGE = Path(__file__).parent


def shipped_folder(name: Literal["schemas", "projects"]) -> Path:
    """The folder inside an installed package, or at the top of a checkout."""
    installed = _PACKAGE / name
    return installed if installed.is_dir() else _PACKAGE.parents[1] / name

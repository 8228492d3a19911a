"""What tests share."""

from pathlib import Path

import pytest

_SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The annotated articles that lie beside a developer's checkout; a user has none."""
    if not (_SHARED / "gold" / "score.py").is_file():
        pytest.skip("the annotated articles are not beside this checkout")
    return _SHARED

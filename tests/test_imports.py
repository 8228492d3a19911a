"""Imports run one way: records at the bottom, stages beside each other, `running` and `cli` on top."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "src" / "claimcheck"

BOTTOM = {"models", "errors", "files", "batches", "resources"}
STAGES = {"articles", "splitting", "studio", "verdicts", "datasets"}
TOP = {"running", "cli", "__main__"}
BESIDE = {path.stem for path in ROOT.iterdir()} - STAGES - TOP  # the bottom, and small modules that rest on it alone


def room_of(path: Path) -> str:
    first = path.relative_to(ROOT).parts[0]
    return first.removesuffix(".py")


def rooms_imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import hides the room it reaches into"
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    ours = (name.split(".") for name in names if name.split(".")[0] == "claimcheck")
    return {parts[1] for parts in ours if len(parts) > 1 and parts[1] != "__version__"}


def allowed_for(room: str) -> set[str]:
    if room == "models":
        return {"models"}
    if room in BOTTOM:
        return BOTTOM
    if room in STAGES:
        return BESIDE | {room}
    if room in TOP:
        return BESIDE | STAGES | ({"running", "cli"} if room == "__main__" else {"running", room})
    return BESIDE


@pytest.mark.parametrize("path", sorted(ROOT.rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_imports_only_what_lies_below_it_and_its_own_room(path: Path):
    assert rooms_imported(path) <= allowed_for(room_of(path))

"""The wheel that `make wheel` compiles: the same claims, byte for byte, as the files it was made of."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from claimcheck.splitting.gold import read_gold

ROOT = Path(__file__).parents[2]
BUILT_FROM = ("pyproject.toml", "README.md", "LICENSE", "src", "schemas", "projects")
SPLIT = "from claimcheck.splitting import draft; from claimcheck.cli.main import main; print(draft.__file__); main()"


@pytest.fixture
def articles(tmp_path):
    """The texts of our own gold set, in every language."""
    documents = [document for path in sorted((ROOT / "tests" / "gold").glob("*.jsonl")) for document in read_gold(path)]
    lines = (json.dumps({"id": one.doc_id, "lang": one.lang, "text": one.text}) for one in documents)
    (tmp_path / "articles.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path / "articles.jsonl"


@pytest.fixture(scope="module")
def compiled(tmp_path_factory):
    """The folder of an unpacked wheel. Building takes minutes."""
    if shutil.which("cc") is None:
        pytest.skip("there is no C compiler")
    source, wheels, unpacked = (tmp_path_factory.mktemp(name) for name in ("source", "wheels", "unpacked"))
    for name in BUILT_FROM:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, source / name)
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(wheels), str(source)]
    done = subprocess.run(
        build, env=os.environ | {"HATCH_BUILD_HOOKS_ENABLE": "1"}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-5000:] + done.stderr[-5000:]
    with zipfile.ZipFile(next(wheels.glob("*.whl"))) as wheel:
        wheel.extractall(unpacked)
    return unpacked


def split(articles: Path, source: Path) -> tuple[str, bytes]:
    """Where a module of the splitter was loaded from, and the claims."""
    claims = articles.with_name(f"{source.name}.jsonl")
    command = [sys.executable, "-c", SPLIT, "split", str(articles), "-o", str(claims)]
    environment = os.environ | {"PYTHONPATH": str(source)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()[0], claims.read_bytes()


def test_compiled_files_make_the_same_claims_as_those_they_were_made_of(compiled: Path, articles: Path):
    module, claims = split(articles, compiled)
    assert module.startswith(str(compiled))
    assert not module.endswith(".py")
    module, same_claims = split(articles, ROOT / "src")
    assert module.endswith(".py")
    assert claims == same_claims
    assert claims.count(b"\n") > 100

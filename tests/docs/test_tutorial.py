"""The tutorial runs as it stands."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from claimcheck.files import read_records
from claimcheck.models import VerifiedClaim
from tests.studio.team import rename

TUTORIAL = Path(__file__).parents[2] / "docs" / "tutorial.md"


@pytest.mark.studio
def test_every_command_of_the_tutorial_runs_as_it_stands(studio_server, tmp_path: Path):
    blocks = re.findall(r"^```sh\n(.*?)^```", TUTORIAL.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    first, *rest = blocks
    environment = os.environ | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "LABEL_STUDIO_URL": studio_server.url,
        "LABEL_STUDIO_API_KEY": studio_server.api_key,
    }

    def run(block: str, folder: Path) -> None:
        done = subprocess.run(
            ["bash", "-e", "-c", block], cwd=folder, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{block}\n{done.stdout}\n{done.stderr}"

    run(first, tmp_path)
    rename(tmp_path / "elections", f"Tutorial {os.getpid()}")  # the server may have kept one of an earlier run
    for block in rest:
        run(block, tmp_path / "elections")
    rows = list(read_records(tmp_path / "elections" / "dataset.jsonl", VerifiedClaim))
    assert rows
    assert {row.truth.state for row in rows} == {"unjudged"}

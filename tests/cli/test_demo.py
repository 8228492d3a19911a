"""The demo, from a template to the dataset's rows, with a Label Studio of its own."""

import subprocess
import sys

import pytest


@pytest.mark.studio
def test_demo_check_goes_the_whole_way_and_shows_one_disputed_claim_a_project():
    done = subprocess.run(
        [sys.executable, "-m", "claimcheck", "demo", "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    for title in ("Arabic news", "English news"):
        rows = done.stdout.split(f"\n\n{title}: ")[1].split("\n\n")[0].splitlines()[1:]
        states = [row.split()[0] for row in rows]
        assert states.count("disputed") == 1
        assert set(states) == {"agreed", "disputed"}

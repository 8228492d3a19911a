"""Writing files: whole or not at all, and never over what is no file."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from claimcheck.errors import ClaimcheckError
from claimcheck.files import write_beside


def test_a_file_is_replaced_only_when_the_block_ends_well(tmp_path: Path):
    target = tmp_path / "claims.jsonl"
    target.write_text("before", encoding="utf-8")
    with pytest.raises(TypeError), write_beside(target) as stream:
        stream.writelines(["half", None])  # type: ignore[list-item]
    assert target.read_text(encoding="utf-8") == "before"
    with write_beside(target) as stream:
        stream.write("after")
    assert target.read_text(encoding="utf-8") == "after"
    assert list(tmp_path.iterdir()) == [target]


def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text(encoding="utf-8")), daemon=True)
    reader.start()
    with write_beside(pipe) as stream:
        stream.write("ما قيل")
    reader.join(timeout=10)
    assert read == ["ما قيل"]
    assert pipe.is_fifo()


def test_a_link_is_followed_and_not_replaced(tmp_path: Path):
    link = tmp_path / "link.jsonl"
    link.symlink_to("claims.jsonl")
    with write_beside(link) as stream:
        stream.write("claims")
    assert link.is_symlink()
    assert (tmp_path / "claims.jsonl").read_text(encoding="utf-8") == "claims"


def test_a_folder_is_not_written_over(tmp_path: Path):
    with pytest.raises(ClaimcheckError, match="is a directory"), write_beside(tmp_path) as stream:
        stream.write("claims")


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="no device that is always full")
def test_a_full_disk_behind_standard_output_is_one_sentence():
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "claimcheck", "scales", "--json"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr == "Standard output: no space left on device. Make room, or choose another place.\n"

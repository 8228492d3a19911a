"""Reading files: every line a record or a fault. Writing them: whole or not at all, and never over what is no file."""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.errors import ClaimcheckError, Fault, InputError
from claimcheck.files import read_records, write_beside, write_records
from claimcheck.models import Article
from tests.records import JSON, article


def test_a_file_is_replaced_only_when_the_block_ends_well(tmp_path: Path):
    target = tmp_path / "claims.jsonl"
    target.write_text("before", encoding="utf-8")
    with pytest.raises(TypeError), write_beside(target) as stream:
        stream.writelines(["half", None])  # type: ignore[list-item]
    assert target.read_text(encoding="utf-8") == "before"
    with write_beside(target) as stream:
        stream.write("after\n")
    assert target.read_bytes() == b"after\n"
    assert list(tmp_path.iterdir()) == [target]


@given(lines=st.lists(JSON.map(json.dumps) | st.text(max_size=20), max_size=4))
def test_every_line_of_a_file_is_a_record_or_a_fault_of_that_line(tmp_path_factory, lines: list[str]):
    path = tmp_path_factory.getbasetemp() / "any.jsonl"
    good = article().to_json()
    rows = [good.encode(), *(line.replace("\n", " ").encode("utf-8", "replace") for line in lines)]
    path.write_bytes(b"\n".join(rows))
    read: list[Article] = []
    faults: tuple[Fault, ...] = ()
    faulty = {number for number, row in enumerate(rows[1:], 2) if row.strip()}
    try:
        read.extend(read_records(path, Article))
    except InputError as error:
        faults = error.faults
    assert {fault.line for fault in faults} == faulty
    assert all(str(fault).isprintable() for fault in faults)
    assert read == [article()]


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_of_a_record_is_read_as_it_was_written(tmp_path_factory, text: str):
    path = tmp_path_factory.getbasetemp() / "written.jsonl"
    records = [article(text, text=text, title=text), article()]
    assert write_records(path, records) == 2
    assert list(read_records(path, Article)) == records


def test_a_name_that_would_steer_a_terminal_is_told_with_escapes(tmp_path: Path):
    name = "a\x1b[31m\n\u202e\udce9.jsonl"
    (tmp_path / name).touch()
    with pytest.raises(InputError) as caught:
        list(read_records(tmp_path / name, Article))
    assert str(caught.value) == (
        f"{tmp_path}/a\\x1b[31m\\n\\u202e\\udce9.jsonl: is empty; write at least one record into it"
    )
    for options in ([], ["--json"]):
        done = subprocess.run(
            [sys.executable, "-m", "claimcheck", "validate", *options, tmp_path / name],
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (1, "")
        assert "\\udce9.jsonl" in done.stdout


@pytest.mark.parametrize(("mode", "umask", "given"), [(0o666, 0o027, 0o640), (0o600, 0o022, 0o600)])
def test_a_file_is_open_to_whom_its_mode_and_the_umask_let_in(tmp_path: Path, mode: int, umask: int, given: int):
    before = os.umask(umask)
    try:
        with write_beside(tmp_path / "claims.jsonl", mode=mode) as stream:
            stream.write("claims")
        assert os.umask(umask) == umask, "the umask of the process stays"
    finally:
        os.umask(before)
    assert (tmp_path / "claims.jsonl").stat().st_mode & 0o777 == given


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

"""What a local server does that does not come up as it should.

In place of Label Studio these tests install a program of their own in its environment: only so can a start fail on
purpose.
"""

import json
import os
import signal
import sys
import textwrap
import threading
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from claimcheck.errors import EXIT_STUDIO, ClaimcheckError, StudioError
from claimcheck.files import write_beside
from claimcheck.studio import environment, server
from claimcheck.studio.environment import HOME_VARIABLE, environment_folder, environment_is_made
from claimcheck.studio.server import LocalStudio
from claimcheck.studio.server_files import DataFolder, Server

ANSWERING = """
    import http.server, json, os, sys
    with open("seen.json", "w") as stream:
        json.dump({"arguments": sys.argv, "environment": dict(os.environ)}, stream)
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            owner = self.headers.get("Authorization") == "Token " + os.environ["LABEL_STUDIO_USER_TOKEN"]
            known = self.path == "/health" or owner
            self.send_response(200 if known else 401)
            self.end_headers()
            self.wfile.write(json.dumps({"status": "UP", "email": os.environ["LABEL_STUDIO_USERNAME"]}).encode())
    port = int(sys.argv[sys.argv.index("--port") + 1])
    http.server.ThreadingHTTPServer(("127.0.0.1", port), Handler).serve_forever()
"""
PLAIN = textwrap.dedent(ANSWERING)
DYING = """
    import os, sys
    print("Traceback: no such table")
    print("with", os.environ["LABEL_STUDIO_PASSWORD"], os.environ["LABEL_STUDIO_USER_TOKEN"], "/user/signup/?token=abc")
    sys.exit(1)
"""
SILENT = "import time; time.sleep(600)"

Install = Callable[[str], None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Put a program where Label Studio's would be."""
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))

    def put(program: str) -> None:
        scripts = environment_folder() / "bin"
        scripts.mkdir(parents=True)
        (scripts / "python").symlink_to(sys.executable)
        (scripts / "label-studio").write_text(textwrap.dedent(program), encoding="utf-8")
        with write_beside(environment_folder() / "made.txt") as stream:
            stream.write(environment._fingerprint())
        assert environment_is_made()

    return put


def _process(studio: LocalStudio) -> psutil.Process:
    found = studio.data.server()
    assert found is not None
    return psutil.Process(found.pid)


def test_a_server_that_dies_at_its_start_is_told_with_the_end_of_its_log_without_secrets(install: Install) -> None:
    install(DYING)
    studio = LocalStudio()
    with pytest.raises(StudioError) as caught:
        studio.start()
    said = str(caught.value)
    assert said.startswith(
        f"Label Studio ended while it was starting. Look for the cause in its log, {studio.data.log},"
    )
    assert said.endswith("which ends:\n  Traceback: no such table\n  with *** *** /user/signup/?token=***.")
    owner = studio.data.founded().owner
    assert owner.password not in said
    assert owner.api_key not in said
    assert studio.status().state == "stopped"


def test_a_server_that_never_answers_is_ended(install: Install, monkeypatch: pytest.MonkeyPatch) -> None:
    install(SILENT)
    monkeypatch.setattr(server, "START_SECONDS", 1)
    studio = LocalStudio(say=lambda _line: seen.append(studio.data.server()))
    seen: list[Server | None] = []
    with pytest.raises(StudioError, match=r"did not answer at http://127\.0\.0\.1:\d+ within 1 seconds"):
        studio.start()
    started = seen[-1]
    assert started is not None
    assert not psutil.pid_exists(started.pid)


@pytest.mark.parametrize(
    ("after_its_first_answer", "told"),
    [
        ("os._exit(1)", r"Label Studio ended right after its start\. Look for the cause in its log"),
        ("self.close_connection = True; return", r"Label Studio at http\S+ broke the connection off"),
        ("return self.wfile.write(b'HTTP/1.0 200 OK\\r\\n\\r\\n<html>')", "something that its API does not promise"),
        (
            "return self.wfile.write(b'HTTP/1.0 200 OK\\r\\n\\r\\n\\xff\\xfe')",
            "something that its API does not promise",
        ),
        (
            "return self.wfile.write(b'HTTP/1.0 200 OK\\r\\n\\r\\n[1]')",
            r"does not know the key in .*studio.json \(200\)",
        ),
    ],
)
def test_a_server_that_answers_once_and_then_fails_is_told(
    install: Install, after_its_first_answer: str, told: str
) -> None:
    begin = "def do_GET(self):\n"
    install(ANSWERING.replace(begin, f"{begin}{12 * ' '}if self.path != '/health': {after_its_first_answer}\n"))
    studio = LocalStudio()
    with pytest.raises(StudioError, match=told) as caught:
        studio.start()
    assert caught.value.exit_code == EXIT_STUDIO
    assert studio.status().state == "stopped"


def test_ctrl_c_while_waiting_ends_the_server(install: Install) -> None:
    install(SILENT)
    seen: list[psutil.Process] = []

    def interrupt(_line: str) -> None:
        seen.append(_process(studio))
        threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGINT)).start()

    studio = LocalStudio(say=interrupt)
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs ignore it
    try:
        with pytest.raises(KeyboardInterrupt):
            studio.start()
    finally:
        signal.signal(signal.SIGINT, before)
    assert not seen[0].is_running()
    assert studio.status().state == "stopped"


def test_a_server_that_does_not_know_our_key_is_ended(install: Install) -> None:
    install(ANSWERING.replace('"Token " + os', '"Bearer " + os'))
    studio = LocalStudio()
    with pytest.raises(StudioError, match=r"does not know the key in .*studio.json \(401\)"):
        studio.start()
    assert studio.status().state == "stopped"


def test_the_server_sees_nothing_of_our_environment_and_no_secret_in_its_arguments(
    install: Install, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(ANSWERING)
    monkeypatch.setenv("LABEL_STUDIO_API_KEY", "of another server")
    monkeypatch.setenv("DEBUG", "true")
    with LocalStudio() as running:
        seen = json.loads((running.secrets.parent / "seen.json").read_text())
    assert not {"LABEL_STUDIO_API_KEY", "DEBUG", "PYTEST_CURRENT_TEST"} & set(seen["environment"])
    assert running.password not in " ".join(seen["arguments"])
    assert running.api_key not in " ".join(seen["arguments"])


def test_two_starts_at_once_make_one_server(install: Install) -> None:
    install(ANSWERING)
    urls: list[str] = []
    starts = [threading.Thread(target=lambda: urls.append(LocalStudio().start().url)) for _ in range(2)]
    for start in starts:
        start.start()
    for start in starts:
        start.join(timeout=60)
    assert len(urls) == 2
    assert len(set(urls)) == 1
    assert LocalStudio().stop()


def test_its_children_end_with_it(install: Install) -> None:
    install("import subprocess, sys\nsubprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'])" + PLAIN)
    studio = LocalStudio()
    with studio:
        family = [_process(studio), *_process(studio).children(recursive=True)]
    assert len(family) == 2
    assert not [member for member in family if member.is_running()]


def test_a_process_that_only_has_the_servers_number_is_left_alone(tmp_path: Path) -> None:
    studio = LocalStudio(tmp_path / "data")
    studio.data.claim()
    studio.data.write(Server(pid=os.getpid(), url="http://127.0.0.1:1", data=studio.data.path))
    assert studio.status().state == "stopped"
    assert not studio.stop()


def test_a_port_that_is_taken_is_told_and_another_is_found_where_none_was_named(install: Install) -> None:
    install(ANSWERING)
    with LocalStudio() as first:
        port = int(first.url.rpartition(":")[2])
        with pytest.raises(StudioError, match=f"Port {port} of 127.0.0.1 cannot be had"):
            LocalStudio(DataFolder().path.with_name("other"), port=port).start()
        with LocalStudio(DataFolder().path.with_name("another")) as second:
            assert second.url != first.url


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "labels.example.org"])
def test_an_address_that_others_reach_needs_the_users_word(host: str, tmp_path: Path) -> None:
    with pytest.raises(ClaimcheckError, match="other machines could reach Label Studio there"):
        LocalStudio(tmp_path / "data", host=host).start()
    assert not (tmp_path / "data").exists()


def test_a_folder_that_holds_something_else_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    (tmp_path / "thesis.txt").write_text("chapter one")
    with pytest.raises(ClaimcheckError, match="is not empty and was not made by"):
        LocalStudio(tmp_path).start()
    assert tmp_path.stat().st_mode & 0o777 == 0o755
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_damaged_file_of_secrets_is_told_and_not_overwritten(tmp_path: Path) -> None:
    data = DataFolder(tmp_path)
    data.claim()
    data.studio_file.write_text('{"owner"')
    with pytest.raises(ClaimcheckError, match=r"studio.json: cannot be read, it is damaged"):
        LocalStudio(tmp_path).start()
    assert data.studio_file.read_text() == '{"owner"'


def test_data_of_a_later_release_is_not_touched(install: Install, tmp_path: Path) -> None:
    install(ANSWERING)
    data = DataFolder(tmp_path / "data")
    data.claim()
    data.write(data.founded().model_copy(update={"label_studio": "99.0.0"}))
    data.database.touch()
    with pytest.raises(ClaimcheckError, match=r"made by Label Studio 99.0.0, later than our"):
        LocalStudio(data.path).start()


def test_a_copy_made_before_an_upgrade_that_failed_is_kept(install: Install, tmp_path: Path) -> None:
    data = DataFolder(tmp_path / "data")
    data.claim()
    studio = data.founded().model_copy(update={"label_studio": "1.0.0"})
    data.database.write_bytes(b"")
    data.copy_before_upgrade(studio, lambda _line: None)
    copy = data.path / "label_studio.1.0.0.sqlite3"
    copy.write_bytes(b"as it was")
    data.copy_before_upgrade(studio, lambda _line: None)
    assert copy.read_bytes() == b"as it was"


def test_waiting_ends_quietly_when_the_server_is_stopped_on_purpose(install: Install) -> None:
    install(ANSWERING)
    studio = LocalStudio()
    studio.start()
    waiting = threading.Thread(target=studio.wait)
    waiting.start()
    time.sleep(0.2)
    assert waiting.is_alive()
    LocalStudio().stop()
    waiting.join(timeout=30)
    assert not waiting.is_alive()

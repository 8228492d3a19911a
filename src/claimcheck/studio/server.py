"""A local Label Studio for one person or one test run: SQLite, this machine only, data and key private."""

import re
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Literal

import httpx
from filelock import FileLock
from pydantic import BaseModel

from claimcheck.errors import ClaimcheckError, StudioError
from claimcheck.studio.environment import LABEL_STUDIO_VERSION, Say, ensure_environment
from claimcheck.studio.failures import studio_errors
from claimcheck.studio.server_files import DataFolder, Server, Studio
from claimcheck.studio.server_process import answers, any_port, can_listen, end_process, process_of, start_process
from claimcheck.studio.server_settings import LOOPBACK, is_loopback, server_arguments, server_environment

PREFERRED_PORT = 8080
START_SECONDS = 600  # migrations take one to two minutes on a small machine, longer on a busy one
SAY_EVERY_SECONDS = 10
LOG_LINES = 12


class StudioStatus(BaseModel):
    """What there is to know of a local server without a secret in it."""

    state: Literal["running", "not answering", "stopped"]
    url: str | None
    email: str | None
    pid: int | None
    label_studio: str
    data: Path
    secrets: Path


@dataclass(frozen=True, slots=True)
class RunningStudio:
    """A local Label Studio that answers: where, and how to log in."""

    url: str
    email: str
    password: str = field(repr=False)
    api_key: str = field(repr=False)
    secrets: Path  # the file that holds password and key


class LocalStudio:
    """Starts, finds and ends the Label Studio of one data folder.

    As a context manager it gives a `RunningStudio`, and on leaving ends the server if this object started it.

    Args:
        data: the data folder; `studio` in `claimcheck.studio.environment.studio_home()` unless given.
        port: the port to listen on; the one it had last, 8080, or any free one unless given.
        host: the address to listen on.
        allow_remote: whether `host` may be an address that other machines reach.
        say: is told what is being done, a line at a time.
    """

    def __init__(
        self,
        data: Path | None = None,
        *,
        port: int | None = None,
        host: str = LOOPBACK,
        allow_remote: bool = False,
        say: Say = lambda _line: None,
    ) -> None:
        self.data = DataFolder(data)
        self._port = port
        self._host = host
        self._allow_remote = allow_remote
        self._say = say
        self._started_here = False

    def __enter__(self) -> RunningStudio:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._started_here:
            self.stop()

    def start(self) -> RunningStudio:
        """Start the server, wait until it answers, and say where; one that runs already is only found.

        Raises:
            ClaimcheckError: the data folder or the address cannot be used.
            StudioError: Label Studio cannot be installed, the port is taken, or the server does not come up.
        """
        if sys.platform == "win32":
            raise StudioError(
                "The local server runs on Linux and macOS only",
                hint="Run claimcheck in WSL, or use a Label Studio of your team's",
            )
        if not is_loopback(self._host) and not self._allow_remote:
            raise ClaimcheckError(
                f"{self._host}: other machines could reach Label Studio there, and its server is not made for that",
                hint="Leave --host out, or add --allow-remote where only people you trust reach this machine",
            )
        self.data.claim()
        with FileLock(self.data.lock, mode=0o600):
            server = self._alive()
            if server is not None and self._port not in (None, httpx.URL(server.url).port):
                raise ClaimcheckError(
                    f"Label Studio runs already at {server.url} for the data in {self.data.path}",
                    hint="Stop it with `claimcheck studio down`, or leave --port out",
                )
            studio = self.data.founded()
            if server is None:
                server = self._launch(studio)
            try:
                self._wait(server)
                running = self._running(server)
                self._check_owner(running)
            except BaseException:
                if self._started_here:
                    self._end(server)
                raise
            self.data.write(
                studio.model_copy(
                    update={"label_studio": LABEL_STUDIO_VERSION, "port": httpx.URL(server.url).port},
                )
            )
        return running

    def stop(self) -> bool:
        """End the server of this data folder and nothing else; whether there was one."""
        server = self._alive()
        if server is None:
            self.data.server_file.unlink(missing_ok=True)
            return False
        self._end(server)
        return True

    def status(self) -> StudioStatus:
        """Whether the server answers, is there but does not answer (yet), or is not there."""
        server, studio = self._alive(), self.data.studio()
        return StudioStatus(
            state="stopped" if server is None else "running" if answers(server.url) else "not answering",
            url=server.url if server else None,
            email=studio.owner.email if studio else None,
            pid=server.pid if server else None,
            label_studio=studio.label_studio if studio else LABEL_STUDIO_VERSION,
            data=self.data.path,
            secrets=self.data.studio_file,
        )

    def find(self) -> RunningStudio | None:
        """The server of this data folder if its process is there; whether it answers is not asked."""
        server = self._alive()
        return self._running(server) if server and self.data.studio() else None

    def wait(self) -> None:
        """Return when the server's process has ended by somebody's wish.

        Raises:
            StudioError: it ended by itself.
        """
        server = self.data.server()
        if server is None:
            return
        process = process_of(server)
        if process is not None:
            process.wait()
        if self.data.server() == server:
            self.data.server_file.unlink(missing_ok=True)
            raise StudioError("Label Studio ended by itself", hint=self._end_of_log())

    def _launch(self, studio: Studio) -> Server:
        command = ensure_environment(self._say)
        self.data.copy_before_upgrade(studio, self._say)
        port = self._free_port(studio)
        environment = server_environment(self.data, studio.owner, host=self._host)
        host = f"[{self._host}]" if ":" in self._host else self._host
        process = start_process([*command, *server_arguments(host=host, port=port)], environment, self.data.log)
        self._started_here = True
        reached_at = host if is_loopback(self._host) else LOOPBACK
        server = Server(pid=process.pid, url=f"http://{reached_at}:{port}", data=self.data.path)
        self.data.write(server)
        self._say(f"Starting Label Studio {studio.label_studio} at {server.url} with the data in {self.data.path}")
        return server

    def _free_port(self, studio: Studio) -> int:
        if self._port is not None:
            if not can_listen(self._host, self._port):
                raise StudioError(
                    f"Port {self._port} of {self._host} cannot be had: another program has it, or it is not for users",
                    hint="Give another one with --port, or leave it out for a free one",
                )
            return self._port
        wished = [studio.port] if studio.port else []
        return next(port for port in (*wished, PREFERRED_PORT, any_port(self._host)) if can_listen(self._host, port))

    def _wait(self, server: Server) -> None:
        begun = said = time.monotonic()
        while not answers(server.url):
            if process_of(server) is None:
                raise StudioError("Label Studio ended while it was starting", hint=self._end_of_log())
            now = time.monotonic()
            if now - begun > START_SECONDS:
                raise StudioError(
                    f"Label Studio did not answer at {server.url} within {START_SECONDS} seconds",
                    hint=f"Look into its log, {self.data.log}, and start it again",
                )
            if now - said >= SAY_EVERY_SECONDS:
                self._say(
                    f"Waiting for Label Studio to answer ({now - begun:.0f} s; the first start takes a minute or two)"
                )
                said = now
            time.sleep(0.5)

    def _check_owner(self, running: RunningStudio) -> None:
        """The server that answers is ours, and its key works."""
        try:
            with studio_errors():
                answer = httpx.get(
                    f"{running.url}/api/current-user/whoami",
                    headers={"Authorization": f"Token {running.api_key}"},
                    timeout=60,
                    trust_env=False,
                )
                account = answer.json() if answer.is_success else None
        except StudioError:
            if self._alive() is None:
                raise StudioError("Label Studio ended right after its start", hint=self._end_of_log()) from None
            raise
        if not isinstance(account, dict) or account.get("email") != running.email:
            raise StudioError(
                f"The server at {running.url} does not know the key in {self.data.studio_file} ({answer.status_code})",
                hint="Put the file back as it was, or give another folder with --data",
            )

    def _running(self, server: Server) -> RunningStudio:
        owner = self.data.founded().owner
        return RunningStudio(
            url=server.url,
            email=owner.email,
            password=owner.password,
            api_key=owner.api_key,
            secrets=self.data.studio_file,
        )

    def _alive(self) -> Server | None:
        server = self.data.server()
        return server if server and process_of(server) else None

    def _end(self, server: Server) -> None:
        # the file goes first: who waits for the server then knows that its end was wished for
        self.data.server_file.unlink(missing_ok=True)
        end_process(server)

    def _end_of_log(self) -> str:
        """The last lines of the log, secrets blotted out."""
        try:
            lines = self.data.log.read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return f"It left no log in {self.data.log}"
        text = self.data.without_secrets("\n".join(f"  {line}" for line in lines[-LOG_LINES:]))
        text = re.sub(r"(token=)[^\s&\"]+", r"\1***", text)
        return f"Look for the cause in its log, {self.data.log}, which ends:\n{text.rstrip('.')}"

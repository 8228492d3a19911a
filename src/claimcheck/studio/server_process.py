"""The server's process and its address: starting, recognising and ending one, finding a port that is free."""

import contextlib
import os
import signal
import socket
import subprocess
from collections.abc import Sequence
from pathlib import Path

import httpx
import psutil

from claimcheck.studio.server_files import Server
from claimcheck.studio.server_settings import DATA_VARIABLE

STOP_SECONDS = 15
HEALTH_SECONDS = 5


def start_process(command: Sequence[str], environment: dict[str, str], log: Path) -> psutil.Popen:
    """Start a process of a group of its own, so that Ctrl-C in our terminal does not reach it.

    What it prints goes into `log`, anew at each start; files that it makes are the user's alone.
    """
    with open(log, "w", encoding="utf-8", opener=_private) as stream:
        return psutil.Popen(
            command,
            env=environment,
            cwd=log.parent,
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            umask=0o077,
        )


def process_of(server: Server) -> psutil.Process | None:
    """The server's process; None when it ended, even if another has its number by now.

    Known by the data folder in its environment. Start times would not do: they shift with the clock of the machine.
    """
    try:
        process = psutil.Process(server.pid)
        ours = process.environ().get(DATA_VARIABLE) == str(server.data)
    except psutil.Error:  # it ended, or is somebody else's
        return None
    return process if ours else None


def end_process(server: Server) -> None:
    """End the server's process and its children: first asked, then made to."""
    process = process_of(server)
    if process is None:
        return
    family = [process, *process.children(recursive=True)]
    for member in family:
        _send(member, signal.SIGTERM)
    _gone, left = psutil.wait_procs(family, timeout=STOP_SECONDS)
    for member in left:
        _send(member, signal.SIGKILL)
    psutil.wait_procs(left, timeout=STOP_SECONDS)


def answers(url: str) -> bool:
    """Whether a Label Studio at this address says that it is up."""
    try:
        answer = httpx.get(f"{url}/health", timeout=HEALTH_SECONDS, trust_env=False)
    except httpx.HTTPError:
        return False
    return answer.status_code == httpx.codes.OK and "UP" in answer.text


def can_listen(host: str, port: int) -> bool:
    """Whether a server could listen there now."""
    with socket.socket(_family(host)) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the server does: a port just left is free
        try:
            probe.bind((host, port))
        except OSError:
            return False
        return True


def any_port(host: str) -> int:
    """A port that is free now."""
    with socket.socket(_family(host)) as probe:
        probe.bind((host, 0))
        port: int = probe.getsockname()[1]
        return port


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET


def _send(process: psutil.Process, wish: signal.Signals) -> None:
    with contextlib.suppress(psutil.NoSuchProcess):
        process.send_signal(wish)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)

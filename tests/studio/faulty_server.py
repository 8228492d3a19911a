"""A server on the loopback that answers as no real Label Studio can be made to: refusals, pages, silence."""

import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx


@dataclass(frozen=True)
class Answer:
    """What the server says to every request."""

    status: int = 200
    body: str = "{}"
    headers: dict[str, str] = field(default_factory=dict)
    after_seconds: float = 0.0
    breaks_off: bool = False


@contextmanager
def answering(answer: Answer) -> Iterator[str]:
    """The address of a server that gives this answer."""

    class Handler(_Quiet):
        def respond(self) -> None:
            time.sleep(answer.after_seconds)
            if answer.breaks_off:
                self.connection.close()
                return
            self.send(answer.status, answer.headers.items(), answer.body.encode())

    with _serving(Handler) as url:
        yield url


@contextmanager
def breaking_off_after(requests: int, real: str, *, saying: Callable[[], None] = lambda: None) -> Iterator[str]:
    """The address of a server that passes so many requests on to a real one, and breaks the connection off after.

    `saying` is called just before.
    """
    left = requests

    class Handler(_Quiet):
        def respond(self) -> None:
            nonlocal left
            left -= 1
            if left < 0:
                saying()
                self.connection.close()
                return
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            headers = [(n, v.replace(url, real)) for n, v in self.headers.items() if n.lower() not in _OF_A_CONNECTION]
            answer = httpx.request(self.command, real + self.path, headers=headers, content=body, timeout=60)
            passed = [(name, value) for name, value in answer.headers.multi_items() if name not in _OF_A_CONNECTION]
            self.send(answer.status_code, passed, answer.content)

    with _serving(Handler) as url:
        yield url


@contextmanager
def interrupting_after(requests: int, real: str) -> Iterator[str]:
    """The address of a server that passes so many requests on, and at the next one sends us what Ctrl-C sends."""
    waiting = threading.get_ident()
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs ignore it
    try:
        with breaking_off_after(requests, real, saying=lambda: signal.pthread_kill(waiting, signal.SIGINT)) as url:
            yield url
    finally:
        signal.signal(signal.SIGINT, before)


_OF_A_CONNECTION = {"host", "connection", "accept-encoding", "content-encoding", "content-length", "date", "server"}


class _Quiet(BaseHTTPRequestHandler):
    """Answers every request with `respond`, and says nothing of clients that leave."""

    def respond(self) -> None:
        raise NotImplementedError

    def do_GET(self) -> None:
        self.respond()

    do_POST = do_PATCH = do_DELETE = do_GET  # noqa: N815 - the names are http.server's

    def send(self, status: int, headers: Iterable[tuple[str, str]], content: bytes) -> None:
        self.send_response(status)
        for name, value in [("Content-Length", str(len(content))), *headers]:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_args: object) -> None:
        pass

    def handle(self) -> None:
        with suppress(OSError, ValueError):  # the client left, or we broke off
            super().handle()


@contextmanager
def _serving(handler: type[_Quiet]) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

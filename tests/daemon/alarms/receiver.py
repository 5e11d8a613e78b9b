"""A web hook on this machine that takes messages, refuses them, or never answers."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class Receiver:
    """What came in; `status` is what it answers, None for no answer as long as it stands."""

    def __init__(self, status: int | None) -> None:
        self.status = status
        self.taken: list[tuple[str, str]] = []  # type and title
        self.bodies: list[str] = []
        self.requests = 0
        self.asked = threading.Event()
        self.closed = threading.Event()
        self.port = 0

    @property
    def url(self) -> str:
        return f"json://me:s3cret-word@127.0.0.1:{self.port}/hidden-path?retry=0"

    def take(self, content: dict[str, Any]) -> int:
        self.requests += 1
        self.asked.set()
        if self.status is None:
            self.closed.wait()
        elif self.status == 200:
            self.taken.append((content["type"], content["title"]))
            self.bodies.append(content["message"])
        return self.status or 503


@contextmanager
def receiver(status: int | None = 200) -> Iterator[Receiver]:
    """Run a web hook until the end of the block."""
    hook = Receiver(status)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            status = hook.take(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    hook.port = server.server_port
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield hook
    finally:
        hook.closed.set()
        server.shutdown()
        server.server_close()
        thread.join()

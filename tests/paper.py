"""A web server on loopback whose every answer a test decides."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType

Answer = Callable[[BaseHTTPRequestHandler], None]

_SUBJECTS = ("harbour bridge", "night market", "town library", "ferry pier", "city choir", "old mill", "tram line")


def story(number: int, *links: str) -> str:
    """Return the page of a story, other ones for other numbers, with links below it."""
    subject = _SUBJECTS[number % len(_SUBJECTS)]
    lines = [
        f"The {subject} number {number} opens to everyone on Monday, {number + 2} months later than had been planned.",
        f"The council voted {number + 11} to 4 for the plan after a night of speeches that nobody had expected.",
        f"Work on the {subject} cost {number + 3} million crowns, of which the region paid the smaller half.",
        f"Neighbours said that they look forward to the quiet, since lorries came past {number + 40} times a day.",
    ]
    body = "".join(f"<p>{line}</p>" for line in lines)
    below = "".join(f'<li><a href="{link}">{link}</a></li>' for link in links)
    title = f"The {subject} opens after {number + 2} months of delay"
    return (
        f"<!doctype html><html lang=en><head><title>{title}</title></head><body><main><article><h1>{title}</h1>"
        f"<time datetime=2026-05-04T09:00:00Z>4 May 2026</time>{body}</article></main><ul>{below}</ul></body></html>"
    )


@dataclass(slots=True)
class Paper:
    """The server, to be used in a `with` block: `pages` are HTML by path, `answers` whatever else may happen there."""

    pages: dict[str, str] = field(default_factory=dict)
    answers: dict[str, Answer] = field(default_factory=dict)
    requests: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    _server: ThreadingHTTPServer = field(init=False)

    def __enter__(self) -> Paper:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        self._server.block_on_close = False
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def host(self) -> str:
        """`127.0.0.1:PORT`."""
        return f"127.0.0.1:{self._server.server_port}"

    def url(self, path: str) -> str:
        """The whole address of a path."""
        return f"http://{self.host}{path}"

    @property
    def paths(self) -> list[str]:
        """The paths that were asked for, in order."""
        return [path for path, _ in self.requests]


def send(
    request: BaseHTTPRequestHandler,
    body: bytes | str,
    *headers: tuple[str, str],
    status: int = 200,
    length: int | None = None,
) -> None:
    """Answer a request; `length` is a Content-Length that need not be true."""
    body = body.encode() if isinstance(body, str) else body
    request.send_response(status)
    if "Content-Type" not in dict(headers):
        request.send_header("Content-Type", "text/html; charset=utf-8")
    for name, value in headers:
        request.send_header(name, value)
    request.send_header("Content-Length", str(len(body) if length is None else length))
    request.end_headers()
    request.wfile.write(body)


def _handler(paper: Paper) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            paper.requests.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
            if self.path in paper.answers:
                paper.answers[self.path](self)
            elif self.path in paper.pages:
                send(self, paper.pages[self.path])
            else:
                send(self, "nothing here", status=404)

        do_POST = do_GET

        def log_message(self, format: str, *args: object) -> None:
            """Keep the tests' output clean."""

    return Handler

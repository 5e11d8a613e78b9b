"""The site over real HTTP on a free loopback port."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import blake2b
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType

from newsfold.demo_site import feeds
from newsfold.demo_site.pages import plain_text, render
from newsfold.demo_site.plan import pages
from newsfold.demo_site.stories import papers

Odd = Callable[[BaseHTTPRequestHandler], bool]


@dataclass(frozen=True, slots=True)
class Request:
    """A request as the server saw it, with the status of its answer."""

    path: str
    status: int


@dataclass(slots=True)
class DemoSite:
    """The running site, to be used in a `with` block.

    `revision` may be set at any time. `odd` may answer a request in its own way (and then returns True); tests use it
    for pages that no decent site would serve.
    """

    revision: int = 1
    odd: Odd | None = None
    requests: list[Request] = field(default_factory=list)
    _server: ThreadingHTTPServer = field(init=False)

    def __enter__(self) -> DemoSite:
        self._server = _Server(("127.0.0.1", 0), _handler(self))
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
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

    @property
    def url(self) -> str:
        """The origin, without a closing slash."""
        return f"http://{self.host}"

    def answer(self, path: str) -> tuple[str, str] | None:
        """Return the content type and the text of `path`, or None where there is nothing."""
        base = self.url
        page = pages().get(path)
        if page is not None:
            return "text/html; charset=utf-8", render(page, base, self.revision)
        for paper in papers():
            if path == f"{paper.prefix}rss.xml":
                return "application/rss+xml", feeds.rss(paper, base)
            if path == f"{paper.prefix}atom.xml":
                return "application/atom+xml", feeds.atom(paper, base, self.revision)
        others: dict[str, tuple[str, Callable[[], str]]] = {
            "/robots.txt": ("text/plain; charset=utf-8", lambda: feeds.robots(base)),
            "/sitemap.xml": ("application/xml", lambda: feeds.sitemap_index(base)),
            "/sitemap-pages.xml": ("application/xml", lambda: feeds.sitemap_pages(base)),
            "/sitemap-news.xml": ("application/xml", lambda: feeds.sitemap_news(base)),
            "/text/morning.txt": ("text/plain; charset=utf-8", plain_text),
            "/members/": ("text/html; charset=utf-8", lambda: "<p>Members only.</p>"),
        }
        if path not in others:
            return None
        content_type, write = others[path]
        return content_type, write()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of clients that hang up: crawls that are stopped do."""


def _handler(site: DemoSite) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = self.path.split("?")[0]
            if site.odd is not None and site.odd(self):
                site.requests.append(Request(self.path, 0))
                return
            found = site.answer(path)
            content_type, text = found or ("text/html; charset=utf-8", "<h1>404</h1><p>There is no such page.</p>")
            body = text.encode()
            tag = f'"{blake2b(body, digest_size=8).hexdigest()}"'
            status = 404 if found is None else 304 if self.headers.get("If-None-Match") == tag else 200
            site.requests.append(Request(self.path, status))
            self.send_response(status)
            if status != 304:
                self.send_header("Content-Type", content_type)
                self.send_header("Content-Length", str(len(body)))
            if found is not None:
                self.send_header("ETag", tag)
            self.end_headers()
            if status != 304:
                self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Keep the terminal for the crawl."""

    return Handler

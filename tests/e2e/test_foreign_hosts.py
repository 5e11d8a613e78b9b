"""A feed that sends its readers to somebody else: that one is asked for a bounded number of pages."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler

import pytest

from newsfold.demo_site.server import DemoSite
from tests.e2e.conftest import Run

ENTRIES = 30


class Stranger:
    """Serves, beside the site, a feed of entries that lie on, or are redirected to, another host."""

    def __init__(self, site: DemoSite, *, redirects: bool) -> None:
        self.other = site.host.replace("127.0.0.1", "localhost")
        self._home = site.host
        self._redirects = redirects
        self.asked: list[str] = []

    def answer(self, request: BaseHTTPRequestHandler) -> bool:
        """Answer what the stranger and its victim are asked for."""
        path, host = request.path, request.headers["Host"]
        if path == "/strange.xml":
            linked = self._home if self._redirects else self.other
            entries = "".join(
                f"<item><title>Entry {number}</title><link>http://{linked}/entry?search={number}</link></item>"
                for number in range(ENTRIES)
            )
            self._send(request, 200, f"<rss version='2.0'><channel><title>Strange</title>{entries}</channel></rss>")
        elif path.startswith("/entry"):
            if host == self.other:
                self.asked.append(path)
                self._send(request, 404, "")
            else:
                request.send_response(302)
                request.send_header("Location", f"http://{self.other}{path}")
                request.send_header("Content-Length", "0")
                request.end_headers()
        else:
            return False
        return True

    def _send(self, request: BaseHTTPRequestHandler, status: int, body: str) -> None:
        request.send_response(status)
        request.send_header("Content-Type", "application/rss+xml")
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body.encode())


@pytest.mark.parametrize("redirects", [False, True])
@pytest.mark.parametrize("limit", [20, 3])
def test_a_feed_sends_a_crawl_to_another_host_a_bounded_number_of_times(
    site: DemoSite, crawl: Run, sqlite_url: str, limit: int, redirects: bool
) -> None:
    stranger = Stranger(site, redirects=redirects)
    site.odd = stranger.answer
    options = ("--allow-private", stranger.other, *(() if limit == 20 else ("--foreign-pages", str(limit))))
    summary = crawl("/strange.xml", sqlite_url, *options)
    assert len(stranger.asked) == limit
    (left,) = [each for each in summary["sources"][0]["left_aside"] if each["reason"] == "foreign"]
    assert (left["count"], left["taken_in_by"]) == (ENTRIES - limit, "a higher --foreign-pages")

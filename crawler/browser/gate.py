"""The gate of one page: each of its requests is answered by our own client, or refused."""

from __future__ import annotations

from collections.abc import Iterable
from time import monotonic
from typing import TYPE_CHECKING

from playwright.async_api import Error

from crawler.browser.values import Answer, Asked, FetchPart, Headers

if TYPE_CHECKING:
    from playwright.async_api import Page, Request, Route

MAX_REQUESTS = 300
"""Of one page; the front pages of newspapers ask for some dozens of scripts."""

MAX_PART_BYTES = 64 * 1024 * 1024
"""Of all that one page asks for, so that it fills neither the browser nor us."""

MAX_BODY = 64 * 1024
"""Bytes that a page may send with a request; the question for the next stories takes a few hundred."""

_KINDS = frozenset({"script", "stylesheet", "xhr", "fetch"})
"""What can bring text into a page, or decides where it stands. Images, frames, media, fonts, beacons and the like
are refused."""

_METHODS = frozenset({"GET", "HEAD", "POST"})

_UNSENT = frozenset(
    {
        "accept-encoding",
        "authorization",
        "connection",
        "content-length",
        "cookie",
        "host",
        "if-modified-since",
        "if-none-match",
        "origin-agent-cluster",
        "proxy-authorization",
        "range",
        "referer",
        "te",
        "transfer-encoding",
        "upgrade",
        "user-agent",
    }
)
"""Headers of a request that are ours to say, or nobody's."""

_UNTOLD = frozenset(
    {"alt-svc", "connection", "content-encoding", "content-length", "link", "set-cookie", "transfer-encoding"}
)
"""Headers of an answer that the browser is not told: the body is decoded, no cookies are kept, nothing is preloaded."""


class Gate:
    """Stands before one page; `document` is the page itself, which was fetched before."""

    def __init__(self, page: Page, document: Answer, fetch: FetchPart) -> None:
        self._page = page
        self._document: Answer | None = document
        self._fetch = fetch
        self._under_way = 0
        self._moved = monotonic()
        self._bytes = 0
        self.asked = 0
        self.refused = 0

    async def open(self) -> None:
        """Let nothing pass but through here."""
        await self._page.route("**/*", self._answer)
        await self._page.route_web_socket("**/*", lambda socket: socket.close())

    def quiet_for(self) -> float:
        """Return for how many seconds nothing was asked and nothing came."""
        return 0.0 if self._under_way else monotonic() - self._moved

    async def _answer(self, route: Route, request: Request) -> None:
        self._under_way += 1
        try:
            answer = await self._answer_to(request)
            if answer is None:
                self.refused += 1
                # An aborted move leaves the page where it is; one that is blocked shows an error in its place.
                await route.abort("aborted" if request.is_navigation_request() else "blockedbyclient")
            else:
                await route.fulfill(status=answer.status, headers=dict(_told(answer.headers)), body=answer.body)
        except Error:
            pass  # the page is gone
        finally:
            self._under_way -= 1
            self._moved = monotonic()

    async def _answer_to(self, request: Request) -> Answer | None:
        if request.is_navigation_request():
            # The page is the one that was asked for, wherever it wants to go; what its frames hold is not read.
            document, self._document = self._document, None
            return document
        if self.asked >= MAX_REQUESTS or self._bytes >= MAX_PART_BYTES or not _is_welcome(request):
            return None
        self.asked += 1
        body = request.post_data_buffer or b""
        if len(body) > MAX_BODY:
            return None
        sent = tuple(_sent((await request.all_headers()).items()))
        answer = await self._fetch(Asked(request.url, request.method, sent, body))
        if answer is not None:
            self._bytes += len(answer.body)
        return answer


def _is_welcome(request: Request) -> bool:
    is_web = request.url.startswith(("http://", "https://"))
    return is_web and request.resource_type in _KINDS and request.method in _METHODS


def _sent(headers: Iterable[tuple[str, str]]) -> Headers:
    """Return what goes along with a request: what scripts set, but nothing that tells of a person's browser."""
    return tuple(
        (name, value)
        for name, value in headers
        if name.lower() not in _UNSENT and not name.startswith(":") and not name.lower().startswith(("sec-", "proxy-"))
    )


def _told(headers: Headers) -> Headers:
    return tuple((name, value) for name, value in headers if name.lower() not in _UNTOLD)

"""The download handler: connects to public addresses only, and takes no more bytes than it was told to.

The check stands where the connection is opened, after the name was resolved. So it holds for whatever leads there:
redirects, robots.txt, sitemaps, names that resolve to another address each time, and odd spellings of an address.
"""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, Any

from scrapy import signals
from scrapy.core.downloader.handlers.http11 import (
    HTTP11DownloadHandler,
    _ScrapyAgent,
)
from scrapy.exceptions import DownloadCancelledError, StopDownload
from scrapy.utils._download_handlers import wrap_twisted_exceptions
from scrapy.utils.defer import maybe_deferred_to_future
from twisted.internet.endpoints import HostnameEndpoint, wrapClientTLS
from twisted.internet.interfaces import IReactorPluggableNameResolver
from twisted.web.client import URI, Agent
from twisted.web.iweb import IAgentEndpointFactory, IPolicyForHTTPS
from zope.interface import implementer

from crawler.core.errors import FetchError
from crawler.middlewares.addresses import is_public
from crawler.middlewares.certificates import NamedCertificates
from crawler.middlewares.decode import ACCEPTED, decoded
from crawler.middlewares.http_client import StrictClientFactory
from crawler.middlewares.tunnels.endpoints import ForwardingAgent, TunnelEndpoint

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Headers, Response
    from twisted.internet.defer import Deferred
    from twisted.internet.interfaces import IConnector, IStreamClientEndpoint

    from crawler.config.access.proxies import Proxy

_MAX_ENDPOINTS = 100
"""Hosts whose endpoints are kept; a crawl of one site talks to a handful."""
_MEDIA = re.compile(r"\s*(?:application/)?(image|audio|video|font|pdf)", re.IGNORECASE)

# An oversize body is our "too-large" error.
logging.getLogger("scrapy.core.downloader.handlers.http11").setLevel(logging.ERROR)

CRAWL_STOPPING = object()
"""The signal upon which downloads are given up."""


class GuardedDownloadHandler(HTTP11DownloadHandler):
    """Scrapy's own handler for http and https behind the guard; the setting `ALLOW_PRIVATE` lists "HOST:PORT"s."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        allowed = frozenset(name.lower() for name in crawler.settings.getlist("ALLOW_PRIVATE"))
        timeout = crawler.settings.getfloat("DOWNLOAD_TIMEOUT")
        self._proxy: Proxy | None = crawler.settings["PROXY"]
        self._endpoints = _GuardedEndpoints(self._contextFactory, timeout, allowed, self._proxy)
        self._forward = None if self._proxy is None else ForwardingAgent(self._proxy, self._pool, timeout, allowed)
        self._pool._factory = StrictClientFactory  # noqa: SLF001  Scrapy sets its own the same way
        self._under_way: set[Deferred[Response]] = set()
        self._stopped = False
        crawler.signals.connect(self.stop, CRAWL_STOPPING)
        crawler.signals.connect(_refuse_media, signals.headers_received)

    async def download_request(self, request: Request) -> Response:
        """Fetch a page whole and decoded; raises `FetchError`, and what Scrapy's handler raises."""
        if self._stopped:
            raise FetchError(request.url, "stopped", "the crawl was stopped")
        limit: int = request.meta.get("download_maxsize", self._default_maxsize)
        request.headers.setdefault(b"Accept-Encoding", ACCEPTED)
        agent = _GuardedAgent(
            self._endpoints,
            self._forward,
            contextFactory=self._contextFactory,
            pool=self._pool,
            maxsize=self._default_maxsize,
            warnsize=0,
            fail_on_dataloss=True,
            crawler=self._crawler,
        )
        download = agent.download_request(request)
        self._under_way.add(download)
        try:
            with wrap_twisted_exceptions():
                response = await maybe_deferred_to_future(download)
        except StopDownload as error:
            kind = _medium(error.response.headers) if error.response else None
            raise FetchError(request.url, kind or "media", f"is not a page but a file of kind {kind}") from error
        except DownloadCancelledError as error:
            if self._stopped:
                raise FetchError(request.url, "stopped", "the crawl was stopped") from error
            raise FetchError(request.url, "too-large", f"the page is larger than {limit:,} bytes") from error
        finally:
            self._under_way.discard(download)
        # Here, since a failure in a middleware further up would not be tried again.
        return decoded(response, limit)

    def stop(self) -> None:
        """Give up every download that is under way, and every one that still comes."""
        self._stopped = True
        for download in tuple(self._under_way):
            download.cancel()


def _refuse_media(headers: Headers) -> None:
    """Stop the download of what says that it is no text, before its body comes."""
    if _medium(headers):
        raise StopDownload(fail=True)


def _medium(headers: Headers) -> str | None:
    """Return the kind of a file that is no text by its header: image, audio, video, font or pdf."""
    found = _MEDIA.match((headers.get(b"Content-Type") or b"").decode("latin-1"))
    return found[1].lower() if found else None


class _GuardedAgent(_ScrapyAgent):
    """Scrapy's agent with our endpoints; `forward` is what asks an HTTP proxy where one is configured."""

    def __init__(self, endpoints: _GuardedEndpoints, forward: ForwardingAgent | None, **parts: Any) -> None:
        super().__init__(**parts)
        self._endpoints = endpoints
        self._forward = forward

    def _get_agent(self, request: Request, timeout: float) -> Agent:
        from twisted.internet import reactor

        if self._forward is not None and self._endpoints.is_forwarded(request.url):
            return self._forward
        return Agent.usingEndpointFactory(reactor, self._endpoints, self._pool)  # type: ignore[no-untyped-call, no-any-return]


@implementer(IAgentEndpointFactory)
class _GuardedEndpoints:
    """Endpoints that connect to public addresses, or to any address of an allowed "HOST:PORT"."""

    def __init__(self, tls: IPolicyForHTTPS, timeout: float, allowed: frozenset[str], proxy: Proxy | None) -> None:
        self._proxy = proxy
        self._tls = tls
        self._timeout = timeout
        self._allowed = allowed
        self._known: dict[tuple[bytes, bytes, int], IStreamClientEndpoint] = {}

    def is_forwarded(self, url: str) -> bool:
        """Whether a page is asked for by its whole address: many HTTP proxies open no tunnel but for encryption."""
        return self._proxy is not None and self._proxy.kind == "http" and url.startswith("http:")

    def endpointForURI(self, uri: URI) -> IStreamClientEndpoint:
        """Return the endpoint for a URI, wrapped in TLS for https."""
        key = (uri.scheme, uri.host, uri.port)
        if key not in self._known:
            if len(self._known) >= _MAX_ENDPOINTS:
                self._known.clear()
            self._known[key] = self._endpoint(uri)
        return self._known[key]

    def _endpoint(self, uri: URI) -> IStreamClientEndpoint:
        from twisted.internet import reactor

        host = uri.host.decode("ascii")
        name = f"[{host}]:{uri.port}" if ":" in host else f"{host}:{uri.port}"
        is_allowed = name.lower() in self._allowed
        guarded: Any = reactor if is_allowed else _GuardedReactor(reactor, name)
        # Twisted says neither of its endpoints nor of its TLS that they are what they are.
        endpoint: Any = HostnameEndpoint(guarded, host, uri.port, timeout=self._timeout)
        if self._proxy is not None:
            endpoint = TunnelEndpoint(self._proxy, host, uri.port, timeout=self._timeout, is_allowed=is_allowed)
        if uri.scheme == b"https":
            tls: Any = self._tls.creatorForNetloc(uri.host, uri.port)  # type: ignore[call-arg, misc]
            named: Any = NamedCertificates(tls, host)
            endpoint = wrapClientTLS(named, endpoint)
        found: IStreamClientEndpoint = endpoint
        return found


@implementer(IReactorPluggableNameResolver)
class _GuardedReactor:
    """The reactor, but for connections: those to private addresses fail."""

    def __init__(self, reactor: Any, name: str) -> None:
        self._reactor = reactor
        self._name = name

    def __getattr__(self, attribute: str) -> Any:
        return getattr(self._reactor, attribute)

    def connectTCP(self, host: str, port: int, *rest: Any, **named: Any) -> IConnector:
        """Connect to a numeric address; raises `FetchError` for one that is not public."""
        if not is_public(host):
            raise FetchError(
                self._name,
                "private-address",
                f"{self._name} is {host}, an address that is not public",
            )
        connector: IConnector = self._reactor.connectTCP(host, port, *rest, **named)
        return connector

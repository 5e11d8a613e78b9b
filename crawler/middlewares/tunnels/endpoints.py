"""Endpoints behind a proxy; Twisted's and Scrapy's know no SOCKS, and would hand a name to it unchecked."""

from __future__ import annotations

from ipaddress import ip_address
from typing import Any

from twisted.internet.defer import CancelledError, Deferred, fail
from twisted.internet.endpoints import HostnameEndpoint
from twisted.internet.error import ConnectingCancelledError
from twisted.internet.interfaces import IProtocol, IProtocolFactory, IStreamClientEndpoint
from twisted.internet.protocol import Factory, Protocol, connectionDone
from twisted.python.failure import Failure
from twisted.web.client import URI, Agent, HTTPConnectionPool
from twisted.web.http_headers import Headers
from twisted.web.iweb import IBodyProducer, IResponse
from zope.interface import implementer

from crawler.config.access.proxies import Proxy
from crawler.core.errors import FetchError
from crawler.middlewares.addresses import is_public
from crawler.middlewares.tunnels.handshakes import ProxyError, Talk, authorization

_LOCAL = (".localhost", ".local", ".internal", ".lan", ".home.arpa", ".intranet", ".corp", ".home")
"""Ends of names that are of no public host."""


def may_ask_proxy(host: str) -> bool:
    """Whether a proxy that resolves names may be asked for a host, as far as that can be seen from here."""
    name = host.lower().strip("[]").rstrip(".")
    try:
        ip_address(name)
    except ValueError:
        # A last part that is a number makes an odd spelling of an address of the whole.
        last = name.rpartition(".")[2]
        return "." in name and not name.endswith(_LOCAL) and not last[:1].isdigit()
    return is_public(name)


@implementer(IStreamClientEndpoint)
class TunnelEndpoint:
    """Connects to a host through a proxy; `is_allowed` says that it may have any address."""

    def __init__(self, proxy: Proxy, host: str, port: int, *, timeout: float, is_allowed: bool) -> None:
        self._proxy = proxy
        self._host = host
        self._port = port
        self._timeout = timeout
        self._is_allowed = is_allowed

    def connect(self, factory: IProtocolFactory) -> Deferred[IProtocol]:
        """Connect, and hand the connection over; fails with `FetchError`."""
        return Deferred.fromCoroutine(self._connect(factory))

    async def _connect(self, factory: IProtocolFactory) -> IProtocol:
        from twisted.internet import reactor as installed

        reactor: Any = installed  # Twisted types it as an interface that lacks half of it
        name, target = f"{self._host}:{self._port}", self._host
        if not self._proxy.resolves:
            target = await _address_of(self._host, reactor)
        if not self._is_allowed and not may_ask_proxy(target):
            raise _private(name)
        talk = Talk(self._proxy, target, self._port)
        tunnels: Any = Factory.forProtocol(lambda: _Tunnel(talk))
        tunnel = await ProxyEndpoint(self._proxy, self._timeout).connect(tunnels)
        assert isinstance(tunnel, _Tunnel)
        late = reactor.callLater(self._timeout, tunnel.give_up)
        try:
            await tunnel.stands
        except ProxyError as error:
            raise FetchError(name, "proxy", f"the proxy {self._proxy} {error}") from None
        finally:
            if late.active():
                late.cancel()
        client: IProtocol = tunnel.hand_over(factory)
        return client


@implementer(IStreamClientEndpoint)
class ProxyEndpoint:
    """Connects to a proxy, wherever it stands: who configures it means it."""

    def __init__(self, proxy: Proxy, timeout: float) -> None:
        self._proxy = proxy
        self._timeout = timeout

    def connect(self, factory: IProtocolFactory) -> Deferred[IProtocol]:
        """Connect; fails with `FetchError`."""
        from twisted.internet import reactor

        def tell(failure: Failure) -> Failure:
            if isinstance(failure.value, CancelledError | ConnectingCancelledError):
                return failure
            detail = f"the proxy {self._proxy} cannot be reached ({failure.getErrorMessage()})"
            raise FetchError(str(self._proxy), "proxy", detail) from None

        endpoint = HostnameEndpoint(reactor, self._proxy.host, self._proxy.port, timeout=self._timeout)
        connected: Deferred[IProtocol] = endpoint.connect(factory)
        return connected.addErrback(tell)


class ForwardingAgent(Agent):
    """Asks an HTTP proxy for pages without encryption, by their whole address."""

    def __init__(self, proxy: Proxy, pool: HTTPConnectionPool, timeout: float, allowed: frozenset[str]) -> None:
        from twisted.internet import reactor

        super().__init__(reactor, pool=pool)  # type: ignore[no-untyped-call]
        self._proxy = proxy
        self._timeout = timeout
        self._allowed = allowed

    def request(
        self, method: bytes, uri: bytes, headers: Headers | None = None, bodyProducer: IBodyProducer | None = None
    ) -> Deferred[IResponse]:
        """Ask for a page; fails with `FetchError`."""
        parsed = URI.fromBytes(uri)  # type: ignore[no-untyped-call]
        host = parsed.host.decode("ascii")
        name = f"[{host}]:{parsed.port}" if ":" in host else f"{host}:{parsed.port}"
        if name.lower() not in self._allowed and not may_ask_proxy(host):
            return fail(_private(name))
        told = Headers() if headers is None else headers.copy()
        if (login := authorization(self._proxy)) is not None:
            told.setRawHeaders(b"Proxy-Authorization", [login])
        endpoint: Any = ProxyEndpoint(self._proxy, self._timeout)
        # One key for all, since all connections go to the proxy.
        key: Any = (b"forward", b"", 0)
        answer: Deferred[IResponse] = self._requestWithEndpoint(
            key,
            endpoint,
            method,
            parsed,
            told,
            bodyProducer,
            uri,
        )
        return answer


def _private(name: str) -> FetchError:
    return FetchError(name, "private-address", f"{name} is not of the public Internet")


async def _address_of(host: str, reactor: Any) -> str:
    """Return the address of a name as it is resolved here; connections go to just that."""
    try:
        ip_address(host)
    except ValueError:
        found: str = await reactor.resolve(host)
        return found
    return host


class _Tunnel(Protocol):
    """Talks to the proxy, then steps aside."""

    def __init__(self, talk: Talk) -> None:
        self._talk = talk
        self._client: IProtocol | None = None
        self.stands: Deferred[None] = Deferred()

    @property
    def _wire(self) -> Any:
        """The connection; Twisted's types know only half of what it can."""
        return self.transport

    def connectionMade(self) -> None:
        """Say the first."""
        self._wire.write(self._talk.begin())

    def dataReceived(self, data: bytes) -> None:
        """Take what the proxy says."""
        if self.stands.called:
            self._talk.came += data
            return
        try:
            answer = self._talk.hear(data)
        except ProxyError as error:
            self._wire.loseConnection()
            self.stands.errback(error)
            return
        if answer:
            self._wire.write(answer)
        if self._talk.is_done:
            self.stands.callback(None)

    def connectionLost(self, reason: Failure = connectionDone) -> None:
        """Tell that the proxy hung up."""
        if not self.stands.called:
            self.stands.errback(ProxyError("hangs up"))

    def give_up(self) -> None:
        """End a talk that takes too long."""
        if not self.stands.called:
            self.stands.errback(ProxyError("takes too long"))
        self._wire.loseConnection()

    def hand_over(self, factory: IProtocolFactory) -> IProtocol:
        """Give the connection to the client of the site."""
        factory_of: Any = factory
        client: Any = factory_of.buildProtocol(self._wire.getPeer())
        self._wire.protocol = client
        client.makeConnection(self._wire)
        if self._talk.came:
            client.dataReceived(self._talk.came)
        made: IProtocol = client
        return made

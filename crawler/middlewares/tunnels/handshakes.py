"""What is said to a proxy before a connection through it stands: bytes in, bytes out, no I/O."""

from __future__ import annotations

import base64
import re
from collections.abc import Generator
from ipaddress import ip_address

from crawler.config.access.proxies import Proxy

MAX_ANSWER = 16 * 1024
"""Bytes that a proxy may say before the connection stands."""

Handshake = Generator[bytes, bytes, None]
"""Yields what is to be sent, and is sent all that came and was not taken: it yields b"" to wait for more."""

_STATUS = re.compile(rb"HTTP/1\.[01] (\d{3})")
_SOCKS_FAULTS = {
    1: "it failed",
    2: "its rules forbid it",
    3: "the network cannot be reached",
    4: "the host cannot be reached",
    5: "the connection is refused",
    6: "it took too long",
    7: "it cannot connect",
    8: "it does not know this kind of address",
}


class ProxyError(Exception):
    """A proxy did not connect; the text says why, in words that follow its name."""


def authorization(proxy: Proxy) -> bytes | None:
    """Return what tells an HTTP proxy who asks, None where it need not know."""
    if proxy.user is None:
        return None
    return b"Basic " + base64.b64encode(f"{proxy.user}:{proxy.password}".encode())


class Talk:
    """A handshake under way: what came, and whether the connection stands."""

    def __init__(self, proxy: Proxy, host: str, port: int) -> None:
        steps = _connect if proxy.kind == "http" else _socks
        self._steps = steps(self, proxy, host, port)
        self.came = b""
        self.is_done = False

    def begin(self) -> bytes:
        """Return the first that is to be sent."""
        return next(self._steps)

    def hear(self, data: bytes) -> bytes:
        """Take what came and return what is to be sent; raises `ProxyError`. When done, `came` is for the client."""
        self.came += data
        if len(self.came) > MAX_ANSWER:
            raise ProxyError("says too much")
        try:
            return self._steps.send(b"")
        except StopIteration:
            self.is_done = True
            return b""

    def take(self, size: int) -> bytes:
        """Take the first bytes of what came."""
        taken, self.came = self.came[:size], self.came[size:]
        return taken


def _need(talk: Talk, size: int) -> Handshake:
    while len(talk.came) < size:
        yield b""


def _connect(talk: Talk, proxy: Proxy, host: str, port: int) -> Handshake:
    target = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    said = authorization(proxy)
    login = b"" if said is None else b"Proxy-Authorization: " + said + b"\r\n"
    yield f"CONNECT {target} HTTP/1.1\r\nHost: {target}\r\n".encode("ascii") + login + b"\r\n"
    while b"\r\n\r\n" not in talk.came:
        yield b""
    head = talk.take(talk.came.index(b"\r\n\r\n") + 4)
    status = _STATUS.match(head)
    if status is None:
        raise ProxyError("does not speak HTTP")
    if not status[1].startswith(b"2"):
        raise ProxyError(f"answers {status[1].decode()}")


def _socks(talk: Talk, proxy: Proxy, host: str, port: int) -> Handshake:
    """SOCKS5 (RFC 1928) with a name and a password (RFC 1929) where there are any."""
    method = 0 if proxy.user is None else 2
    yield bytes((5, 1, method))
    yield from _need(talk, 2)
    if talk.take(2) != bytes((5, method)):
        raise ProxyError("is no SOCKS5 proxy, or wants another login")
    if proxy.user is not None:
        user, password = proxy.user.encode(), proxy.password.encode()
        yield bytes((1, len(user))) + user + bytes((len(password),)) + password
        yield from _need(talk, 2)
        if talk.take(2)[1]:
            raise ProxyError("refuses the login")
    yield bytes((5, 1, 0)) + _socks_address(host) + port.to_bytes(2, "big")
    yield from _need(talk, 5)
    if talk.came[0] != 5 or talk.came[1]:
        raise ProxyError(f"does not connect: {_SOCKS_FAULTS.get(talk.came[1], 'it failed')}")
    size = {1: 4, 3: 1 + talk.came[4], 4: 16}.get(talk.came[3])
    if size is None:
        raise ProxyError("is no SOCKS5 proxy")
    yield from _need(talk, 4 + size + 2)
    talk.take(4 + size + 2)


def _socks_address(host: str) -> bytes:
    try:
        number = ip_address(host)
    except ValueError:
        name = host.encode("ascii")[:255]
        return bytes((3, len(name))) + name
    return bytes((1 if number.version == 4 else 4,)) + number.packed

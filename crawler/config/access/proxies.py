"""The proxy that a source is asked through."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urlsplit

from crawler.config.access.secrets import filled

_PORTS = {"http": 3128, "socks5": 1080, "socks5h": 1080}
"""The kinds of proxies, and where they listen as a rule."""
_HOST = re.compile(r"[A-Za-z0-9._:-]{1,253}")
_MOST = 255
"""Bytes of a name or password, as SOCKS has room for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proxy:
    """A proxy: behind `http` and `socks5h` it resolves the names of sites, with `socks5` we do, and check them."""

    kind: str
    host: str
    port: int
    user: str | None = field(default=None, repr=False)
    password: str = field(default="", repr=False)

    @property
    def resolves(self) -> bool:
        """Whether it is the proxy that finds out the address of a name."""
        return self.kind != "socks5"

    def __str__(self) -> str:
        return f"{self.kind}://{self.host}:{self.port}"


_EXAMPLE = 'write it like "http://proxy.example:3128" or "socks5://user:${PASSWORD}@proxy.example:1080"'


def parse_proxy(value: Any) -> Proxy:
    """Return the proxy of an address; TypeError and ValueError say what is wrong, without any part of it."""
    if not isinstance(value, str):
        raise TypeError(f"must be an address; {_EXAMPLE}")
    url = filled(value.strip())
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise ValueError(f"is no address of a proxy; {_EXAMPLE}") from None
    if parts.scheme not in _PORTS:
        raise ValueError(f"must be of {', '.join(_PORTS)}; {_EXAMPLE}")
    if not host or not _HOST.fullmatch(host) or port == 0 or any((parts.path.strip("/"), parts.query, parts.fragment)):
        raise ValueError(f"is no address of a proxy; {_EXAMPLE}")
    user = None if parts.username is None else unquote(parts.username)
    password = unquote(parts.password or "")
    if any(len(said.encode()) > _MOST or not (said.isprintable()) for said in (user or "", password)):
        raise ValueError("has a name or a password that no proxy takes")
    return Proxy(kind=parts.scheme, host=host, port=port or _PORTS[parts.scheme], user=user, password=password)

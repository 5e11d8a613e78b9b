"""Addresses as people write them: a URL to crawl, a host with its port."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from crawler.logs import without_logins

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_OTHER_SCHEME = re.compile(r"(mailto|(?!https?:)[a-z][a-z0-9+-]*(?=:[^@]*$)):(?!\d{1,5}(?:[/?#]|$))", re.IGNORECASE)
"""What stands before a colon that no port and no password follows, as in `javascript:`."""
_NO_URL = 'it is not a URL; write it like "https://example.com/news"'
_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,252}[A-Za-z0-9])?")
_HOST_PORT = re.compile(r"(?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\]):([0-9]{1,5})")


def parse_url(text: str) -> str:
    """Return `text` as an http(s) URL, with `https://` where no scheme stands; ValueError says why it is none."""
    url = text.strip()
    has_scheme = _SCHEME.match(url) is not None
    if not has_scheme and (other := _OTHER_SCHEME.match(url)):
        raise ValueError(f'"{without_logins(url)}": {other[1]} is not a scheme that can be fetched; use http or https')
    if not has_scheme:
        url = f"https://{url}"
    shown = without_logins(url) if has_scheme else without_logins(url).removeprefix("https://")
    fault = None
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise ValueError(f'"{shown}": {_NO_URL}') from None
    if parts.scheme not in ("http", "https"):
        fault = f"{parts.scheme} is not a scheme that can be fetched; use http or https"
    elif not host or any(character.isspace() or not character.isprintable() for character in url):
        fault = _NO_URL
    elif port == 0:
        fault = "port 0 cannot be asked"
    elif "@" in parts.netloc:
        fault = "a user name or password does not belong into the URL of a source"
    if fault:
        raise ValueError(f'"{shown}": {fault}')
    return url


def parse_host_port(text: str) -> str:
    """Return `text` if it names one host and one port, as in `127.0.0.1:8000` or `[::1]:8000`; else ValueError."""
    match = _HOST_PORT.fullmatch(text.strip())
    if not match or not 0 < int(match[1]) < 65536:
        raise ValueError(f'"{text}" is not HOST:PORT; write it like "127.0.0.1:8000"')
    return text.strip().lower()


def parse_host(text: str) -> str:
    """Return `text` if it is the name of a host, without a port, as in `news.example`; else ValueError."""
    name = text.strip()
    if not _HOST.fullmatch(name):
        raise ValueError(f'"{text}" is no name of a host; write it like "news.example"')
    return name.lower()

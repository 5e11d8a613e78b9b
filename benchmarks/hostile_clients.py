"""Clients that no browser is: odd methods, heads and hosts over a bare socket, and thousands that take their time."""

from __future__ import annotations

import http.client
import socket
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field

from benchmarks.process_tree import look

_HEAD = "GET /articles HTTP/1.1\r\nHost: 127.0.0.1\r\n"
_METHODS = ("TRACE", "TRACK", "CONNECT", "OPTIONS", "PUT", "DELETE", "PATCH", "POST", "PROPFIND", "BREW", "x" * 99)
_HOSTS = (
    "evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "", " ", "[::1", "a" * 5000,
    "127.0.0.1:99999999", "127.0.0.1@evil.example", "evil.example:80/127.0.0.1", "\u212aelvin.example",
    "xn--\u00fc", "%31%32%37.0.0.1", "127.0.0.1, evil.example", "<script>alert(1)</script>", "0x7f.1",
    "localhost\x00.evil",
)  # fmt: skip
_HEADS = (
    ("no host", b"GET / HTTP/1.1\r\n\r\n"),
    ("two hosts", b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: evil.example\r\n\r\n"),
    ("absolute", b"GET http://evil.example/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"),
    ("1.0", b"GET /articles HTTP/1.0\r\n\r\n"),
    ("9.9", b"GET / HTTP/9.9\r\nHost: 127.0.0.1\r\n\r\n"),
    ("smuggled", f"{_HEAD}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET".encode()),
    ("two lengths", f"{_HEAD}Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcde".encode()),
    ("wild length", f"{_HEAD}Content-Length: {'9' * 400}\r\n\r\n".encode()),
    ("below zero", f"{_HEAD}Content-Length: -1\r\n\r\n".encode()),
    ("many heads", (_HEAD + "".join(f"X-{each}: y\r\n" for each in range(3_000)) + "\r\n").encode()),
    ("long head", f"{_HEAD}X: {'y' * 1_000_000}\r\n\r\n".encode()),
    ("folded", f"{_HEAD}X: a\r\n b\r\n\r\n".encode()),
    ("controls", _HEAD.encode() + b"X: \x00\x01\x1b[31m\xff\r\n\r\n"),
    ("no colon", f"{_HEAD}nothing\r\n\r\n".encode()),
    ("bare LF", _HEAD.replace("\r", "").encode() + b"\n"),
    ("TLS", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\x00" * 100),
    ("nothing", b"\r\n" * 1_000),
)
_VALUES = (
    b'"', b"*", b"W/", b"," * 10_000, b"\xff\xfe", b"bytes=0-,0-,0-", b"Basic !", b"Bearer \xff", b"a" * 9_000,
)  # fmt: skip
_WITHIN = 25.0  # seconds for an answer to an odd request: a server may wait for the rest of it
_AT_ONCE = 500  # slow clients come so many at a time
_SLOW_FOR = 45.0  # seconds that slow clients are kept at it

Place = tuple[str, int]


def odd_requests() -> Iterator[tuple[str, bytes]]:
    """Yield requests that are odd in one thing each, with a name for it."""
    for method in _METHODS:
        for path in ("/", "/articles/1", "/sources/127.0.1.42", "/api/articles", "/api/openapi.json"):
            yield method[:9], f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 0\r\n\r\n".encode()
    for host in _HOSTS:
        for path in ("/", "/api/articles"):
            yield "host", f"GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode()
    yield from _HEADS
    for name in ("If-None-Match", "Authorization", "Cookie", "Range", "Accept", "X-Forwarded-For", "Sec-Fetch-Site"):
        for value in _VALUES:
            yield name, f"{_HEAD}{name}: ".encode() + value + b"\r\n\r\n"
    for kind in ("application/x-www-form-urlencoded", "application/json", "multipart/form-data; boundary=x", ""):
        for body in (b"do=pause", b"do=run&token=%00", b"&" * 9_000, b"\xff" * 100, b"{" * 4_000):
            head = f"POST /sources/x HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: {kind}\r\n"
            yield "form", f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body


def ask_raw(place: Place, request: bytes) -> int:
    """Return the status of the first answer to some bytes; 0 where the server closes without one."""
    with socket.create_connection(place, timeout=_WITHIN) as connection:
        with suppress(OSError):  # it may have closed in the middle
            connection.sendall(request)
        answer = b""
        with suppress(OSError):
            while b"\r\n" not in answer and (part := connection.recv(4096)):
                answer += part
    words = answer.split(maxsplit=2)
    return int(words[1]) if len(words) > 1 and words[0].startswith(b"HTTP/") and words[1].isdigit() else 0


@dataclass(slots=True)
class Slow:
    """What so many slow clients did: how many were let in, memory of the server, and what others heard meanwhile."""

    tried: int
    connected: int = 0
    before: int = 0
    peak: int = 0
    descriptors: int = 0
    heard: Counter[int] = field(default_factory=Counter)
    longest: float = 0.0


def crowd(place: Place, server: int, count: int) -> Slow:
    """Open so many connections that say a byte now and then, and ask from time to time as a browser does."""
    found = Slow(count, before=look(server).memory)
    clients: list[socket.socket] = []
    until = time.monotonic() + _SLOW_FOR
    try:
        while time.monotonic() < until:
            more = range(len(clients), min(count, len(clients) + _AT_ONCE))
            clients += [_slow_client(place, number) for number in more]
            for number, client in enumerate(clients):
                with suppress(OSError):
                    if number % 3:  # the others say nothing at all
                        client.send(b"x")
            seen = look(server)
            found.peak, found.descriptors = max(found.peak, seen.memory), max(found.descriptors, seen.descriptors)
            began = time.monotonic()
            found.heard[_ask(place)] += 1
            found.longest = max(found.longest, time.monotonic() - began)
    finally:
        found.connected = len(clients)
        for client in clients:
            client.close()
    return found


def _slow_client(place: Place, number: int) -> socket.socket:
    client = socket.socket()
    client.setblocking(False)
    client.connect_ex(place)
    with suppress(OSError):
        if number % 3 == 1:
            client.send(b"GET /articles?q=")
        elif number % 3 == 2:  # and never reads its answer
            client.send(b"GET /articles HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
    return client


def _ask(place: Place) -> int:
    """Return the status that a browser gets, 0 where there is none in ten seconds."""
    connection = http.client.HTTPConnection(*place, timeout=10)
    try:
        connection.request("GET", "/sources")
        answer = connection.getresponse()
        answer.read()
    except (OSError, http.client.HTTPException):
        return 0
    else:
        return answer.status
    finally:
        connection.close()

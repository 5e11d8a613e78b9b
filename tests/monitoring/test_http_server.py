from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import Awaitable, Callable

import pytest

from crawler.core.errors import ConfigError
from crawler.monitoring import http_server
from crawler.monitoring.http_server import serving
from crawler.monitoring.monitor import Monitor
from crawler.monitoring.supervisor import Supervisor

Ask = Callable[[bytes], Awaitable[bytes]]


def play(scene: Callable[[Ask, tuple[str, int]], Awaitable[None]]) -> None:
    async def run() -> None:
        monitor = Monitor(Supervisor({}))
        async with serving("127.0.0.1:0", monitor) as place:
            assert place is not None

            async def ask(request: bytes) -> bytes:
                reader, writer = await asyncio.open_connection(*place)
                writer.write(request)
                try:
                    return await reader.read()
                finally:
                    writer.close()

            await scene(ask, place)
        monitor.close()

    asyncio.run(run())


def request(path: str, method: str = "GET") -> bytes:
    return f"{method} {path} HTTP/1.1\r\nHost: here\r\n\r\n".encode()


def test_what_is_asked_for_is_answered() -> None:
    async def scene(ask: Ask, place: tuple[str, int]) -> None:
        alive, ready, figures = [await ask(request(path)) for path in ("/healthz", "/readyz", "/metrics")]
        assert alive.startswith(b"HTTP/1.1 200 ")
        assert ready.startswith(b"HTTP/1.1 503 ")
        assert json.loads(ready.split(b"\r\n\r\n")[1]) == {"status": "failed", "reason": "the database is not open yet"}
        assert b"Content-Type: text/plain; version=" in figures
        assert b"\nnewsfold_store_up 0.0\n" in figures
        head = await ask(request("/metrics", "HEAD"))
        assert head.startswith(b"HTTP/1.1 200 ")
        assert head.endswith(b"\r\n\r\n")

    play(scene)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "TRACE", "OPTIONS", "CONNECT", "PATCH"])
def test_nothing_can_be_done_here(method: str) -> None:
    async def scene(ask: Ask, place: tuple[str, int]) -> None:
        assert (await ask(request("/metrics", method)))[:12] in (b"HTTP/1.1 405", b"HTTP/1.1 400", b"HTTP/1.1 404")

    play(scene)


def test_other_paths_lead_nowhere() -> None:
    async def scene(ask: Ask, place: tuple[str, int]) -> None:
        for path in ("/", "/metrics/", "/../etc/passwd", "/%2e%2e/metrics", "//metrics"):
            assert (await ask(request(path))).startswith(b"HTTP/1.1 404 ")

    play(scene)


@pytest.mark.parametrize(
    "sent",
    [
        b"GET /" + b"x" * 100_000 + b" HTTP/1.1\r\nHost: here\r\n\r\n",
        b"GET /metrics HTTP/1.1\r\nHost: here\r\nX: " + b"x" * 100_000 + b"\r\n\r\n",
        b"GET /metrics HTTP/1.1\r\nHost: here\r\n" + b"X: y\r\n" * 1_000 + b"\r\n",
        b"\x16\x03\x01\x02\x00 no HTTP at all\r\n\r\n",
    ],
)
def test_what_is_no_small_request_is_refused(sent: bytes, caplog: pytest.LogCaptureFixture) -> None:
    async def scene(ask: Ask, place: tuple[str, int]) -> None:
        assert (await ask(sent)).split()[1] == b"400"
        assert (await ask(request("/healthz"))).startswith(b"HTTP/1.1 200 ")

    play(scene)
    assert caplog.text == ""


def test_a_body_is_not_waited_for() -> None:
    async def scene(ask: Ask, place: tuple[str, int]) -> None:
        sent = b"POST /metrics HTTP/1.1\r\nHost: here\r\nContent-Length: 1000000000\r\n\r\n"
        assert (await ask(sent)).startswith(b"HTTP/1.1 405 ")

    play(scene)


def test_who_sends_slowly_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    async def scene(ask: Ask, place: tuple[str, int]) -> None:
        assert await ask(b"GET /metrics HTTP/1.1\r\nHost: he") == b""

    monkeypatch.setattr(http_server, "_STAYS", 0.05)
    play(scene)


def test_too_many_at_once_are_sent_away(monkeypatch: pytest.MonkeyPatch) -> None:
    async def scene(ask: Ask, place: tuple[str, int]) -> None:
        first = await asyncio.open_connection(*place)
        second = await asyncio.open_connection(*place)
        assert await second[0].read() == b""
        first[1].write(request("/healthz"))
        assert (await first[0].read()).startswith(b"HTTP/1.1 200 ")
        first[1].close()
        second[1].close()

    monkeypatch.setattr(http_server, "_CONNECTIONS", 1)
    play(scene)


def test_a_place_that_is_taken_is_told_in_a_sentence() -> None:
    async def run(listen: str) -> None:
        async with serving(listen, monitor):
            pass

    monitor = Monitor(Supervisor({}))
    with socket.create_server(("127.0.0.1", 0)) as other:
        listen = f"127.0.0.1:{other.getsockname()[1]}"
        with pytest.raises(ConfigError, match=rf"nobody can listen at {listen} \(Address already in use\)"):
            asyncio.run(run(listen))
    monitor.close()


@pytest.mark.parametrize(("listen", "is_told"), [("0.0.0.0:0", True), ("127.0.0.1:0", False), ("[::1]:0", False)])
def test_a_place_that_others_reach_is_warned_of(listen: str, is_told: bool, caplog: pytest.LogCaptureFixture) -> None:
    async def run() -> None:
        async with serving(listen, monitor):
            pass

    monitor = Monitor(Supervisor({}))
    if listen.startswith("[") and not socket.has_ipv6:
        pytest.skip("this machine has no IPv6")
    asyncio.run(run())
    monitor.close()
    assert ("to whoever reaches this machine" in caplog.text) == is_told


def test_nothing_listens_unasked() -> None:
    async def run() -> None:
        async with serving(None, monitor) as place:
            assert place is None

    monitor = Monitor(Supervisor({}))
    asyncio.run(run())
    monitor.close()

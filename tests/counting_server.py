"""A web server in the event loop of the test that counts as servers do: connections, and requests under way at once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

_TURNS = 50
"""Turns of the loop that an answer takes, so that whatever else is asked meanwhile is there at the same time."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What the server answers."""

    body: str = ""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class CountingServer:
    """The server, to be used in an `async with` block; `answer` says what a path of a host gets."""

    answer: Callable[[str, str], Reply]
    requests: list[tuple[str, str]] = field(default_factory=list)  # host and path, in order
    connections: int = 0
    most_at_once: int = 0
    _under_way: int = 0
    _server: asyncio.Server | None = None

    async def __aenter__(self) -> CountingServer:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._server is not None
        self._server.close()

    @property
    def port(self) -> int:
        """The port that it listens on."""
        assert self._server is not None
        port: int = self._server.sockets[0].getsockname()[1]
        return port

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        """The whole address of a path."""
        return f"http://{host}:{self.port}{path}"

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                await self._reply(head, writer)
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    async def _reply(self, head: str, writer: asyncio.StreamWriter) -> None:
        lines = head.splitlines()
        host = next(line.partition(":")[2] for line in lines if line.lower().startswith("host:"))
        name, path = host.strip().rpartition(":")[0], lines[0].split()[1]
        self.requests.append((name, path))
        self._under_way += 1
        self.most_at_once = max(self.most_at_once, self._under_way)
        for _ in range(_TURNS):
            await asyncio.sleep(0)
        self._under_way -= 1
        reply = self.answer(name, path)
        body = reply.body.encode()
        headers = (("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(body))), *reply.headers)
        written = "".join(f"{name}: {value}\r\n" for name, value in headers)
        writer.write(f"HTTP/1.1 {reply.status} OK\r\n{written}\r\n".encode() + body)
        await writer.drain()

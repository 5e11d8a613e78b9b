"""The page over HTTP: a place to listen, a server on it, and its end."""

from __future__ import annotations

import asyncio
import logging
import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

from crawler.core.errors import ConfigError

logger = logging.getLogger(__name__)

_CONNECTIONS = 64
"""The most at once; whoever comes then takes the place of one that waits for its client, or hears 503."""

_HEAD = 16 * 1024
"""Bytes of the head of a request."""

_STAYS = 20.0
"""Seconds in which a client has to ask, to send its form, and to take its answer, each time."""

_STOP_WITHIN = 2
"""Seconds that answers under way have when the server is to stop."""


def bound(listen: str) -> socket.socket:
    """Return a socket that listens at "HOST:PORT". Raises ConfigError where nobody can."""
    host, _, port = listen.rpartition(":")
    host = host.strip("[]")
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, int(port), type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        place = socket.socket(family, kind, protocol)
        try:
            place.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            place.bind(address)
            place.listen(128)
        except BaseException:
            place.close()
            raise
    except OSError as error:
        number = error.errno or 0
        why = os.strerror(number) if number > 0 else error.strerror  # a name that is none has a number of its own
        raise ConfigError((f"nobody can listen at {listen} ({why}); name another place with --listen",)) from None
    return place


def address_of(place: socket.socket) -> str:
    """Return the address that a browser asks, without a closing slash."""
    host, port = place.getsockname()[:2]
    shown = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    return f"http://[{shown}]:{port}" if ":" in shown else f"http://{shown}:{port}"


class PageServer(uvicorn.Server):
    """A server whose signals are somebody else's concern; `stop` may be called from any thread."""

    def __init__(self, app: ASGIApp) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                http=_Bounded,
                ws="none",
                lifespan="on",
                log_config=None,
                access_log=False,
                server_header=False,
                limit_concurrency=_CONNECTIONS + 1,
                timeout_keep_alive=10,
                timeout_graceful_shutdown=_STOP_WITHIN,
                h11_max_incomplete_event_size=_HEAD,
            )
        )

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Take no signal: the command, or the daemon around it, has its own way to end."""
        yield

    def stop(self) -> None:
        """End it within a few seconds; called once more, at once."""
        self.force_exit = self.should_exit
        self.should_exit = True


@contextmanager
def beside(app: ASGIApp, place: socket.socket) -> Iterator[None]:
    """Serve in a thread with a loop of its own meanwhile, so that neither waits for the other."""
    server = PageServer(app)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [place]}, name="page", daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.stop()
        thread.join(_STOP_WITHIN + 1)
        place.close()


class _Bounded(H11Protocol):
    """Cuts a connection on which a client takes its time: the library waits for a slow request without end."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # it is always one
        super().connection_made(transport)
        self._answered: Any = None
        self.waits_since = self.loop.time()
        self._look_later()
        if len(self.connections) > _CONNECTIONS:
            self._make_room()

    def connection_lost(self, exc: Exception | None) -> None:
        self._look.cancel()
        super().connection_lost(exc)

    def on_response_complete(self) -> None:
        self.waits_since = self.loop.time()
        super().on_response_complete()

    def _make_room(self) -> None:
        """Cut what has waited for its client the longest: thousands who say nothing keep nobody out who asks."""
        waiting = [each for each in self.connections if isinstance(each, _Bounded) and each.waits_for_client]
        if waiting:
            longest = min(waiting, key=lambda each: each.waits_since)
            self.connections.discard(longest)
            longest.transport.abort()

    @property
    def waits_for_client(self) -> bool:
        """Whether it is the client's turn: to ask, to send the rest of a form, or to take what is answered."""
        cycle = self.cycle
        return cycle is None or cycle.response_complete or cycle.more_body or self.flow.write_paused

    def _look_later(self) -> None:
        self._look = self.loop.call_later(_STAYS, self._end_unless_new)

    def _end_unless_new(self) -> None:
        """End it where no other request has come since the last look."""
        if self.cycle is None or self.cycle is self._answered:
            self.transport.abort()
            return
        self._answered = self.cycle
        self._look_later()

"""`/metrics`, `/healthz` and `/readyz` over HTTP: a few short answers, for few who ask, none of whom may stay long."""

from __future__ import annotations

import asyncio
import ipaddress
import logging
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

from aiohttp import web

from crawler.core.errors import ConfigError
from crawler.monitoring.monitor import Monitor

logger = logging.getLogger(__name__)

_CONNECTIONS = 32
"""The most at once; whoever comes then is sent away."""

_STAYS = 10.0
"""Seconds after which a connection is cut, whatever it is about: a scraper waits no longer either."""

_LINE = 4096
"""The longest line of a request in bytes."""

_HEADERS = 50
"""The most lines of a request."""


@asynccontextmanager
async def serving(listen: str | None, monitor: Monitor) -> AsyncIterator[tuple[str, int] | None]:
    """Answer at "HOST:PORT" meanwhile, and give that address; nowhere where it is None. Raises ConfigError."""
    if listen is None:
        yield None
        return
    host, _, port = listen.rpartition(":")
    host = host.strip("[]")
    server = _Server(
        partial(_answer, monitor), max_line_size=_LINE, max_field_size=_LINE, max_headers=_HEADERS,
        keepalive_timeout=_STAYS, lingering_time=0.0, access_log=None,
    )  # fmt: skip
    runner = web.ServerRunner(server, shutdown_timeout=1.0)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, host, int(port)).start()
        except OSError as error:
            number = error.errno or 0
            why = os.strerror(number) if number > 0 else error.strerror  # a name that is none has a number of its own
            sentence = f"metrics.listen: nobody can listen at {listen} ({why}); name another place, or leave it out"
            raise ConfigError((sentence,)) from None
        if not _is_loopback(host):
            logger.warning("metrics are told at %s to whoever reaches this machine", listen)
        place = runner.addresses[0]
        yield place[0], place[1]
    finally:
        await runner.cleanup()


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


class _Server(web.Server):
    def __init__(self, handler: Any, **options: Any) -> None:
        super().__init__(handler, **options)
        self._options = options

    def __call__(self) -> web.RequestHandler:
        return _Connection(self, loop=asyncio.get_running_loop(), **self._options)


class _Connection(web.RequestHandler):
    """Cut after a while, and at once where there are too many: the library lets a slow request take for ever."""

    __slots__ = ("_end",)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        super().connection_made(transport)
        assert self._manager is not None
        stays = _STAYS if len(self._manager.connections) <= _CONNECTIONS else 0.0
        self._end = asyncio.get_running_loop().call_later(stays, transport.abort)

    def connection_lost(self, exc: BaseException | None) -> None:
        self._end.cancel()
        super().connection_lost(exc)

    def log_exception(self, *args: Any, **named: Any) -> None:
        """Keep quiet: what is no request is nobody's fault here, and `_answer` logs faults of our own."""


async def _answer(monitor: Monitor, request: web.BaseRequest) -> web.StreamResponse:
    try:
        response = await _respond(monitor, request)
    except Exception:
        logger.exception("%s could not be answered", request.path)
        response = web.Response(status=500)
    response.force_close()
    response.headers["Server"] = "newsfold"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


async def _respond(monitor: Monitor, request: web.BaseRequest) -> web.Response:
    if request.path not in ("/metrics", "/healthz", "/readyz"):
        return web.Response(status=404, text="here are /metrics, /healthz and /readyz\n")
    if request.method not in ("GET", "HEAD"):
        return web.Response(status=405, headers={"Allow": "GET, HEAD"})
    if request.path == "/metrics":
        body, content_type = await monitor.exposition(request.headers.get("Accept", ""))
        return web.Response(body=body, headers={"Content-Type": content_type})
    reason = monitor.hangs() if request.path == "/healthz" else await monitor.not_ready()
    if reason is None:
        return web.json_response({"status": "ok"})
    return web.json_response({"status": "failed", "reason": reason}, status=503)

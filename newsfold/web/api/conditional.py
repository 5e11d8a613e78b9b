"""Answers with an ETag: whoever has one as it is hears 304, and a HEAD gets the head of what a GET would."""

from __future__ import annotations

import hashlib

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class Conditional:
    """ASGI middleware around answers of bounded size (RFC 9110, 13.1.2)."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with what the app does, or with less."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        start: Message = {}
        body = bytearray()

        async def keep(message: Message) -> None:
            if message["type"] == "http.response.start":
                start.update(message)
            else:
                body.extend(message.get("body", b""))

        is_head = scope["method"] == "HEAD"
        await self._app({**scope, "method": "GET"} if is_head else scope, receive, keep)
        headers = MutableHeaders(raw=list(start["headers"]))
        if start["status"] == 200:
            tag = f'"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
            headers["ETag"], headers["Cache-Control"] = tag, "no-cache"
            known = Headers(scope=scope).get("if-none-match", "").split(",")
            if tag in {each.strip().removeprefix("W/") for each in known}:
                start["status"] = 304
                del headers["Content-Length"], headers["Content-Type"]
        else:
            headers["Cache-Control"] = "no-store"
        await send({**start, "headers": headers.raw})
        await send({"type": "http.response.body", "body": b"" if is_head or start["status"] == 304 else bytes(body)})

"""Answers with an ETag: whoever has one as it is hears 304, and a HEAD gets the head of what a GET would."""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from newsfold.web.answers import is_known, tag_of


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
            tag = tag_of(body)
            headers["ETag"], headers["Cache-Control"] = tag, "no-cache"
            if is_known(tag, Headers(scope=scope)):
                start["status"] = 304
                del headers["Content-Length"], headers["Content-Type"]
        else:
            headers["Cache-Control"] = "no-store"
        await send({**start, "headers": headers.raw})
        await send({"type": "http.response.body", "body": b"" if is_head or start["status"] == 304 else bytes(body)})

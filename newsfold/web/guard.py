"""Stands before every answer: who may ask, under which name, and what a browser may do with what it gets."""

from __future__ import annotations

import base64
import binascii
import hmac
import ipaddress
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from newsfold.web.settings import Settings, is_loopback

LONGEST_TARGET = 4096
"""Bytes of an address that is asked for; that of a page may be long."""

_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """ASGI middleware around the whole app; what is refused never reaches it."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._names = {host.lower().rstrip(".") for host in settings.hosts}
        self._password = settings.password

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse to."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        refusal = self._refusal(scope)
        await (refusal or self._app)(scope, receive, send_with_headers)

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        if len(scope.get("raw_path") or b"") + len(scope.get("query_string") or b"") > LONGEST_TARGET:
            return PlainTextResponse("The address is too long.\n", 414)
        if not self._knows(headers.get("host", "")):
            sentence = "Newsfold is not served under this name; allow it with --host NAME or `hosts` of [page].\n"
            return PlainTextResponse(sentence, 421)
        if self._password is not None and not _tells(headers.get("authorization", ""), self._password):
            challenge = {"WWW-Authenticate": 'Basic realm="Newsfold", charset="UTF-8"', "Cache-Control": "no-store"}
            return PlainTextResponse("The page needs its password; any user name will do.\n", 401, challenge)
        return None

    def _knows(self, host: str) -> bool:
        """Whether a Host header names this machine: an address does, a name only if it is told, or loopback.

        A page elsewhere may let its own name lead to this machine ("DNS rebinding"), but no bare address.
        """
        try:
            name = (urlsplit(f"//{host}").hostname or "").rstrip(".")
        except ValueError:
            return False
        if name in self._names or is_loopback(name):
            return True
        try:
            ipaddress.ip_address(name)
        except ValueError:
            return False
        return True


def _tells(authorization: str, password: str) -> bool:
    """Whether a header tells the password: as that of a browser's user, or as the token of a program."""
    scheme, _, told = authorization.partition(" ")
    if scheme.lower() == "bearer":
        return hmac.compare_digest(told.strip().encode("latin-1"), password.encode())
    if scheme.lower() != "basic":
        return False
    try:
        _, colon, given = base64.b64decode(told, validate=True).partition(b":")
    except (binascii.Error, ValueError):
        return False
    return bool(colon) and hmac.compare_digest(given, password.encode())

"""How a view answers: a document with its ETag, the address to go to, or what went wrong in one sentence."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from newsfold.web.context import Context
from storage.errors import DatabaseLocked, StorageError

_RETRY_AFTER = 30
"""Seconds after which a database that is away may be asked for again."""


class Fault(Exception):
    """Why there is no answer; its text is one sentence for a person."""

    status = 400


class BadRequest(Fault):
    """What was asked for makes no sense."""


class Missing(Fault):
    """There is nothing of that number or name."""

    status = 404


class Refused(Fault):
    """A change that may not be made."""

    status = 403


def page(context: Context, request: Request, template: str, **values: Any) -> Response:
    """Return a view drawn by its template; a browser that has it as it is hears 304."""
    return document(request, context.templates.draw(template, path=request.url.path, **values), "text/html")


def document(request: Request, text: str, media_type: str) -> Response:
    """Return a text; whoever has it as it is hears 304."""
    body = text.encode()
    tag = tag_of(body)
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if is_known(tag, request.headers):
        return Response(status_code=304, headers=headers)
    return Response(body, headers=headers, media_type=media_type)


def tag_of(body: bytes | bytearray) -> str:
    """Return the ETag of an answer."""
    return f'"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'


def is_known(tag: str, headers: Mapping[str, str]) -> bool:
    """Whether a request says that it has the answer of an ETag (RFC 9110, 13.1.2)."""
    return tag in {each.strip().removeprefix("W/") for each in headers.get("if-none-match", "").split(",")}


def go_to(address: str) -> Response:
    """Return the answer to a form that was done: go and look there."""
    return RedirectResponse(address, 303)


def told(error: Exception) -> tuple[int, str, dict[str, str]]:
    """Return the status for an error, a sentence, and headers."""
    if isinstance(error, Fault):
        return error.status, str(error), {}
    if isinstance(error, StorageError):
        what = "is kept busy by another program" if isinstance(error, DatabaseLocked) else "is away, or being upgraded"
        return 503, f"The database {what}: {error.reason}.", {"Retry-After": str(_RETRY_AFTER)}
    if isinstance(error, HTTPException):
        return error.status_code, f"{error.detail}.", dict(error.headers or {})
    return 500, "This is a fault of the program; its log says more.", {}

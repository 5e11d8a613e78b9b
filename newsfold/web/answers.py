"""How a view answers: a page with its ETag, or the address to go to."""

from __future__ import annotations

import hashlib
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from newsfold.web.context import Context


class BadRequest(Exception):
    """What was asked for makes no sense; its text is one sentence for a person."""


class Missing(Exception):
    """There is nothing of that number or name; its text is one sentence for a person."""


class Refused(Exception):
    """A change that may not be made; its text is one sentence for a person."""


def page(context: Context, request: Request, template: str, **values: Any) -> Response:
    """Return a view drawn by its template; a browser that has it as it is hears 304."""
    body = context.templates.draw(template, path=request.url.path, **values).encode()
    tag = f'"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    known = {each.strip().removeprefix("W/") for each in request.headers.get("if-none-match", "").split(",")}
    if tag in known:
        return Response(status_code=304, headers=headers)
    return Response(body, headers=headers, media_type="text/html")


def go_to(address: str) -> Response:
    """Return the answer to a form that was done: go and look there."""
    return RedirectResponse(address, 303)

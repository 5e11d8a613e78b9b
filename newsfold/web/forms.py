"""Forms that change something: only a page of our own may send them."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from urllib.parse import parse_qs, urlsplit

from starlette.requests import Request

from newsfold.web.answers import Refused
from newsfold.web.context import Context

_MOST_BYTES = 4096


async def form_of(request: Request) -> Mapping[str, str]:
    """Return the fields of a form. Raises Refused where it is none, or longer than any of ours."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/x-www-form-urlencoded":
        raise Refused("This is no form of the page.")
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > _MOST_BYTES:
            raise Refused("This is no form of the page: it is too long.")
    try:
        fields = parse_qs(body.decode(), max_num_fields=20)
    except ValueError:
        raise Refused("This is no form of the page.") from None
    return {name: values[0] for name, values in fields.items()}


def check_form(context: Context, request: Request, fields: Mapping[str, str]) -> None:
    """Raise Refused unless a form comes from a page that this app has drawn, since it began."""
    if context.settings.read_only:
        raise Refused("This page only shows: it was started with --read-only.")
    if not _is_ours(request):
        raise Refused("The form comes from another site, so nothing was changed.")
    if not hmac.compare_digest(fields.get("token", "").encode(), context.form_token.encode()):
        raise Refused("The form is from before Newsfold was started again; go back, load the page anew and try again.")


def _is_ours(request: Request) -> bool:
    """Whether a browser says that a page of ours sends the form; one that says nothing leaves it to the token."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    origin = request.headers.get("origin", "null")  # null: it keeps to our policy to send no referrer
    return origin == "null" or urlsplit(origin).netloc == request.headers.get("host")

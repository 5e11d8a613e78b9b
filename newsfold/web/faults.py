"""What is answered where there is nothing to show: what went wrong in one sentence, and what to do."""

from __future__ import annotations

import logging

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from newsfold.web.answers import BadRequest, Missing, Refused
from newsfold.web.context import Context
from storage.errors import DatabaseLocked, StorageError

logger = logging.getLogger(__name__)

_RETRY_AFTER = 30
"""Seconds after which a database that is away may be asked for again."""

_TITLES = {
    400: "This address makes no sense",
    403: "Nothing was changed",
    404: "There is no such page",
    405: "This cannot be done here",
    500: "Newsfold failed",
    503: "The database cannot be used now",
}


class Faults:
    """Turns what views raise into pages."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def answer(self, request: Request, error: Exception) -> Response:
        """Return a page for an error."""
        status, said, headers = _told(error)
        if status == 500:
            logger.error("%s could not be answered", request.url.path, exc_info=error)
        body = self._context.templates.draw(
            "fault.html",
            path=request.url.path,
            title=_TITLES.get(status, "Something is wrong"),
            said=said,
            status=status,
        )
        return Response(body, status, {"Cache-Control": "no-store", **headers}, media_type="text/html")


def _told(error: Exception) -> tuple[int, str, dict[str, str]]:
    """Return the status for an error, a sentence, and headers."""
    if isinstance(error, BadRequest):
        return 400, str(error), {}
    if isinstance(error, Missing):
        return 404, str(error), {}
    if isinstance(error, Refused):
        return 403, str(error), {}
    if isinstance(error, StorageError):
        kind = "Another program keeps it busy" if isinstance(error, DatabaseLocked) else "It is away, or being upgraded"
        logger.warning("the page cannot be shown: %s", error)
        return 503, f"{kind}: {error.reason}. This page tries again by itself.", {"Retry-After": str(_RETRY_AFTER)}
    if isinstance(error, HTTPException):
        said = "Nothing stands at this address." if error.status_code == 404 else f"{error.detail}."
        return error.status_code, said, dict(error.headers or {})
    return 500, "This is a fault of the program; its log says more.", {}

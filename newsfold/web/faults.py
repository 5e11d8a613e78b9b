"""What is answered where there is nothing to show: what went wrong in one sentence, and what to do."""

from __future__ import annotations

import logging

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from newsfold.web.answers import told
from newsfold.web.context import Context
from storage.errors import StorageError

logger = logging.getLogger(__name__)

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
    """Return what is told of an error, as it fits a page that somebody looks at."""
    status, said, headers = told(error)
    if isinstance(error, StorageError):
        logger.warning("the page cannot be shown: %s", error)
        said = f"{said} This page tries again by itself."
    elif isinstance(error, HTTPException) and status == 404:
        said = "Nothing stands at this address."
    return status, said, headers

"""The API as an app of its own, to be mounted below `/api`: its routes, its faults, its description."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import TypeAdapter
from starlette.exceptions import HTTPException
from starlette.routing import Mount

from newsfold.web.answers import BadRequest, Missing
from newsfold.web.api import articles, crawls, stories, texts
from newsfold.web.api.conditional import Conditional
from newsfold.web.api.reads import Reads
from newsfold.web.api.values import About, Problem
from newsfold.web.context import Context
from storage.errors import StorageError
from storage.exporting.program import program_version

logger = logging.getLogger(__name__)

_RETRY_AFTER = 30
"""Seconds after which a database that is away may be asked for again."""
_AS_PROBLEM = {"application/problem+json": {"schema": TypeAdapter(Problem).json_schema()}}
_PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {"description": described, "content": _AS_PROBLEM}
    for status, described in (
        (400, "What was asked for makes no sense; `detail` says why."),
        (404, "There is nothing of that number or name."),
        (503, "The database cannot be used now; Retry-After says when to ask again."),
        ("4XX", "Anything else that cannot be asked."),
    )
}


def api_below(path: str, context: Context) -> Mount:
    """Return the API over a context as what is mounted at a path."""
    return Mount(path, Conditional(create_api(context)))


def create_api(context: Context) -> FastAPI:
    """Return the API over a context. It shows nothing that needs another host: its description is for programs."""
    version = program_version()
    api = FastAPI(
        title="Newsfold",
        summary="News articles, each stored once, with every page that showed it.",
        version=version,
        docs_url=None,
        redoc_url=None,
        responses=_PROBLEMS,
    )
    read = Reads(context)
    for routes in (articles, texts, stories, crawls):
        api.include_router(routes.router(read))

    @api.get("/", tags=["about"])
    def about(request: Request) -> About:
        """Tell which program answers, and where it is described."""
        return About(name="newsfold", version=version, openapi=f"{request.scope.get('root_path', '')}/openapi.json")

    for kind in (BadRequest, Missing, StorageError, RequestValidationError, HTTPException, Exception):
        api.add_exception_handler(kind, _problem)
    return api


def _problem(request: Request, error: Exception) -> JSONResponse:
    """Return an error as RFC 9457 has it."""
    status, detail, headers = _told(error)
    if status == HTTPStatus.INTERNAL_SERVER_ERROR:
        logger.error("%s could not be answered", request.url.path, exc_info=error)
    content = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail}
    return JSONResponse(content, status, dict(headers), media_type="application/problem+json")


def _told(error: Exception) -> tuple[int, str, Mapping[str, str]]:
    """Return the status for an error, a sentence, and headers."""
    if isinstance(error, BadRequest):
        return 400, str(error), {}
    if isinstance(error, RequestValidationError):
        first = error.errors()[0]
        return 400, f"{first['loc'][-1]}: {first['msg'].removeprefix('Value error, ')}.", {}
    if isinstance(error, Missing):
        return 404, str(error), {}
    if isinstance(error, StorageError):
        logger.warning("the API cannot answer: %s", error)
        return 503, f"The database cannot be used now: {error.reason}.", {"Retry-After": str(_RETRY_AFTER)}
    if isinstance(error, HTTPException):
        return error.status_code, f"{error.detail}.", error.headers or {}
    return 500, "This is a fault of the program; its log says more.", {}

"""The API as an app of its own, to be mounted below `/api`: its routes, its faults, its description."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import TypeAdapter
from starlette.exceptions import HTTPException
from starlette.routing import Mount

from newsfold.web.answers import Fault, told
from newsfold.web.api import articles, crawls, stories, texts
from newsfold.web.api.conditional import Conditional
from newsfold.web.api.reads import Reads
from newsfold.web.api.values import About, Problem
from newsfold.web.context import Context
from storage.errors import StorageError
from storage.exporting.program import program_version

logger = logging.getLogger(__name__)

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

    for kind in (Fault, StorageError, RequestValidationError, HTTPException, Exception):
        api.add_exception_handler(kind, _problem)
    return api


def _problem(request: Request, error: Exception) -> JSONResponse:
    """Return an error as RFC 9457 has it."""
    status, detail, headers = _told(error)
    if status == HTTPStatus.INTERNAL_SERVER_ERROR:
        logger.error("%s could not be answered", request.url.path, exc_info=error)
    content = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail}
    return JSONResponse(content, status, headers, media_type="application/problem+json")


def _told(error: Exception) -> tuple[int, str, dict[str, str]]:
    """Return what is told of an error, as it fits a program that asked for something."""
    if isinstance(error, RequestValidationError):
        first = error.errors()[0]
        return 400, f"{first['loc'][-1]}: {first['msg'].removeprefix('Value error, ')}.", {}
    if isinstance(error, StorageError):
        logger.warning("the API cannot answer: %s", error)
    return told(error)

"""The app: which address is answered by which view. The API stands behind the same guard."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager

from anyio import CapacityLimiter, to_thread
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from newsfold.web.answers import Fault, Missing
from newsfold.web.api.app import api_below
from newsfold.web.context import Context
from newsfold.web.faults import Faults
from newsfold.web.forms import form_of
from newsfold.web.guard import Guard
from newsfold.web.reading.kept_page import readers
from newsfold.web.settings import Settings
from newsfold.web.views import articles, feeds, kept_page, runs, sources, stories, today
from storage.database import Database
from storage.errors import StorageError

_AT_ONCE = 6
"""Views that are read at once, each with a connection; further ones wait."""

_KEPT_FOR = 365 * 24 * 3600
"""Seconds that a static file may be kept: another version has another address."""

View = Callable[[Context, Request], Response]
Endpoint = Callable[[Request], Awaitable[Response]]


def create_app(database: Database, settings: Settings) -> Guard:
    """Return the app of a page over a database, with the API below `/api`."""
    return guarded(Context(database, settings))


def guarded(context: Context) -> Guard:
    """Return the app over a context."""
    faults = Faults(context)
    errors = (Fault, StorageError, 404, 405, 500)
    app = Starlette(
        routes=[*_routes(context), api_below("/api", context)],
        exception_handlers=dict.fromkeys(errors, faults.answer),
        lifespan=_lifespan,
    )
    return Guard(app, context.settings)


def _routes(context: Context) -> list[BaseRoute]:
    limiter = CapacityLimiter(_AT_ONCE)

    def view(found: View) -> Endpoint:
        async def endpoint(request: Request) -> Response:
            return await to_thread.run_sync(found, context, request, limiter=limiter)

        return endpoint

    async def change_source(request: Request) -> Response:
        fields = await form_of(request)
        return await to_thread.run_sync(sources.change, context, request, fields, limiter=limiter)

    async def show_page(request: Request) -> Response:
        return await kept_page.show(context, request, request.state.readers)

    async def static(request: Request) -> Response:
        found = context.static.find(str(request.path_params["name"]))
        if found is None:
            raise Missing("There is no such file.")
        kept = {"Cache-Control": f"public, max-age={_KEPT_FOR}, immutable"}
        return Response(found.body, headers=kept, media_type=found.content_type)

    async def favicon(request: Request) -> Response:
        return Response(status_code=308, headers={"Location": context.static.url("favicon.svg")})

    return [
        Route("/", view(today.show)),
        Route("/articles", view(articles.show_all)),
        Route("/articles/{number}", view(articles.show_one)),
        Route("/compare", view(articles.compare)),
        Route("/stories", view(stories.show_all)),
        Route("/stories/{number}", view(stories.show_one)),
        Route("/sources", view(sources.show_all)),
        Route("/sources/{name:path}", view(sources.show_one)),
        Route("/sources/{name:path}", change_source, methods=["POST"]),
        Route("/runs", view(runs.show_all)),
        Route("/runs/{number}", view(runs.show_one)),
        Route("/page", show_page),
        Route("/feeds/new.atom", view(feeds.show)),
        Route("/static/{name}", static),
        Route("/favicon.ico", favicon),
    ]


@asynccontextmanager
async def _lifespan(app: Starlette) -> AsyncIterator[Mapping[str, object]]:
    pool = readers()
    try:
        yield {"readers": pool}
    finally:
        pool.close()

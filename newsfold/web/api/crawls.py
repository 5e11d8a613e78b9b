"""`/sources` and `/runs`: how the sources are, what each crawl did, and what became of its addresses."""

from __future__ import annotations

from fastapi import APIRouter

from newsfold.web.answers import Missing
from newsfold.web.api.parameters import Before, Limit, Name, Number, Text
from newsfold.web.api.reads import Reads
from newsfold.web.api.values import RunPages, Runs, Sources
from storage.overview import SourceState, list_states
from storage.run_pages import pages_of_run
from storage.run_records import RunRecord
from storage.runs import find_run, list_runs


def router(read: Reads) -> APIRouter:
    """Return the routes of sources and runs."""
    routes = APIRouter(tags=["crawls"])

    @routes.get("/sources")
    def list_sources(after: Text = None, limit: Limit = 50) -> Sources:
        """List the sources by name: how each is, when it is due, and what its last crawls brought."""
        with read() as connection:
            found = list_states(connection, read.context.clock(), after=after, limit=limit + 1)
        return Sources(sources=found[:limit], next=found[limit - 1].name if len(found) > limit else None)

    @routes.get("/sources/{name:path}")
    def show_source(name: Name) -> SourceState:
        """Tell how one source is."""
        with read() as connection:
            found = list_states(connection, read.context.clock(), name=name)
        if not found:
            raise Missing("There is no source of this name; /sources lists them.")
        return found[0]

    @routes.get("/runs")
    def list_all_runs(source: Text = None, before: Before = None, limit: Limit = 50) -> Runs:
        """List the crawls, the latest first: what came of each, its counts and its errors by kind."""
        with read() as connection:
            found = list_runs(connection, limit=limit + 1, source=source, before=before)
        return Runs(runs=found[:limit], next=found[limit - 1].id if len(found) > limit else None)

    @routes.get("/runs/{number}")
    def show_run(number: Number) -> RunRecord:
        """Tell what one crawl did."""
        with read() as connection:
            found = find_run(connection, number)
        if found is None:
            raise Missing(f"There is no run {number}; old runs are kept as sums only.")
        return found

    @routes.get("/runs/{number}/pages")
    def list_pages(number: Number, *, errors: bool = False, after: Before = None, limit: Limit = 100) -> RunPages:
        """List what became of each address of a crawl; with `errors` only of those that failed."""
        show_run(number)
        with read() as connection:
            found = pages_of_run(connection, number, only_errors=errors, after=after, limit=limit + 1)
        return RunPages(pages=found[:limit], next=found[limit - 1].number if len(found) > limit else None)

    return routes

"""`/runs` and `/runs/N`: the crawls, and what became of every address of one."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from newsfold.web.answers import Missing, page
from newsfold.web.context import Context
from newsfold.web.parameters import choice_of, number_of, path_number, text_of
from storage.run_pages import pages_of_run
from storage.runs import find_run, list_runs

_ON_A_PAGE = 40
_ADDRESSES = 100


def show_all(context: Context, request: Request) -> Response:
    """Answer with the latest runs, or those before one."""
    before, source = number_of(request, "before"), text_of(request, "source")
    with context.read() as connection:
        runs = list_runs(connection, limit=_ON_A_PAGE + 1, source=source, before=before)
    following = runs[_ON_A_PAGE - 1].id if len(runs) > _ON_A_PAGE else None
    return page(
        context, request, "runs.html", runs=runs[:_ON_A_PAGE], source=source, following=following, before=before
    )


def show_one(context: Context, request: Request) -> Response:
    """Answer with one run and some of its addresses."""
    number, after = path_number(request), number_of(request, "after")
    only = choice_of(request, "only", ("all", "errors"), "all")
    with context.read() as connection:
        run = None if number is None else find_run(connection, number)
        if run is None:
            raise Missing("There is no run of this number; old runs are kept as sums only.")
        pages = pages_of_run(connection, run.id, only_errors=only == "errors", after=after, limit=_ADDRESSES + 1)
    following = pages[_ADDRESSES - 1].number if len(pages) > _ADDRESSES else None
    shown = pages[:_ADDRESSES]
    return page(context, request, "run.html", run=run, pages=shown, following=following, only=only, after=after)

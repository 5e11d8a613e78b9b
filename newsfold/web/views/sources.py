"""`/sources` and `/sources/NAME`: how they are; a form pauses one, lets it go on, or has it crawled at once."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from newsfold.web.answers import BadRequest, Missing, go_to, page
from newsfold.web.context import Context
from newsfold.web.forms import check_form
from newsfold.web.parameters import path_name, text_of
from newsfold.web.reading.sources import read_source, read_sources
from storage.control import ask_for, set_paused
from storage.sources import find_source

_DONE = {
    "pause": "It is paused: a crawl that is under way goes on to its end.",
    "resume": "It goes on; what it missed is made up for by one run.",
    "run": "It is due: a daemon, or a worker, crawls it as soon as it has room.",
}


def show_all(context: Context, request: Request) -> Response:
    """Answer with some sources by name."""
    return page(context, request, "sources.html", found=read_sources(context, text_of(request, "after")))


def show_one(context: Context, request: Request) -> Response:
    """Answer with one source."""
    one = read_source(context, path_name(request))
    said = _DONE.get(text_of(request, "done") or "")
    return page(context, request, "source.html", one=one, said=said)


def change(context: Context, request: Request, fields: Mapping[str, str]) -> Response:
    """Do what a form asks of a source."""
    check_form(context, request, fields)
    name, wish = path_name(request), fields.get("do", "")
    if wish not in _DONE:
        raise BadRequest(f"A source can be asked to {', '.join(_DONE)}, and to nothing else.")
    with context.write() as connection:
        source = find_source(connection, name)
        if source is None:
            raise Missing(f"There is no source “{name}” in the configuration.")
        if wish == "run":
            if source.paused:
                raise BadRequest(f"{name} is paused; let it go on first.")
            ask_for(connection, source.id, context.clock())
        else:
            set_paused(connection, source.id, paused=wish == "pause")
    return go_to(f"/sources/{quote(name, safe='')}?done={wish}")

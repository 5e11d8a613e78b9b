"""`/stories` and `/stories/ID`: what several articles carry, and how it spread."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from newsfold.web.answers import Missing, page
from newsfold.web.context import Context
from newsfold.web.parameters import number_of, path_number
from newsfold.web.reading.one_story import read_story
from storage.latest import page_of_stories


def show_all(context: Context, request: Request) -> Response:
    """Answer with stories, that with the latest article first."""
    before = number_of(request, "before")
    with context.read() as connection:
        found = page_of_stories(connection, before=before)
    return page(context, request, "stories.html", found=found, before=before)


def show_one(context: Context, request: Request) -> Response:
    """Answer with one story."""
    number = path_number(request)
    if number is None:
        raise Missing("Stories have whole numbers; the list of stories has those that there are.")
    return page(context, request, "story.html", one=read_story(context, number))

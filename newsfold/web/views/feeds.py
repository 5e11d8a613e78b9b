"""`/feeds/new.atom`: what is new, with `?q=…` what a search finds, for feed readers."""

from __future__ import annotations

import io

from starlette.requests import Request
from starlette.responses import Response

from newsfold.web.answers import document
from newsfold.web.context import Context
from newsfold.web.parameters import words_of
from newsfold.web.reading.feed import read_feed
from storage.export.atom import write


def show(context: Context, request: Request) -> Response:
    """Answer with a feed."""
    query = words_of(request)
    feed = io.StringIO()
    write(read_feed(context, query), feed, ": ".join(["Newsfold", *filter(None, [query])]))
    return document(request, feed.getvalue(), "application/atom+xml")

"""`/`: what is new, by story, and what the crawls brought."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from newsfold.web.answers import page
from newsfold.web.context import Context
from newsfold.web.parameters import choice_of
from newsfold.web.reading.today import SPANS, read_today


def show(context: Context, request: Request) -> Response:
    """Answer with the front page."""
    span = choice_of(request, "chart", SPANS, SPANS[0])
    return page(context, request, "today.html", today=read_today(context, span), chart=span, now=context.clock())

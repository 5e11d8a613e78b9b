"""`/page?url=…`: what a crawled page holds, and where it is kept, what it was cut into."""

from __future__ import annotations

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response

from crawler.core.explain.values import Explanation
from crawler.session.workers import ReaderPool
from newsfold.web.answers import page
from newsfold.web.context import Context
from newsfold.web.drawing.cut_page import cut_page
from newsfold.web.parameters import text_of
from newsfold.web.reading.kept_page import explain_page, find_document, read_state


async def show(context: Context, request: Request, readers: ReaderPool[Explanation]) -> Response:
    """Answer with a page."""
    url = text_of(request, "url")
    state, shown = await to_thread.run_sync(read_state, context, url)
    document, why_not = await to_thread.run_sync(find_document, context, state, shown)
    cut = None
    if document is not None:
        explanation, why_not = await explain_page(readers, document)
        cut = None if explanation is None else cut_page(explanation)
    values = {"state": state, "shown": shown, "cut": cut, "why_not": why_not}
    return await to_thread.run_sync(lambda: page(context, request, "page.html", document=document, **values))

"""`/articles`, `/articles/ID` and `/compare`: what there is, one article, and what two texts say differently."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from newsfold.web.answers import Missing, page
from newsfold.web.context import Context
from newsfold.web.parameters import path_number, text_of
from newsfold.web.reading.article_list import SORTS, read_list
from newsfold.web.reading.comparison import read_comparison
from newsfold.web.reading.one_article import read_article


def show_all(context: Context, request: Request) -> Response:
    """Answer with a list of articles, or with what was found."""
    return page(context, request, "articles.html", found=read_list(context, request), sorts=SORTS)


def show_one(context: Context, request: Request) -> Response:
    """Answer with an article."""
    number = path_number(request)
    if number is None:
        raise Missing("Articles have whole numbers; the list of articles has those that there are.")
    return page(context, request, "article.html", one=read_article(context, number))


def compare(context: Context, request: Request) -> Response:
    """Answer with two texts side by side."""
    found = read_comparison(context, text_of(request, "a"), text_of(request, "b"))
    return page(context, request, "compare.html", found=found)

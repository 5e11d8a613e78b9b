"""`/articles`: articles listed, and given out whole."""

from __future__ import annotations

from datetime import datetime

from fastapi import APIRouter
from sqlalchemy import Connection

from crawler.archive.search.searching import narrowed
from crawler.core.search.periods import beginning_of
from newsfold.cli.searching.listed import listed
from newsfold.web.answers import BadRequest, Missing
from newsfold.web.api.parameters import After, Day, Limit, Number, Site, Text, Words
from newsfold.web.api.reads import Reads
from newsfold.web.api.values import Articles, WholeArticle, whole
from storage.articles import get_article, page_of_articles
from storage.errors import NotFound
from storage.records import Cursor, Order, StoredArticle
from storage.stories import find_carriers


def router(read: Reads) -> APIRouter:
    """Return the routes of articles."""
    routes = APIRouter(tags=["articles"])

    @routes.get("/articles")
    def list_articles(
        q: Words = None,
        site: Site = None,
        source: Text = None,
        author: Text = None,
        language: Text = None,
        published_from: Day = None,
        published_before: Day = None,
        order: Order = Order.STORED,
        after: After = None,
        limit: Limit = 50,
    ) -> Articles:
        """List articles, the latest first; `q` is a query as `newsfold search` takes it, and only narrows here."""
        try:
            only = narrowed(
                q,
                site=site,
                source=source,
                author=author,
                language=language,
                published_from=_day(published_from),
                published_before=_day(published_before),
            )
        except ValueError as error:
            raise BadRequest(f"{error}.") from None
        with read() as connection:
            page = page_of_articles(connection, only, order=order, after=_cursor(after), limit=limit)
        return Articles(articles=[listed(each) for each in page.articles], next=_written(page.next))

    @routes.get("/articles/{number}")
    def show_article(number: Number) -> WholeArticle:
        """Give out an article whole: text, publications, sightings, earlier texts, and the story that it is part of."""
        with read() as connection:
            return whole(_article(connection, number), find_carriers(connection, number))

    return routes


def _article(connection: Connection, number: int) -> StoredArticle:
    try:
        return get_article(connection, number)
    except NotFound:
        raise Missing(f"No article has the number {number}; it may have been removed.") from None


def _cursor(after: str | None) -> Cursor | None:
    try:
        return None if after is None else Cursor.parse(after)
    except ValueError as error:
        raise BadRequest(f"after: {error}.") from None


def _written(cursor: Cursor | None) -> str | None:
    return None if cursor is None else str(cursor)


def _day(text: str | None) -> datetime | None:
    try:
        return None if text is None else beginning_of(text)
    except ValueError as error:
        raise BadRequest(f"{error}.") from None

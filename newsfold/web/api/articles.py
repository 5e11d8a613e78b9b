"""`/articles`, `/search` and `/compare`: articles listed, found, given out whole, and compared."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Query
from sqlalchemy import Connection

from crawler.archive.search.searching import Sort, narrowed, search
from crawler.core.search.periods import beginning_of
from crawler.core.text.word_diff import difference
from newsfold.web.answers import BadRequest, Missing
from newsfold.web.api.parameters import After, Day, Limit, Number, Site, Text
from newsfold.web.api.reads import Reads
from newsfold.web.api.values import Articles, Comparison, Hits, WholeArticle, hit, listed, whole
from newsfold.web.reading.comparison import read_versions
from storage.articles import get_article, page_of_articles
from storage.errors import NotFound
from storage.records import Cursor, Order, StoredArticle
from storage.stories import find_carriers

TextName = Annotated[str, Query(max_length=20, pattern=r"^[1-9]\d{0,9}(\.[1-9]\d{0,5})?$")]


def router(read: Reads) -> APIRouter:
    """Return the routes of articles."""
    routes = APIRouter(tags=["articles"])

    @routes.get("/articles")
    def list_articles(
        q: Text = None,
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
        only = narrowed(
            q,
            site=site,
            source=source,
            author=author,
            language=language,
            published_from=_day(published_from),
            published_before=_day(published_before),
        )
        with read() as connection:
            page = page_of_articles(connection, only, order=order, after=_cursor(after), limit=limit)
        return Articles(articles=[listed(each) for each in page.articles], next=_written(page.next))

    @routes.get("/articles/{number}")
    def show_article(number: Number) -> WholeArticle:
        """Give out an article whole: text, publications, sightings, earlier texts, and the story that it is part of."""
        with read() as connection:
            return whole(_article(connection, number), find_carriers(connection, number))

    @routes.get("/compare")
    def compare(a: TextName, b: TextName) -> Comparison:
        """Compare two texts word by word: `12` is an article, `12.1` the first of its earlier texts."""
        one, other = read_versions(read.context, a, b)
        return Comparison(a=a, b=b, title=difference(one.title, other.title), text=difference(one.text, other.text))

    @routes.get("/search")
    def find_articles(q: Text = None, sort: Sort = Sort.RELEVANCE, after: After = None, limit: Limit = 20) -> Hits:
        """Find articles by their words; any text is a query."""
        with read() as connection:
            try:
                found = search(connection, q or "", limit=limit, after=after, sort=sort)
            except ValueError as error:
                raise BadRequest(f"after: {error}.") from None
        return Hits(
            hits=[hit(each) for each in found.hits],
            next=found.next,
            notes=found.query.notes,
            unindexed=found.unindexed,
        )

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

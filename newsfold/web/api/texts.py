"""`/search` and `/compare`: articles found by their words, and two texts word by word."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from crawler.archive.search.searching import Sort, search
from crawler.core.text.word_diff import difference
from newsfold.web.answers import BadRequest
from newsfold.web.api.parameters import After, Limit, Words
from newsfold.web.api.reads import Reads
from newsfold.web.api.values import Comparison, Hits, hit
from newsfold.web.reading.comparison import read_versions

TextName = Annotated[str, Query(max_length=20, pattern=r"^[1-9]\d{0,9}(\.[1-9]\d{0,5})?$")]


def router(read: Reads) -> APIRouter:
    """Return the routes of texts."""
    routes = APIRouter(tags=["texts"])

    @routes.get("/compare")
    def compare(a: TextName, b: TextName) -> Comparison:
        """Compare two texts word by word: `12` is an article, `12.1` the first of its earlier texts."""
        one, other = read_versions(read.context, a, b)
        return Comparison(a=a, b=b, title=difference(one.title, other.title), text=difference(one.text, other.text))

    @routes.get("/search")
    def find_articles(q: Words = None, sort: Sort = Sort.RELEVANCE, after: After = None, limit: Limit = 20) -> Hits:
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

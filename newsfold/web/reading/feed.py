"""What is new, of everything or of a search, as a feed has it."""

from __future__ import annotations

from dataclasses import replace

from crawler.archive.search.searching import narrowed
from newsfold.web.answers import BadRequest
from newsfold.web.context import Context
from storage.articles import page_of_articles
from storage.records import StoredArticle
from storage.sightings import find_sightings

_ENTRIES = 50
_LONGEST = 20_000
"""Characters of a text in a feed, which readers ask for again and again."""


def read_feed(context: Context, query: str | None) -> list[StoredArticle]:
    """Return the articles that were stored last, those that a query finds. Raises BadRequest, StorageError."""
    try:
        only = narrowed(query)
    except ValueError as error:
        raise BadRequest(f"{error}.") from None
    with context.read() as connection:
        found = page_of_articles(connection, only, limit=_ENTRIES).articles
        seen = find_sightings(connection, [each.id for each in found if each.url is None])  # the page stands for it
    return [replace(each, text=_cut(each.text), sightings=tuple(seen.get(each.id, ()))) for each in found]


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"

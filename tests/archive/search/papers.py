"""A store of a few articles in several scripts, and ways to ask it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from crawler.archive.harvest import Harvest
from crawler.archive.pages import archive
from crawler.archive.search.searching import SearchPage, Sort, search
from crawler.core.dedup.fingerprint import fingerprint
from crawler.core.types import Article, Candidate
from storage.database import Database
from storage.records import PageFetch

NOON = datetime(2026, 5, 1, 12, 0, tzinfo=UTC)
FILLER = (
    "The council met on Tuesday evening and heard what the harbour master had to say about the winter. Nobody was"
    " surprised. Plans for the quay were put off once more, and the members went home before nine, as they always do."
)


def store(
    database: Database,
    title: str,
    text: str,
    *,
    site: str = "bay.example",
    path: str | None = None,
    authors: tuple[str, ...] = (),
    language: str = "en",
    source: str = "bay",
    day: int | None = 0,
    now: datetime = NOON,
) -> None:
    """Store an article as its own page shows it; `day` counts from the first of May, None is no date."""
    url = f"https://{site}/{path or fingerprint(title, text).digest.hex()}"
    article = Article(
        title=title,
        text=text,
        url=url,
        authors=authors,
        language=language,
        published_at=None if day is None else NOON + timedelta(days=day),
    )
    page = PageFetch(url=url, fetched_at=now, status=200, kind="page")
    candidate = Candidate(article=article, fingerprint=fingerprint(title, text))
    archive(database, Harvest(source=source, page=page, candidates=(candidate,), is_own_page=True), now)


def look(database: Database, query: str, *, limit: int = 20, sort: Sort = Sort.RELEVANCE) -> SearchPage:
    """Return what a query finds."""
    with database.read() as connection:
        return search(connection, query, limit=limit, sort=sort)


def titles(database: Database, query: str, sort: Sort = Sort.RELEVANCE) -> list[str]:
    """Return the titles of what a query finds, in order."""
    return [hit.article.title for hit in look(database, query, sort=sort).hits]

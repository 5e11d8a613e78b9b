"""The store holds what the plan says: any pages leave there what they leave in the archive in memory."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from sqlalchemy import select

from crawler.archive.harvest import Harvest
from crawler.archive.pages import store_page
from crawler.core.dedup.paragraphs import KEY_VERSION
from storage.database import Database
from storage.furniture import add_furniture
from storage.models import article, metadata, revision
from storage.records import NewFurniture, PageFetch
from tests.core.archiving.made_pages import HOUR, LEARNED, NOON, PAGES, PROMO, SITE, Page, arrivals
from tests.core.archiving.memory_archive import MemoryArchive


def begin_anew(database: Database) -> None:
    """Empty all tables, and let the site have taught its furniture."""
    (key,) = LEARNED[SITE]
    with database.begin() as connection:
        for table in reversed(metadata.sorted_tables):
            connection.execute(table.delete())
        taught = NewFurniture(site=SITE, key=key, key_version=KEY_VERSION, seen=3, sample=PROMO)
        add_furniture(connection, [taught], NOON)


def harvest_of(page: Page, place: int) -> Harvest:
    """Return a page as a crawl hands it over."""
    candidates = tuple(shown.on(place).candidate for shown in page)
    fetch = PageFetch(url=f"https://{page[0].host}/pages/{place}", fetched_at=NOON, status=200, kind="page")
    return Harvest(source="harbour", page=fetch, candidates=candidates, is_own_page=page[0].own)


def stored(database: Database) -> list[object]:
    """Return all articles with their texts, each with when it was first seen."""
    with database.read() as connection:
        articles = connection.execute(select(article).order_by(article.c.id)).all()
        others: dict[int, list[object]] = {}
        for row in connection.execute(select(revision).order_by(revision.c.number)):
            others.setdefault(row.article_id, []).append((row.title, row.text, row.seen_at))
    return [
        (
            (row.title, row.text, row.text_seen_at),
            (row.on_own_page, row.url_key, row.published_at, tuple(row.authors or ())),
            (row.site, row.publisher, row.url_claimed, bool(row.dropped)),
            others.get(row.id, []),
        )
        for row in articles
    ]


def remembered(archive: MemoryArchive) -> list[object]:
    """Return the same of an archive in memory."""
    return [
        (
            (kept.now.title, kept.now.text, kept.now.seen_at),
            (kept.on_own_page, kept.url_key, kept.published_at, kept.authors),
            (kept.site, kept.publisher, kept.is_claim, kept.is_stripped),
            [(text.title, text.text, text.seen_at) for text in kept.revisions],
        )
        for _, kept in sorted(archive.articles.items())
    ]


@given(PAGES)
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_store_holds_what_the_plan_says(database: Database, pages: list[Page]) -> None:
    begin_anew(database)
    archive = MemoryArchive(LEARNED)
    for place, (page, some) in enumerate(zip(pages, arrivals(pages), strict=True)):
        store_page(database, harvest_of(page, place), NOON + place * HOUR)
        archive.archive(some)
    assert stored(database) == remembered(archive)

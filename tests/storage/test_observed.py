from __future__ import annotations

from datetime import UTC, datetime

from storage.article_writes import keep_revision
from storage.database import Database
from storage.observed import find_bare_pages, iter_observed, list_crawled
from storage.pages import record_fetch
from storage.records import CrawledSource, NewArticle, PageFetch
from storage.runs import start_run
from storage.sightings import see
from tests.stored import add_one

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def new(number: int, source: str = "harbour") -> NewArticle:
    return NewArticle(
        digest_version=1, digest=number.to_bytes(16, "big"), tokens=4, title=f"Title {number}", text=f"Text {number}.",
        site="harbour.example", source=source, url=f"https://harbour.example/{number}", authors=("Ada Marsh",),
    )  # fmt: skip


def fetch(database: Database, source: str, path: str, status: int = 200) -> int:
    url = f"https://harbour.example/{path}"
    with database.begin() as connection:
        return record_fetch(
            database, connection, source, PageFetch(url=url, fetched_at=NOON, status=status, kind="page")
        )


def test_the_latest_articles_of_some_sources_come_with_their_pages_and_texts(database: Database) -> None:
    pages = [fetch(database, "harbour", path) for path in ("1", "march")]
    with database.begin() as connection:
        for number in (1, 2, 3):
            add_one(database, connection, new(number, "bay" if number == 2 else "harbour"), NOON)
        for page, position in zip(pages, (0, 4), strict=True):
            see(connection, page, {1: position}, NOON)
        keep_revision(connection, 1, new(9), NOON)
    found = list(iter_observed(database, ["harbour"], 10))
    assert [each.article_id for each in found] == [3, 1]
    first = found[1]
    assert (first.pages, first.position) == (("https://harbour.example/1", "https://harbour.example/march"), 0)
    assert [each.text for each in first.revisions] == ["Text 9."]
    assert (first.authors, first.on_own_page, first.text_seen_at) == (("Ada Marsh",), False, NOON)
    assert [each.article_id for each in iter_observed(database, ["harbour", "bay"], 2)] == [3, 2]


def test_batches_join_without_a_gap(database: Database) -> None:
    with database.begin() as connection:
        for number in range(1, 206):
            add_one(database, connection, new(number), NOON)
    assert [each.article_id for each in iter_observed(database, ["harbour"], 203)] == list(range(205, 2, -1))


def test_pages_without_an_article_are_those_that_were_fetched_whole(database: Database) -> None:
    shown = fetch(database, "harbour", "shown")
    fetch(database, "harbour", "gone", status=404)
    fetch(database, "harbour", "about")
    fetch(database, "bay", "other")
    with database.begin() as connection:
        see(connection, shown, {add_one(database, connection, new(1), NOON): 0}, NOON)
        assert find_bare_pages(connection, ["harbour"], 10) == ["https://harbour.example/about"]


def test_sources_are_those_of_articles_and_pages_with_the_address_of_their_latest_run(database: Database) -> None:
    fetch(database, "bay", "other")
    with database.begin() as connection:
        add_one(database, connection, new(1), NOON)
        for url in ("https://harbour.example/old", "https://harbour.example/new"):
            start_run(connection, "harbour", url, NOON)
        assert list_crawled(connection) == [
            CrawledSource(name="bay", url=None),
            CrawledSource(name="harbour", url="https://harbour.example/new"),
        ]

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta

import pytest

from storage import articles
from storage.article_writes import keep_revision
from storage.articles import count_articles, get_article, iter_articles, list_articles
from storage.database import Database
from storage.errors import NotFound
from storage.pages import find_page, find_pages, record_fetch
from storage.records import ArticleFilter, NewArticle, PageFetch
from storage.sightings import see
from tests.stored import add_one

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def fetch(url: str) -> PageFetch:
    return PageFetch(url=url, fetched_at=NOON, status=200, kind="page")


def new(number: int, *, site: str = "harbour.example", text: str = "Fog over the bay") -> NewArticle:
    return NewArticle(
        digest_version=1,
        digest=number.to_bytes(16, "big"),
        tokens=4,
        title=f"Report {number}",
        text=text,
        site=site,
        source="harbour",
    )


def fill(database: Database, count: int) -> None:
    with database.begin() as connection:
        page = record_fetch(database, connection, "harbour", fetch("https://harbour.example/"))
        other = record_fetch(database, connection, "harbour", fetch("https://harbour.example/2"))
        for number in range(count):
            added = add_one(database, connection, new(number), NOON + number * HOUR)
            see(connection, page, {added: number}, NOON)
            if number % 2:
                see(connection, other, {added: 0}, NOON + HOUR)


def test_articles_are_listed_latest_first_in_pages(database: Database) -> None:
    fill(database, 5)
    with database.read() as connection:
        assert [found.title for found in list_articles(connection, limit=2)] == ["Report 4", "Report 3"]
        assert [found.sighting_count for found in list_articles(connection)] == [1, 2, 1, 2, 1]
        assert [found.last_seen_at for found in list_articles(connection, limit=2)] == [NOON, NOON + HOUR]
        since = list_articles(connection, ArticleFilter(since=NOON + 3 * HOUR))
        assert [found.title for found in since] == ["Report 4", "Report 3"]
        assert count_articles(connection, ArticleFilter(since=NOON + 3 * HOUR)) == 2


def test_articles_are_found_by_site(database: Database) -> None:
    with database.begin() as connection:
        add_one(database, connection, new(1), NOON)
        add_one(database, connection, new(2, site="bakery.example", text="A loaf of rye"), NOON)
        (rye,) = list_articles(connection, ArticleFilter(site="bakery.example"))
        assert rye.title == "Report 2"


def test_one_article_is_given_with_its_history(database: Database) -> None:
    fill(database, 2)
    with database.begin() as connection:
        number = list_articles(connection)[0].id
        keep_revision(connection, number, new(77, text="First"), NOON)
        keep_revision(connection, number, new(78, text="Second"), NOON + HOUR)
        found = get_article(connection, number)
    assert [(r.number, r.text, r.seen_at) for r in found.revisions] == [(1, "First", NOON), (2, "Second", NOON + HOUR)]
    assert [(s.page_url, s.position) for s in found.sightings] == [
        ("https://harbour.example/", 1),
        ("https://harbour.example/2", 0),
    ]
    assert (found.sighting_count, found.revision_count) == (2, 2)


def test_an_article_that_is_not_there_is_named(database: Database) -> None:
    with database.read() as connection, pytest.raises(NotFound, match=r"^no article has the number 12$"):
        get_article(connection, 12)


@pytest.mark.parametrize("count", [0, 1, 3, 7])
def test_all_articles_are_given_in_batches_with_their_sightings(
    database: Database, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    monkeypatch.setattr(articles, "_BATCH", 3)
    fill(database, count)
    found = list(iter_articles(database))
    assert [article.title for article in found] == [f"Report {number}" for number in range(count)]
    assert [len(article.sightings) for article in found] == [1 + number % 2 for number in range(count)]


def test_an_export_keeps_no_writer_waiting(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(articles, "_BATCH", 2)
    fill(database, 4)
    export = iter_articles(database)
    first = list(itertools.islice(export, 2))
    with database.begin() as connection:
        add_one(database, connection, new(50), NOON)
    assert [article.title for article in (*first, *export)] == [*(f"Report {n}" for n in range(4)), "Report 50"]


def test_pages_are_found_in_bulk(database: Database) -> None:
    fill(database, 1)
    known = ["https://harbour.example/", "https://harbour.example/2"]
    with database.read() as connection:
        found = find_pages(connection, [*known, *(f"https://harbour.example/never/{n}" for n in range(1_200))])
        assert sorted(found) == known
        assert found[known[0]] == find_page(connection, known[0])
        assert find_page(connection, "https://harbour.example/never") is None

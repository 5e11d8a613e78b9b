from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from sqlalchemy import Connection, text

from storage.articles import count_articles, list_articles, page_of_articles
from storage.database import Database
from storage.publications import publish
from storage.records import ArticleFilter, Cursor, NewArticle, NewLink, Order, Why
from storage.story_links import set_links
from tests.stored import add_one

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def new(number: int, site: str = "harbour.example", **more: object) -> NewArticle:
    given: dict[str, object] = {"source": "harbour", "publisher": site, **more}
    return NewArticle(
        digest_version=1,
        digest=number.to_bytes(16, "big"),
        tokens=4,
        title=f"Report {number}",
        text="Fog over the bay",
        site=site,
        **given,  # type: ignore[arg-type]
    )


def fill(database: Database, connection: Connection) -> None:
    """Store 40 articles: every third without a date, the others dated backwards, by two sites in two languages."""
    for number in range(40):
        add_one(
            database,
            connection,
            new(
                number,
                ("harbour.example", "bakery.example")[number % 2],
                source=("harbour", "bakery")[number % 4 == 1],
                language=("en", "de")[number % 5 == 0],
                published_at=None if number % 3 == 0 else NOON - (number // 2) * DAY,
            ),
            NOON,
        )


def walk(connection: Connection, only: ArticleFilter, order: Order, limit: int) -> Iterator[int]:
    """Yield the numbers of a whole list, read page by page, each begun from the written form of its place."""
    after: Cursor | None = None
    while True:
        page = page_of_articles(connection, only, order=order, after=after, limit=limit)
        assert len(page.articles) == limit or page.next is None
        yield from (each.id for each in page.articles)
        if page.next is None:
            return
        after = Cursor.parse(str(page.next))


FILTERS = (
    ArticleFilter(),
    ArticleFilter(site="bakery.example"),
    ArticleFilter(source="bakery"),
    ArticleFilter(language="de"),
    ArticleFilter(published_from=NOON - 9 * DAY),
    ArticleFilter(published_before=NOON - 9 * DAY),
    ArticleFilter(published_from=NOON - 12 * DAY, published_before=NOON - 3 * DAY, site="harbour.example"),
    ArticleFilter(site="nobody.example"),
)


def test_pages_make_up_the_whole_list(database: Database) -> None:
    with database.begin() as connection:
        fill(database, connection)
        for only, order in product(FILTERS, Order):
            whole = [each.id for each in list_articles(connection, only, order=order, limit=100)]
            assert len(whole) == count_articles(connection, only) == len(set(whole))
            for limit in (1, 7, 40):
                assert list(walk(connection, only, order, limit)) == whole


def test_the_latest_published_come_first_and_undated_ones_last(database: Database) -> None:
    with database.begin() as connection:
        fill(database, connection)
        found = list_articles(connection, order=Order.PUBLISHED, limit=100)
        dated = [each for each in found if each.published_at is not None]
        assert found[: len(dated)] == dated
        assert dated == sorted(dated, key=lambda each: (each.published_at or NOON, each.id), reverse=True)
        undated = [each.id for each in found[len(dated) :]]
        assert undated == sorted(undated, reverse=True)
        assert len(undated) == 14


def test_a_range_holds_its_beginning_and_not_its_end(database: Database) -> None:
    with database.begin() as connection:
        add_one(database, connection, new(1, published_at=NOON), NOON)
        assert count_articles(connection, ArticleFilter(published_from=NOON)) == 1
        assert count_articles(connection, ArticleFilter(published_before=NOON)) == 0
        assert count_articles(connection, ArticleFilter(published_before=NOON + timedelta(microseconds=1))) == 1


def test_what_is_stored_meanwhile_moves_nothing(database: Database) -> None:
    with database.begin() as connection:
        fill(database, connection)
        first = page_of_articles(connection, limit=10)
        before = [each.id for each in page_of_articles(connection, after=first.next, limit=10).articles]
        add_one(database, connection, new(99), NOON)
        assert [each.id for each in page_of_articles(connection, after=first.next, limit=10).articles] == before


@pytest.mark.parametrize("order", Order)
def test_a_site_has_what_it_publishes_of_others_and_what_it_repeated_late(database: Database, order: Order) -> None:
    with database.begin() as connection:
        own = add_one(database, connection, new(1, published_at=NOON), NOON)
        shared = add_one(database, connection, new(2, "bakery.example", published_at=NOON), NOON)
        repeated = add_one(database, connection, new(3, "bakery.example", published_at=NOON), NOON)
        repeat = add_one(database, connection, new(4, published_at=NOON), NOON)
        add_one(database, connection, new(5, "bakery.example", published_at=NOON), NOON)
        publish(connection, shared, new(2, "harbour.example"), defers=False)
        link = NewLink(
            article_id=repeat,
            of_id=repeated,
            verdict="repeat",
            why=Why(),
        )
        set_links(database, connection, [link], [], NOON)
        only = ArticleFilter(site="harbour.example")
        assert [each.id for each in list_articles(connection, only, order=order)] == [repeated, shared, own]
        assert list(walk(connection, only, order, 1)) == [repeated, shared, own]


@pytest.mark.parametrize("text", ["", "x", "1.2.3", "-1", "99999999999", "999999999999999999.1", "1\n"])
def test_what_is_no_place_in_a_list_is_told(text: str) -> None:
    with pytest.raises(ValueError, match="begin the list anew"):
        Cursor.parse(text)


def test_indexes_serve_the_lists(sqlite_url: str) -> None:
    """No list reads the archive: each order, and each of a site, a source and a language, has its index."""
    from sqlalchemy import event

    with Database(sqlite_url) as database, database.begin() as connection:
        fill(database, connection)
        asked: list[tuple[str, tuple[object, ...]]] = []

        def note(_: object, cursor: object, statement: str, parameters: tuple[object, ...], *more: object) -> None:
            if statement.startswith("SELECT") and "EXPLAIN" not in statement:
                asked.append((statement, parameters))

        event.listen(connection, "before_cursor_execute", note)
        for only, order in product(FILTERS, Order):
            page_of_articles(connection, only, order=order, limit=3)
        event.remove(connection, "before_cursor_execute", note)
        assert len(asked) > len(FILTERS)
        for statement, parameters in asked:
            plan = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)]
            scans = [line for line in plan if line.startswith("SCAN") and "article" in line and "USING" not in line]
            # The list of all is read along the numbers themselves, as long as it takes to fill a page.
            assert not scans or (scans == ["SCAN article"] and "ORDER BY" not in str(plan)), (statement, plan)
            assert connection.execute(text("SELECT 1")).scalar() == 1

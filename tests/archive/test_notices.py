"""Notices whose few words come back: each of another day and address is an article of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from crawler.archive.harvest import Harvest
from crawler.archive.pages import archive, archive_all
from crawler.core.types import Judgement, Verdict
from storage.articles import count_articles, list_articles
from storage.database import Database
from tests.archive.lanterns import page, text

MONDAY = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
WEEK = timedelta(days=7)
CLOSED = "The reading room is closed on Monday because the shelves are being moved."


def notice(place: str, published_at: datetime | None, body: str = CLOSED) -> Harvest:
    found = page("Reading room closed", body, place)
    (candidate,) = found.candidates
    article = replace(candidate.article, published_at=published_at)
    return replace(found, candidates=(replace(candidate, article=article),))


def stored(database: Database, harvest: Harvest, now: datetime) -> Judgement:
    (judgement,) = archive(database, harvest, now)
    return judgement


def count(database: Database) -> int:
    with database.read() as connection:
        return count_articles(connection)


def test_a_notice_of_another_week_is_kept_and_known_when_it_is_read_again(database: Database) -> None:
    for week in range(3):
        assert stored(database, notice(f"closed-{week}", MONDAY + week * WEEK), MONDAY).verdict is not Verdict.REPEAT
    for week in range(3):
        judgement = stored(database, notice(f"closed-{week}", MONDAY + week * WEEK), MONDAY + 5 * WEEK)
        assert (judgement.verdict, judgement.of) == (Verdict.REPEAT, week + 1)
    assert count(database) == 3


def test_notices_of_several_weeks_may_come_in_one_transaction(database: Database) -> None:
    harvests = [notice(f"closed-{week}", MONDAY + week * WEEK) for week in (0, 1, 2, 1)]
    settled = archive_all(database, harvests, MONDAY + 3 * WEEK)
    assert [page[0].article_id for page in settled] == [1, 2, 3, 2]
    assert count(database) == 3


def test_the_same_notice_at_another_address_in_the_same_week_is_a_repeat(database: Database) -> None:
    stored(database, notice("a", MONDAY), MONDAY)
    assert stored(database, notice("b", MONDAY + timedelta(days=1)), MONDAY).verdict is Verdict.REPEAT


def test_a_notice_without_a_day_is_one_whenever_it_is_read(database: Database) -> None:
    stored(database, notice("a", None), MONDAY)
    assert stored(database, notice("print/a", None), MONDAY + 9 * WEEK).verdict is Verdict.REPEAT


def test_a_long_text_at_another_address_is_a_repeat_after_weeks(database: Database) -> None:
    long = "\n\n".join(text(town) for town in ("Vellmar", "Oberrode"))
    stored(database, notice("a", MONDAY, long), MONDAY)
    assert stored(database, notice("b", MONDAY + WEEK, long), MONDAY + WEEK).verdict is Verdict.REPEAT


def test_of_equal_texts_in_one_transaction_the_first_gives_the_article_its_address(database: Database) -> None:
    archive_all(database, [notice("a", MONDAY), notice("b", MONDAY)], MONDAY)
    with database.read() as connection:
        assert [article.url for article in list_articles(connection)] == ["https://harbour.example/a"]

"""Stories: counted by article and site, repeats are none of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from storage.database import Database
from storage.records import NewArticle, NewLink, Why
from storage.stories import count_stories, find_carriers, list_stories
from storage.story_links import set_links
from tests.stored import add_one

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
WHY = Why(reasons=("most paragraphs are the same",), here=0.9, there=0.8)
SITES = ("bay", "bay", "tide", "bay", "tide", "fog", "fog")


def fill(database: Database) -> None:
    """Seven articles: 2 and 6 are copies of 1, 5 one of 4, 7 repeats 3."""
    with database.begin() as connection:
        for number, site in enumerate(SITES, 1):
            new = NewArticle(
                digest_version=1, digest=bytes([number]) * 16, tokens=4, title=f"Report {number}", text="Fog.",
                site=f"{site}.example", source="harbour",
            )  # fmt: skip
            assert add_one(database, connection, new, NOON + number * HOUR) == number
        ties = [(2, 1, "near"), (5, 4, "near"), (6, 2, "near"), (7, 3, "repeat")]
        links = [NewLink(article_id=own, of_id=of, verdict=verdict, why=WHY) for own, of, verdict in ties]
        set_links(database, connection, links, [], NOON)


def test_stories_are_listed_by_their_latest_article(database: Database) -> None:
    fill(database)
    with database.read() as connection:
        found = list_stories(connection)
        assert [(each.lead_id, each.article_count, each.site_count) for each in found] == [(1, 3, 2), (4, 2, 2)]
        assert (found[0].title, found[0].latest_at) == ("Report 1", NOON + 6 * HOUR)
        assert [each.lead_id for each in list_stories(connection, limit=1)] == [1]
        assert [each.lead_id for each in list_stories(connection, site="tide.example")] == [4]
        assert [each.lead_id for each in list_stories(connection, min_size=3)] == [1]
        assert count_stories(connection) == 2
        assert count_stories(connection, site="none.example") == 0


def test_every_article_of_a_story_names_the_others(database: Database) -> None:
    fill(database)
    with database.read() as connection:
        for number in (1, 2, 6):
            found = find_carriers(connection, number)
            assert [(each.article_id, each.of_id, each.here) for each in found] == [
                (1, None, None), (2, 1, 0.9), (6, 2, 0.9),
            ]  # fmt: skip
        assert find_carriers(connection, 3) == []

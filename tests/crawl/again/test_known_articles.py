"""Articles that have stayed as they are for long are asked for the more seldom; what is new is found all the same."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, update

from crawler.session.outcomes import Outcome
from storage.database import Database
from storage.models import article, page
from tests.crawl.conftest import Collect
from tests.crawl.pages import feed, front
from tests.paper import Paper, story

_DAYS = 50


@pytest.fixture
def known(paper: Paper, collect: Collect, store: Database) -> list[str]:
    """Return the paths of stories that have been as they are for weeks, of which one was last asked for an hour ago."""
    paths = [f"/story/{number}" for number in range(3)]
    paper.pages = {path: story(number) for number, path in enumerate(paths)}
    paper.pages["/feed.xml"] = feed(*map(paper.url, paths))
    paper.pages["/"] = front(*paths)
    collect("/feed.xml")
    now = datetime.now(UTC)
    with store.begin() as connection:
        connection.execute(update(article).values(text_seen_at=now - timedelta(days=_DAYS)))
        connection.execute(
            update(page).values(first_fetched_at=now - timedelta(days=_DAYS), last_fetched_at=now - timedelta(hours=1))
        )
    paper.requests.clear()
    return paths


def test_a_known_article_is_left_alone_for_a_while(paper: Paper, collect: Collect, known: list[str]) -> None:
    report = collect("/feed.xml")
    assert not set(known) & set(paper.paths)
    assert (report.pages, report.rested, report.outcome) == (1, len(known), Outcome.UNCHANGED)


def test_what_is_new_beside_known_articles_is_fetched(paper: Paper, collect: Collect, known: list[str]) -> None:
    paper.pages["/story/9"] = story(9)
    paper.pages["/feed.xml"] = feed(*map(paper.url, [*known, "/story/9"]))
    report = collect("/feed.xml", limit=2)
    assert (report.new, report.rested, report.limit_hit) == (1, len(known), False)


def test_an_article_that_the_feed_calls_changed_is_fetched(paper: Paper, collect: Collect, known: list[str]) -> None:
    paper.pages[known[0]] = story(0).replace("</p>", " It was mended since.</p>", 1)
    changed = f"<updated>{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}</updated>"
    entries = "".join(
        f'<entry><title>Story</title><link href="{paper.url(path)}"/>{changed if path == known[0] else ""}</entry>'
        for path in known
    )
    paper.pages["/feed.xml"] = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Paper</title>{entries}</feed>'
    assert collect("/feed.xml").revisions == 1
    assert [path for path in paper.paths if path in known] == known[:1]


def test_a_front_page_leads_past_known_articles(paper: Paper, collect: Collect, known: list[str]) -> None:
    paper.pages["/story/9"] = story(9)
    paper.pages["/"] = front(*known, "/story/9")
    assert collect("/").new == 1
    assert [path for path in paper.paths if path in known] == []


def test_whoever_wants_is_given_every_article(paper: Paper, collect: Collect, known: list[str]) -> None:
    collect("/feed.xml", recheck=True)
    assert set(known) <= set(paper.paths)


def test_a_page_of_another_reader_is_fetched(paper: Paper, collect: Collect, store: Database, known: list[str]) -> None:
    with store.begin() as connection:
        connection.execute(update(page).values(reader_version=func.abs(page.c.reader_version) // 2 + 1))
    collect("/feed.xml")
    assert set(known) <= set(paper.paths)


def test_an_article_that_was_revised_is_asked_for_soon(
    paper: Paper, collect: Collect, store: Database, known: list[str]
) -> None:
    an_hour_ago = datetime.now(UTC) - timedelta(hours=1)
    with store.begin() as connection:
        connection.execute(update(article).values(text_seen_at=an_hour_ago))
    collect("/feed.xml")
    assert set(known) <= set(paper.paths)

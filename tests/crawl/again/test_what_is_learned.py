"""Lists that lead to nothing new, and addresses that are gone, are asked for seldom; nothing new is lost by it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import update

from newsfold.__main__ import cli
from storage.database import Database
from storage.models import article, gone_page, page
from storage.runs import list_runs
from storage.source_memory import find_memory
from tests.crawl.conftest import Collect
from tests.crawl.pages import front, titles
from tests.paper import Paper, story


def ages(store: Database, known: timedelta, looked: timedelta) -> None:
    """Let all pages be known since so long, and have been looked at last so long ago."""
    now = datetime.now(UTC)
    with store.begin() as connection:
        connection.execute(update(article).values(text_seen_at=now - known))
        connection.execute(update(page).values(first_fetched_at=now - known, last_fetched_at=now - looked))


def listing(numbers: range, further: str | None) -> str:
    """Return a list of stories that goes on elsewhere."""
    more = f'<a rel="next" href="{further}">Older</a>' if further else ""
    return front(*(f"/news/story-{number}" for number in numbers)).replace("</body>", f"{more}</body>")


def publish(paper: Paper, count: int, most: int = 5) -> None:
    """Let the section show so many stories, the latest first, some a page."""
    paper.pages |= {f"/news/story-{number}": story(number) for number in range(count)}
    for number, first in enumerate(range(count, 0, -most)):
        path = f"/news/page/{number + 1}/" if number else "/news/"
        shown = range(first - 1, max(-1, first - 1 - most), -1)
        paper.pages[path] = listing(shown, f"/news/page/{number + 2}/" if first > most else None)


@pytest.fixture
def section(paper: Paper, collect: Collect, store: Database) -> Paper:
    """Return a section of four pages that was crawled for weeks, and an hour ago."""
    publish(paper, 20)
    assert collect("/news/").new == 20
    ages(store, timedelta(days=40), timedelta(hours=1))
    paper.requests.clear()
    return paper


def lists(paper: Paper) -> list[str]:
    return [path for path in paper.paths if "story" not in path and path != "/robots.txt"]


def test_a_section_costs_its_first_page_and_what_is_new(section: Paper, collect: Collect) -> None:
    publish(section, 22)
    assert collect("/news/").new == 2
    assert lists(section) == ["/news/", "/news/page/2/"]


def test_what_appeared_in_a_long_pause_is_found_behind_pages_that_rest(section: Paper, collect: Collect) -> None:
    publish(section, 33)
    assert collect("/news/").new == 13
    assert lists(section) == [
        f"/news/{page}" for page in ("", "page/2/", "page/3/", "page/4/", "page/5/", "page/6/", "page/7/")
    ]


def test_a_list_that_leads_to_something_new_is_asked_for_by_the_next_run(
    paper: Paper, collect: Collect, store: Database
) -> None:
    paper.pages = {"/": front("/tag", "/author"), "/tag": front("/story/1"), "/author": front("/story/1")}
    paper.pages |= {f"/story/{number}": story(number) for number in range(4)}
    collect("/")
    ages(store, timedelta(days=40), timedelta(days=5))
    paper.pages["/tag"] = front("/story/1", "/story/2")
    assert collect("/").new == 1
    paper.requests.clear()
    paper.pages["/tag"] = front("/story/1", "/story/2", "/story/3")
    with store.begin() as connection:  # an hour later
        hour = {"last_fetched_at": datetime.now(UTC) - timedelta(hours=1)}
        connection.execute(update(page).values(hour))
    assert collect("/").new == 1
    assert lists(paper).count("/tag") == 1
    assert "/author" not in paper.paths


def test_a_sitemap_that_is_gone_for_good_is_retired_told_and_looked_at_again(
    paper: Paper, collect: Collect, store: Database, sqlite_url: str, tmp_path: Path
) -> None:
    robots = f"User-agent: *\nAllow: /\nSitemap: {paper.url('/gone.xml')}\n"
    paper.pages = {"/": front("/story/1"), "/story/1": story(1), "/robots.txt": robots}
    for _ in range(3):
        collect("/")
    assert paper.paths.count("/gone.xml") == 3
    now = datetime.now(UTC)
    with store.begin() as connection:
        connection.execute(update(gone_page).values(since=now - timedelta(days=8), asked_at=now - timedelta(days=2)))
    collect("/")
    assert paper.paths.count("/gone.xml") == 3
    with store.read() as connection:
        left = {one.reason: one.url for one in list_runs(connection)[0].left}
    assert left["retired"] == paper.url("/gone.xml")
    config = tmp_path / "papers.toml"
    config.write_text(
        f'database = "{sqlite_url}"\n[[source]]\nname = "paper"\nurl = "{paper.url("/")}"\nevery = "1d"\n'
    )
    shown = CliRunner().invoke(cli, ["sources", "show", "paper", "--db", sqlite_url, "--config", str(config)])
    assert f"{paper.url('/gone.xml')} (404 or 410 3 times in a row" in shown.output

    collect("/", recheck=True)
    assert paper.paths.count("/gone.xml") == 4
    with store.begin() as connection:
        connection.execute(update(gone_page).values(asked_at=now - timedelta(days=4)))
    paper.pages["/gone.xml"] = f"<urlset><url><loc>{paper.url('/story/2')}</loc></url></urlset>"
    paper.pages["/story/2"] = story(2)
    assert collect("/").new == 1
    assert len(titles(store)) == 2
    with store.read() as connection:
        assert find_memory(connection, "paper").gone == ()


def test_a_later_run_knows_how_many_looks_gave_another_text(paper: Paper, collect: Collect, store: Database) -> None:
    paper.pages = {"/": front("/story/1", "/story/2"), "/story/1": story(1), "/story/2": story(2)}
    collect("/")
    paper.pages["/story/1"] = story(1).replace("</p>", " It was mended since.</p>", 1)
    assert collect("/").revisions == 1
    with store.read() as connection:
        memory = find_memory(connection, "paper")
    assert (memory.looks, memory.changes) == (2.0, 1.0)

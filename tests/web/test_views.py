"""Every view says what the archive knows, on both databases."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from storage.articles import list_articles
from storage.database import Database
from tests.web.conftest import client_of

_TAG = re.compile(r"<[^>]+>")


def words(client: TestClient, address: str, status: int = 200) -> str:
    """Return what a person reads at an address, in one line."""
    answer = client.get(address)
    assert answer.status_code == status, answer.text
    return " ".join(unescape(_TAG.sub(" ", answer.text)).split()).replace("\u202f", " ")


def number_of(database: Database, title: str) -> int:
    with database.read() as connection:
        return next(each.id for each in list_articles(connection) if title in each.title)


def test_the_front_page_tells_stories_with_who_carries_them(client: TestClient) -> None:
    said = words(client, "/")
    assert "Old ferry stays" in said
    assert "quay.example and 2 other sites · 4 pages" in said
    assert "Wreck seen at low water" in said
    assert "1 paused" in said


def test_the_chart_shows_new_articles_repeats_and_revisions(client: TestClient) -> None:
    said = words(client, "/")
    assert "10 were known word for word" in said
    assert 'class="repeat"' in client.get("/").text
    by_day = client.get("/?chart=days").text
    assert "2 new, 0 near copies, 1 revisions, 10 repeats in all" in by_day
    assert 'aria-current="true">30 days' in by_day


def test_an_empty_archive_says_what_to_do(database: Database) -> None:
    with client_of(database) as client:
        assert "newsfold crawl https://your-news-site.example/" in words(client, "/")
        assert "There was no run yet" in words(client, "/runs")
        assert "newsfold daemon" in words(client, "/sources")
        assert "No article is tied" in words(client, "/stories")
        assert "No article is stored yet" in words(client, "/articles")


def test_an_article_tells_its_text_its_facts_and_why(client: TestClient, filled: Database) -> None:
    said = words(client, f"/articles/{number_of(filled, 'Ferry stays')}")
    assert "keep the old ferry line running for another three winters" in said
    assert "Ilse Maartens" in said
    assert "It is known by its text and its address" in said
    assert "Its text has changed: 1 earlier text kept as revisions" in said
    assert "harbour.example" in said
    assert "What changed after text 1" in said
    assert "Where it was seen" in said
    assert "published json-ld datePublished authors by-line" in said
    assert "/page?url=" in client.get(f"/articles/{number_of(filled, 'Ferry stays')}").text


def test_versions_stand_side_by_side(client: TestClient, filled: Database) -> None:
    number = number_of(filled, "Ferry stays")
    page = client.get(f"/compare?a={number}.1&b={number}").text
    here, there = page.split('id="there"')
    assert "<del>two</del>" in here
    assert "<ins>three</ins>" in there
    assert "<ins>" not in here
    assert "<del>" not in there


def test_a_story_tells_who_was_first_and_who_followed(client: TestClient, filled: Database) -> None:
    listed = words(client, "/stories")
    assert "Ferry stays for three winters" in listed
    lead = number_of(filled, "Ferry stays")
    said = words(client, f"/stories/{lead}")
    assert "harbour.example had it first" in said
    order = [said.index(f"{site}.example ", said.index("How it spread")) for site in ("harbour", "bay", "quay")]
    assert order == sorted(order)
    assert "a near copy" in said


def test_articles_are_narrowed_ordered_and_searched_for(client: TestClient) -> None:
    assert "Wreck seen" in words(client, "/articles")
    found = client.get("/articles?q=wreck+barque").text
    assert "<mark>wreck</mark>" in found
    assert "Ferry saved" not in found
    assert "Wreck seen" not in words(client, "/articles?site=bay.example")
    assert "العبارة باقية" in words(client, "/articles?lang=ar")
    assert "No article is like this" in words(client, "/articles?q=zeppelin")
    assert "Ferry stays" in words(client, "/articles?from=2026-03-01&to=2026-03-02&sort=published")


def test_sources_are_told_with_their_state(client: TestClient) -> None:
    said = words(client, "/sources")
    assert "bay paused" in said
    assert "a name/with <b> & more" in said
    assert "No node is alive" in said
    one = words(client, "/sources/harbour")
    assert "All its runs together" in one
    assert "92.0 KB" in one
    assert "It was not crawled yet" in words(client, f"/sources/{quote('a name/with <b> & more', safe='')}")


def test_a_run_tells_what_became_of_every_address(client: TestClient) -> None:
    assert "harbour" in words(client, "/runs")
    said = words(client, "/runs/1")
    for expected in (
        "1 min",
        "error http-500",
        "it <failed>",
        "no article: site-page",
        "left aside: depth",
        "2 new 1 known",
    ):
        assert expected in said
    errors = words(client, "/runs/1?only=errors")
    assert "https-500" not in errors
    assert "harbour.example/ferry" not in errors


def test_a_page_tells_its_articles_and_that_its_bytes_are_not_kept(client: TestClient) -> None:
    said = words(client, "/page?url=" + quote("https://harbour.example/", safe=""))
    assert "Wreck seen at low water" in said
    assert "Its bytes are not kept" in said
    assert '"v1"' in said


def test_long_lists_go_on_where_they_ended(client: TestClient, filled: Database) -> None:
    from storage.run_pages import add_pages
    from storage.run_records import RunPage

    with filled.begin() as connection:
        many = [RunPage(number=n, url=f"https://harbour.example/{n}", outcome="unchanged") for n in range(5, 140)]
        add_pages(connection, 1, many)
    first = client.get("/runs/1").text
    following = re.search(r'rel="next" href="([^"]+)"', first)
    assert following is not None
    second = words(client, unescape(following[1]))
    assert "harbour.example/139" in second
    assert "harbour.example/139" not in first


@pytest.mark.parametrize("address", ["/", "/articles", "/stories", "/sources", "/runs", "/runs/1"])
def test_a_view_is_light_and_the_same_again(browser: TestClient, address: str) -> None:
    first = browser.get(address)
    assert len(first.content) < 100_000
    again = browser.get(address, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    head = browser.head(address)
    assert (head.status_code, head.headers["etag"]) == (200, first.headers["etag"])

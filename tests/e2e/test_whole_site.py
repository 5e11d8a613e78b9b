"""Real crawls of the whole fictional site: everything is found, once, and stays so."""

from __future__ import annotations

from dataclasses import replace

from newsfold.demo_site.plan import truth
from newsfold.demo_site.server import DemoSite
from storage.database import Database
from storage.records import StoredArticle
from tests.e2e.comparison import differences, stored_articles
from tests.e2e.conftest import Run


def test_a_site_is_stored_once_and_then_followed(site: DemoSite, crawl: Run, database_url: str) -> None:
    first = crawl("/", database_url)
    with Database(database_url) as database:
        stored = stored_articles(database)
    assert differences(stored, site.url) == []
    assert first["totals"]["new"] == len(truth())
    assert first["totals"]["revisions"] == 0
    assert not [request for request in site.requests if request.path.startswith("/members")]

    again = crawl("/", database_url)
    with Database(database_url) as database:
        assert [_lasting(one) for one in stored_articles(database)] == [_lasting(one) for one in stored]
    assert again["totals"]["new"] == again["totals"]["revisions"] == 0
    assert again["totals"]["unchanged"] > 0.9 * again["totals"]["pages"]

    site.revision = 2
    third = crawl("/", database_url)
    with Database(database_url) as database:
        revised = stored_articles(database)
    assert differences(revised, site.url, revision=2) == []
    assert (third["totals"]["new"], third["totals"]["revisions"]) == (0, 1)
    history = {one.title: one.revisions for one in revised if one.revisions}
    before = next(one for one in stored if one.title in history)
    assert [revision.text for revision in history[before.title]] == [before.text]


def _lasting(article: StoredArticle) -> StoredArticle:
    """Return an article without what a further look changes: when it was last seen."""
    seen = tuple(replace(sighting, last_seen_at=sighting.first_seen_at) for sighting in article.sightings)
    return replace(article, last_seen_at=article.first_seen_at, sightings=seen)


def test_an_edit_that_a_listing_shows_first_becomes_the_text_once_its_own_page_shows_it(
    site: DemoSite, crawl: Run, sqlite_url: str
) -> None:
    crawl("/town/library-roof", sqlite_url)
    site.revision = 2
    crawl("/tag/library/", sqlite_url, "--limit", "1")
    crawl("/town/library-roof", sqlite_url)
    with Database(sqlite_url) as database:
        (article,) = [one for one in stored_articles(database) if one.title.startswith("Library roof")]
    expected = next(one for one in truth(2) if one.id == "library-roof")
    assert article.text.split("\n\n") == list(expected.paragraphs)
    assert len(article.revisions) == 1

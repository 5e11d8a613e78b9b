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
    first, stored = _crawled(crawl, database_url)
    assert differences(stored, site.url) == []
    assert _changes(first) == (len(truth()), 0)
    assert not [request for request in site.requests if request.path.startswith("/members")]

    again, unchanged = _crawled(crawl, database_url)
    assert list(map(_lasting, unchanged)) == list(map(_lasting, stored))
    assert _changes(again) == (0, 0)
    assert again["unchanged"] > 0.9 * again["pages"]

    site.revision = 2
    third, revised = _crawled(crawl, database_url)
    assert differences(revised, site.url, revision=2) == []
    assert _changes(third) == (0, 1)
    assert_one_was_edited(stored, revised)


def assert_one_was_edited(before: list[StoredArticle], after: list[StoredArticle]) -> None:
    """Its earlier text is that of the article with the same title."""
    (edited,) = [article for article in after if article.revisions]
    (earlier,) = [article.text for article in before if article.title == edited.title]
    assert [revision.text for revision in edited.revisions] == [earlier]


def _changes(totals: dict[str, int]) -> tuple[int, int]:
    """Return how many articles a run found new and how many edited."""
    return totals["new"], totals["revisions"]


def _crawled(crawl: Run, database_url: str) -> tuple[dict[str, int], list[StoredArticle]]:
    """Crawl the whole site; return the counts of the run, and what is stored then."""
    totals = crawl("/", database_url)["totals"]
    with Database(database_url) as database:
        return totals, stored_articles(database)


def _lasting(article: StoredArticle) -> StoredArticle:
    """Return an article without what a further look changes: when it was last seen."""
    seen = tuple(replace(sighting, last_seen_at=sighting.first_seen_at) for sighting in article.sightings)
    published = tuple(replace(each, last_seen_at=each.first_seen_at) for each in article.publications)
    return replace(article, last_seen_at=article.first_seen_at, sightings=seen, publications=published)


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

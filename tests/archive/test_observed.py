from __future__ import annotations

from datetime import timedelta

from crawler.archive.observed import CrawledSite, find_sites, matching, observe_site
from crawler.archive.pages import archive
from storage.database import Database
from tests.archive.lanterns import NOON, ORIGINAL, page, text

SITES = (
    CrawledSite("harbour.example", ("https://www.harbour.example/", "https://harbour.example/feed")),
    CrawledSite("bay.example", ("bay",)),
)


def test_sources_of_one_host_are_one_site_and_a_name_stands_for_itself(database: Database) -> None:
    archive(database, ORIGINAL, NOON)
    archive(database, page("Fog", text("Fog"), "fog", "bay.example"), NOON)
    assert [site.name for site in find_sites(database)] == ["bay.example", "harbour.example"]


def test_a_site_comes_with_its_articles_and_their_versions(database: Database) -> None:
    archive(database, ORIGINAL, NOON)
    archive(database, page("Lanterns in Vellmar", text("Vellmar", "A late word."), "a"), NOON + timedelta(days=2))
    (site,) = find_sites(database)
    observed = observe_site(database, site, 10)
    (article,) = observed.articles
    assert (article.place, article.title, article.is_own_page) == ("1", "Lanterns in Vellmar", True)
    assert [(version.place, version.title, version.is_at_once) for version in article.versions] == [
        ("1.1", "Lanterns counted in Vellmar", False)
    ]
    assert observed.bare_pages == ()


def test_a_site_is_meant_by_its_host_and_a_source_by_its_name_or_address() -> None:
    assert list(matching(SITES, "harbour.example")) == [SITES[0]]
    assert list(matching(SITES, "www.harbour.example")) == [SITES[0]]
    assert list(matching(SITES, "https://harbour.example/")) == [SITES[0]]
    assert list(matching(SITES, "bay")) == [SITES[1]]
    feed = CrawledSite("harbour.example", ("https://harbour.example/feed",))
    assert list(matching(SITES, "https://harbour.example/feed/")) == [feed]
    assert list(matching(SITES, "harbour.example/feed")) == [feed]
    assert list(matching(SITES, "mill.example")) == []

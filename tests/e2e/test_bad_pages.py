"""Pages that no decent site would serve: each is counted by its kind, and the crawl goes on."""

from __future__ import annotations

from newsfold.demo_site.plan import pages
from newsfold.demo_site.server import DemoSite
from storage.database import Database
from tests.e2e import bad_pages
from tests.e2e.comparison import stored_articles
from tests.e2e.conftest import Run


def test_bad_pages_are_counted_and_the_others_are_stored(site: DemoSite, crawl: Run, sqlite_url: str) -> None:
    site.odd = bad_pages.answer
    summary = crawl("/bad/", sqlite_url)
    kinds = {error["kind"]: error for error in summary["sources"][0]["errors"]}
    assert {"http-404", "http-500", "truncated", "too-large", "private-address"} <= kinds.keys()
    for error in kinds.values():
        assert "/bad/" in error["url"]
        assert "\n" not in error["message"]
    with Database(sqlite_url) as database:
        stored = {article.title: article for article in stored_articles(database)}
    for path in bad_pages.GOOD:
        assert pages()[path].wholes[0].title in stored
    for marker in ("Latin", "Plain", "Untyped"):
        assert "café" in stored[f"{marker} committee repaints benches"].text

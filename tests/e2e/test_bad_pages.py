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
    errors = summary["sources"][0]["errors"]
    assert {error["kind"]: error["count"] for error in errors} == {
        "http-404": 1,
        "http-500": 1,
        "empty": 1,
        "truncated": 1,
        "bad-encoding": 1,
        "redirect-loop": 1,
        "image": 2,
        "too-large": 2,
    }
    assert all("/bad/" in error["url"] and error["message"] for error in errors)
    with Database(sqlite_url) as database:
        stored = {article.title: article for article in stored_articles(database)}
    good = {story.title for path in bad_pages.GOOD for story in pages()[path].wholes}
    assert stored.keys() == good | {f"{marker} committee repaints benches" for marker in ("Latin", "Plain", "Untyped")}
    for marker in ("Latin", "Plain", "Untyped"):
        assert "café" in stored[f"{marker} committee repaints benches"].text

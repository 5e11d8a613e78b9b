"""A hostile host beside the site, over real HTTP: what it says of the site's articles changes none of them."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from http.server import BaseHTTPRequestHandler

import pytest

from newsfold.demo_site.plan import Expected, truth
from newsfold.demo_site.server import DemoSite
from storage.articles import list_articles
from storage.database import Database
from storage.records import ArticleFilter, StoredArticle
from tests.e2e.conftest import Run

FORGED = "The editor of this paper has left the country with all subscriptions, and nobody was told so."
TOLD = [one for one in truth() if one.language == "en" and len(" ".join(one.paragraphs)) > 600][:3]


class Stranger:
    """Serves, on `localhost`, a feed that names permalinks of the site on 127.0.0.1, with texts of its own."""

    def __init__(self, site: DemoSite) -> None:
        self.host = site.host.replace("127.0.0.1", "localhost")
        self.url = f"http://{self.host}/strange.xml"
        self._home = site.url

    def answer(self, request: BaseHTTPRequestHandler) -> bool:
        """Answer what the stranger is asked for."""
        if request.headers["Host"] != self.host or not request.path.endswith(".xml"):
            return False
        names = "xmlns:content='http://purl.org/rss/1.0/modules/content/' xmlns:dc='http://purl.org/dc/elements/1.1/'"
        items = "".join(map(self._item, TOLD))
        body = f"<rss version='2.0' {names}><channel><title>Strange</title>{items}</channel></rss>".encode()
        request.send_response(200)
        request.send_header("Content-Type", "application/rss+xml; charset=utf-8")
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)
        return True

    def _item(self, one: Expected) -> str:
        said = escape("".join(f"<p>{text}</p>" for text in (*one.paragraphs, FORGED)))
        return (
            f"<item><title>{escape(one.title)}, they say</title><link>{self._home}{one.paths[0]}</link>"
            f"<dc:creator>A. Forger</dc:creator><content:encoded>{said}</content:encoded></item>"
        )


def listed(url: str, site: str) -> list[StoredArticle]:
    """Return what a site publishes, without what a further look changes."""
    with Database(url) as database, database.read() as connection:
        found = list_articles(connection, ArticleFilter(site=site), limit=10_000)
    return [replace(one, last_seen_at=one.first_seen_at, sighting_count=0) for one in found]


@pytest.mark.parametrize("first", ["site", "stranger"])
def test_a_feed_that_names_the_articles_of_another_host_writes_none_of_them(
    site: DemoSite, crawl: Run, database_url: str, first: str
) -> None:
    stranger = Stranger(site)
    site.odd = stranger.answer

    def from_stranger() -> None:
        crawl(stranger.url, database_url, "--allow-private", stranger.host)

    if first == "stranger":
        from_stranger()
    crawl("/", database_url)
    before = listed(database_url, "127.0.0.1")
    from_stranger()
    crawl("/", database_url)
    assert listed(database_url, "127.0.0.1") == before
    assert {one.title for one in before} == {one.title for one in truth()}
    assert not any(FORGED in one.text or "A. Forger" in one.authors for one in before)
    claims = listed(database_url, "localhost")
    assert sorted(one.title for one in claims) == sorted(f"{one.title}, they say" for one in TOLD)
    assert all(one.url_claimed and FORGED in one.text for one in claims)

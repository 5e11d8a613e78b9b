"""What a site says of the use of its pages, over real HTTP: robots.txt, headers and pages."""

from __future__ import annotations

from storage.articles import iter_articles
from storage.database import Database
from storage.records import StoredArticle
from storage.rights import Stance
from tests.crawl.conftest import Collect
from tests.crawl.pages import front
from tests.paper import Paper, send, story

ROBOTS = "User-agent: *\nAllow: /\nDisallow: /private\n\nUser-agent: GPTBot\nDisallow: /news/2\n"
LICENCE = '<link rel="license" href="https://creativecommons.org/licenses/by/4.0/">'


def by_path(store: Database, paper: Paper) -> dict[str, StoredArticle]:
    """Return the articles by the path of the page that shows them."""
    return {each.sightings[0].page_url.removeprefix(paper.url("")): each for each in iter_articles(store)}


def test_robots_txt_headers_and_pages_are_kept_with_what_they_are_about(
    paper: Paper, store: Database, collect: Collect
) -> None:
    paper.pages = {f"/news/{number}": story(number) for number in range(1, 4)} | {"/robots.txt": ROBOTS}
    paper.pages["/news/1"] = paper.pages["/news/1"].replace("</head>", f"{LICENCE}</head>")
    paper.pages["/"] = front("/news/1", "/news/2", "/news/3", "/news/4")
    paper.answers["/news/4"] = lambda request: send(
        request, story(4), ("X-Robots-Tag", "noindex, noai"), ("Content-Signal", "ai-train=no")
    )
    assert collect("/").new == 4  # noindex is for search engines: nothing is left out
    found = by_path(store, paper)
    assert {path: each.rights for path, each in found.items()} == {
        "/news/1": Stance.OPEN,
        "/news/2": Stance.RESERVED,
        "/news/3": Stance.UNRESERVED,
        "/news/4": Stance.RESERVED,
    }
    said = {path: each.sightings[0].rights.said for path, each in found.items() if each.sightings[0].rights}
    assert said["/news/2"] == {"robots_rule": "Allow: /", "barred_crawlers": ["gptbot"]}
    assert said["/news/3"] == {"robots_rule": "Allow: /"}
    assert said["/news/4"]["robots_words"] == ["noindex", "noai"]
    assert said["/news/4"]["content_signal"] == ["ai-train=no"]


def test_a_site_without_robots_txt_reserves_nothing(paper: Paper, store: Database, collect: Collect) -> None:
    paper.pages = {"/news/1": story(1)}
    collect("/news/1")
    assert [each.rights for each in iter_articles(store)] == [Stance.UNRESERVED]

"""Looks at sites over real HTTP."""

from __future__ import annotations

import pytest

from crawler.config.model import Fetch, Source, SourceKind
from crawler.core.errors import FetchError, ReadError
from crawler.core.types import Kind
from crawler.discovery.looking import MOST_NAMED, MOST_OF_INDEX, look_at
from crawler.discovery.trial import Trial, try_out
from crawler.discovery.ways import SiteLook
from tests.crawl.pages import feed, front
from tests.event_loop import run
from tests.paper import Paper, story

STORIES = [f"/harbour/story-{number}.html" for number in range(6)]


def look(paper: Paper, path: str = "/") -> SiteLook:
    return run(look_at(Source(name="paper", url=paper.url(path)), Fetch(allow_private=(paper.host,))))


def attempt(paper: Paper, path: str, pages: int = 2, **more: object) -> Trial:
    source = Source(name="paper", url=paper.url(path), **more)  # type: ignore[arg-type]
    return run(try_out(source, Fetch(allow_private=(paper.host,)), pages))


def sitemap(paper: Paper, *paths: str, tag: str = "url") -> str:
    root = "urlset" if tag == "url" else "sitemapindex"
    entries = "".join(f"<{tag}><loc>{paper.url(path)}</loc><lastmod>2026-05-04</lastmod></{tag}>" for path in paths)
    return f'<?xml version="1.0"?><{root}>{entries}</{root}>'


def chosen(found: SiteLook) -> list[str]:
    return ["/" + one.way.url.split("/", 3)[3] for one in found.choices]


def site(*more: str) -> dict[str, str]:
    """Return the pages of a site with some links more on its front page."""
    head = "".join(more)
    return {"/": front(*STORIES).replace("<body>", f"<head>{head}</head><body>")} | {
        path: story(number) for number, path in enumerate(STORIES)
    }


NAMES_A_FEED = '<link rel="alternate" type="application/rss+xml" href="/news.rss">'


def test_what_the_page_and_robots_name_is_looked_at_and_nothing_else() -> None:
    with Paper(site(NAMES_A_FEED)) as paper:
        paper.pages["/news.rss"] = feed(*map(paper.url, STORIES[:3]))
        paper.pages["/robots.txt"] = f"Sitemap: {paper.url('/map.xml')}"
        paper.pages["/map.xml"] = sitemap(paper, *STORIES, "/older/story.html")
        found = look(paper)
        assert paper.paths == ["/robots.txt", "/", "/news.rss", "/map.xml"]
    ways = [(way.kind, way.found_by, way.count, way.covers, way.of) for way in found.ways]
    assert ways == [
        (Kind.FEED, "the page", 3, 3, 6),
        (Kind.SITEMAP, "robots.txt", 7, 6, 6),
        (Kind.PAGE, "the page", 6, 6, 6),
    ]
    assert found.ways[0].samples[0] == f"Story {paper.url(STORIES[0])}"
    assert str(found.ways[1].newest) == "2026-05-04 00:00:00+00:00"
    assert chosen(found) == ["/news.rss", "/map.xml"]
    assert found.requests == 3


def test_the_usual_places_are_tried_where_nothing_is_named() -> None:
    with Paper(site()) as paper:
        paper.pages["/rss.xml"] = feed(*map(paper.url, STORIES))
        paper.pages["/feed"] = front("/soft/not-found.html")
        paper.pages["/sitemap_index.xml"] = sitemap(paper, *STORIES)
        found = look(paper)
    assert [way.found_by for way in found.ways] == ["its usual place", "its usual place", "the page"]
    assert len(paper.paths) == len(set(paper.paths)) <= 7
    assert chosen(found) == ["/rss.xml"]  # the sitemap has no more


def test_of_a_large_index_the_newest_sitemaps_stand_for_the_others() -> None:
    with Paper(site()) as paper:
        paths = [f"/map-{number}.xml" for number in range(9)]
        paper.pages["/sitemap.xml"] = sitemap(paper, *paths, tag="sitemap")
        paper.pages |= {path: sitemap(paper, *(f"{path}/{n}/story.html" for n in range(10))) for path in paths}
        found = look(paper)
        assert len([path for path in paper.paths if path in paths]) == MOST_OF_INDEX
    whole = next(way for way in found.ways if way.kind is Kind.SITEMAP)
    assert (whole.count, whole.is_estimate) == (90, True)


def test_dead_ways_are_told_and_a_bounded_number_is_looked_at() -> None:
    names = [f'<link rel="alternate" type="application/rss+xml" href="/{n}.rss">' for n in range(MOST_NAMED + 5)]
    with Paper(site(*names)) as paper:
        found = look(paper)
    faults = [way.fault for way in found.ways if way.kind is Kind.FEED]
    assert faults == ["the server answers 404 (Not Found)"] * MOST_NAMED
    assert chosen(found) == ["/", "/"]


def test_an_article_leads_to_its_site_and_a_feed_is_taken_as_given() -> None:
    with Paper(site(NAMES_A_FEED)) as paper:
        paper.pages["/news.rss"] = feed(*map(paper.url, STORIES))
        of_article = look(paper, STORIES[0])
        of_feed = look(paper, "/news.rss")
    assert of_article.note == f"{paper.url(STORIES[0])} is an article; this is what its site gives"
    assert chosen(of_article)[0] == "/news.rss"
    assert chosen(of_feed) == ["/news.rss"]


def test_what_gives_nothing_is_told_in_a_sentence() -> None:
    with Paper({"/paper.pdf": "%PDF-1.4 nothing", "/robots.txt": ""}) as paper:
        with pytest.raises(FetchError, match="the server answers 404"):
            look(paper)
        with pytest.raises(ReadError):
            look(paper, "/paper.pdf")
        paper.pages["/"] = "<html><body><p>Nothing here yet.</p></body></html>"
        assert look(paper).choices == ()
        paper.pages["/robots.txt"] = "User-agent: *\nDisallow: /"
        before = len(paper.paths)
        with pytest.raises(FetchError, match="forbids this page"):
            look(paper)
        assert paper.paths[before:] == ["/robots.txt"]


def test_a_private_address_is_refused_unless_it_is_allowed() -> None:
    with Paper(site()) as paper:
        with pytest.raises(FetchError):
            run(look_at(Source(name="paper", url=paper.url("/")), Fetch()))
        assert paper.paths == []


def test_a_source_is_tried_by_its_first_pages() -> None:
    with Paper(site()) as paper:
        paper.pages["/news.rss"] = feed(*map(paper.url, [STORIES[1], "/gone.html", *STORIES]))
        found = attempt(paper, "/news.rss", exclude=("/**/story-1.html",))
        assert (found.kind, found.leads, found.left_out) == (Kind.FEED, 7, 1)
        assert [page.url for page in found.pages] == [paper.url(at) for at in ("/news.rss", "/gone.html", STORIES[0])]
        assert found.pages[1].fault == "the server answers 404 (Not Found)"
        assert found.pages[2].articles[0][0] == "The harbour bridge opens after 2 months of delay"
        assert len(attempt(paper, "/news.rss", depth=0).pages) == 1
        with pytest.raises(ReadError, match="not the sitemap"):
            attempt(paper, "/news.rss", kind=SourceKind.SITEMAP)


def test_a_sitemap_of_sitemaps_is_tried_by_its_first() -> None:
    with Paper(site()) as paper:
        paper.pages["/index.xml"] = sitemap(paper, "/map.xml", tag="sitemap")
        paper.pages["/map.xml"] = sitemap(paper, *STORIES)
        found = attempt(paper, "/index.xml", pages=1)
    assert found.leads == 6
    assert [page.url for page in found.pages] == [paper.url(at) for at in ("/index.xml", "/map.xml", STORIES[0])]

from __future__ import annotations

import pytest

from crawler.config.model import Scope
from crawler.core.dedup.fingerprint import fingerprint
from crawler.core.types import Article, Candidate, Kind, Outlink, Reading, Relation
from crawler.spiders.scope import (
    Left,
    Reach,
    Step,
    bounds_of,
    bounds_of_entries,
    continues,
    reach_of,
    scope_of,
    section_of,
)


def article(authors: tuple[str, ...] = ()) -> Candidate:
    text = "The ferry runs again after the storm, the harbour says."
    ferry = Article(title="Ferry", text=text, authors=authors)
    return Candidate(article=ferry, fingerprint=fingerprint("Ferry", text))


PAGE = Reading(kind=Kind.PAGE)
OWN = Reading(kind=Kind.PAGE, is_own_page=True)


@pytest.mark.parametrize(
    ("url", "reading", "scope"),
    [
        ("https://paper.example/", PAGE, Scope.SITE),
        ("https://paper.example", OWN, Scope.SITE),
        ("https://paper.example/index.html", PAGE, Scope.SITE),
        ("https://paper.example/en/", PAGE, Scope.SITE),
        ("https://paper.example/pt-br/index.php", PAGE, Scope.SITE),
        ("https://paper.example/index.v2.html", PAGE, Scope.SITE),
        ("https://paper.example/blog/", PAGE, Scope.SITE),
        ("https://paper.example/?page=2", PAGE, Scope.SECTION),
        ("https://paper.example/sport/", PAGE, Scope.SECTION),
        ("https://paper.example/42/", PAGE, Scope.SECTION),
        ("https://paper.example/2026/05/bridge-opens/", OWN, Scope.PAGE),
        ("https://paper.example/feed.xml", Reading(kind=Kind.FEED), Scope.FEED),
        ("https://paper.example/", Reading(kind=Kind.FEED), Scope.FEED),
        ("https://paper.example/sitemap.xml", Reading(kind=Kind.SITEMAP), Scope.SITEMAP),
    ],
)
def test_tells_what_a_url_is(url: str, reading: Reading, scope: Scope) -> None:
    assert scope_of(url, reading) is scope


@pytest.mark.parametrize(
    ("path", "folder"),
    [
        ("/archives/2003_05.html", "/archives/"),
        ("/category/news/index.html", "/category/news/"),
        ("/sport", "/sport/"),
        ("/sport/", "/sport/"),
        ("/sport/page/3/", "/sport/"),
        ("/sport?page=3", "/sport/"),
        ("/sport/index.html%3Fpage=3.html", "/sport/"),
        ("/?page=2", "/"),
        ("/contents.html", "/"),
        ("/list.php?topic=3", None),
        ("/index.html@cat=3.html", None),
    ],
)
def test_a_section_is_the_folder_of_its_first_page(path: str, folder: str | None) -> None:
    assert section_of(f"https://paper.example{path}") == folder


def test_an_introduction_over_the_contents_of_its_folder_is_an_index() -> None:
    contents = tuple(Outlink(f"https://paper.example/issue6/{n}.html", Relation.PAGE) for n in range(8))
    page = Reading(kind=Kind.PAGE, is_own_page=True, candidates=(article(authors=("Ada",)),), links=contents)
    for path in ("/issue6/", "/issue6/index.html", "/issue6"):
        assert scope_of(f"https://paper.example{path}", page) is Scope.SECTION
    for path in ("/issue6/7.html", "/issue7/", "/issue6/more/"):
        assert scope_of(f"https://paper.example{path}", page) is Scope.PAGE


def test_a_greeting_that_leads_on_below_itself_is_an_index_and_a_signed_article_is_none() -> None:
    archive = (Outlink("https://paper.example/ada/archives/", Relation.PAGE),)
    hello, signed = (
        Reading(kind=Kind.PAGE, is_own_page=True, candidates=(article(authors=authors),), links=archive)
        for authors in ((), ("Ada",))
    )
    assert scope_of("https://paper.example/ada/", hello) is Scope.SECTION
    assert scope_of("https://paper.example/ada/", signed) is Scope.PAGE


@pytest.mark.parametrize(
    ("path", "folder"), [("/2006/05/", "/"), ("/blog/2006/05/04/index.html", "/blog/"), ("/2006", "/"), ("/5/", "/5/")]
)
def test_a_month_is_a_part_of_its_archive_unless_a_section_is_asked_for(path: str, folder: str) -> None:
    url = f"https://paper.example{path}"
    assert reach_of(url, PAGE).folder == folder
    assert reach_of(url, PAGE, Scope.SECTION).folder == section_of(url)


def judged(scope: Scope, step: Step, path: str = "/x", *, own: bool = False) -> dict[Relation, Step | Left]:
    """Return what becomes of a link from a crawl of /sport/, by the reason to follow it."""
    reach = reach_of("https://paper.example/sport/", PAGE, scope)
    links = (Outlink(f"https://paper.example{path}", relation) for relation in Relation)
    return {link.relation: reach.judge(link, step, is_own_page=own) for link in links}


def follows(scope: Scope, step: Step, path: str = "/x", *, own: bool = False) -> set[Relation]:
    found = judged(scope, step, path, own=own)
    return {relation for relation, became in found.items() if isinstance(became, Step)}


def test_a_site_follows_everything() -> None:
    assert follows(Scope.SITE, Step.LISTING) == set(Relation)


@pytest.mark.parametrize("scope", [Scope.SECTION, Scope.FEED])
def test_a_listing_gives_its_articles_and_its_next_page_wherever_they_are(scope: Scope) -> None:
    assert follows(scope, Step.LISTING) == {Relation.ARTICLE, Relation.NEXT}
    assert judged(scope, Step.LISTING)[Relation.ARTICLE] is Step.ARTICLE
    assert judged(scope, Step.LISTING)[Relation.NEXT] is Step.LISTING


def test_a_section_has_every_page_of_its_folder() -> None:
    for path in ("/sport/", "/sport", "/sport/2026/05/", "/sport/a.html", "/sport/%3Fpage=4.html"):
        assert follows(Scope.SECTION, Step.LISTING, path) == set(Relation)
        assert follows(Scope.SECTION, Step.ARTICLE, path, own=True) == set(Relation)
    assert follows(Scope.SECTION, Step.LISTING, "/sports/") == {Relation.ARTICLE, Relation.NEXT}


def test_an_article_within_a_section_does_not_lead_out_of_it() -> None:
    assert follows(Scope.SECTION, Step.LISTING, own=True) == {Relation.NEXT}


@pytest.mark.parametrize("scope", [Scope.SECTION, Scope.FEED, Scope.SITEMAP, Scope.PAGE])
def test_from_an_article_only_its_rest_is_followed(scope: Scope) -> None:
    assert follows(scope, Step.ARTICLE) == {Relation.NEXT}
    assert judged(scope, Step.ARTICLE)[Relation.PAGE] is Left.SCOPE


def test_what_is_of_another_site_is_left_whatever_the_scope() -> None:
    link = Outlink("https://other.example/sport/a", Relation.ARTICLE)
    for scope in Scope:
        reach = reach_of("https://paper.example/sport/", PAGE, scope)
        assert reach.judge(link, Step.LISTING, is_own_page=False) is Left.OFF_SITE


def test_an_index_of_sitemaps_gives_sitemaps() -> None:
    assert judged(Scope.SITEMAP, Step.LISTING)[Relation.SITEMAP] is Step.LISTING


def test_the_whole_site_of_a_feed_is_that_of_its_entries() -> None:
    feed = Reading(kind=Kind.FEED, links=tuple(entries("https://paper.example/a", "https://paper.example/b")))
    paper = bounds_of("https://paper.example/")
    assert reach_of("https://feeds.example/paper", feed, Scope.SITE) == Reach(Scope.SITE, paper, paper, "/paper/")
    assert reach_of("https://feeds.example/paper", feed).site == bounds_of("https://feeds.example/")


@pytest.mark.parametrize(
    ("link", "is_rest"),
    [
        ("https://paper.example/story?more=1", True),
        ("https://paper.example/story/2/", True),
        ("https://paper.example/story/page/3", True),
        ("https://paper.example/story%3Fpage=1.html", True),
        ("https://paper.example/story", False),
        ("https://paper.example/another-story", False),
        ("https://paper.example/story-two", False),
        ("https://paper.example/story/comments/all", False),
        ("https://other.example/story?more=1", False),
    ],
)
def test_the_next_story_is_not_the_rest_of_this_one(link: str, is_rest: bool) -> None:
    assert continues("https://paper.example/story/", link) is is_rest


def test_a_site_is_its_host_without_www_and_its_port() -> None:
    bounds = bounds_of("https://www.paper.example/")
    assert bounds.holds("http://paper.example/x")
    assert bounds.holds("https://paper.example:443/x")
    assert not bounds.holds("https://paper.example:8443/x")
    assert not bounds.holds("https://sport.paper.example/")
    assert bounds_of("http://127.0.0.1:8000/").holds("http://127.0.0.1:8000/a")
    assert not bounds_of("http://127.0.0.1:8000/").holds("http://127.0.0.1:8001/a")


def entries(*urls: str) -> list[Outlink]:
    return [Outlink(url, Relation.ARTICLE) for url in urls]


def test_a_feed_at_a_feed_service_belongs_to_the_site_of_its_entries() -> None:
    links = entries("https://paper.example/a", "https://paper.example/b")
    assert bounds_of_entries("https://feeds.example/paper", links) == bounds_of("https://paper.example/")


def test_a_planet_stays_at_home() -> None:
    links = entries("https://one.example/a", "https://two.example/b", "https://three.example/c")
    assert bounds_of_entries("https://planet.example/atom.xml", links) == bounds_of("https://planet.example/")

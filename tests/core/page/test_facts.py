from __future__ import annotations

import json

import pytest

from crawler.core.html.dom import parse
from crawler.core.page.facts import PageFacts, own_address, read_facts
from crawler.core.page.segment import Segment

_URL = "https://courier.example/news/bridge"


def _facts(head: str = "", url: str | None = _URL, attributes: str = "") -> PageFacts:
    return read_facts(parse(f"<html {attributes}><head>{head}</head><body><p>Text</p></body></html>"), url)


def _stated(*headlines: str, **more: str) -> str:
    nodes = [{"@type": "NewsArticle", "headline": headline, **more} for headline in headlines]
    return f'<script type="application/ld+json">{json.dumps(nodes)}</script>'


def _segment(title: str) -> Segment:
    return Segment(first_block=0, last_block=1, title=title)


def test_a_page_that_says_nothing() -> None:
    facts = _facts(url=None)

    assert (facts.url, facts.base, facts.host, facts.own_title, facts.language) == (None, None, "", "", None)
    assert (facts.names, facts.addresses, facts.is_live) == (frozenset(), frozenset(), False)
    assert not facts.leads_to_another_page("/x")
    assert not facts.leads_out("https://other.example/")
    assert own_address(facts) is None


def test_titles_in_the_head_are_the_names_of_the_page() -> None:
    facts = _facts("<title>Bridge opens | Courier</title><meta property=og:title content='Bridge opens!'>")

    assert facts.own_title == "Bridge opens!"
    assert {"bridge opens", "bridge opens courier"} <= facts.names
    assert facts.describes("Bridge opens!")
    assert not facts.describes("Ferry sails")
    assert not facts.describes("")


@pytest.mark.parametrize(
    ("title", "same"),
    [
        ("The bridge over the harbour opens", True),
        ("Live: the bridge over the harbour opens", True),
        ("The bridge over the harbour opens - Courier", True),
        ("The bridge", False),
    ],
)
def test_a_title_is_the_same_with_what_a_site_puts_around_it(title: str, same: bool) -> None:
    assert _facts("<title>The bridge over the harbour opens</title>").describes(title) is same


@pytest.mark.parametrize(
    ("href", "another", "out"),
    [
        ("/news/ferry", True, False),
        ("/news/bridge", False, False),
        ("/news/bridge#notes", False, False),
        ("https://www.courier.example/news/ferry", True, False),
        ("https://other.example/", False, True),
        ("mailto:desk@courier.example", False, False),
    ],
)
def test_where_a_link_leads(href: str, another: bool, out: bool) -> None:
    facts = _facts()

    assert facts.leads_to_another_page(href) is another
    assert facts.leads_out(href) is out


def test_links_resolve_against_the_base_that_the_page_names() -> None:
    assert _facts("<base href=/old/>").base == "https://courier.example/old/"


def test_the_canonical_address_is_the_pages_own_too() -> None:
    facts = _facts("<link rel=canonical href=/bridge-opens>", _URL + "?page=2")

    assert not facts.leads_to_another_page("/bridge-opens")
    assert own_address(facts) == ("https://courier.example/bridge-opens", "link canonical")


@pytest.mark.parametrize(
    ("head", "url", "own"),
    [
        ("", _URL, (_URL, "page url")),
        ("<meta property=og:url content=/opens>", _URL, ("https://courier.example/opens", "meta og:url")),
        ("<link rel=canonical href=https://other.example/bridge>", _URL, (_URL, "page url")),
        ("", "https://courier.example/", None),
        ("", "https://courier.example/tag/harbour", None),
    ],
)
def test_the_address_of_the_article_that_a_page_is_about(head: str, url: str, own: tuple[str, str] | None) -> None:
    assert own_address(_facts(head, url)) == own


def test_the_first_meta_with_a_text_counts() -> None:
    facts = _facts("<meta name=author content=' '><meta name=author content=Ada><meta name=dc.creator content=Ida>")

    assert facts.meta("author", "dc.creator") == "Ada"
    assert facts.meta("dc.creator", "author") == "Ida"
    assert facts.meta("byline") is None


@pytest.mark.parametrize(
    ("head", "attributes", "language"),
    [
        ("", "lang=de-AT", "de-AT"),
        ("<meta property=og:locale content=pt_BR>", "", "pt-BR"),
        ("<meta http-equiv=content-language content='fr, en'>", "", "fr"),
        (_stated("Bridge", inLanguage="tr"), "", "tr"),
        ("<meta property=og:locale content=pt_BR>", "lang=de", "de"),
    ],
)
def test_the_language_that_a_page_declares(head: str, attributes: str, language: str) -> None:
    assert _facts(head, attributes=attributes).language == language


def test_a_stated_article_belongs_to_the_segment_with_its_headline() -> None:
    facts = _facts(_stated("Bridge opens", "Ferry sails"))
    found = facts.article_for(_segment("Ferry sails"), sole=False)

    assert found is not None
    assert found.headline == "Ferry sails"
    assert facts.article_for(_segment("Bell rings"), sole=False) is None


def test_of_two_statements_of_one_article_the_dated_one_counts() -> None:
    facts = _facts(_stated("Bridge opens") + _stated("Bridge opens", datePublished="2026-03-01"))
    found = facts.article_for(_segment("Bridge opens"), sole=False)

    assert found is not None
    assert found.published == "2026-03-01"


def test_the_only_article_of_a_page_is_the_stated_one_whatever_its_headline() -> None:
    facts = _facts(_stated("Bridge opens"))

    assert facts.article_for(_segment("Bell rings"), sole=True) is facts.statements.articles[0]
    assert facts.article_for(_segment("Bell rings"), sole=False) is None


def test_of_several_stated_articles_the_one_with_the_pages_address_is_the_sole_ones() -> None:
    facts = _facts(_stated("Ferry sails", url="/news/ferry") + _stated("Bridge opens", url="/news/bridge"))
    found = facts.article_for(_segment("Bell rings"), sole=True)

    assert found is not None
    assert found.headline == "Bridge opens"
    assert facts.is_about(found)
    assert not facts.is_about(facts.statements.articles[0])
    assert not facts.is_about(None)


def test_a_live_blog_says_so() -> None:
    node = {"@type": "LiveBlogPosting", "headline": "Bridge opens: live"}

    assert _facts(f'<script type="application/ld+json">{json.dumps(node)}</script>').is_live


def test_a_stated_headline_may_be_cut_off_or_have_a_kicker_on_the_page() -> None:
    facts = _facts(_stated("The bridge over the harbour opens after nine years", "Ferry sails"))
    found = facts.article_for(_segment("Live: The bridge over the harbour opens after nine years"), sole=False)

    assert found is facts.statements.articles[0]


def test_a_link_to_the_page_may_leave_out_its_slash_or_index() -> None:
    facts = read_facts(parse("<h1>Bridge</h1>"), "https://quay.example/news/bridge/")

    assert not facts.leads_to_another_page("/news/bridge#opening")
    assert not facts.leads_to_another_page("/news/bridge/index.html")
    assert facts.leads_to_another_page("/news/bridges")
    assert facts.leads_to_another_page("/news/bridge?page=2")


def test_the_titles_of_an_archive_name_the_archive() -> None:
    page = "<title>March 2026 - The Quay</title><meta property=og:title content='March 2026'><h1>March 2026</h1>"
    archive = read_facts(parse(page), "https://quay.example/2026/03/")
    assert (archive.own_title, archive.names, archive.lists_days) == ("", frozenset(), True)
    story = read_facts(parse(page), "https://quay.example/2026/03/what-the-month-brought/")
    assert "march 2026" in story.names

from __future__ import annotations

import pytest

from crawler.core import extract
from crawler.core.extraction import extract_page
from crawler.core.no_article import NoArticle
from crawler.core.page.rules import Rule
from crawler.core.page.segment import Segment, Sifted
from crawler.core.page_types.site_pages import without_site_pages
from tests.core.outlines import outline_of

_URL = "https://courier.example/{}/"
_TEXT = "The keeper of the swing bridge rises before the tide, oils both wheels and writes the hour into his book. " * 2


def _page(title: str, paragraphs: int) -> str:
    return (
        f"<html><head><title>{title}</title></head><body class='page-template-default page page-id-7'>"
        f"<h1>{title}</h1>{f'<p>{_TEXT}</p>' * paragraphs}</body></html>"
    )


@pytest.mark.parametrize(
    ("address", "title", "paragraphs", "articles"),
    [
        ("bridge-guide", "How to keep a swing bridge", 10, 0),
        ("bridge-guide", "How to keep a swing bridge", 45, 1),
        ("privacy-policy", "What we know about you", 45, 0),
        ("rules", "Privacy of our readers", 45, 0),
    ],
)
def test_a_page_of_the_site_is_no_article_unless_it_is_a_guide(
    address: str, title: str, paragraphs: int, articles: int
) -> None:
    assert len(extract(_page(title, paragraphs), _URL.format(address))) == articles


def _sifted(body: str, address: str, title: str = "Who we are", attributes: str = "") -> Sifted:
    """Return what stays of a page with one article under a heading of this title."""
    outline = outline_of(f"<div {attributes}><h1>{title}</h1>{body}</div>", title, _URL.format(address))
    first = next(block.index for block in outline.tree.blocks if block.heading == 1)
    last = len(outline.tree.blocks)
    text = tuple(index for index in range(first + 1, last) if outline.prose[index])
    return without_site_pages(
        outline, (Segment(first_block=first, last_block=last, title=title, title_block=first, body=text),)
    )


_BODY = f"<p>{_TEXT}</p>" * 4


@pytest.mark.parametrize(
    ("body", "address", "attributes"),
    [
        (_BODY, "about", ""),
        (_BODY, "ueber-uns", ""),
        (_BODY, "x", "class='post-7 page type-page'"),
        (f"<nav><ul><li><a href='/x/'>Who we are</a></li></ul></nav>{_BODY}", "x", ""),
        (f"<nav><ul><li class=current-menu-item><a href='/?p=7'>Who we are</a></li></ul></nav>{_BODY}", "x", ""),
        (f"<nav><ul><li><a aria-current=page href='/?p=7'>Who we are</a></li></ul></nav>{_BODY}", "x", ""),
    ],
    ids=["address", "address in another language", "class", "menu", "menu item by class", "menu item by state"],
)
def test_a_page_about_the_site_is_refused(body: str, address: str, attributes: str) -> None:
    sifted = _sifted(body, address, attributes=attributes)

    assert (sifted.kept, [each.rule for each in sifted.refused]) == ((), [Rule.SITE_PAGE])


@pytest.mark.parametrize(
    ("body", "address", "attributes"),
    [
        (_BODY, "bridge", ""),
        (_BODY, "bridge", "class='post-7 post type-post'"),
        (f"<p>By Ada Marsh</p>{_BODY}", "about", ""),
        (f"<p><time datetime=2026-03-12>12 March 2026</time></p>{_BODY}", "about", ""),
        (f"<div><a href='/x/'>Who we are</a></div>{_BODY}", "x", ""),
    ],
    ids=["another address", "a post", "signed", "dated", "a link that stands in no menu"],
)
def test_an_article_stays(body: str, address: str, attributes: str) -> None:
    sifted = _sifted(body, address, attributes=attributes)

    assert len(sifted.kept) == 1
    assert not sifted.refused


def test_a_menu_may_name_a_page_as_its_head_does() -> None:
    menu = "<nav><ul><li><a href=/news>News</a></li><li><a href=/join>Join us!</a></li></ul></nav>"
    head = (
        "<head><title>Join us! | Quay | Harbour club</title><meta property=og:site_name content='Harbour club'></head>"
    )
    page = f"<html>{head}<body>{menu}<main><h2>In three steps</h2>{_BODY}</main></body></html>"

    assert extract_page(page, "https://quay.example/join/").nothing_because is NoArticle.SITE_PAGE
    assert len(extract_page(page, "https://quay.example/bells/").articles) == 1


_WELCOME = (
    "<p>The lock and its keepers have had a home here since the year of the great flood, and so have our guests.</p>"
)


@pytest.mark.parametrize("path", ["/", "/index.html", "/en/"])
def test_a_text_alone_on_the_front_page_tells_of_the_site(path: str) -> None:
    body = f"<h1>Welcome to the lock house</h1>{_WELCOME * 3}"
    page = f"<html><head><title>Lock house</title></head><body>{body}</body></html>"

    assert extract_page(page, f"https://lock.example{path}").nothing_because is NoArticle.SITE_PAGE


def test_the_days_of_what_a_front_page_lists_do_not_date_it() -> None:
    row = "<li><time>1{0} March 2026</time> <a href='/{0}'>The lock is shut on day {0}</a></li>"
    listed = "".join(row.format(i) for i in range(5))
    body = f"<main><h1>Lock house</h1><article>{listed}</article><section><h2>Word</h2>{_WELCOME * 3}</section></main>"
    page = f"<html><head><title>Lock house</title></head><body>{body}</body></html>"

    assert extract_page(page, "https://lock.example/").articles == ()


def test_a_dated_text_alone_on_the_front_page_stays() -> None:
    date = "<time datetime='2025-03-04'>4 March 2025</time>"
    body = f"<article><h1>The lock is shut</h1>{date}{_WELCOME * 3}</article>"
    page = f"<html><head><title>Lock house</title></head><body>{body}</body></html>"

    assert len(extract_page(page, "https://lock.example/").articles) == 1


@pytest.mark.parametrize(
    "address",
    [
        "https://courier.example/p/what-we-pack.html",
        "https://courier.example/hi/about-us/amp/",
        "https://courier.example/events/",
        "https://courier.example/sitemap.html",
        "https://courier.example/de/veranstaltungen/",
        "https://courier.example/pt-br/privacy-policy-2/",
        "https://courier.example/disclaimer/",
        "https://courier.example/terms-conditions/",
        "https://courier.example/sample-page/",
        "https://courier.example/fr/mentions-legales.html",
        "https://courier.example/es/aviso-legal/",
        "https://courier.example/pl/polityka-prywatnosci/",
        "https://courier.example/contact-us/?amp=1",
    ],
)
def test_what_has_the_address_of_a_page_is_refused_unless_it_is_dated(address: str) -> None:
    page = "<title>What we pack</title><h1>What we pack</h1>{}" + _BODY

    assert extract(page.format(""), address) == ()
    assert len(extract(page.format("<p><time datetime=2026-03-12>12 March 2026</time></p>"), address)) == 1
    # Themes of Hugo date and sign whatever has a page, in its head alone.
    stated = '<script type="application/ld+json">{"@type":"BlogPosting","headline":"What we pack"}</script>'
    meta = "<meta property=article:published_time content=2026-03-12T08:00:00Z>"
    assert extract(f"<head>{meta}{stated}</head>{page.format('')}", address) == ()


@pytest.mark.parametrize(
    "address",
    [
        "https://courier.example/p/2026/what-we-pack.html",
        "https://courier.example/p/1234",
        "https://courier.example/about-us-and-the-sea/",
        "https://courier.example/2026/03/contact/",
        "https://courier.example/disclaimers-cost-a-town-its-bridge/",
    ],
)
def test_an_undated_story_whose_address_only_looks_alike_stays(address: str) -> None:
    assert len(extract("<title>What we pack</title><h1>What we pack</h1>" + _BODY, address)) == 1


@pytest.mark.parametrize(("author", "articles"), [("", 0), ("<p class='byline'>By Ada Marsh</p>", 1)])
def test_what_json_ld_says_of_any_page_makes_a_page_no_article(author: str, articles: int) -> None:
    stated = (
        '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "WebPage", "name": "Patrons",'
        ' "datePublished": "2026-03-12T10:00:00Z", "author": {"@type": "Person", "name": "Ada Marsh"}}</script>'
    )
    page = f"<title>Patrons</title>{stated}<body class='page page-id-7'><h1>Patrons</h1>{author}{_BODY}"

    assert len(extract(page, "https://courier.example/patrons/")) == articles


@pytest.mark.parametrize(
    ("address", "articles"),
    [("contact-et-acces", 0), ("kontakt-und-anfahrt", 0), ("contact-lost-with-the-ferry", 1)],
)
def test_a_page_of_contact_may_have_a_second_name(address: str, articles: int) -> None:
    page = f"<html><head><title>Contact</title></head><body><h1>Where we are</h1>{f'<p>{_TEXT}</p>' * 4}</body></html>"

    assert len(extract(page, _URL.format(address))) == articles


@pytest.mark.parametrize(
    ("line", "articles"),
    [("<span>8 augustus 2019</span>", 1), ("<p>Last updated: 8 August 2019</p>", 0), ("", 0)],
)
def test_a_day_alone_in_the_header_of_an_article_dates_what_is_called_a_page(line: str, articles: int) -> None:
    body = f"<article><header>{line}<h1>The bridge is shut</h1></header>{f'<p>{_TEXT}</p>' * 4}</article>"
    page = f"<html><head><title>The bridge is shut</title></head><body class='page-template post'>{body}</body></html>"

    assert len(extract(page, _URL.format("bridge-is-shut"))) == articles


@pytest.mark.parametrize(
    ("address", "line", "articles"),
    [
        ("club/equipo", "", 0),
        ("our-team", "", 0),
        ("our-team", "<p>By Ann Marsh, 8 August 2019</p>", 3),
        ("crew", "", 3),
    ],
)
def test_several_people_on_a_page_of_people_are_no_articles(address: str, line: str, articles: int) -> None:
    says = "Keeper {0} of the bridge rises before the tide, oils both wheels and writes hour {0} of it into book {0}."
    people = "".join(
        f"<section><h2>{name} of the old swing bridge</h2>{line}<p>{says.format(i)}</p><p>{says.format(i + 7) * 2}</p>"
        f"</section>"
        for i, name in enumerate(("Ann Marsh", "Bo Fenland", "Cy Harbour"))
    )
    page = f"<html><head><title>Quay</title></head><body><main>{people}</main></body></html>"

    assert len(extract(page, _URL.format(address))) == articles

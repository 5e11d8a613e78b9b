"""Pages whose banner, title or og:title names the site: the headline is the one that the reader sees over the text."""

from __future__ import annotations

import pytest

from crawler.core.extraction import extract_page

_HEADLINE = "Swing bridge closes for the whole summer"
_SITE = "The Harbour Post"
_URL = "https://paper.example/2026/03/swing-bridge-closes"
_TEXT = """
<p>The council voted nine to two on Tuesday to close the old swing bridge for the whole of the summer while its bearings
are replaced, and asked the ferry company to run a boat every ten minutes instead.</p>
<p>Traders on the east quay said that they had been told of the closure only last week and fear for their takings, since
most of their customers come on foot from the station on the other bank.</p>
"""
_FOOT = f"<footer><p>© 2026 {_SITE}. All rights reserved.</p></footer>"
_BANNERS = {
    "a link home": f"<div><h1><a href='/'>{_SITE}</a></h1></div>",
    "a heading within a link": f"<a href='https://paper.example/index.html'><h1>{_SITE}</h1></a>",
    "a heading alone": f"<h1>{_SITE}</h1>",
    "a picture": f"<h1><a href='/'><img src=/logo.png alt='{_SITE}'></a></h1>",
}
_TITLES = {
    "site first": f"{_SITE}: {_HEADLINE}",
    "site last": f"{_HEADLINE} - {_SITE}",
    "with a section": f"{_HEADLINE} | Town | {_SITE}",
    "with its archive": f"{_SITE} » Blog Archive » {_HEADLINE}",
    "the other way": f"{_HEADLINE} « {_SITE}",
    "headline alone": _HEADLINE,
    "site alone": _SITE,
}
_HEADINGS = {
    "h2": f"<h2>{_HEADLINE}</h2>",
    "linked h2": f"<h2><a href='{_URL}'>{_HEADLINE}</a></h2>",
    "h3 under a day": f"<h2>March 4, 2026</h2><h3>{_HEADLINE}</h3>",
    "class of title": f"<div class=title>{_HEADLINE}</div>",
    "bold paragraph": f"<p><b>{_HEADLINE}</b></p>",
    "bold line": f"<div><strong>{_HEADLINE}</strong></div>",
}


def _titles(title: str, body: str, url: str | None = _URL, head: str = "") -> list[str]:
    page = f"<html><head><title>{title}</title>{head}</head><body>{body}{_FOOT}</body></html>"
    return [article.title for article in extract_page(page, url).articles]


@pytest.mark.parametrize("heading", _HEADINGS.values(), ids=_HEADINGS)
@pytest.mark.parametrize("title", _TITLES.values(), ids=_TITLES)
@pytest.mark.parametrize("banner", _BANNERS.values(), ids=_BANNERS)
def test_the_name_of_the_site_is_no_headline(banner: str, title: str, heading: str) -> None:
    assert _titles(title, f"{banner}<div>{heading}<p class=date>4 March 2026</p>{_TEXT}</div>") == [_HEADLINE]


@pytest.mark.parametrize("title", [title for name, title in _TITLES.items() if name != "site alone"])
def test_the_title_of_the_page_gives_the_headline_that_stands_nowhere_else(title: str) -> None:
    assert _titles(title, f"{_BANNERS['a link home']}<div>{_TEXT}</div>") == [_HEADLINE]


def test_a_page_that_names_nothing_but_the_site_has_no_title() -> None:
    assert _titles(_SITE, f"{_BANNERS['a link home']}<div>{_TEXT}</div>") == [""]


def test_an_og_title_that_is_the_same_on_every_page_is_no_headline() -> None:
    head = f"<meta property=og:title content='{_SITE}'><meta property=og:site_name content='{_SITE}'>"
    latest = "<aside><h2>Latest</h2><h3><a href=/x>Ferry sails again</a></h3></aside>"

    assert _titles(_SITE, f"<h1>{_HEADLINE}</h1>{_TEXT}{latest}", head=head) == [_HEADLINE]


def test_a_headline_in_a_box_of_its_own_goes_before_what_the_page_is_called() -> None:
    page = f"<div class=top><h1>{_HEADLINE}</h1></div><div class=story>{_TEXT}</div>"

    assert _titles(f"{_SITE} - News of the quays", page) == [_HEADLINE]


def test_the_motto_under_the_name_of_the_site_is_no_headline() -> None:
    banner = f"<header><h1><a href=/>{_SITE}</a></h1><h2>News of the quays since 1902</h2></header>"

    assert _titles(_SITE, f"{banner}<div>{_TEXT}</div>") == [""]


def test_a_headline_that_links_to_its_own_address_is_one_on_each_of_its_pages() -> None:
    own = f"<h2><a href='{_URL}/'>{_HEADLINE}</a></h2>"

    assert _titles(f"{_HEADLINE} | {_SITE}", own + _TEXT, url=f"{_URL}/comment-page-2/index.html") == [_HEADLINE]


def test_posts_that_look_like_one_with_a_proven_title_have_theirs() -> None:
    posts = "".join(
        f"<article><h4 class=name>{name}</h4><div>{_TEXT.replace('Tuesday', name)}</div></article>"
        for name in ("The mayor answers his critics", "A ferry for the night shift", "Bearings come by barge")
    )

    assert _titles(_SITE, posts, url="https://paper.example/2026/03/")[1:] == [
        "A ferry for the night shift", "Bearings come by barge",
    ]  # fmt: skip


def test_the_site_s_name_above_a_text_is_none_of_it() -> None:
    head = f"<meta property=og:title content='{_HEADLINE}'><meta property=og:site_name content='{_SITE}'>"
    page = f"<html><head><title>{_SITE}</title>{head}</head><body><h1>{_SITE}</h1>{_TEXT}</body></html>"
    (article,) = extract_page(page, _URL).articles

    assert (article.title, _SITE in article.text) == (_HEADLINE, False)

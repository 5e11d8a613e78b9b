from __future__ import annotations

import json

import pytest

from crawler.core.links.addresses import could_be_article
from tests.core.metadata.described import TEXT, described, origin, the_one

HOME = "https://northport.example/blog/"


def _stream(*posts: str) -> str:
    return f"<html lang=en><body><main>{''.join(posts)}</main></body></html>"


def _urls(html: str, url: str = HOME) -> list[str | None]:
    return [metadata.url for metadata in described(html, url)]


@pytest.mark.parametrize(
    "post",
    [
        '<article><h2><a href="/2024/{n}-bridge">Bridge {n} opens</a></h2>{text}</article>',
        '<article><a href="/2024/{n}-bridge"><h2>Bridge {n} opens</h2></a>{text}</article>',
        '<h2><a href="/2024/{n}-bridge">Bridge {n} opens</a></h2>{text}<hr>',
        '<article data-url="/2024/{n}-bridge"><h2>Bridge {n} opens</h2>{text}</article>',
        '<div class=story data-href="/2024/{n}-bridge?utm_source=stream"><h2>Bridge {n} opens</h2>{text}</div>',
        '<section itemscope itemtype="https://schema.org/NewsArticle"><meta itemprop="url" content="/2024/{n}-bridge">'
        "<h2>Bridge {n} opens</h2>{text}</section>",
        '<article itemscope itemtype="https://schema.org/BlogPosting"><link itemprop="mainEntityOfPage" '
        'href="/2024/{n}-bridge"><h2>Bridge {n} opens</h2>{text}</article>',
        '<article><h2>Bridge {n} opens</h2>{text}<a rel="bookmark" href="/2024/{n}-bridge">16 May</a></article>',
        '<article><h2>Bridge {n} opens</h2><a href="/2024/{n}-bridge"><time datetime="2024-05-16">16 May</time></a>'
        "{text}</article>",
        '<article><h2>Bridge {n} opens</h2>{text}<p><a href="/2024/{n}-bridge#more">Continue reading</a></p></article>',
        '<article><h2>Bridge {n} opens</h2>{text}<p><a href="/2024/{n}-bridge">Weiterlesen</a></p></article>',
        '<article><h2>Bridge {n} opens</h2>{text}<p><a href="/2024/{n}-bridge#comments">3 comments</a></p></article>',
        '<article><h2>Bridge {n} opens</h2>{text}<a href="https://www.facebook.com/sharer.php?u='
        'https%3A%2F%2Fnorthport.example%2F2024%2F{n}-bridge">Share</a></article>',
        '<article><h2><a href="/tag/bridges">Bridge {n} opens</a></h2><a href="/author/ada">Ada</a>{text}'
        '<p><a href="/2024/{n}-bridge">Permalink</a></p></article>',
    ],
)
def test_each_post_of_a_list_has_its_own_address(post: str) -> None:
    html = _stream(*(post.format(n=n, text=TEXT) for n in (1, 2, 3)))
    assert _urls(html) == [f"https://northport.example/2024/{n}-bridge" for n in (1, 2, 3)]


def test_json_ld_names_the_address_of_the_post_with_its_headline() -> None:
    stated = [{"@type": "NewsArticle", "headline": f"Bridge {n} opens", "url": f"/2024/{n}-bridge"} for n in (2, 1)]
    blocks = "".join(f'<script type="application/ld+json">{json.dumps(each)}</script>' for each in stated)
    posts = [f"<article><h2>Bridge {n} opens</h2>{TEXT}</article>" for n in (1, 2)]
    assert _urls(_stream(blocks, *posts)) == [f"https://northport.example/2024/{n}-bridge" for n in (1, 2)]


def test_the_address_of_the_list_is_never_given_to_its_posts() -> None:
    posts = "".join(f"<article><h2>Bridge {n} opens</h2>{TEXT}</article>" for n in (1, 2))
    head = f'<link rel=canonical href="{HOME}"><meta property="og:url" content="{HOME}">'
    assert _urls(f"<html><head>{head}</head><body>{posts}</body></html>") == [None, None]


def test_a_heading_that_leads_to_another_site_is_a_permalink_on_a_planet() -> None:
    posts = [
        f'<h2><a href="https://{host}.example/bridge">A bridge by {host}</a></h2>{TEXT}' for host in ("ada", "tom")
    ]
    assert _urls(_stream(*posts)) == ["https://ada.example/bridge", "https://tom.example/bridge"]


def test_a_post_about_a_link_keeps_its_own_address() -> None:
    posts = [
        f'<article><h2><a href="https://far.example/{n}">Bridge {n} opens</a></h2>{TEXT}'
        f'<a href="/2024/{n}-link" title="Permalink">★</a></article>'
        for n in (1, 2)
    ]
    assert _urls(_stream(*posts)) == [f"https://northport.example/2024/{n}-link" for n in (1, 2)]


def test_two_continue_links_say_nothing() -> None:
    more = '<p><a href="/other">Read more</a></p><p><a href="/another">Read more</a></p>'
    assert _urls(_stream(*(f"<article><h2>Bridge {n} opens</h2>{TEXT}{more}</article>" for n in (1, 2)))) == [
        None,
        None,
    ]


def test_an_article_on_its_own_page_has_the_canonical_address() -> None:
    html = f'<head><link rel=canonical href="https://www.northport.example/a/bridge"></head><h1>Bridge opens</h1>{TEXT}'
    metadata = the_one(html, "https://northport.example/a/bridge?utm_source=mail")
    assert metadata.url == "https://www.northport.example/a/bridge"
    assert origin(metadata, "url") == "link canonical"


@pytest.mark.parametrize(
    "wrong", ["https://northport.example/", "https://elsewhere.example/bridge", "#top", "javascript:x"]
)
def test_a_canonical_address_that_cannot_be_the_article_s_is_passed_over(wrong: str) -> None:
    html = f'<head><link rel=canonical href="{wrong}"></head><h1>Bridge opens</h1>{TEXT}'
    assert the_one(html, "https://northport.example/a/bridge?fbclid=1").url == "https://northport.example/a/bridge"


def test_a_canonical_address_elsewhere_is_told() -> None:
    html = f'<head><link rel=canonical href="https://elsewhere.example/bridge"></head><h1>Bridge opens</h1>{TEXT}'
    assert the_one(html).canonical_url == "https://elsewhere.example/bridge"


def test_the_only_post_of_a_list_is_not_the_list() -> None:
    html = f'<h1><a href="/2024/bridge">Bridge opens</a></h1>{TEXT}'
    assert the_one(html, "https://northport.example/blog/page-of-may").url == "https://northport.example/2024/bridge"
    assert the_one(f"<h1>Bridge opens</h1>{TEXT}", "https://northport.example/2024/05/").url is None


def test_base_and_malformed_links_do_no_harm() -> None:
    html = f'<head><base href="http://[x"></head><h1><a href="http://[y">Bridge opens</a></h1>{TEXT}'
    assert the_one(html).url == "https://northport.example/news/bridge-opens"


@pytest.mark.parametrize(
    ("url", "could_be"),
    [
        ("https://northport.example/2024/05/16/rss/", True),
        ("https://northport.example/bridge-opens", True),
        ("https://northport.example/?p=12", True),
        ("https://northport.example/", False),
        ("https://northport.example/index.html", False),
        ("https://northport.example/tag/bridges/", False),
        ("https://northport.example/2024/05/", False),
        ("https://northport.example/blog/page/3/", False),
        ("https://northport.example/feed/", False),
        ("https://northport.example/2024/05/bridge.jpg", False),
    ],
)
def test_tells_addresses_of_articles_from_lists_and_files(url: str, could_be: bool) -> None:
    assert could_be_article(url) is could_be


@pytest.mark.parametrize(
    "line",
    [
        "posted by ann at <a href='/archives/{n}.html'>11:0{n} PM</a> | <a href='/talk?id={n}'>Comments (0)</a>",
        "Ann, <a href='/archives/{n}.html'>16 May 2024</a> | <a href='/tides'>Tides</a>",
    ],
)
def test_the_time_behind_a_post_leads_to_its_page(line: str) -> None:
    posts = [f"<h2>Bridge {n} opens</h2>{TEXT}<div class=byline>{line.format(n=n)}</div>" for n in (1, 2, 3)]

    assert _urls(_stream(*posts)) == [f"https://northport.example/archives/{n}.html" for n in (1, 2, 3)]

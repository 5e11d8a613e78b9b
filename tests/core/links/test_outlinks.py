"""A page's links, and why they are worth following."""

from __future__ import annotations

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.core.html.dom import parse
from crawler.core.links.outlinks import MAX_LINKS, page_links
from crawler.core.links.urls import resolve
from crawler.core.types import Article, Relation

HERE = "https://news.example/section/harbour"


def links(body: str, head: str = "", url: str = HERE, articles: tuple[Article, ...] = ()) -> list[tuple[str, str]]:
    tree = parse(f"<html><head>{head}</head><body>{body}</body></html>")
    return [(link.url.removeprefix("https://news.example"), link.relation) for link in page_links(tree, url, articles)]


def test_links_come_in_page_order_once_with_their_best_reason() -> None:
    body = """
      <nav><a href="/">The front page of all our papers together</a> <a href="/sport">Sport</a></nav>
      <a href="/2026/ferry"><img src="ferry.jpg"></a>
      <h2><a href="/2026/ferry#top">Ferry runs again</a></h2>
      <p><a href="/2026/quay">Quay wall gives way after a night of heavy rain</a></p>
      <a href="about">About</a>
    """
    assert links(body) == [
        ("/", "page"), ("/sport", "page"), ("/2026/ferry", "article"), ("/2026/quay", "article"),
        ("/section/about", "page"),
    ]  # fmt: skip


def test_a_short_link_in_a_row_of_headlines_is_one() -> None:
    titles = ("Ferry runs again after the storm", "Quay wall gives way after heavy rain", "Choir sings in the old mill")
    rows = [(f"/{number}", title) for number, title in enumerate((*titles, "Letters", "Tides"))]
    items = "".join(f'<li><a href="{url}">{title}</a>, by Ada</li>' for url, title in rows)
    menu = '<ul class="menu"><li><a href="/sport">Sport</a></li></ul><p><a href="/more">More</a></p>'
    found = links(f'<ul class="contents">{items}</ul>{menu}')
    assert found == [*((url, "article") for url, _ in rows), ("/sport", "page"), ("/more", "page")]


def test_labels_beside_headlines_stay_labels() -> None:
    titles = ("Ferry runs again after the storm", "Quay wall gives way after heavy rain", "Choir sings in the old mill")
    rows = "".join(f'<li><a href="/{n}">{title}</a> <a href="/tag/{n}">Town</a></li>' for n, title in enumerate(titles))
    labels = "".join(f'<li><a href="/topic/{n}">Topic {n}</a></li>' for n in range(4))
    assert {kind for url, kind in links(f"<ul>{rows}{labels}</ul>") if "t" in url} == {"page"}


def test_head_names_feeds_sitemaps_and_the_next_page() -> None:
    head = """
      <link rel="alternate" type="application/rss+xml" href="/feed">
      <link rel="alternate" type="application/rss+xml" title="Comments feed" href="/comments/feed">
      <link rel="alternate" type="application/feed+json" href="/feed.json">
      <link rel="alternate" hreflang="de" href="/de">
      <link rel="sitemap" href="/sitemap.xml">
      <link rel="prev" href="/section/harbour">
      <link rel="next" href="?page=2">
      <link rel="stylesheet" href="/style.css">
      <link rel="canonical" href="/harbour">
      <meta http-equiv="refresh" content="0; URL='/moved'">
    """
    assert links("", head) == [
        ("/feed", "feed"), ("/feed.json", "feed"), ("/sitemap.xml", "sitemap"), ("/section/harbour?page=2", "next"),
        ("/harbour", "page"), ("/moved", "page"),
    ]  # fmt: skip


def test_the_feed_below_an_article_is_of_its_comments() -> None:
    head = "".join(f'<link rel="alternate" type="application/rss+xml" href="{path}">' for path in ("/feed/", "feed/"))
    article = Article(title="Quay", text="Text", url="https://news.example/2026/quay/")
    assert links("", head, "https://news.example/2026/quay/", (article,)) == [("/feed/", "feed")]
    assert links("", head, "https://news.example/2026/") == [("/feed/", "feed"), ("/2026/feed/", "feed")]
    assert links("", head, "https://news.example/", (article,))[0] == ("/feed/", "feed")


@pytest.mark.parametrize("anchor", [
    '<a rel="next" href="/p2">2</a>', '<a class="load-more btn" href="/p2">Stories</a>', '<a href="/p2">»</a>',
    '<a href="/p2">Older posts</a>', '<a href="/p2">Nächste Seite »</a>', '<a href="/p2">もっと見る</a>',
    '<div data-next="/p2"></div>',
    '<button data-next-url="/p2" class="x">More</button>', '<a id="pagination-next" href="/p2">Go</a>',
])  # fmt: skip
def test_what_leads_on(anchor: str) -> None:
    assert links(anchor) == [("/p2", "next")]


@pytest.mark.parametrize(("url", "href", "relation"), [
    (HERE, "/section/harbour?page=2", Relation.NEXT), (HERE, "/section/harbour/page/2/", Relation.NEXT),
    (HERE + "?page=3", "/section/harbour?page=4", Relation.NEXT),
    (HERE + "?page=3", "/section/harbour?page=2", Relation.PAGE),
    (HERE + "/page/3", "/section/harbour", Relation.PAGE), (HERE, "/section/sport?page=2", Relation.PAGE),
    (HERE, "/section/harbour%3Fpage=1.html", Relation.NEXT), (HERE + ".html", "/section/harbour?page=1", Relation.NEXT),
    (HERE, "/2026/page/2-boats", Relation.PAGE), (HERE, "/prev", Relation.PAGE),
])  # fmt: skip
def test_pagination_is_of_the_same_listing_and_goes_forward(url: str, href: str, relation: Relation) -> None:
    assert [relation for _, relation in links(f'<a href="{href}">2</a>', url=url)] == [relation]


@pytest.mark.parametrize("href", [
    "mailto:a@news.example", "javascript:void(0)", "JavaScript:alert(1)", " data:text/html,x", "tel:+441234", "file:///etc",
    "#top", "", HERE, HERE + "#comments", "https://user:secret@news.example/x", "http://[::1", "/a.JPG", "/b.pdf",
    "/wp-login.php", "/login?next=/x", "/wp-admin/", "/2026/ferry?replytocom=7", "/shop?add-to-cart=1", "/logout",
    "/2026/ferry?share=facebook", "https://www.facebook.com/sharer/sharer.php?u=x", "https://x.com/intent/post?text=x",
    "ftp://news.example/x", "/" + "a" * 3000, "//", "http://",
])  # fmt: skip
def test_what_is_no_page_to_read_is_left_out(href: str) -> None:
    assert links(f'<a href="{href}">A link whose text is as long as a headline would be</a>') == []


@pytest.mark.parametrize(("content", "expected"), [
    ("0;url=/moved", ["/moved"]), ("5; URL = '/moved'", ["/moved"]), ("0, /moved", ["/moved"]), ("300", []), ("", []),
    ("0;url=", []), ("0;url=javascript:alert(1)", []), ("0;" + " " * 100_000 + "x" * 9_000, []), (f"9;url={HERE}", []),
])  # fmt: skip
def test_a_refresh_leads_to_its_target(content: str, expected: list[str]) -> None:
    assert [url for url, _ in links("", f'<meta http-equiv="refresh" content="{content}">')] == expected


def test_permalinks_and_item_lists_are_articles() -> None:
    block = """{"@type": "ItemList", "itemListElement": [
      {"@type": "ListItem", "position": 1, "url": "/2026/one"},
      {"@type": "ListItem", "position": 2, "item": {"@type": "NewsArticle", "url": "/2026/two"}}]}"""
    crumbs = '{"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "item": "/section"}]}'
    head = "".join(f'<script type="application/ld+json">{text}</script>' for text in (block, crumbs, "[" * 50_000))
    article = Article(title="Three", text="Text", url="https://news.example/2026/three")
    assert links("", head, articles=(article,)) == [
        ("/2026/three", "article"), ("/2026/one", "article"), ("/2026/two", "article"),
    ]  # fmt: skip


def test_base_counts() -> None:
    assert links('<a href="x">x</a>', '<base href="/other/">') == [("/other/x", "page")]
    assert links('<a href="x">x</a>', '<base href="javascript:1">') == [("/section/x", "page")]


def test_links_are_bounded() -> None:
    body = "".join(f'<a href="/maze/{number}">x</a>' for number in range(MAX_LINKS + 2_000))
    assert len(links(body)) == MAX_LINKS


HREF = st.text(st.characters(codec="utf-8"), max_size=40) | st.from_regex(r"(https?:)?//?[a-zA-Z.:@%/?#&=;é \\-]{0,30}")


@given(HREF)
def test_every_link_is_an_absolute_web_address(href: str) -> None:
    tree = parse(f'<body><a href="{escape(href)}"></a></body>')
    for link in page_links(tree, HERE):
        assert link.url.startswith(("http://", "https://"))
        assert link.url.isascii()


@pytest.mark.parametrize(
    "href",
    [
        "/a",
        "/a/../b?c",
        "//other.example/x",
        "https://news.example/a",
        "a",
        "../a",
        "?page=2",
        "//",
        "http://",
        "http:///p",
        "http:/p",
        "/",
        "/?q",
        "#",
        "http://?q",
    ],
)
def test_a_link_leads_where_its_own_page_says(href: str) -> None:
    """What a link from one page was found to be is not what it is from another."""
    for page in ("https://news.example/deep/story/1", "http://news.example/2", "https://other.example/deep/"):
        found = page_links(parse(f'<a href="{href}">Harbour</a>'), page)
        expected = resolve(page, href)
        assert [link.url for link in found] == [expected] * (expected not in (None, page))

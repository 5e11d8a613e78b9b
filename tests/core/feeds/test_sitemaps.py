"""Sitemaps to links."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from crawler.core.feeds import sitemaps
from crawler.core.feeds.sitemaps import is_url_list, read_sitemap
from crawler.core.types import Claim, Image

URL = "https://paper.example/sitemap.xml"
NS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def urls(text: str) -> list[str]:
    return [link.url.removeprefix("https://paper.example") for link in read_sitemap(text, URL)[0]]


def entry(path: str, date: str = "") -> str:
    return f"<url><loc>https://paper.example{path}</loc><lastmod>{date}</lastmod></url>"


def urlset(entries: str, attrs: str = NS) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {attrs}>{entries}</urlset>'


def test_the_newest_comes_first_and_what_has_no_date_last() -> None:
    text = urlset(
        entry("/none") + entry("/day", "2026-03-02") + entry("/hour", "2026-03-02T08:00:00+00:00")
        + entry("/earlier", "2026-03-02T08:30:00+05:00") + entry("/year", "2025") + entry("/bad", "soon")
    )  # fmt: skip
    assert urls(text) == ["/hour", "/earlier", "/day", "/year", "/none", "/bad"]


def test_an_index_leads_to_sitemaps() -> None:
    entries = "".join(f"<sitemap><loc> {path} </loc></sitemap>" for path in ("/a.xml", "/b.xml.gz"))
    text = f"<sitemapindex {NS}>{entries}</sitemapindex>"
    assert [(link.url, link.relation) for link in read_sitemap(text, URL)[0]] == [
        ("https://paper.example/a.xml", "sitemap"), ("https://paper.example/b.xml.gz", "sitemap"),
    ]  # fmt: skip


def test_news_dates_count_and_images_are_no_pages() -> None:
    attrs = f'{NS} xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="urn:image"'
    news = (
        "<news:news><news:publication_date>2026-03-0{0}</news:publication_date><news:title>T</news:title></news:news>"
    )
    image = "<image:image><image:loc>https://paper.example/a.jpg</image:loc></image:image>"
    entries = "".join(f"<url><loc>/{day}</loc>{news.format(day)}{image}</url>" for day in (1, 3, 2))
    assert urls(urlset(entries, attrs)) == ["/3", "/2", "/1"]


@pytest.mark.parametrize("text", [
    urlset(entry("/a") + entry("/b"), ""),
    urlset(entry("/a") + entry("/b") + "<url><loc>https://paper.example/tru", "")[:-9],
    urlset(entry("/a") + entry("/b")).replace("<url", "<s:url").replace("</url", "</s:url").replace("loc>", "s:loc>"),
    "\n\n junk " + urlset(entry("/a") + "<!-- <url><loc>/c</loc></url> -->" + entry("/b")),
    urlset(entry("/a") + entry("/a") + entry("/b") + entry("/a")),
    urlset("<url><loc><![CDATA[/a]]></loc></url><url><loc>\n/b\n</loc></url><url></url><url><loc>ftp://x/</loc></url>"),
    "https://paper.example/a\r\n\r\nhttps://paper.example/b\n",
])  # fmt: skip
def test_however_they_are_written(text: str) -> None:
    assert urls(text) == ["/a", "/b"]


def test_ampersands_may_be_bare() -> None:
    assert urls(urlset(entry("/?a=1&b=2") + entry("/?a=1&amp;b=3"))) == ["/?a=1&b=2", "/?a=1&b=3"]


def test_entities_are_never_expanded() -> None:
    text = f'<!DOCTYPE urlset [<!ENTITY x SYSTEM "file:///etc/hostname"><!ENTITY y "lol">]>{urlset(entry("/&x;&y;"))}'
    assert urls(text) == ["/&x;&y;"]


def test_there_is_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemaps, "MAX_URLS", 100)
    assert len(urls(urlset("".join(entry(f"/{number}") for number in range(110))))) == 100
    assert urls("<urlset>" + "<url>" * 50_000) == []
    assert urls("<urlset>" + "<loc>" * 50_000 + "</url>") == []
    assert urls("<urlset\n=></url>") == []


def test_a_list_keeps_to_addresses() -> None:
    many = "".join(f"https://paper.example/{number}\n" for number in range(1_000))
    assert len(urls(f"{many}and more\n")) == 1_000


def test_a_list_of_addresses_is_nothing_but_addresses() -> None:
    assert is_url_list("https://a.example/1\n\n  http://a.example/2  ")
    assert is_url_list("\ufeffhttps://a.example/1\r\n")
    assert not is_url_list("https://a.example/1\nand more")
    assert not is_url_list("")


def test_news_entries_say_what_they_know_of_their_pages() -> None:
    news = (
        "<news:news><news:publication><news:name>Paper</news:name><news:language>EN-gb</news:language>"
        "</news:publication><news:publication_date>2026-03-02T08:30:00Z</news:publication_date>"
        "<news:title>Quay &amp; basin</news:title><news:keywords>harbour, quay, harbour</news:keywords></news:news>"
        "<image:image><image:loc>/quay.jpg</image:loc></image:image><image:image><image:loc>/b.jpg</image:loc></image:image>"
    )
    spaces = f'{NS} xmlns:news="n" xmlns:image="i"'
    links, claims = read_sitemap(urlset(f"<url><loc>/quay</loc>{news}</url>" + entry("/bare"), spaces), URL)
    assert len(links) == 2
    assert claims == (
        Claim(
            url="https://paper.example/quay", title="Quay & basin",
            published_at=datetime(2026, 3, 2, 8, 30, tzinfo=UTC),
            tags=("harbour", "quay"), language="en-gb", image=Image("https://paper.example/quay.jpg"),
            origin="sitemap entry",
        ),
    )  # fmt: skip


def test_what_no_page_can_have_is_no_claim() -> None:
    said = "<publication><language>English, please</language></publication><publication_date>soon</publication_date>"
    assert read_sitemap(urlset(f"<url><loc>/quay</loc><news>{said}</news></url>"), URL)[1] == ()

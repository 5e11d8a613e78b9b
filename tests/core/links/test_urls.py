from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.core.links.urls import MAX_URL_CHARS, canonical_url, resolve, same_site, site_of

URL_TEXT = st.text(st.sampled_from("abz019.:/?#&=%;@[]-_~ \\\t\u00e4字\u2024\ud800"), max_size=30)
URLS = st.builds("{}{}".format, st.sampled_from(["http://", "https://h.example/", "http://h.example/?", ""]), URL_TEXT)


PARTS = "a b9 - _ . .. / /a /.x /x. /.. // h.example www. xn-- 127.0.0.1 0x7f :80 :443 :8080 :54321 :99999"
PLAIN_URLS = st.builds(
    "{}{}".format,
    st.sampled_from(["http://", "https://"]),
    st.lists(st.sampled_from(PARTS.split()), max_size=6).map("".join),
)


@given(PLAIN_URLS)
def test_an_address_that_is_told_canonical_at_a_glance_is_so(url: str) -> None:
    """With a fragment, which no canonical form has, the whole way is gone."""
    assert canonical_url(url) == canonical_url(f"{url}#part")


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("HTTP://WWW.Harbour.Example:80/a/../b/./c", "http://www.harbour.example/b/c"),
        ("https://harbour.example", "https://harbour.example/"),
        ("https://harbour.example:443/?", "https://harbour.example/"),
        ("https://harbour.example:8443/a#part", "https://harbour.example:8443/a"),
        ("https://zürich.example/straße?ü=1", "https://xn--zrich-kva.example/stra%C3%9Fe?%C3%BC=1"),
        ("https://harbour.example/?p=12&utm_source=x&fbclid=y", "https://harbour.example/?p=12"),
        ("https://harbour.example/s?id=5&cat=2", "https://harbour.example/s?cat=2&id=5"),
        ("https://harbour.example/s?utm%5Fsource=x", "https://harbour.example/s"),
        ("https://harbour.example/a;jsessionid=0AF3?x=1", "https://harbour.example/a?x=1"),
        ("https://harbour.example/a%2fb%c3%a4", "https://harbour.example/a%2Fb%C3%A4"),
        (" https://harbour.example/a\n/b ", "https://harbour.example/a/b"),
        ("https://harbour.example./a", "https://harbour.example/a"),
        ("https://harbour.example/index.html", "https://harbour.example/index.html"),
        ("http://[::1]:8000/a", "http://[::1]:8000/a"),
    ],
)
def test_canonical_form(url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical


@pytest.mark.parametrize(
    "url",
    [
        "",
        "ftp://harbour.example/a",
        "javascript:alert(1)",
        "//harbour.example/a",
        "http://",
        "http://user:secret@harbour.example/",
        "http://harbour.example:99999/",
        "http://harbour.example:0/",
        "http://har bour.example/",
        "http://[::1/",
        "http://a%40b.example/",
        "http://harbour..example/",
        "https://harbour.example/" + "a" * MAX_URL_CHARS,
        "https://harbour.example/" + "ä" * (MAX_URL_CHARS // 3),
    ],
)
def test_what_identifies_nothing(url: str) -> None:
    assert canonical_url(url) is None


@given(URLS)
def test_the_canonical_form_is_its_own(url: str) -> None:
    canonical = canonical_url(url)
    if canonical is not None:
        assert canonical_url(canonical) == canonical
        assert canonical.isascii()
        assert "#" not in canonical


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("story-2", "https://harbour.example/news/story-2"),
        ("/a b?x=ä#c", "https://harbour.example/a%20b?x=%C3%A4"),
        ("//other.example/a", "https://other.example/a"),
        ("?page=2", "https://harbour.example/news/?page=2"),
        (" \n../x ", "https://harbour.example/x"),
        ("mailto:desk@harbour.example", None),
        ("javascript:void(0)", None),
        ("data:text/html,x", None),
        ("http://[broken", None),
        ("https://user@harbour.example/", None),
        ("x" * (MAX_URL_CHARS + 1), None),
    ],
)
def test_resolve(href: str, url: str | None) -> None:
    assert resolve("https://harbour.example/news/", href) == url


@given(URLS, URL_TEXT)
def test_resolve_never_fails(base: str, href: str) -> None:
    url = resolve(base, href)
    assert url is None or url.startswith(("http://", "https://"))


def test_sites() -> None:
    assert site_of("https://www.Harbour.example:8080/a") == "harbour.example"
    assert site_of("https://www.com/") == "www.com"
    assert site_of("nonsense") == ""
    assert site_of("//www.harbour.example/a") == "harbour.example"
    assert same_site("https://m.harbour.example/a", "http://amp.harbour.example/b")
    assert not same_site("https://harbour.example/", "https://shop.harbour.example/")
    assert not same_site("nonsense", "nonsense")

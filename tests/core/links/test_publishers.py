from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.core.links.publishers import claim_key, crawled_site, publisher_of, publisher_of_site


@pytest.mark.parametrize(
    ("url", "publisher"),
    [
        ("https://news.paper.co.uk/2026/quay", "paper.co.uk"),
        ("https://www.paper.example/quay", "paper.example"),
        ("http://amp.news.paper.example:8080/quay", "paper.example"),
        ("https://anna.blogspot.com/2026/03/quay.html", "anna.blogspot.com"),
        ("https://anna.github.io/quay", "anna.github.io"),
        ("https://github.io/", "github.io"),
        ("https://anna.bearblog.dev/quay", "anna.bearblog.dev"),
        ("https://quay.paper.unlisted/", "paper.unlisted"),
        ("https://bücher.example/", "xn--bcher-kva.example"),
        ("http://127.0.0.1:8000/quay", "127.0.0.1"),
        ("http://[2001:db8::1]/quay", "2001:db8::1"),
        ("http://localhost/quay", "localhost"),
        ("document://paper.example/7", ""),
        ("", ""),
    ],
)
def test_a_publisher_is_the_registered_domain(url: str, publisher: str) -> None:
    assert publisher_of(url) == publisher


@given(st.from_regex(r"[a-z]{1,8}(\.[a-z]{1,8}){0,4}", fullmatch=True))
def test_a_publisher_is_its_own(site: str) -> None:
    publisher = publisher_of_site(site)
    assert publisher_of_site(publisher) == publisher
    assert site.endswith(publisher)


@given(st.binary(min_size=16, max_size=16), st.sampled_from(["paper.example", "post.example"]))
def test_a_claim_never_meets_what_stands_at_the_address(key: bytes, publisher: str) -> None:
    assert claim_key(key, publisher) not in (key, claim_key(key, f"other.{publisher}"))


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://www.paper.example/quay", "paper.example"),
        ("http://blog.paper.example:8080/quay", "paper.example"),
        ("https://anna.blogspot.com/", "anna.blogspot.com"),
        ("http://127.0.0.1:8000/quay", "127.0.0.1:8000"),
        ("http://127.0.0.1/quay", "127.0.0.1:80"),
        ("https://[2001:db8::1]/quay", "2001:db8::1:443"),
        ("http://localhost:8001/", "localhost:8001"),
    ],
)
def test_what_is_crawled_once_at_a_time_is_a_publisher_or_a_port(url: str, site: str) -> None:
    assert crawled_site(url) == site

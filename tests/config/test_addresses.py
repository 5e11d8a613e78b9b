from __future__ import annotations

import pytest

from crawler.config.addresses import parse_host_port, parse_url


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("example.com/news", "https://example.com/news"),
        ("http://example.com", "http://example.com"),
        ("localhost:8000/a", "https://localhost:8000/a"),
        (" https://example.com/ ", "https://example.com/"),
        ("https://[::1]:8000/", "https://[::1]:8000/"),
    ],
)
def test_urls(text: str, url: str) -> None:
    assert parse_url(text) == url


@pytest.mark.parametrize(
    "text",
    [
        "", "ftp://a.example", "file:///etc/passwd", "javascript:alert(1)", "mailto:a@example.com", "https://",
        "https://u:p@a.example/", "https://a b.example/", "https://[x/", "http://a.example:99999/",
        "http://a.example:0/", "https://a.example/\x1b[2J",
    ],
)  # fmt: skip
def test_what_is_no_url(text: str) -> None:
    with pytest.raises(ValueError, match=r'^"'):
        parse_url(text)


@pytest.mark.parametrize("text", ["", "a", "a:", ":80", "a:0", "a:65536", "a:b", "a b:80", "http://a:80", "[::1]"])
def test_what_is_no_host_and_port(text: str) -> None:
    with pytest.raises(ValueError, match="HOST:PORT"):
        parse_host_port(text)

"""What a page of the Internet says is text and nothing else, wherever it is shown."""

from __future__ import annotations

from html.parser import HTMLParser
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from newsfold.web.drawing.words import language, web_address
from storage.articles import list_articles
from storage.database import Database


class _Found(HTMLParser):
    """The elements of a page, and what of them runs or loads something."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.scripts: list[str | None] = []
        self.handlers: list[str] = []
        self.loads: list[str | None] = []
        self.tags: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.add(tag)
        self.handlers += [name for name in given if name.startswith("on") or name == "style"]
        if tag == "script":
            self.scripts.append(given.get("src"))
        self.loads += [given[name] for name in ("src", "action") if name in given]
        if tag in ("a", "link"):
            address = given.get("href") or ""
            assert address.startswith(("/", "#", "http://", "https://")), address


@pytest.mark.parametrize(
    "address", ["/", "/articles", "/articles?q=fog", "EVIL", "/page?url=" + quote("https://evil.example/fog", safe="")]
)
def test_markup_scripts_and_controls_do_nothing(browser: TestClient, sqlite_filled: Database, address: str) -> None:
    with sqlite_filled.read() as connection:
        number = next(each.id for each in list_articles(connection) if "Fog" in each.title)
    answer = browser.get(f"/articles/{number}" if address == "EVIL" else address)
    assert answer.status_code == 200
    page = answer.text
    found = _Found(page)
    assert len(found.scripts) == 1
    assert found.handlers == []
    assert all(each is not None and each.startswith("/") for each in found.loads)
    assert not found.tags & {"img", "iframe", "object", "embed", "style", "base"}
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    for sign in "\x00\x1b\u202e\u202c\u2067":
        assert sign not in page


def test_only_addresses_of_the_web_are_links() -> None:
    assert web_address("https://bay.example/1") == "https://bay.example/1"
    for other in ("javascript:alert(1)", "data:text/html,x", "//bay.example", "https://bay.example/\n", None, ""):
        assert web_address(other) is None


def test_a_language_that_is_none_is_no_attribute() -> None:
    assert language("de-CH") == ' lang="de-CH" dir="auto"'
    for other in (None, "", '"><script>', "a" * 40, "en us"):
        assert language(other) == ' dir="auto"'


def test_texts_have_their_language_and_direction(browser: TestClient, sqlite_filled: Database) -> None:
    with sqlite_filled.read() as connection:
        number = next(each.id for each in list_articles(connection) if each.language == "ar")
    assert '<h1 lang="ar" dir="auto">' in browser.get(f"/articles/{number}").text

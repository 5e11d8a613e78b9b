from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.core.links.addresses import (
    absolute,
    could_be_article,
    holds,
    is_archive,
    is_front,
    permalink_key,
    same_house,
    spells,
)

BASE = "https://northport.example/news/"


@pytest.mark.parametrize(
    ("address", "url"),
    [
        ("bridge#top", f"{BASE}bridge"),
        ("/bridge", "https://northport.example/bridge"),
        ("//other.example/x", "https://other.example/x"),
        ("#comments", None),
        (" #comments", None),
        ("mailto:ada@northport.example", None),
        ("", None),
        (None, None),
    ],
)
def test_addresses_are_resolved_and_places_on_the_page_are_none(address: str | None, url: str | None) -> None:
    assert absolute(BASE, address) == url


def test_without_a_base_only_whole_addresses_resolve() -> None:
    assert absolute(None, "https://northport.example/a") == "https://northport.example/a"
    assert absolute(None, "/a") is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://www.northport.example/a", "http://northport.example/b", True),
        ("https://blog.northport.example/a", "https://northport.example/", True),
        ("https://southport.example/", "https://northport.example/", False),
        ("https://thenorthport.example/", "https://northport.example/", False),
        (None, None, False),
        ("nonsense", "nonsense", False),
    ],
)
def test_a_house_is_a_site_with_its_subdomains(one: str | None, other: str | None, same: bool) -> None:
    assert same_house(one, other) is same
    assert same_house(other, one) is same


@pytest.mark.parametrize(
    ("path", "front", "article"),
    [
        ("/", True, False), ("", True, False), ("/index.html", True, False), ("/de", True, False),
        ("/pt-br/", True, False), ("/home", True, False),
        ("/?p=17", False, True), ("/bridge-opens", False, True), ("/2024/05/16/bridge-opens", False, True),
        ("/2024/05/", False, False), ("/tag/river", False, False), ("/author/ada/", False, False),
        ("/page/2/", False, False), ("/bridge.jpg", False, False), ("/feed/", False, False),
        ("/index.html%3Fp=12.html", False, True), ("/index.html@p=12.html", False, True), ("/@ada", False, True),
        ("/category/2024/05/bridge-opens", False, True), ("/search?q=x", False, False),
        ("/archives/000293.html", False, True), ("/archives/17", False, True),
        ("/archive/bridge_opens.php", False, True), ("/archive/2004.html", False, False),
        ("/archives/", False, False), ("/archives/2004_05.html", False, False),
        ("/archives/cat_river.html", False, False),
        ("/archives/2004/05/", False, False), ("/archives/date/2004", False, False),
        ("/archives/category/river", False, False), ("/2004_05_01_archive.html", False, False),
    ],
)  # fmt: skip
def test_what_an_address_could_be_of(path: str, front: bool, article: bool) -> None:
    url = f"https://northport.example{path}"
    assert (is_front(url), could_be_article(url)) == (front, article)


@pytest.mark.parametrize(
    "url",
    ["http://northport.example/a/", "https://www.northport.example/a", "https://m.northport.example/a/index.html",
     "https://NORTHPORT.example/a?utm_source=x#top", "https://northport.example:443/a"],
)  # fmt: skip
def test_the_addresses_of_one_article_have_one_key(url: str) -> None:
    assert permalink_key(url) == permalink_key("https://northport.example/a")


def test_other_articles_have_other_keys_and_no_address_has_none() -> None:
    urls = ["https://northport.example/a", "https://northport.example/b", "https://northport.example/a?p=1",
            "https://southport.example/a", "https://northport.example:8000/a"]  # fmt: skip
    assert len({permalink_key(url) for url in urls}) == len(urls)
    assert [permalink_key(url) for url in (None, "", "mailto:a@b.example")] == [None] * 3


@given(st.text(max_size=60))
def test_any_text_gets_an_answer(text: str) -> None:
    key = permalink_key(text)
    assert key is None or len(key) == 16
    resolved = absolute(BASE, text)
    assert resolved is None or (resolved.startswith("http") and absolute(BASE, resolved) == resolved)


def test_a_letter_beyond_ascii_is_the_same_however_it_is_escaped() -> None:
    spellings = ["ø", "%C3%B8", "%c3%b8", "%25c3%25b8"]
    assert len({permalink_key(f"https://paper.example/tag/{letter}konomi/") for letter in spellings}) == 1
    composed = ["https://paper.example/a%CC%88", "https://paper.example/%C3%A4", "https://paper.example/a%25cc%2588"]
    assert len({permalink_key(url) for url in composed}) == 1
    apart = ["/%F8", "/%C3%B8", "/100%25", "/100", "/a%2Fb", "/a/b", "/a%252Fb"]
    assert len({permalink_key(f"https://paper.example{path}") for path in apart}) == len(apart)


@pytest.mark.parametrize(
    ("path", "is_one"),
    [
        ("/2008/06/", True),
        ("/2008/06/index.html", True),
        ("/blog/2008/06/12/page/2/", True),
        ("/page/14/", True),
        ("/2008/06/12/the-ferry-sails/", False),
        ("/2010/05/the-ferry-sails/page/2/", False),
        ("/archives/000025.html", False),
        ("/", False),
    ],
)
def test_an_archive_is_told_by_the_days_in_its_address(path: str, is_one: bool) -> None:
    assert is_archive(f"https://quay.example{path}") is is_one


@pytest.mark.parametrize(
    ("url", "name", "spelt"),
    [
        ("https://www.harbourpost.example/a", "the harbour post", True),
        ("https://harbour-post.example/a", "harbour post", True),
        ("https://homes.example/ontheriversedge/archives/17.html", "life on the rivers edge", True),
        ("https://homes.example/ontheriversedge/17.html", "on the rivers edge we counted all geese of the town", False),
        ("https://homes.example/on-the-rivers-edge/", "life on the rivers edge", False),
        ("https://homes.example/harbour/archives/17.html", "harbour shut", False),
        ("https://quay.example/the-old-ferry-sails-at-dawn/article/17/", "the old ferry sails at dawn", False),
        ("https://post.example/a", "post", False),
    ],
)
def test_the_host_or_the_folder_of_a_site_spells_its_name(url: str, name: str, spelt: bool) -> None:
    assert spells(url, name) is spelt


@pytest.mark.parametrize(
    ("folder", "url", "held"),
    [
        ("https://quay.example/news/", "https://quay.example/news/12/", True),
        ("https://quay.example/news/index.html", "https://quay.example/news/bridge.html", True),
        ("https://quay.example/new", "https://quay.example/news/bridge.html", False),
        ("https://quay.example/", "https://quay.example/news/bridge.html", False),
        ("https://lock.example/news/", "https://quay.example/news/bridge.html", False),
        ("https://quay.example/news/bridge/", "https://quay.example/news/bridge/", False),
        (None, "https://quay.example/news/", False),
    ],
)
def test_a_folder_holds_what_lies_in_it(folder: str | None, url: str, held: bool) -> None:
    assert holds(folder, url) is held

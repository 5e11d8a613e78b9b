from __future__ import annotations

import pytest

from crawler.core.links.pagination import is_later_part, leads_on, listing_of

HERE = listing_of("https://northport.example/news/page/2/")


@pytest.mark.parametrize(
    ("address", "listing", "number"),
    [
        ("https://northport.example/news/", "https://northport.example/news", 0),
        ("https://northport.example/news/page/3/", "https://northport.example/news", 3),
        ("https://northport.example/news?page=3", "https://northport.example/news", 3),
        ("https://northport.example/news/seite-4", "https://northport.example/news", 4),
        ("https://northport.example/2024/05", "https://northport.example/2024/05", 0),
        ("https://northport.example/page/2.html", "https://northport.example", 2),
        ("https://northport.example/news/page/2/index.html", "https://northport.example/news", 2),
        ("https://northport.example/news/index_3.html", "https://northport.example/news", 3),
        ("https://northport.example/news/index.html", "https://northport.example/news", 0),
        ("https://northport.example/news/index9104.html", "https://northport.example/news/index9104", 0),
        ("https://northport.example/list.php?cat=4&page=3", "https://northport.example/list?cat=4", 3),
        ("https://northport.example/list.php?page=3&cat=4", "https://northport.example/list?cat=4", 3),
        ("https://northport.example/node.html", "https://northport.example/node", 0),
        ("https://northport.example/node%3Fpage=1.html", "https://northport.example/node", 1),
        ("https://northport.example/talk.php@t=3.html", "https://northport.example/talk?t=3", 0),
        ("https://northport.example/talk.php@t=3&start=15.html", "https://northport.example/talk?t=3", 15),
    ],
)
def test_an_address_names_its_listing_and_number(address: str, listing: str, number: int) -> None:
    assert listing_of(address) == (listing, number)


@pytest.mark.parametrize(
    ("attrs", "text", "address", "leads"),
    [
        ({"href": ""}, "Older posts", "https://northport.example/x", True),
        ({"href": ""}, "Nächste Seite »", "https://northport.example/x", True),
        ({"href": ""}, "下一页", "https://northport.example/x", True),
        ({"href": "", "class": "btn load-more"}, "", "https://northport.example/x", True),
        ({"href": "", "id": "nav-previous"}, "", "https://northport.example/x", True),
        ({"href": ""}, "3", "https://northport.example/news/page/3/", True),
        ({"href": ""}, "1", "https://northport.example/news/", False),
        ({"href": ""}, "3", "https://northport.example/sport/page/3/", False),
        ({"href": "", "class": "nextdoor"}, "Next door to the harbour", "https://northport.example/x", False),
    ],
)
def test_a_link_leads_on_by_its_text_its_class_or_its_number(
    attrs: dict[str, str | None], text: str, address: str, leads: bool
) -> None:
    assert leads_on(attrs, text, address, HERE) is leads


@pytest.mark.parametrize("part", ["survey/2", "survey/page/3/", "survey?page=2", "survey/12", "survey.html?seite=4"])
def test_a_later_page_of_a_story_is_told_from_its_first(part: str) -> None:
    first = "https://northport.example/2026/survey"
    assert is_later_part(f"https://northport.example/2026/{part}", first)
    assert not is_later_part(first, first)


@pytest.mark.parametrize(
    "other", ["survey", "survey/1", "survey?page=1", "survey-2", "tower/2", "survey/2026", "survey/print"]
)
def test_other_addresses_are_no_later_pages(other: str) -> None:
    assert not is_later_part(f"https://northport.example/2026/{other}", "https://northport.example/2026/survey")

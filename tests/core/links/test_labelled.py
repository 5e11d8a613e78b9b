from __future__ import annotations

from crawler.core.html.dom import parse
from crawler.core.links.labelled import labelled_links


def test_a_link_without_a_text_is_known_by_its_name() -> None:
    page = (
        "<a href=/1 aria-label='Bridge opens'><span></span></a><a href=/2 title='Bridge Opens'><img src=b.jpg></a>"
        "<a href=/3 title='Ferry sails'><img src=f.jpg></a><a href=/4 title='Bells ring'>More</a><a href=/5></a>"
    )
    found = labelled_links(parse(page))

    assert {name: link.attrs["href"] for name, link in found.items()} == {
        "bridge opens": "/1",
        "opens": "/1",
        "ferry sails": "/3",
        "sails": "/3",
    }


def test_the_name_of_a_link_may_begin_with_what_the_software_says() -> None:
    page = (
        "<a href=/1 aria-label='post link to Ferry Sails'></a><a href=/2 aria-label='Ferry sails'></a><a title='!'></a>"
    )

    found = labelled_links(parse(page))

    assert (found["post link to ferry sails"].attrs["href"], found["ferry sails"].attrs["href"]) == ("/1", "/2")
    assert "" not in found or found[""].attrs.get("title") == "!"

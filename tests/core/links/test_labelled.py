from __future__ import annotations

from crawler.core.html.dom import parse
from crawler.core.links.labelled import labelled_links


def test_a_link_without_a_text_is_known_by_its_name() -> None:
    page = (
        "<a href=/1 aria-label='Bridge opens'><span></span></a><a href=/2 title='Bridge Opens'><img src=b.jpg></a>"
        "<a href=/3 title='Ferry sails'><img src=f.jpg></a><a href=/4 title='Bells ring'>More</a><a href=/5></a>"
    )
    found = labelled_links(parse(page))

    assert {name: link.attrs["href"] for name, link in found.items()} == {"bridge opens": "/1", "ferry sails": "/3"}

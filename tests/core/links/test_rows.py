from __future__ import annotations

from crawler.core.html.dom import parse
from crawler.core.links.rows import short_headlines
from crawler.core.types import Relation


def short(body: str) -> list[str]:
    """Return the short headlines of a page on which the links of ten characters and more are headlines."""
    tree = parse(f"<body>{body}</body>")
    links = [
        (
            tree.elements[anchor.element],
            anchor.href,
            Relation.ARTICLE if len(anchor.text) >= 10 else Relation.PAGE,
        )
        for block in tree.blocks
        for anchor in block.anchors
    ]
    return list(short_headlines(tree, links))


HEADLINES = ("Ferry runs again", "Quay wall gives way", "Choir sings in the mill")


def rows(*titles: str, behind: str = "") -> str:
    return "".join(f'<li><a href="/{title[:5]}">{title}</a>{behind}</li>' for title in titles)


def test_a_short_link_in_a_place_like_those_of_headlines_is_one() -> None:
    assert short(f"<ul>{rows(*HEADLINES, 'Letters', 'Tides')}</ul>") == ["/Lette", "/Tides"]


def test_what_stands_beside_a_headline_is_its_label() -> None:
    assert short(f"<ul>{rows(*HEADLINES, behind=' <a href=/town>Town</a>')}</ul>") == []


def test_a_menu_and_a_place_of_its_own_are_none() -> None:
    assert short(f"<ul>{rows(*HEADLINES, 'One', 'Two', 'Three', 'Four')}</ul>") == []
    assert short(f"<ul>{rows(*HEADLINES)}</ul><ul class=menu>{rows('Sport')}</ul><p><a href=/x>More</a></p>") == []


def test_two_headlines_are_no_list() -> None:
    assert short(f"<ul>{rows(*HEADLINES[:2], 'Letters')}</ul>") == []

from __future__ import annotations

import pytest

from crawler.core import extract
from tests.core.outlines import outline_of

_LONG = "The council of the old harbour town voted on Tuesday to keep the swing bridge open at night. " * 4


def _boilerplate(html: str) -> list[str]:
    outline = outline_of(html)
    return [block.text for block in outline.tree.blocks if outline.is_boilerplate(block.index)]


def test_a_box_that_was_not_closed_leaves_the_article_behind_it() -> None:
    links = "".join(f"<li><a href=/{n}>Another story of the harbour, number {n}</a></li>" for n in range(20))
    form = "<form><p>Our evening letter, each Friday in your box.</p></form>"
    rest = f"<p>{_LONG}</p>" * 3
    page = f"<main><p>{_LONG * 12}</p><div class=cta-box>{form}{rest}<ul>{links}</ul></div></main>"

    assert _boilerplate(page) == ["Our evening letter, each Friday in your box."]


def test_what_stands_in_boilerplate_is_boilerplate() -> None:
    page = f"<main><p>{_LONG}</p></main><nav><p>Home</p></nav><div class=promo><div><p>Buy now</p></div></div>"

    assert _boilerplate(page) == ["Home", "Buy now"]


def test_a_name_condemns_nothing_that_holds_the_bulk_of_the_page() -> None:
    assert _boilerplate(f"<div class='sidebar-left newsletter'><p>{_LONG}</p></div><p>{_LONG}</p>") == []


def test_captions_of_a_gallery_are_none_of_the_text_beside_it_however_many_they_are() -> None:
    slides = "".join(f"<div class=caption itemprop=caption>{i} {_LONG}</div>" for i in range(8))

    assert len(_boilerplate(f"<h1>A title</h1><p>{_LONG * 3}</p>{slides}")) == 8
    assert _boilerplate(f"<h1>A title</h1><p>{_LONG}</p>{slides}") == []
    assert _boilerplate(f"<h1>A title</h1><p>{_LONG * 3}</p>{slides.replace('itemprop', 'title')}") == []


def test_comments_are_boilerplate_however_many() -> None:
    comments = "".join(f"<div class=comment><p>{i} {_LONG}</p></div>" for i in range(5))
    page = f"<h1>A title</h1><p>{_LONG}</p><div id=comments>{comments}</div>"

    assert len(_boilerplate(page)) == 5


@pytest.mark.parametrize("comment", ["<p>{}</p>", "<li>{}</li>", "<div class=c1><p>{}</p></div>"])
@pytest.mark.parametrize("tag", ["article", "div"])
def test_comments_on_a_short_article_are_none_of_its_text_whatever_stands_behind_them(comment: str, tag: str) -> None:
    comments = f"<div class=comments>{comment.format('What a stranger says. ' + _LONG) * 4}</div>"
    policy = f"<div class=comment-policy><p>{_LONG * 5}</p></div>"
    page = f"<title>A title</title><{tag}><h1>A title</h1><time>12 March 2026</time><p>{_LONG}</p></{tag}>"

    assert not [each for each in extract(page + comments + policy) if "stranger" in each.text]


def test_what_stands_apart_from_what_the_page_calls_a_body_is_beside_it_however_much_it_is() -> None:
    aside = f"<aside><p>{_LONG}</p><p>{_LONG}</p></aside>"

    assert len(_boilerplate(f"<div class=entry-content><p>{_LONG}</p></div>{aside}")) == 2
    assert _boilerplate(f"<div><p>{_LONG}</p></div>{aside}") == []


def test_what_the_field_of_a_form_holds_is_boilerplate_however_much() -> None:
    page = f"<p>{_LONG}</p><textarea>{_LONG * 9}</textarea>"

    assert _boilerplate(page) == [(_LONG * 9).strip()]

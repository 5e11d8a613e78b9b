from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.core.accelerator import native
from crawler.core.html.dom import Element
from crawler.core.page.boilerplate import Sign, element_hints, hints, phrase_bits, suspicion, traits
from crawler.core.page.class_names import Hint, bits_by_phrase
from tests.core.outlines import outline_of

_LONG = "The council of the old harbour town voted on Tuesday to keep the swing bridge open at night. " * 4


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ("newsletter-box", Hint.BOILERPLATE),
        ("RelatedStories__Wrapper-x1", Hint.BOILERPLATE),
        ("read_more", Hint.BOILERPLATE),
        ("comment-list", Hint.COMMENT),
        ("entry-meta", Hint.BYLINE),
        ("entry-title", Hint.TITLE),
        ("site-logo", Hint.SITE),
        ("article-body", Hint.BODY),
        ("hentry", Hint.DECLARED),
    ],
)
def test_names_say_what_an_element_is(names: str, said: int) -> None:
    assert hints(names) & said


@pytest.mark.parametrize("names", ["", "sc-4f2a kLmNo", "bread-and-butter", "shared-values-page"])
def test_other_names_condemn_nothing(names: str) -> None:
    assert not hints(names) & (Hint.BOILERPLATE | Hint.COMMENT)


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


def test_comments_are_boilerplate_however_many() -> None:
    comments = "".join(f"<div class=comment><p>{i} {_LONG}</p></div>" for i in range(5))
    page = f"<h1>A title</h1><p>{_LONG}</p><div id=comments>{comments}</div>"

    assert len(_boilerplate(page)) == 5


def _element(tag: str, **attrs: str) -> Element:
    names = {name.strip("_").replace("_", "-"): value for name, value in attrs.items()}
    return Element(0, tag, -1, 0, names, written=" ".join(f'{name}="{value}"' for name, value in names.items()))


@pytest.mark.parametrize(
    ("element", "sign"),
    [
        (_element("nav"), Sign.TAG),
        (_element("figcaption"), Sign.TAG),
        (_element("div", role="search"), Sign.ROLE),
        (_element("div", hidden=""), Sign.HIDDEN),
        (_element("div", aria_hidden="true"), Sign.HIDDEN),
        (_element("div", style="color: red; display : NONE"), Sign.HIDDEN),
        (_element("div", class_="newsletter"), Sign.NAME),
        (_element("div", id="comments"), Sign.NAME),
        (_element("div", itemprop="caption"), Sign.NAME),
        (_element("div", itemprop="comment"), Sign.NAME),
        (_element("article", class_="newsletter"), None),
        (_element("h1", class_="newsletter"), None),
        (_element("div", class_="story"), None),
        (_element("div"), None),
    ],
)
def test_what_makes_an_element_look_like_boilerplate(element: Element, sign: Sign | None) -> None:
    found = element_hints(element.tag, element.attrs)

    assert suspicion(element.tag, element.attrs, found) is sign
    assert traits((element.tag, element.written)) == (found, sign)


@pytest.mark.parametrize(
    ("element", "said"),
    [
        (_element("article"), Hint.DECLARED),
        (_element("div", itemtype="https://schema.org/NewsArticle"), Hint.DECLARED),
        (_element("div", class_="post"), Hint.DECLARED),
        (_element("div", class_="post-list"), Hint.NONE),
        (_element("a", rel="author"), Hint.BYLINE),
        (_element("span", itemprop="headline"), Hint.TITLE),
        (_element("span", itemprop="articleBody"), Hint.BODY),
        (_element("div", id="entry-content"), Hint.BODY),
    ],
)
def test_what_the_attributes_of_an_element_say(element: Element, said: int) -> None:
    assert element_hints(element.tag, element.attrs) == said


def test_names_are_looked_at_as_far_as_people_write_them() -> None:
    assert hints("x" * 395 + " nav") & Hint.BOILERPLATE
    assert not hints("x" * 400 + " nav") & Hint.BOILERPLATE


def test_what_stands_apart_from_what_the_page_calls_a_body_is_beside_it_however_much_it_is() -> None:
    aside = f"<aside><p>{_LONG}</p><p>{_LONG}</p></aside>"

    assert len(_boilerplate(f"<div class=entry-content><p>{_LONG}</p></div>{aside}")) == 2
    assert _boilerplate(f"<div><p>{_LONG}</p></div>{aside}") == []


@pytest.mark.skipif(native is None, reason="no native code here")
@given(
    st.lists(
        st.sampled_from(("entry", "Title", "ENTRY", "post", "live", "p", "name", "7", "-", "_", " ", "é", "٣"))
    ).map("".join)
    | st.text(max_size=30)
)
def test_phrases_of_names_are_found_alike_or_left_to_python(names: str) -> None:
    assert native is not None
    first_words = frozenset(phrase.split()[0] for phrase in bits_by_phrase() if " " in phrase)
    assert native.phrase_bits(names, bits_by_phrase(), first_words, 3) in (None, phrase_bits(names))

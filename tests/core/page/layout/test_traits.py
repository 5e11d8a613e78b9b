"""What the tag and the attributes of an element say of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.core.accelerator import native
from crawler.core.html.dom import Element
from crawler.core.page.class_names import Hint
from crawler.core.page.layout.traits import (
    Sign,
    element_hints,
    hints,
    phrase_bits,
    suspicion,
    traits,
    traits_in_python,
)


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


@pytest.mark.parametrize(
    "names", ["", "sc-4f2a kLmNo", "bread-and-butter", "shared-values-page", "part_5cd3ad805f", "b-71e0ad ad3f0c1"]
)
def test_other_names_condemn_nothing(names: str) -> None:
    assert not hints(names) & (Hint.BOILERPLATE | Hint.COMMENT)


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
    assert traits([element]) == [(found, sign)]


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


@pytest.mark.skipif(native is None, reason="no native code here")
@given(
    st.lists(
        st.sampled_from(
            ("entry", "Title", "ENTRY", "post", "live", "p", "name", "7", "ad", "d", "-", "_", " ", "é", "٣")
        )
    ).map("".join)
    | st.text(max_size=30)
)
def test_phrases_of_names_are_found_alike_or_left_to_python(names: str) -> None:
    assert native is not None
    assert native.phrase_bits(names) in (None, phrase_bits(names))


_WRITTEN = st.lists(
    st.sampled_from((
        'class="', 'id="', 'rel="', 'role="', 'itemprop="', 'style="', 'href="', 'data-id="', '"', '"', '" ', " ", "=",
        "nav", "post", "entry-content", "comments", "hidden", "d-none", "display:none", "author", "&amp;", "é",
        "\u00a0", "x" * 399, "\ud800",
    )),
    max_size=12,
).map("".join)  # fmt: skip


@pytest.mark.skipif(native is None, reason="no native code here")
@given(st.lists(st.tuples(st.sampled_from(("div", "article", "a", "footer", "h1")), _WRITTEN | st.text(max_size=30))))
def test_traits_are_told_alike_or_left_to_python(written: list[tuple[str, str]]) -> None:
    assert native is not None
    elements = [Element(0, tag, -1, 0, {}, written=attributes) for tag, attributes in written]
    assert native.traits(elements) in (None, traits_in_python(elements))


@pytest.mark.skipif(native is None, reason="no native code here")
def test_only_elements_have_traits() -> None:
    assert native is not None
    for given_wrongly in ([None], ["div"], None, ()):
        with pytest.raises(TypeError):
            native.traits(given_wrongly)

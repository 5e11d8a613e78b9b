from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

from crawler.core.accelerator import native
from crawler.core.html.lexer import VOID, attributes, read_attributes, shown, tokens, unescape

_PIECES = st.sampled_from([
    "<p", "<div", "<a<b", "<svg", "<script", "<template", "<xmp", "<plaintext", "<table", "<td", "<b", "<br",
    "</p", "</div", "</b", "</svg", "</script", "</xmp", "<!-- ", "-->", "--!>", "<!x", "<?y", "</ z", ">", "/>",
    " class='a>b\"c'", ' id="&lt;&amp;"', ' "', " =", " hidden", "text", " ", "\n", "&nbsp;", "&lt;i&gt;", "é中", "<",
    "&",
])  # fmt: skip


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_the_tokens_are_the_nodes_of_the_page(html: str) -> None:
    document = LexborHTMLParser(f"<body>{html}")
    found = list(tokens(shown(document)))

    expected = list(_nodes(document.body))
    starts = [(name, dict(attributes(written))) for name, written, _ in found if name[0] not in "/!?"]
    assert starts == [(name, {key: value or "" for key, value in attrs.items()}) for name, attrs, _ in expected]
    assert "".join(unescape(text) for _, _, text in found) == "".join(text for _, _, text in expected)


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_each_element_is_closed(html: str) -> None:
    opened: list[str] = []
    for name, _, _ in tokens(shown(LexborHTMLParser(html))):
        if name[0] == "/":
            assert opened.pop() == name[1:]
        elif name not in VOID and name[0] not in "!?":
            opened.append(name)

    assert not opened


def _nodes(root: LexborNode | None) -> Iterator[tuple[str, Mapping[str, str | None], str]]:
    """Yield name, attributes and the text up to the next element's start of each element, in document order."""
    name, texts = "", ""
    attrs: Mapping[str, str | None] = {}
    for node in [] if root is None else root.traverse(include_text=True):
        if node.tag == "-text":
            texts += node.text_content or ""
        elif not (node.tag or "-").startswith("-"):
            if name:
                yield name, attrs, texts
            name, attrs, texts = node.tag or "", node.attributes, ""
    if name:
        yield name, attrs, texts


_WRITTEN = st.lists(st.sampled_from([
    'href="', 'class="a b"', 'id=""', '"', "=", " ",
    "\n", "\u00a0", "&amp;", "&nbsp;", "x", "é", "\ud800", "==\"", 'href="/a"',
]), max_size=12).map("".join)  # fmt: skip


@pytest.mark.skipif(native is None, reason="no native code here")
@given(_WRITTEN)
def test_attributes_are_read_alike(written: str) -> None:
    assert native is not None
    found = native.attributes(written)
    assert found is None or list(found.items()) == list(read_attributes(written).items())

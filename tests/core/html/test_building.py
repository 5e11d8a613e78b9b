"""Native code and the Python beside it build the same; `python -m benchmarks.native_fuzz` looks further."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.core.accelerator import native
from crawler.core.html import building
from crawler.core.html.dom import parse
from crawler.core.text.decoding import decode
from tests.core.html.built import built

needs_native = pytest.mark.skipif(native is None, reason="no native code here")

_MARKUP = st.lists(st.sampled_from([
    "<p>", "</p>", "<div class=\"a\">", "</div>", "<b>", "</b>", "<br>", "<br>", "<img src=\"x\">", "<h2>", "</h2>",
    "<h1 role=\"heading\">", "</h1>", '<div role="heading" aria-level="3">', "<a href=\"/b?c=1&amp;d\">", "<a>", "</a>",
    "<pre>", '<pre class="gutter">', "</pre>", "<code>", "</code>", "<button>", "</button>", "<table>", "<tr>", "<td>",
    "</td>", "</tr>", "</table>", "<!-- - -->", "<!---->", "<?y>", "<X>", "</", "<", ">", "1", "2", " 3 ", "text", " ",
    "\n", "&nbsp;", "&lt;i&gt;", "&amp;amp;", "&quot;", "&", "é中", "\u00ad", "\u200b", "\u200d", "\u2028", "\x1f",
    ": tie", "| tie", "– tie", "\U0001f600", "\ud800", "\x85", "x" * 301,
]), max_size=40).map("".join)  # fmt: skip


@needs_native
@given(_MARKUP | st.text(alphabet='<>/abp=" \n&;!-?1é\u2028'))
def test_markup_that_nobody_has_made_sound_is_built_alike(markup: str) -> None:
    assert built(building.build, markup) == built(building.build_in_python, markup)


@needs_native
@given(_MARKUP.map(lambda markup: f"<body>{markup}") | st.binary().map(decode))
def test_a_page_is_built_alike(html: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(building, "native", None)
        expected = parse(html)
    found = parse(html)
    assert [(each.tag, each.attrs, each.end) for each in found.elements] == [
        (each.tag, each.attrs, each.end) for each in expected.elements
    ]
    assert (found.blocks, found.texts) == (expected.blocks, expected.texts)


@needs_native
@pytest.mark.parametrize(
    "inner",
    [
        "x" * 300,
        "x" * 301,
        "é" * 300,
        *"\u00ad\u200b\u200c\u200d\u2060\ufeff",
        "a\u2060 \u200b b\ufeff",
        "\u00ad– a\u00a0",
    ],
)
def test_a_paragraph_in_a_heading_is_built_alike(inner: str) -> None:
    markup = f"<body><h2><b>a</b><p>{inner}</p></h2><h3><div>k</div>– {inner}</h3></body>"
    assert built(building.build, markup) == built(building.build_in_python, markup)


@needs_native
def test_what_nests_deep_is_built_alike() -> None:
    markup = "".join(
        (
            "<div>" * 150,
            "<p>a<a href='/b'>",
            "<b>" * 60,
            "<pre>1\n",
            "</pre>c",
            "</b>" * 60,
            "</a></p>d",
            "</div>" * 150,
        )
    )
    assert built(building.build, markup) == built(building.build_in_python, markup)


def test_it_can_be_done_without() -> None:
    code = "from crawler.core.accelerator import native; print(native)"
    done = subprocess.run(
        (sys.executable, "-c", code), env={**os.environ, "NEWSFOLD_NATIVE": "0"}, capture_output=True, check=True
    )
    assert done.stdout.split() == [b"None"]

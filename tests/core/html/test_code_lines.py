from __future__ import annotations

import pytest

from crawler.core.html.code_lines import CodeLines, is_count
from crawler.core.html.dom import parse

CODE = "def ferry():\n    return 7"


def texts(markup: str) -> list[str]:
    return [block.text for block in parse(f"<body>{markup}").blocks]


@pytest.mark.parametrize("markup", [
    "<pre>def ferry():\n\n    return 7  \n</pre>",
    "<pre><code><span>def</span> ferry():\n    <span>return</span> <b>7</b></code></pre>",
    '<pre><span class="ln">9</span>def ferry():\n<span class="ln">10</span>    return 7</pre>',
    '<pre><a href="#1">1</a>def ferry():<br><a href="#2">2</a>    return 7</pre>',
    "<pre><div>def ferry():</div><div>    return 7</div></pre>",
    "<pre><ol><li>def ferry():</li><li>    return 7</li></ol></pre>",
    "<pre>def ferry():<br>&nbsp;   return 7</pre>",
    "<pre><button>Copy</button>def ferry():\n    return 7</pre>",
    '<pre><span aria-hidden="true">1\n2\n</span><code>def ferry():\n    return 7</code></pre>',
    "<pre><table><tr><td>1</td><td>def ferry():</td></tr><tr><td>2</td><td>    return 7</td></tr></table></pre>",
    '<pre><table><tr><td data-line-number="1"></td><td>def ferry():</td></tr><tr><td></td><td>    return 7</td></tr>'
    "</table></pre>",
    "<table><tr><td><pre>1\n2\n</pre></td><td><pre>def ferry():\n    return 7</pre></td></tr></table>",
    "<table><tr><td><pre><span>1</span><br><span>2</span><br></pre></td><td><pre>def ferry():\n    return 7</pre>",
])  # fmt: skip
def test_code_keeps_its_lines_and_loses_their_numbers(markup: str) -> None:
    assert texts(f"<p>Before</p>{markup}<p>After</p>") == ["Before", CODE, "After"]


def test_the_gutter_of_one_line_is_told_by_its_name() -> None:
    assert texts('<pre class="lineno">1\n</pre><pre>ferry()</pre>') == ["ferry()"]
    assert texts("<pre>1</pre>") == ["1"]


def test_numbers_that_count_no_lines_stay() -> None:
    assert texts("<pre><b>7</b> boats\n<b>9</b> bells</pre>") == ["7 boats\n9 bells"]
    assert not is_count(["1"])
    assert not is_count(["1", "3"])


def test_a_pre_around_a_page_is_no_code() -> None:
    page = "<pre>Harbour\n<h2>Quay widened</h2><div>One.</div><div>Two.</div></pre><div>Three.</div><div>Four.</div>"
    assert texts(page) == ["Harbour", "Quay widened", "One.", "Two.", "Three.", "Four."]
    assert texts("<div>" * 250 + "<pre>a\nb</pre>") == ["a b"]


def test_parts_that_say_nothing_give_nothing() -> None:
    assert CodeLines(0, 0, "").text_of(["\n", " \n"]) == ""

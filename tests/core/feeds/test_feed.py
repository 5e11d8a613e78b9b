from __future__ import annotations

import pytest

from crawler.core.feeds.feed import plain_title


@pytest.mark.parametrize(("title", "plain"), [
    ("AT&amp;T &#8217;s <i>new</i>\n cable", "AT&T ’s new cable"), ("if a < b & c > d", "if a < b & c > d"),
    ("<script>alert(1)</script>", "<script>alert(1)</script>"), ("Zero\x00 and \ud800", "Zero and"), ("", ""),
])  # fmt: skip
def test_titles_become_text(title: str, plain: str) -> None:
    assert plain_title(title) == plain

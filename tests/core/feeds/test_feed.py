from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.core.feeds.feed import plain_title, unique


@pytest.mark.parametrize(("title", "plain"), [
    ("AT&amp;T &#8217;s <i>new</i>\n cable", "AT&T ’s new cable"), ("if a < b & c > d", "if a < b & c > d"),
    ("<script>alert(1)</script>", "<script>alert(1)</script>"), ("Zero\x00 and \ud800", "Zero and"), ("", ""),
])  # fmt: skip
def test_titles_become_text(title: str, plain: str) -> None:
    assert plain_title(title) == plain


@given(st.text(max_size=60))
def test_a_title_is_one_clean_line(title: str) -> None:
    plain = plain_title(title)
    assert plain == " ".join(plain.split())
    assert "\0" not in plain


def test_values_stand_once_in_order_and_empty_ones_not_at_all() -> None:
    assert unique(["Harbour", "", "Fähre", " Harbour ", "<b></b>"]) == ("Harbour", "Fähre")
    assert unique([]) == ()

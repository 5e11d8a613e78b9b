from __future__ import annotations

import pytest

from crawler.core.plain_text.joined_lines import is_dated, is_menu, is_share_bar


@pytest.mark.parametrize(
    ("line", "menu"),
    [
        ("Home | News | Local sport", True),
        ("Startseite · Politik · Kultur", True),
        ("News / Region / Harbour", True),
        ("News | Sport", False),
        ("Home | News of the whole wide world | Sport", False),
        ("3 May | Pier | Sport", False),
        ("Trams and/or buses", False),
        ("Home | News | " + "Sport | " * 60, False),
    ],
)
def test_a_menu_is_three_short_names_or_more(line: str, menu: bool) -> None:
    assert is_menu(line) is menu


@pytest.mark.parametrize(
    ("line", "dated"),
    [
        ("Ada Marsh · 3 May 2024 · 4 min read", True),
        ("2024-05-03 | Politics", True),
        ("Friday 3 May 2024 | Harbour | Ada Marsh", True),
        ("3 May 2024", False),  # one part: `lines` tells
        ("Why the ferry made its last trip | 3 May 2024", False),
        ("Ada Marsh | Politics", False),
        ("Is it safe? | 3 May 2024", False),
    ],
)
def test_a_date_with_brief_parts_beside_it_is_one_line(line: str, dated: bool) -> None:
    assert is_dated(line) is dated


@pytest.mark.parametrize(
    ("line", "bar"), [("Facebook Twitter Email", True), ("Share", False), ("Share the bridge", False)]
)
def test_a_share_bar_holds_buttons_alone(line: str, bar: bool) -> None:
    assert is_share_bar(line) is bar

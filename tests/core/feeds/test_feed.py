from __future__ import annotations

from crawler.core.feeds.feed import unique


def test_values_stand_once_in_order_and_empty_ones_not_at_all() -> None:
    assert unique(["Harbour", "", "Fähre", " Harbour ", "<b></b>"]) == ("Harbour", "Fähre")
    assert unique([]) == ()

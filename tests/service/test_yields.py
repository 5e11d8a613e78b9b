from __future__ import annotations

from newsfold.cli.service.yields import yield_bar


def test_a_bar_is_as_high_as_a_run_gave_articles() -> None:
    assert yield_bar([0, 1, 700, None, 350]) == "▁▂█×▅"
    assert yield_bar([0, 0]) == "▁▁"
    assert yield_bar([None]) == "×"
    assert yield_bar([]) == ""

from __future__ import annotations

from urllib.parse import quote

import pytest

from crawler.core.links.slugs import spells_title


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("tin/duong-ven-song-xuong-cap/", "Đường ven sông xuống cấp"),
        ("2024/05/17/4711-bruecke-bleibt-nachts-offen-82.html", "Brücke bleibt nachts offen"),
        ("brucke-bleibt-nachts-offen", "Brücke bleibt nachts offen"),
        ("bridge-stays-open-at-night", "Bridge stays open at night!"),
        ("why-the-old-bridge-stays-open-at-night-in-the-harb", "Why the old bridge stays open at night in the harbour"),
        (quote("הגשר-פתוח-בלילה"), "הגשר פתוח בלילה"),
    ],
)
def test_an_address_spells_a_title(path: str, title: str) -> None:
    assert spells_title(f"https://courier.example/{path}", title)


@pytest.mark.parametrize(
    ("url", "title"),
    [
        ("https://courier.example/news", "News"),
        ("https://courier.example/harbour-news", "Harbour news"),
        ("https://courier.example/bridge-stays-open", "Bridge stays open at night"),
        ("https://courier.example/", "The Courier of the harbour"),
        (None, "Bridge stays open at night"),
        ("https://courier.example/bridge-stays-open-at-night", ""),
    ],
)
def test_an_address_that_spells_none(url: str | None, title: str) -> None:
    assert not spells_title(url, title)

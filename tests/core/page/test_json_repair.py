from __future__ import annotations

from typing import Any

import pytest

from crawler.core.page.json_repair import load


@pytest.mark.parametrize(
    ("block", "said"),
    [
        ('{"headline": "Bridge opens"}', {"headline": "Bridge opens"}),
        ('<!-- {"headline": "Bridge opens"} -->', {"headline": "Bridge opens"}),
        ('//<![CDATA[\n{"headline": "Bridge opens"}\n//]]>', {"headline": "Bridge opens"}),
        ('{"headline": "Bridge opens",}', {"headline": "Bridge opens"}),
        ('{"headline": "Bridge opens"};', {"headline": "Bridge opens"}),
        ("{&quot;headline&quot;: &quot;Bridge opens&quot;}", {"headline": "Bridge opens"}),
        ('{"headline": "Bridge opens"} and more', {"headline": "Bridge opens"}),
        ('{"name": "Ferry"}\n{"name": "Bridge"}', [{"name": "Ferry"}, {"name": "Bridge"}]),
        ('{"headline": "Bridge\nopens"}', {"headline": "Bridge\nopens"}),
    ],
)
def test_broken_json_is_mended(block: str, said: Any) -> None:
    assert load(block) == said


def test_what_is_no_json_gives_its_plain_fields() -> None:
    torn = (
        '{"@type": "NewsArticle", "headline": "The \\"bridge\\" opens", "author": [{"name": "Ada Marsh"}], "image": {'
    )

    assert load(torn) == {"@type": "NewsArticle", "headline": 'The "bridge" opens', "author": "Ada Marsh"}


@pytest.mark.parametrize("block", ["", "window.dataLayer = x", "[" * 5_000])
def test_what_says_nothing_gives_nothing(block: str) -> None:
    assert not load(block)

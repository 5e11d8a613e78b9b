from __future__ import annotations

import pytest

from crawler.core.phrasebook.embed_notices import is_embed_notice


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        (f"An dieser Stelle sehen Sie einen externen Inhalt von HarbourTube{', der den Text ergänzt' * 8}", True),
        ("The Courier shows a post of Ann Holm here. We ask for your permission before anything is loaded.", True),
        ("The council allows embedded content on the pages of the harbour from May on.", False),
        ("", False),
    ],
)
def test_why_something_of_another_site_is_not_shown(line: str, *, is_one: bool) -> None:
    assert is_embed_notice(line) is is_one

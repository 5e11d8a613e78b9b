from __future__ import annotations

import pytest

from crawler.config.model import Fetch
from crawler.settings import for_fetch


@pytest.mark.parametrize(
    ("name", "contact", "said"),
    [
        ("newsfold (news archive crawler)", None, "newsfold (news archive crawler)"),
        (
            "newsfold (news archive crawler)",
            "desk@paper.example",
            "newsfold (news archive crawler; +desk@paper.example)",
        ),
        ("gazette-reader/2", "https://paper.example/bot", "gazette-reader/2 (+https://paper.example/bot)"),
    ],
)
def test_a_contact_stands_behind_the_user_agent_and_robots_txt_is_asked_without(
    name: str, contact: str | None, said: str
) -> None:
    settings = for_fetch(Fetch(user_agent=name, contact=contact))
    assert (settings["USER_AGENT"], settings["ROBOTSTXT_USER_AGENT"]) == (said, name)

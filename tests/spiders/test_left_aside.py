from __future__ import annotations

import pytest

from crawler.core.types import Relation
from crawler.session.stats import LeftAddresses
from crawler.spiders.frontier import Frontier
from crawler.spiders.left_aside import LeftAside
from crawler.spiders.scope import Left, Step, Target

SITE = "https://paper.example"


def page(path: str) -> Target:
    return Target(SITE + path, Relation.PAGE, Step.LISTING, 1, "/")


def counted(left: LeftAside) -> dict[str, int]:
    return {addresses.reason: addresses.count for addresses in left.counts()}


def test_each_address_counts_once_and_not_when_it_is_fetched_after_all() -> None:
    frontier = Frontier()
    left = LeftAside(frontier)
    for url in (f"{SITE}/a", f"{SITE}/a", f"{SITE}/b"):
        left.note(url, Left.SCOPE)
    left.note("https://other.example/", Left.OFF_SITE)
    assert counted(left) == {"scope": 2, "off-site": 1}
    frontier.add(page("/a"))
    frontier.pop()
    assert left.counts()[0] == LeftAddresses(reason="scope", count=1, url=f"{SITE}/b")


def test_what_the_frontier_holds_back_counts_by_its_reason() -> None:
    frontier = Frontier(limit=1)
    for path in ("/a", "/b", "/c", "/more/more/more"):
        frontier.add(page(path))
    frontier.pop()
    assert counted(LeftAside(frontier)) == {"limit": 2, "endless": 1}
    frontier.abandon()
    assert counted(LeftAside(frontier)) == {"later": 2, "endless": 1}


def test_the_number_that_is_kept_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crawler.spiders.left_aside.MAX_NOTED", 10)
    left = LeftAside(Frontier())
    for number in range(20):
        left.note(f"{SITE}/{number}", Left.SCOPE)
    assert counted(left) == {"scope": 10}

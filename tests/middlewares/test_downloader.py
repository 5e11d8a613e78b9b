from __future__ import annotations

from scrapy import Request

from crawler.middlewares.downloader import PacedSlot, host_of
from crawler.middlewares.pacing.pace import Pace


def test_the_editions_of_a_site_are_one_host() -> None:
    names = ("https://paper.example/a", "http://www.paper.example/b", "https://m.paper.example:443/c")
    assert {host_of(Request(name)) for name in names} == {"paper.example"}


def test_a_request_counts_for_the_host_that_it_goes_to_wherever_it_comes_from() -> None:
    assert host_of(Request("https://other.example/a", meta={"download_slot": "paper.example"})) == "other.example"


def test_chance_never_makes_a_pause_shorter_than_was_promised() -> None:
    slot = PacedSlot(8, Pace(floor=10.0), 0.5)
    assert min(slot.download_delay() for _ in range(100)) == 10.0
    assert max(slot.download_delay() for _ in range(100)) > 10.0

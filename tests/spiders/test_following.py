from __future__ import annotations

from crawler.spiders.following import ForeignHosts


def test_pages_of_others_are_bounded_and_those_of_the_publisher_are_not() -> None:
    foreign = ForeignHosts("https://feeds.paper.example/all.xml", 2)
    assert all(foreign.admit(f"https://www.paper.example/{number}") for number in range(9))
    assert [foreign.admit(f"https://other{number}.example/") for number in range(4)] == [True, True, False, False]
    assert foreign.admit("https://paper.example/")

from __future__ import annotations

from collections.abc import Callable
from zlib import crc32

import pytest

from crawler.core.links.shapes import shape_of
from crawler.core.types import Relation
from crawler.spiders.frontier import Frontier
from crawler.spiders.scope import Step, Target


def noise(path: str, number: int) -> int:
    """Return another number for each link of each page."""
    return crc32(f"{path} {number}".encode())


SITE = "https://paper.example"
Links = Callable[[str], list[str]]


def page(path: str, relation: Relation = Relation.PAGE, depth: int = 1, parent: str = "/") -> Target:
    return Target(SITE + path, relation, Step.LISTING, depth, parent)


def crawl(frontier: Frontier, links: Links, digests: Callable[[str], list[bytes]], limit: int = 3_000) -> list[str]:
    """Visit what the frontier gives, as a spider does, and return the paths in order."""
    visited: list[str] = []
    while (target := frontier.pop()) is not None:
        path = target.url.removeprefix(SITE)
        visited.append(path)
        assert len(visited) <= limit, visited[-20:]
        frontier.settle(target, digests(path))
        for link in links(path):
            relation = Relation.ARTICLE if link.startswith("/story") else Relation.PAGE
            frontier.add(page(link, relation, target.depth + 1, shape_of(target.url)))
    return visited


def test_gives_each_page_once_whatever_it_carries() -> None:
    frontier = Frontier()
    assert frontier.add(page("/a?utm_source=mail&id=7"))
    assert not frontier.add(page("/a?id=7"))
    assert not frontier.add(page("/a?id=7#part"))
    assert SITE + "/a?id=7" in frontier
    assert SITE + "/b" not in frontier
    assert len(frontier) == 1


def test_articles_and_next_pages_come_before_other_links_and_near_ones_before_far_ones() -> None:
    frontier = Frontier()
    for target in (page("/about"), page("/story", Relation.ARTICLE, 5), page("/p2", Relation.NEXT, 2)):
        frontier.add(target)
    frontier.add(page("/feed", Relation.FEED, 9))
    order = []
    while (popped := frontier.pop()) is not None:
        order.append(popped.url.removeprefix(SITE))
    assert order == ["/feed", "/p2", "/story", "/about"]


def test_the_limit_counts_what_is_handed_out() -> None:
    frontier = Frontier(limit=2)
    for path in ("/a", "/b", "/c"):
        frontier.add(page(path))
    assert [frontier.pop() is not None for _ in range(3)] == [True, True, False]
    assert frontier.limit_hit


def test_a_limit_that_is_just_enough_was_not_hit() -> None:
    frontier = Frontier(limit=1)
    frontier.add(page("/a"))
    frontier.pop()
    assert frontier.pop() is None
    assert not frontier.limit_hit


@pytest.mark.parametrize(
    ("trap", "most"),
    [
        (lambda path: [f"/calendar/{int(path.split('/')[2] or 0) + 1}/05"], 40),
        (lambda path: [f"/session?sid={noise(path, n):x}" for n in range(5)], 40),
        (lambda path: [f"/maze/{noise(path, n)}" for n in range(10)], 40),
        (lambda path: [f"{path.rstrip('/')}/{letter}" for letter in "abcdefgh"], 80),
        (lambda path: [f"{path.rstrip('/')}/more/"], 5),
        (lambda path: [f"{path.rstrip('/')}/{len(path)}"], 80),
    ],
)
def test_traps_end_by_themselves(trap: Links, most: int) -> None:
    frontier = Frontier()
    frontier.add(page("/calendar/1/05" if "calendar" in trap("/x/0/")[0] else "/facets/all"))
    assert len(crawl(frontier, trap, lambda _: [])) <= most


def test_a_trap_beside_a_large_site_costs_none_of_its_stories() -> None:
    def links(path: str) -> list[str]:
        if path == "/":
            return ["/calendar/1", "/list/0"]
        kind, number = path.rsplit("/", 1)
        if kind == "/calendar":
            return [f"/calendar/{int(number) + 1}"]
        if kind == "/list":
            stories = [f"/story/{int(number) * 10 + n}" for n in range(10)]
            return [*stories, f"/list/{int(number) + 1}"] if int(number) < 99 else stories
        return []

    frontier = Frontier()
    frontier.add(page("/"))
    visited = crawl(frontier, links, lambda path: [path.encode()] if path.startswith("/story") else [])
    assert sum(path.startswith("/story") for path in visited) == 1_000
    assert frontier.given_up == 1


def test_an_archive_of_many_bare_pages_is_gone_through_since_stories_are_behind_it() -> None:
    """All months are nearer than the first story; they wait until the stories behind some prove the others' worth."""

    def links(path: str) -> list[str]:
        if path == "/":
            return [f"/archive/{month}" for month in range(400)]
        if path.startswith("/archive/"):
            return [f"/text-{path.rsplit('/', 1)[1]}"]
        return []

    frontier = Frontier()
    frontier.add(page("/"))
    visited = crawl(frontier, links, lambda path: [path.encode()] if path.startswith("/text") else [])
    assert sum(path.startswith("/text") for path in visited) == 400


def test_pages_of_known_articles_are_visited_for_long() -> None:
    frontier = Frontier()
    for number in range(400):
        frontier.add(page(f"/tag/{number}"))
    assert len(crawl(frontier, lambda _: [], lambda _: [b"the same story"])) == 400


def test_posts_that_are_gone_do_not_keep_from_the_months_above_them() -> None:
    """A copy of a blog without most of its posts: they still stand whole in its months, in the folders of the posts."""
    frontier = Frontier()
    for number in range(300):
        frontier.add(page(f"/2010/{number % 12 + 1}/{number % 28 + 1}/post-{number}/", Relation.ARTICLE))
    for number in range(120):
        frontier.add(page(f"/{2000 + number // 12}/{number % 12 + 1}/"))
    visited = []
    while (target := frontier.pop()) is not None:
        path = target.url.removeprefix(SITE)
        visited.append(path)
        is_gone = "post" in path
        frontier.settle(target, [] if is_gone else [path.encode()], is_gone=is_gone)
    months = [path for path in visited if "post" not in path]
    assert len(months) == 120
    assert len(visited) - len(months) <= 64, "the posts themselves are given up in time"


@pytest.mark.parametrize("path", ["/a/b/a/b/a", "/" + "x1/" * 16, "/more/more/more/", "/" + "a" * 3_000])
def test_addresses_without_end_are_refused(path: str) -> None:
    assert not Frontier().add(page(path))


@pytest.mark.parametrize("path", ["/2011/11/11/bridge-opens", "/en/news/2026/05/04/city/north/bridge-opens"])
def test_dates_and_deep_sections_are_not(path: str) -> None:
    assert Frontier().add(page(path))


def test_the_number_that_wait_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crawler.spiders.frontier.MAX_WAITING", 100)
    frontier = Frontier()
    for number in range(60):
        frontier.add(page(f"/{number}"))
    assert len(frontier) == 50
    assert frontier.given_up == 10
    assert frontier.add(page("/story", Relation.ARTICLE))

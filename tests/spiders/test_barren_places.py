from __future__ import annotations

import pytest

from crawler.core.links.shapes import shape_of
from crawler.core.types import Relation
from crawler.spiders import frontier as frontiers
from crawler.spiders.frontier import Frontier
from crawler.spiders.scope import Step, Target

SITE = "https://paper.example"
MAZE = [f"/maze/{number}" for number in range(200)]


def visited(frontier: Frontier, paths: list[str], fruitful: frozenset[str] = frozenset()) -> list[str]:
    """Queue pages, visit what the frontier gives, and return the paths in order."""
    for path in paths:
        frontier.add(Target(SITE + path, Relation.PAGE, Step.LISTING, 1, "/"))
    seen = []
    while (target := frontier.pop()) is not None:
        path = target.url.removeprefix(SITE)
        seen.append(path)
        frontier.settle(target, [path.encode()] if path in fruitful else [])
    return seen


def after(frontier: Frontier) -> Frontier:
    """Return the frontier of the next crawl."""
    following = Frontier()
    following.remember(frontier.barren())
    return following


def test_what_gave_nothing_is_looked_at_again_in_a_few_places_only() -> None:
    first = Frontier()
    assert len(visited(first, MAZE)) == 32
    second = after(first)
    assert len(visited(second, MAZE)) == 4
    assert len(visited(after(second), MAZE)) == 4


def test_a_place_that_comes_to_life_is_visited_as_ever() -> None:
    first = Frontier()
    visited(first, MAZE)
    second = after(first)
    assert len(visited(second, MAZE, frozenset(MAZE))) == len(MAZE)
    assert second.barren() == {}


def test_other_places_of_the_site_are_not_affected() -> None:
    first = Frontier()
    visited(first, MAZE)
    stories = [f"/2026/05/{number}" for number in range(20)]
    assert len(visited(after(first), stories)) == len(stories)


def test_pages_that_ended_a_crawl_are_asked_last() -> None:
    frontier = Frontier()
    frontier.remember({}, [f"{SITE}/2026/05/1"])
    assert visited(frontier, [f"/2026/05/{number}" for number in range(4)])[-1] == "/2026/05/1"


def test_the_places_that_are_remembered_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    first = Frontier()
    for desk in ("tide", "ferry", "quay"):
        visited(first, [f"/{desk}/{number}" for number in range(40)])
    assert set(first.barren()) == {shape_of(f"{SITE}/{desk}/1") for desk in ("tide", "ferry", "quay")}
    monkeypatch.setattr(frontiers, "_MAX_BARREN", 2)
    assert len(first.barren()) == 2


def test_unchanged_pages_count_as_when_they_were_read_so_that_a_list_without_end_grows_no_further() -> None:
    lists = [f"/list/{number}" for number in range(200)]
    first = Frontier()
    known = set(visited(first, lists))
    second = Frontier()
    for path in lists:
        second.add(Target(SITE + path, Relation.PAGE, Step.LISTING, 1, "/"))
    seen = []
    while (target := second.pop()) is not None:
        seen.append(target.url.removeprefix(SITE))
        second.settle_unchanged(target, has_articles=False)
    assert set(seen) == known


def test_unchanged_pages_with_articles_speak_for_their_place() -> None:
    frontier = Frontier()
    for path in MAZE:
        frontier.add(Target(SITE + path, Relation.PAGE, Step.LISTING, 1, "/"))
    count = 0
    while (target := frontier.pop()) is not None:
        count += 1
        frontier.settle_unchanged(target, has_articles=True)
    assert count == len(MAZE)

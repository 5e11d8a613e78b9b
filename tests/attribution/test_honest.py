"""Those who may speak for others, or copy them: planets, feeds at a service, agencies, subdomains, moved houses."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crawler.archive.ingest import ingest
from crawler.core.types import Verdict
from tests.attribution.conftest import Act, Settle
from tests.attribution.presses import RIVAL, World, story

TRUE = story("ferry")
PLANET = "planet.example"


@pytest.mark.parametrize("order", ["planet first", "blog first"])
def test_a_planets_post_is_the_blogs_once_the_blog_has_it(world: World, settle: Settle, order: str) -> None:
    signed = replace(TRUE, author="Planet Bot")
    acts: list[Act] = [
        lambda: world.front(PLANET, signed, story("tram")),
        lambda: world.own_page(RIVAL, replace(TRUE, author=None)),
    ]
    for act in acts if order == "planet first" else reversed(acts):
        act()
    settle()
    own = world.whole(world.article(RIVAL).id)
    assert (own.publisher, own.url, own.url_claimed, own.authors) == (RIVAL, TRUE.path, False, ())
    assert [(one.publisher, one.defers) for one in own.publications] == [(RIVAL, False), (PLANET, True)]
    edited = replace(TRUE, author=None, altered="An earlier version gave another price.")
    assert world.own_page(RIVAL, edited)[0].verdict is Verdict.REVISION


@pytest.mark.parametrize("line", ["Advertisement", "By Ida Sand"])
def test_a_planets_post_in_other_furniture_is_the_blogs_as_well(world: World, settle: Settle, line: str) -> None:
    world.front(PLANET, replace(TRUE, more=(line,), author="Planet Bot"), story("tram"))
    world.own_page(RIVAL, TRUE)
    settle()
    own = world.whole(world.article(RIVAL).id)
    assert (own.publisher, own.url, own.url_claimed, own.authors) == (RIVAL, TRUE.path, False, ("Ida Sand",))
    assert [one.publisher for one in own.publications] == [RIVAL, PLANET]


def test_a_planet_alone_keeps_the_addresses_that_it_names(world: World, settle: Settle) -> None:
    world.front(PLANET, TRUE, story("tram", "other.example"))
    settle()
    assert [(one.site, one.url, one.url_claimed) for one in world.articles()] == [
        (PLANET, TRUE.path, True),
        (PLANET, story("tram", "other.example").path, True),
    ]


def test_a_feed_at_a_service_that_the_pages_call_theirs_gives_the_same_article(world: World, settle: Settle) -> None:
    service = "feeds.service.example"
    in_feed = replace(TRUE, more=("Read it with all pictures in the paper of the harbour, as every day.",))
    world.feed(service, in_feed, path="/rival")
    world.own_page(RIVAL, TRUE, feeds=(f"https://{service}/rival",))
    settle()
    own = world.whole(world.article(RIVAL).id)
    assert (own.text, own.publisher, len(own.revisions)) == (TRUE.text, RIVAL, 1)
    assert len(world.articles()) == 1


def test_hosts_of_one_domain_speak_for_each_other(world: World, settle: Settle) -> None:
    news, front = f"news.{RIVAL}", f"www.{RIVAL}"
    own = story("ferry", news)
    teaser = replace(own, altered="")
    world.front(front, teaser, story("tram", news))
    world.own_page(news, replace(own, altered="An earlier version gave another price."))
    settle()
    (ferry,) = [one for one in world.articles() if "ferry" in one.text]
    assert (ferry.url_claimed, ferry.site, ferry.publisher, ferry.revision_count) == (False, news, RIVAL, 1)


def test_an_agency_text_is_one_article_of_all_who_carry_it(world: World, settle: Settle) -> None:
    carriers = ("north.example", "south.example", "west.example")
    for place, host in enumerate(carriers):
        world.own_page(host, story("bridge", host, headline=f"Bridge, seen from place {place}"))
    settle()
    (wire,) = world.articles()
    assert [one.site for one in world.whole(wire.id).publications] == list(carriers)
    assert [world.article(host).title for host in carriers] == [f"Bridge, seen from place {n}" for n in range(3)]


def test_who_edits_an_agency_text_has_an_article_of_its_own_then(world: World, settle: Settle) -> None:
    north, south = story("bridge", "north.example"), story("bridge", "south.example")
    world.own_page("north.example", north)
    world.own_page("south.example", south)
    edited = replace(north, altered="An earlier version gave another price.")
    (judgement,) = world.own_page("north.example", edited)
    assert (judgement.verdict, judgement.of) == (Verdict.REVISION, 1)
    settle()
    assert world.article("south.example").text == south.text
    assert {one.text for one in world.articles("north.example")} == {north.text, edited.text}
    again = replace(north, altered="An earlier version gave a third price.")
    assert world.own_page("north.example", again)[0].of == 2


def test_a_cache_that_shows_a_page_of_the_paper_is_a_publication_beside_it(world: World, settle: Settle) -> None:
    cache = "rival-example.cdn.cache.example"
    world.own_page(RIVAL, TRUE)
    world.own_page(cache, TRUE, at=f"https://{cache}/c/s/{RIVAL}/2026/ferry-opens")
    settle()
    own = world.whole(world.article(RIVAL).id)
    assert (own.publisher, own.url_claimed) == (RIVAL, False)
    assert [one.publisher for one in own.publications] == [RIVAL, "cache.example"]


def test_a_paper_that_moved_house_has_its_articles_once(world: World, settle: Settle) -> None:
    moved = story("ferry", "newhouse.example")
    world.own_page(RIVAL, TRUE)
    world.own_page("newhouse.example", moved)
    world.own_page("newhouse.example", replace(moved, topic="tram"), canonical=moved.path, at=moved.path)
    settle()
    ferry = world.articles()[0]
    assert [one.site for one in world.whole(ferry.id).publications] == [RIVAL, "newhouse.example"]


def test_what_is_ingested_is_the_word_of_whoever_did(world: World, settle: Settle) -> None:
    text = TRUE.text.replace('"', "'").replace("\n", "\\n")
    lines = [
        f'{{"id": "a", "title": "{TRUE.headline}", "text": "{text}", "url": "{TRUE.path}"}}',
        f'{{"id": "b", "title": "Another headline", "text": "{text}", "site": "other.example"}}',
    ]
    list(ingest(world.database, ((n, line.encode()) for n, line in enumerate(lines, 1)), "mine", lambda: world.now))
    settle()
    own = world.whole(world.article(RIVAL).id)
    assert [(one.site, one.is_word) for one in own.publications] == [(RIVAL, True), ("other.example", True)]
    assert not own.url_claimed

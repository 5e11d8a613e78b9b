"""What a hostile site may say of a rival, and what the archive makes of it; see docs/attribution.md."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from crawler.core.types import Verdict
from tests.attribution.conftest import Act, Settle
from tests.attribution.presses import DENIED, HOSTILE, RIVAL, Story, World, story

TRUE = story("ferry")
ALTERED = replace(TRUE, altered="The harbour board has hidden from everybody that the hull leaks.", author="Nobody")
SAYS = ("feed", "front", "own page")
ORDERS = ("rival first", "stranger first")


def says(world: World, one: Story, how: str) -> None:
    """Let the stranger publish an article at the address that it names, by a feed, a list or a page of its own."""
    if how == "own page":
        world.own_page(HOSTILE, one, at=f"https://{HOSTILE}/copy/{one.topic}", canonical=one.path)
    elif how == "front":
        world.front(HOSTILE, one, story("tram", HOSTILE))
    else:
        world.feed(HOSTILE, one)


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("how", SAYS)
def test_altered_text_at_a_rivals_address_is_a_claim_of_the_stranger(
    world: World, settle: Settle, how: str, order: str
) -> None:
    acts: list[Act] = [lambda: world.own_page(RIVAL, TRUE), lambda: says(world, ALTERED, how)]
    for act in acts if order == ORDERS[0] else reversed(acts):
        act()
    settle()
    own = world.whole(world.article(RIVAL).id)
    assert (own.title, own.text, own.authors, own.url) == (TRUE.headline, TRUE.text, ("Ida Sand",), TRUE.path)
    assert own.revisions == ()
    assert [one.publisher for one in own.publications] == [RIVAL]
    (claim,) = [one for one in world.articles(HOSTILE) if one.text == ALTERED.text]
    assert (claim.publisher, claim.url_claimed) == (HOSTILE, how != "own page")  # which has an address of its own


@pytest.mark.parametrize("how", SAYS)
def test_what_a_rival_never_published_is_none_of_its_articles(world: World, settle: Settle, how: str) -> None:
    says(world, story("bridge", altered="The county engineer has fled the country."), how)
    settle()
    assert world.articles(RIVAL) == []
    (claim,) = [one for one in world.articles(HOSTILE) if "bridge" in one.text]
    assert (claim.publisher, claim.url_claimed) == (HOSTILE, how != "own page")


@pytest.mark.parametrize("how", ["feed", "front"])
def test_a_stranger_teaches_no_furniture_of_a_rival(world: World, settle: Settle, how: str) -> None:
    telling = replace(TRUE, more=(DENIED,))
    world.own_page(RIVAL, telling)
    world.own_page(RIVAL, story("bakery", more=(DENIED,)))
    topics = ("bridge", "library", "tram", "orchard")
    forged = [
        story(topic, more=(DENIED,), path=f"https://{RIVAL}/2026/{topic}-{n}", headline=f"{topic} {n} {topic}ville")
        for n, topic in enumerate(topics)
    ]
    if how == "feed":
        world.feed(HOSTILE, *forged)
    else:
        world.front(HOSTILE, *forged)
    settle()
    assert world.furniture(RIVAL) == []
    assert {one.text for one in world.articles(RIVAL)} == {telling.text, story("bakery", more=(DENIED,)).text}


def test_a_rivals_two_articles_are_not_joined_by_what_a_stranger_repeats(world: World, settle: Settle) -> None:
    first, second = replace(TRUE, more=(DENIED,)), replace(TRUE, path=f"https://{RIVAL}/2026/ferry-later")
    world.own_page(RIVAL, first)
    world.own_page(RIVAL, second)
    for number, topic in enumerate(("bridge", "library", "tram", "orchard", "bakery")):
        taught = story(topic, HOSTILE, more=(DENIED,), headline=f"{topic} {number} {topic}ville")
        world.own_page(HOSTILE, taught)
        world.feed(HOSTILE, replace(taught, path=f"https://{RIVAL}/2026/{topic}"))
    settle()
    assert [one.text for one in world.articles(RIVAL)] == [first.text, second.text]


@pytest.mark.parametrize("order", ORDERS)
def test_a_sentence_that_a_stranger_repeats_stays_in_a_rivals_article(world: World, settle: Settle, order: str) -> None:
    for number, topic in enumerate(("bridge", "library", "tram", "orchard", "bakery")):
        world.own_page(HOSTILE, story(topic, HOSTILE, more=(DENIED,), headline=f"{topic} {number} {topic}ville"))
    assert world.furniture(HOSTILE) == [DENIED]
    telling = replace(TRUE, more=(DENIED,))
    acts: list[Act] = [
        lambda: world.own_page(RIVAL, telling),
        lambda: world.own_page(HOSTILE, story("ferry", HOSTILE)),
        lambda: world.own_page(HOSTILE, story("ferry", HOSTILE, path=f"https://{HOSTILE}/b", more=(DENIED,))),
    ]
    for act in acts if order == ORDERS[0] else reversed(acts):
        act()
    settle()
    assert world.article(RIVAL).text == telling.text


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("listed", [False, True])
def test_the_same_text_is_on_record_as_each_site_has_it(world: World, settle: Settle, order: str, listed: bool) -> None:
    false = story("ferry", HOSTILE, headline="Ferry sinks on its first night", author="A. Forger", day="2026-03-01")
    acts: list[Act] = [
        lambda: world.front(RIVAL, TRUE, story("tram")) if listed else world.own_page(RIVAL, TRUE),
        lambda: world.own_page(HOSTILE, false),
    ]
    for act in acts if order == ORDERS[0] else reversed(acts):
        act()
    settle()
    own, theirs = world.articles(RIVAL)[0], world.article(HOSTILE)
    assert own.id == theirs.id
    assert (own.title, own.authors, own.url) == (TRUE.headline, ("Ida Sand",), TRUE.path)
    assert own.published_at == datetime(2026, 3, 2, 8, tzinfo=UTC)
    assert (theirs.title, theirs.authors, theirs.url) == (false.headline, ("A. Forger",), false.path)
    mine, other = world.said_by(RIVAL, own.id), world.said_by(HOSTILE, own.id)
    assert mine.on_own_page is not listed
    assert other.on_own_page
    assert mine.first_seen_at is not None
    assert other.first_seen_at is not None
    assert (mine.first_seen_at < other.first_seen_at) == (order == ORDERS[0])
    assert world.whole(own.id).publisher_count == 2


@pytest.mark.parametrize("path", [TRUE.path, ""])
def test_a_copy_changes_nothing_that_an_article_says(world: World, settle: Settle, path: str) -> None:
    unsigned = replace(TRUE, author=None, day=None, path=path)
    world.front(RIVAL, unsigned, story("tram"))
    before = world.articles(RIVAL)[0]
    world.own_page(HOSTILE, story("ferry", HOSTILE, headline="Ferry sinks on its first night", author="A. Forger"))
    settle()
    after = world.articles(RIVAL)[0]
    assert (after.title, after.authors, after.published_at, after.url, after.site, after.publisher) == (
        before.title, (), None, before.url, RIVAL, RIVAL,
    )  # fmt: skip
    assert world.said_by(HOSTILE, after.id).authors == ("A. Forger",)


def test_a_strangers_feed_signs_and_dates_no_article_of_a_rival(world: World, settle: Settle) -> None:
    world.own_page(RIVAL, replace(TRUE, author=None, day=None))
    world.feed(HOSTILE, replace(TRUE, author="A. Forger", day="2026-03-01"))
    settle()
    own = world.article(RIVAL)
    assert (own.authors, own.published_at) == ((), None)
    said = world.said_by(HOSTILE, own.id)
    assert (said.authors, said.url_claimed, said.defers) == (("A. Forger",), True, True)


@pytest.mark.parametrize("edited", ["before the rival", "after the rival"])
def test_an_edit_of_the_stranger_leaves_the_rivals_text(world: World, settle: Settle, edited: str) -> None:
    copy = story("ferry", HOSTILE)
    forged = replace(copy, altered="The harbour board has hidden from everybody that the hull leaks.")
    world.own_page(HOSTILE, copy)
    acts: list[Act] = [lambda: world.own_page(RIVAL, TRUE), lambda: world.own_page(HOSTILE, forged)]
    for act in acts if edited == "after the rival" else reversed(acts):
        act()
    world.own_page(RIVAL, TRUE)
    settle()
    own = world.article(RIVAL)
    assert (own.text, own.title, own.url) == (TRUE.text, TRUE.headline, TRUE.path)
    assert world.said_by(RIVAL, own.id).revision is None
    assert forged.text in {one.text for one in world.articles(HOSTILE)}


def test_a_sighting_names_the_text_that_was_seen(world: World) -> None:
    edited = replace(TRUE, altered="An earlier version gave another price.")
    world.front(RIVAL, TRUE, story("tram"))
    world.own_page(RIVAL, edited)
    whole = world.whole(world.articles(RIVAL)[0].id)
    assert whole.text == edited.text
    assert {one.page_url: one.revision for one in whole.sightings} == {f"https://{RIVAL}/": 1, TRUE.path: None}
    assert [one.text for one in whole.revisions] == [TRUE.text]
    world.own_page(RIVAL, TRUE)
    back = world.whole(whole.id)
    assert back.text == edited.text  # what a page had before may come from a cache
    assert {one.page_url: one.revision for one in back.sightings} == {f"https://{RIVAL}/": 1, TRUE.path: 1}


def test_a_rivals_correction_that_a_stranger_published_first_is_on_record_as_the_rivals(
    world: World, settle: Settle
) -> None:
    corrected = replace(TRUE, altered="An earlier version gave another price.")
    world.own_page(RIVAL, TRUE)
    world.own_page(HOSTILE, replace(corrected, path=f"https://{HOSTILE}/copy", headline="Ferry sinks"))
    world.own_page(RIVAL, corrected)
    settle()
    assert {(one.title, one.text) for one in world.articles(RIVAL)} >= {(TRUE.headline, corrected.text)}


def test_what_a_stranger_leaves_out_of_its_copy_is_not_left_out_of_the_rivals(world: World, settle: Settle) -> None:
    for number, topic in enumerate(("bridge", "library", "tram", "orchard", "bakery")):
        world.own_page(HOSTILE, story(topic, HOSTILE, more=(DENIED,), headline=f"{topic} {number} {topic}ville"))
    telling = replace(TRUE, more=(DENIED,))
    world.own_page(HOSTILE, replace(telling, path=f"https://{HOSTILE}/copy"))
    world.own_page(RIVAL, telling)
    settle()
    assert world.article(RIVAL).text == telling.text


def test_a_flood_of_texts_at_a_rivals_address_makes_no_revision(world: World, settle: Settle) -> None:
    world.own_page(RIVAL, TRUE)
    for number in range(9):
        world.feed(HOSTILE, replace(TRUE, altered=f"Version {number} of the story says that {number} hulls leak."))
    settle()
    own = world.whole(world.article(RIVAL).id)
    assert (own.text, own.revisions) == (TRUE.text, ())


def test_two_blogs_of_one_service_are_two_publishers(world: World, settle: Settle) -> None:
    anna, bert = "anna.blogspot.com", "bert.blogspot.com"
    post = story("ferry", anna)
    world.own_page(anna, post)
    world.front(bert, replace(post, altered="Bert knows better, as ever."), story("tram", bert))
    settle()
    assert world.article(anna).text == post.text
    assert world.articles(bert)[0].url_claimed


@pytest.mark.parametrize("how", ["feed", "front"])
def test_a_true_copy_that_names_its_source_is_a_publication_of_the_stranger(
    world: World, settle: Settle, how: str
) -> None:
    world.own_page(RIVAL, TRUE)
    says(world, TRUE, how)
    settle()
    whole = world.whole(world.article(RIVAL).id)
    assert [(one.publisher, one.url_claimed, one.defers) for one in whole.publications] == [
        (RIVAL, False, False),
        (HOSTILE, True, True),
    ]
    assert world.own_page(RIVAL, ALTERED)[0].verdict is Verdict.REVISION

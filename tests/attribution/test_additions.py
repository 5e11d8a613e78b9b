"""Words that a stranger adds, or takes over: never shown as a rival's; see docs/attribution.md."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.attribution.conftest import Act, Settle
from tests.attribution.presses import DENIED, HOSTILE, RIVAL, World, story
from tests.attribution.test_strangers import ORDERS, TRUE, says

_SHORT = "Mayor arrested"


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("how", ["front", "own page"])
@pytest.mark.parametrize("said", [DENIED, _SHORT])
def test_what_a_stranger_adds_is_never_shown_as_a_rivals(
    world: World, settle: Settle, said: str, how: str, order: str
) -> None:
    """Though it is the stranger's furniture, or looks like a label, and stands at the rival's address."""
    for number, topic in enumerate(("bridge", "library", "tram", "orchard", "bakery")):
        world.own_page(HOSTILE, story(topic, HOSTILE, more=(said,), headline=f"{topic} {number} {topic}ville"))
    forged = replace(TRUE, altered=said, author="A. Forger")
    acts: list[Act] = [lambda: world.own_page(RIVAL, TRUE), lambda: says(world, forged, how)]
    for act in acts if order == ORDERS[0] else reversed(acts):
        act()
    says(world, replace(TRUE, more=(said,)), how)
    settle()
    own = world.article(RIVAL)
    assert (own.title, own.text, own.authors) == (TRUE.headline, TRUE.text, ("Ida Sand",))
    assert said not in own.text
    mine = [one for one in world.articles() if one.publisher == RIVAL]
    assert all(one.text == TRUE.text for one in mine)


def test_a_stranger_that_calls_a_link_blog_its_feed_does_not_take_over_what_that_says(
    world: World, settle: Settle
) -> None:
    comment = replace(story("ferry", HOSTILE), headline="On the ferry, with a grain of salt")
    world.feed(RIVAL, comment, story("tram", "other.example"))
    taken = replace(story("ferry", HOSTILE), altered="As even the rival has to admit by now.")
    world.own_page(HOSTILE, taken, feeds=(f"https://{RIVAL}/feed.xml",))
    settle()
    own = world.articles(RIVAL)[0]
    assert (own.publisher, own.title, own.text) == (RIVAL, comment.headline, comment.text)
    assert world.whole(own.id).revisions == ()

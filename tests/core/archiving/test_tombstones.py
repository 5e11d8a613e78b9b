"""What a removed article is known by, and what is not it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from crawler.core.archiving.arrivals import Arrival
from crawler.core.archiving.changes import Plan, See, Settled
from crawler.core.archiving.tombstones import (
    REMOVED,
    Leaving,
    is_removed,
    tombstones_of,
    wanted_tombstones,
    with_removed,
)
from crawler.core.types import Judgement, Verdict
from tests.core.archiving.made_pages import NOON, SITE, arrival, candidate, text_of, title_of, url_of

OTHER = "bay.example"
DAY = timedelta(days=1)
LONG = "\n\n".join(text_of(town) for town in ("Vellmar", "Oberrode", "Kirchau", "Steinbek"))


def shown(
    text: str = LONG,
    title: str = title_of("Vellmar"),
    url: str | None = url_of("Vellmar"),
    published_at: datetime | None = NOON,
    host: str = SITE,
) -> Arrival:
    return arrival(candidate(title, text, url, published_at), own=True, host=host)


def leaving(one: Arrival, **said: object) -> Leaving:
    found = one.candidate.fingerprint
    whole = Leaving(
        publisher=one.publisher,
        text_key=one.text_key,
        core_digest=found.core_digest,
        tokens=found.tokens,
        title=one.candidate.article.title,
        url_key=one.url_key,
        published_at=one.published_at,
        last_text_at=one.at,
    )
    return replace(whole, **said)  # type: ignore[arg-type]


def stays_away(removed: Leaving, again: Arrival) -> bool:
    known = {key: day for key, day in tombstones_of(removed).items() if key in wanted_tombstones([again])}
    return is_removed(again, known)


@pytest.mark.parametrize(
    "again",
    [
        shown(),
        shown(url=None, published_at=None),
        shown(url=url_of("Oberrode"), title="Another headline"),
        shown("Another text, on its own page, of the same day.", title="Edited"),
        shown("A teaser …", title="Lanterns", published_at=None),
        shown("An edit, dated anew.", published_at=NOON + 9 * DAY),
    ],
    ids=["the same", "on a list", "elsewhere on the site", "an edit", "a teaser", "an edit of another date"],
)
def test_what_was_removed_stays_away(again: Arrival) -> None:
    assert stays_away(leaving(shown()), again)


@pytest.mark.parametrize(
    "again",
    [
        shown(host=OTHER, url=url_of("Vellmar", OTHER)),
        shown(host=OTHER),
        shown(host=OTHER, url=None),
        shown("Another text.", url=url_of("Oberrode")),
        shown("What stands there a week later.", title="The next one", published_at=NOON + 7 * DAY),
    ],
    ids=["its text elsewhere", "as another claims it", "without address", "another article", "the next at its address"],
)
def test_what_is_another_ones_is_not_hidden(again: Arrival) -> None:
    assert not stays_away(leaving(shown()), again)


def test_a_text_of_before_stays_away_on_lists_and_at_its_address() -> None:
    before = shown("What it said at first.", url=None)
    removed = leaving(shown(), earlier=[(before.text_key, "At first")])
    assert stays_away(removed, before)
    elsewhere = shown("What it said at first.", url=url_of("Oberrode"))
    assert not stays_away(removed, elsewhere)  # a list that was read wrong gave it that text: it is the other one's


def test_who_published_it_too_does_not_bring_it_back() -> None:
    removed = leaving(shown(), elsewhere=[(OTHER, url_of("Vellmar"), True)])
    assert stays_away(removed, shown(host=OTHER))
    assert stays_away(removed, shown("Another wording of the claim.", host=OTHER))
    assert not stays_away(removed, shown(host="quay.example"))


def test_an_address_of_several_articles_tells_nothing() -> None:
    removed = leaving(shown(), shares_address=True)
    assert stays_away(removed, shown())
    assert not stays_away(removed, shown("The next on the same page.", published_at=None))


def test_a_notice_of_another_day_is_another_notice() -> None:
    notice = "The library stays closed on Monday."
    removed = leaving(shown(notice))
    assert stays_away(removed, shown(notice))
    assert stays_away(removed, shown(notice, url=url_of("Oberrode"), published_at=NOON + DAY))
    assert not stays_away(removed, shown(notice, url=url_of("Oberrode"), published_at=NOON + 7 * DAY))


def test_an_undated_article_is_dated_by_when_it_was_seen() -> None:
    removed = leaving(shown(published_at=None))
    later = shown("The next one.", title="Next", published_at=NOON + 30 * DAY)
    assert not stays_away(removed, later)
    assert stays_away(removed, shown("An edit.", title="Edited", published_at=NOON))


def test_the_plan_tells_of_all_arrivals() -> None:
    kept = Settled(Judgement(verdict=Verdict.NEW), 7)
    plan = Plan(settled=(kept,), sightings=(See(7, 0, 0),))
    assert with_removed(plan, [True, False, True]).settled == (REMOVED, kept, REMOVED)
    assert with_removed(plan, [False]) is plan

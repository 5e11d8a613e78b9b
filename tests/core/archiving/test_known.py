from __future__ import annotations

from datetime import timedelta

import pytest

from crawler.core.archiving.arrivals import Arrival, as_notice
from crawler.core.archiving.known import Holding, KnownArticle, TextMatch, match_text, says_more
from tests.core.archiving.made_pages import HOUR, NOON, Shown, arrival, candidate, known, url_of

FOUND = Shown("Vellmar", url=url_of("Vellmar")).on(0)


def match(found: Arrival, *articles: KnownArticle) -> TextMatch | None:
    holdings = {found.text_key: [Holding(one.article_id, NOON) for one in articles]}
    return match_text(found, holdings, {one.article_id: one for one in articles})[1]


def test_a_text_belongs_to_the_article_that_has_it_now() -> None:
    found = match(FOUND, known(1), known(2, FOUND.text_key), known(3, place="Vellmar"))
    assert found is not None
    assert (found.article_id, found.is_current) == (2, True)


def test_of_those_that_had_it_the_one_at_its_address_comes_first_then_the_earliest() -> None:
    for articles, number in (((known(1), known(3, place="Vellmar")), 3), ((known(4), known(2)), 2)):
        found = match(FOUND, *articles)
        assert found is not None
        assert (found.article_id, found.is_current, found.is_newer) == (number, False, False)


def test_an_earlier_text_may_be_newer_than_the_current_one() -> None:
    _, found = match_text(FOUND, {FOUND.text_key: [Holding(1, NOON + HOUR)]}, {1: known(1)})
    assert found is not None
    assert found.is_newer


@pytest.mark.parametrize(("days", "recurs"), [(4, False), (5, True)])
def test_a_notice_of_other_days_is_looked_for_under_a_digest_of_its_own(days: int, recurs: bool) -> None:
    day = NOON + timedelta(days=days)
    found = arrival(candidate("Closed", "The reading room is closed on Monday.", url_of("a"), day))
    first, own = known(1, found.text_key), known(2, as_notice(found).text_key)
    holdings = {one.text_key: [Holding(one.article_id, NOON)] for one in (first, own)}
    told, matched = match_text(found, holdings, {1: first, 2: own})
    assert matched is not None
    assert matched.article_id == (2 if recurs else 1)
    assert (told.text_key == own.text_key) is recurs


@pytest.mark.parametrize(
    ("shown", "article"),
    [
        (Shown("a", url=url_of("a"), authors=("Ana Lopez",)), known(1, place="a")),
        (Shown("a", url=url_of("a"), published_at=NOON), known(1, place="a")),
        (Shown("a", authors=("Ana Lopez",)), known(1, place="a")),
    ],
)
def test_what_is_said_already_or_elsewhere_is_not_more(shown: Shown, article: KnownArticle) -> None:
    assert not says_more(shown.on(0), article)

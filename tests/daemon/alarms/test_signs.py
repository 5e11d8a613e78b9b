"""Dates and titles among the latest articles of a source, by the signs of `newsfold check`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from crawler.core.checking.signs import dates, titles
from crawler.daemon.alarms.signs import signs
from crawler.daemon.alarms.values import UNCHANGED, Alarm, Aspect
from storage.alarm_records import LatestArticle
from tests.daemon.alarms.runs import NOON

Dating = Callable[[int], datetime | None]


def at(number: int) -> datetime:
    return NOON + timedelta(minutes=number)


def articles(
    count: int, first: int, title: str = "The ferry of {} leaves early", dated: Dating | None = None
) -> list[LatestArticle]:
    dating = dated or at
    return [
        LatestArticle(
            id=number, title=title.format(f"{number} oars"), published_at=dating(number),
            first_seen_at=NOON + timedelta(minutes=number),
        )
        for number in range(first + count - 1, first - 1, -1)
    ]  # fmt: skip


KNOWN = articles(90, 0)


def test_all_is_well() -> None:
    for aspect in (Aspect.DATES, Aspect.TITLES):
        assert signs(aspect, "gazette.example", articles(10, 100), KNOWN, None) is None
        assert signs(aspect, "gazette.example", articles(4, 100), KNOWN, "undated") is UNCHANGED


def test_dates_that_are_missing_all_at_once() -> None:
    undated = articles(10, 100, dated=lambda _: None)
    alarm = signs(Aspect.DATES, "gazette.example", undated, KNOWN, None)
    assert isinstance(alarm, Alarm)
    assert (alarm.kind, alarm.since) == (dates.UNDATED.name, NOON + timedelta(minutes=100))
    assert "10 of the latest 10" in alarm.message
    assert signs(Aspect.DATES, "gazette.example", undated, KNOWN, "undated") is UNCHANGED
    assert signs(Aspect.DATES, "gazette.example", undated, articles(90, 0, dated=lambda _: None), None) is None


def test_half_of_them_is_enough() -> None:
    for undated, is_told in ((4, False), (5, True)):
        some = articles(10, 100, dated=lambda number, least=100 + undated: at(number) if number >= least else None)  # type: ignore[misc]
        assert isinstance(signs(Aspect.DATES, "gazette.example", some, KNOWN, None), Alarm) == is_told


def test_dates_that_are_all_alike() -> None:
    alarm = signs(Aspect.DATES, "gazette.example", articles(10, 100, dated=lambda _: NOON), KNOWN, None)
    assert isinstance(alarm, Alarm)
    assert alarm.kind == dates.SAME.name


def test_titles_that_are_missing_or_alike() -> None:
    for title, sign in (("Latest news", titles.SHARED), ("", titles.NONE), ("Gazette", titles.SHARED)):
        alarm = signs(Aspect.TITLES, "gazette.example", articles(10, 100, title), KNOWN, None)
        assert isinstance(alarm, Alarm)
        assert alarm.kind == sign.name
    assert signs(Aspect.TITLES, "gazette.example", articles(10, 110), KNOWN, "title-shared") is None

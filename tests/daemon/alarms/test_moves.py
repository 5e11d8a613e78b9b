"""When a source has moved for good."""

from __future__ import annotations

import pytest

from crawler.daemon.alarms.moves import is_elsewhere, moves
from crawler.daemon.alarms.values import UNCHANGED, Alarm
from storage.run_records import RunRecord
from tests.daemon.alarms.runs import HOUR, NOON, URL, a_run

ELSEWHERE = "https://harbour.example/news"


def sent(*places: str | None) -> list[RunRecord]:
    return [a_run("ok", NOON + number * HOUR, moved_to=to) for number, to in enumerate(places)][::-1]


def test_three_runs_in_a_row_that_are_sent_to_the_same_place() -> None:
    assert moves(sent(None, ELSEWHERE, ELSEWHERE), None) is None
    assert moves(sent(ELSEWHERE, "https://quay.example/", ELSEWHERE), None) is None
    alarm = moves(sent(None, ELSEWHERE, ELSEWHERE, ELSEWHERE), None)
    assert isinstance(alarm, Alarm)
    assert (alarm.kind, alarm.severity, alarm.since) == ("moved", "warning", NOON + HOUR)
    assert f"{URL} has moved for good to {ELSEWHERE}" in alarm.message
    assert moves(sent(*[ELSEWHERE] * 4), "moved") is UNCHANGED
    assert moves(sent(ELSEWHERE, ELSEWHERE, ELSEWHERE, None), "moved") is None


def test_a_move_within_the_site_is_something_to_know() -> None:
    alarm = moves(sent(*["https://gazette.example/latest"] * 3), None)
    assert isinstance(alarm, Alarm)
    assert (alarm.kind, alarm.severity) == ("renamed", "info")


def test_a_run_without_a_page_says_nothing() -> None:
    dead = a_run("unreachable", NOON + 9 * HOUR, error="dns")
    assert moves([dead, *sent(ELSEWHERE)], "moved") is UNCHANGED


@pytest.mark.parametrize(
    "other", ["http://gazette.example/news", "https://www.gazette.example/news/", "https://gazette.example/news"]
)
def test_what_is_the_same_place(other: str) -> None:
    assert not is_elsewhere(URL, other)
    assert moves(sent(other, other, other), None) is None

"""When failures of a source are an alarm: hard ones at once, soft ones the second time, passing ones the third."""

from __future__ import annotations

from datetime import timedelta

import pytest

from crawler.daemon.alarms.access import access
from crawler.daemon.alarms.values import UNCHANGED, Alarm
from tests.daemon.alarms.runs import DAY, HOUR, NOON, some_runs

NEEDED = [
    ("refused robots", "refused", 1),
    ("refused http-401", "refused", 1),
    ("refused http-403", "refused", 2),
    ("unreachable http-410", "gone", 1),
    ("unreachable http-404", "gone", 3),
    ("unreachable tls", "unreachable", 2),
    ("unreachable dns", "unreachable", 3),
    ("unreachable http-503", "unreachable", 3),
    ("nothing", "nothing", 2),
    ("failed", "failed", 3),
    ("crashed", "crashed", 3),
]


@pytest.mark.parametrize(("run", "kind", "needed"), NEEDED, ids=[run for run, _, _ in NEEDED])
def test_how_many_runs_in_a_row_make_an_alarm(run: str, kind: str, needed: int) -> None:
    for count in range(1, needed):
        assert access(some_runs("ok", *[run] * count), None) is None
    alarm = access(some_runs("ok", *[run] * needed), None)
    assert isinstance(alarm, Alarm)
    assert (alarm.kind, alarm.since) == (kind, NOON + HOUR)
    assert "gazette.example" in alarm.message
    assert access(some_runs("ok", *[run] * (needed + 1)), kind) is UNCHANGED


def test_weights_add_up() -> None:
    assert access(some_runs("nothing", "unreachable dns"), None) is None
    alarm = access(some_runs("nothing", "unreachable dns", "unreachable dns"), None)
    assert isinstance(alarm, Alarm)
    assert alarm.message.startswith("unreachable in 3 runs in a row")


def test_a_server_that_is_started_anew_is_no_alarm_however_often_it_is_asked() -> None:
    runs = ["unreachable refused"] * 20
    assert access(some_runs(*runs, every=timedelta(seconds=20)), None) is None
    assert access(some_runs(*runs, every=timedelta(seconds=40)), None) is not None


def test_two_failures_a_day_apart_are_enough() -> None:
    assert access(some_runs("unreachable dns", "unreachable dns", every=DAY), None) is not None


def test_what_was_cut_short_says_nothing() -> None:
    assert access(some_runs("nothing", "stopped", "nothing"), None) is not None
    assert access(some_runs("nothing", "stopped"), None) is None
    assert access(some_runs("stopped"), "unreachable") is UNCHANGED


def test_the_page_without_articles_that_is_as_it_was_is_no_recovery() -> None:
    assert access(some_runs("nothing", "nothing", "unchanged"), "nothing") is UNCHANGED
    assert access(some_runs(*["unchanged"] * 30), "nothing") is UNCHANGED
    assert access(some_runs("ok", "unchanged"), "nothing") is None
    assert access(some_runs("nothing", "nothing", "ok"), "nothing") is None
    assert access(some_runs("unreachable dns", "unchanged"), "unreachable") is None


def test_one_failure_of_another_kind_is_not_told_and_enough_of_them_are() -> None:
    dead = ["unreachable dns"] * 3
    assert access(some_runs(*dead, "unreachable http-404"), "unreachable") is UNCHANGED
    changed = access(some_runs(*dead, "refused robots"), "unreachable")
    assert isinstance(changed, Alarm)
    assert (changed.kind, changed.since) == ("refused", NOON + 3 * HOUR)

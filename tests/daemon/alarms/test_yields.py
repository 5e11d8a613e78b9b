"""When a source gives nothing, or far less, by its own measure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from crawler.daemon.alarms.values import UNCHANGED, Alarm, Verdict
from crawler.daemon.alarms.yields import is_judged, usual_gap, yields
from storage.alarm_records import Gain
from tests.daemon.alarms.runs import DAY, HOUR, NOON, a_history


def gains_of(news: Sequence[int]) -> Sequence[Gain]:
    gains = a_history(news).gains
    assert gains is not None
    return gains


def kind(verdict: Verdict) -> str | None:
    return verdict.kind if isinstance(verdict, Alarm) else None


def test_an_hourly_source_is_silent_after_three_of_its_usual_gaps() -> None:
    gives = [1, 0, 0] * 20  # every three hours
    assert usual_gap(gains_of(gives)) == 3 * HOUR
    assert yields(a_history([*gives, 0, 0, 0, 0, 0]), None) is None
    silent = yields(a_history([*gives, 0, 0, 0, 0, 0, 0]), None)
    assert isinstance(silent, Alarm)
    assert (silent.kind, silent.since) == ("silent", NOON + 57 * HOUR)
    assert silent.message == "nothing new in 9 runs; it usually has something within 3 h"


def test_runs_count_too() -> None:
    weekly = a_history([2] * 10 + [0] * 3, 7 * DAY)
    assert yields(weekly, None) is None  # more than three weeks, and four runs only
    assert kind(yields(a_history([2] * 10 + [0] * 4, 7 * DAY), None)) == "silent"


def test_a_lively_source_has_hours() -> None:
    minute = timedelta(minutes=1)
    assert yields(a_history([1] * 100 + [0] * 300, minute), None) is None
    assert kind(yields(a_history([1] * 100 + [0] * 360, minute), None)) == "silent"


def test_a_source_that_is_hardly_known_has_two_weeks() -> None:
    assert yields(a_history([1, 1, 0, 0] + [0] * 320), None) is None
    assert kind(yields(a_history([1, 1, 0, 0] + [0] * 360), None)) == "silent"
    assert kind(yields(a_history([0] * 360), None)) == "silent"


def test_one_outage_is_not_what_is_usual() -> None:
    assert usual_gap(gains_of([1] * 12 + [0] * 50 + [1])) == HOUR
    assert usual_gap(gains_of([1] * 6 + [0] * 50 + [1])) == 51 * HOUR


def test_a_pause_of_the_daemon_is_not_the_silence_of_the_source() -> None:
    before, after = a_history([1] * 50), a_history([0] * 4)
    late = [replace(run, started_at=run.started_at + 30 * DAY) for run in after.runs]
    assert yields(replace(before, runs=(*late, *before.runs[1:]), idle=5), None) is None


def test_silence_ends_with_something_new_and_not_with_a_failure() -> None:
    gives = [1, 0, 0] * 20
    assert yields(a_history([*gives, *[0] * 20], last="unreachable"), "silent") is UNCHANGED
    assert yields(a_history([*gives, *[0] * 20, 1]), "silent") is UNCHANGED
    ended = a_history([*gives, *[0] * 20, 1])
    assert yields(replace(ended, runs=ended.runs[1:], idle=0), "silent") is None


def test_far_fewer_than_on_nearly_every_day_before() -> None:
    days = ([1] * 24) * 9
    assert yields(a_history(days), None) is None
    fewer = yields(a_history([*days, *([0, 0, 0, 0, 1, 0] * 4)]), None)
    assert isinstance(fewer, Alarm)
    assert fewer.kind == "sparse"
    assert fewer.message == "4 new articles in 24 h; at least 24 in nearly every such time before"
    assert yields(a_history([*days, *([0, 0, 1] * 8)]), "sparse") is UNCHANGED  # eight of 24
    assert yields(a_history([*days, *([0, 1] * 12)]), "sparse") is None


def test_weekends_are_usual() -> None:
    week = ([1] * 24) * 5 + ([0, 0, 0, 0, 0, 1] * 4) * 2
    for hours in range(24, 24 * 7, 5):
        assert yields(a_history((week * 4)[: 24 * 14 + hours]), None) is None


def test_nothing_is_usual_before_a_week_is_known() -> None:
    assert yields(a_history([*([1] * 24) * 5, *([0, 0, 0, 0, 1, 0] * 4)]), None) is None


def test_how_much_comes_is_looked_at_once_an_hour() -> None:
    half = timedelta(minutes=30)
    assert is_judged(a_history([]).runs)
    assert is_judged(a_history([0, 0], half).runs)
    assert not is_judged(a_history([0], half).runs)


def test_between_two_looks_only_the_end_of_a_silence_is_seen() -> None:
    ended = replace(a_history([1]), gains=None, idle=0)
    assert yields(ended, "silent") is None
    assert yields(ended, "sparse") is UNCHANGED
    assert yields(replace(ended, idle=1), "silent") is UNCHANGED

"""When sources are due: nights on which clocks change, pauses, quiet hours, paces."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest

from crawler.daemon.due_times import adapted, first_due, in_quiet, lateness, next_cron, next_due, out_of_quiet
from storage.run_records import INTERVAL, RunCounts, Schedule

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def runs(cron: str, zone: str, begin: str, end: str, step: timedelta = 5 * MINUTE) -> list[str]:
    """Crawl as a daemon does that looks at every step: what is due runs, and is due again."""
    now, last = utc(begin), utc(end)
    due, times = next_cron(cron, zone, now), []
    while now <= last:
        if due <= now:
            times.append(f"{now:%m-%d %H:%M}")
            due = next_cron(cron, zone, now)
        now += step
    return times


@pytest.mark.parametrize(
    ("cron", "zone", "begin", "end", "times"),
    [
        # 02:30 is left out in spring, and comes twice in autumn.
        ("30 2 * * *", "Europe/Berlin", "2026-03-28 12:00", "2026-03-30 12:00", ["03-29 01:00", "03-30 00:30"]),
        ("30 2 * * *", "Europe/Berlin", "2026-10-24 12:00", "2026-10-26 12:00", ["10-25 00:30", "10-26 01:30"]),
        ("30 2 * * *", "America/New_York", "2026-03-07 12:00", "2026-03-09 12:00", ["03-08 07:00", "03-09 06:30"]),
        ("30 1 * * *", "America/New_York", "2026-10-31 12:00", "2026-11-02 12:00", ["11-01 05:30", "11-02 06:30"]),
        # Lord Howe: by half an hour only.
        ("10 2 * * *", "Australia/Lord_Howe", "2026-10-03 00:00", "2026-10-05 00:00", ["10-03 15:30", "10-04 15:10"]),
        ("45 1 * * *", "Australia/Lord_Howe", "2026-04-04 00:00", "2026-04-06 00:00", ["04-04 14:45", "04-05 15:15"]),
        # Sao Paulo changed at midnight.
        ("30 0 * * *", "America/Sao_Paulo", "2018-11-03 12:00", "2018-11-05 12:00", ["11-04 03:00", "11-05 02:30"]),
        ("30 23 * * *", "America/Sao_Paulo", "2019-02-16 12:00", "2019-02-18 12:00", ["02-17 01:30", "02-18 02:30"]),
        # Kathmandu never changes, and is 5:45 ahead.
        ("30 2 * * *", "Asia/Kathmandu", "2026-10-24 12:00", "2026-10-26 12:00", ["10-24 20:45", "10-25 20:45"]),
        # Each hour is each hour, also on the night of 25 hours.
        ("30 * * * *", "Europe/Berlin", "2026-10-25 00:00", "2026-10-25 02:00", ["10-25 00:30", "10-25 01:30"]),
    ],
)  # fmt: skip
def test_a_time_of_night_comes_once_when_clocks_change(
    cron: str, zone: str, begin: str, end: str, times: list[str]
) -> None:
    assert runs(cron, zone, begin, end) == times


@pytest.mark.parametrize("started", [utc("2026-10-25 01:10"), utc("2026-10-25 00:31"), utc("2026-10-25 00:30")])
def test_a_run_that_begins_late_on_that_night_does_not_come_again(started: datetime) -> None:
    """At 01:10 UTC it is 02:10 for the second time: the 02:30 that lies before is over."""
    assert next_cron("30 2 * * *", "Europe/Berlin", started) == utc("2026-10-26 01:30")


def test_after_a_day_of_sleep_one_run_catches_up() -> None:
    woken = NOON + timedelta(hours=24, minutes=7)
    assert next_due("bay", 15 * MINUTE, INTERVAL, woken) == woken + 15 * MINUTE
    assert next_due("bay", None, Schedule(cron="0 * * * *"), woken) == utc("2026-03-02 13:00")


def test_a_new_source_is_due_at_once_and_one_of_a_cron_at_its_time() -> None:
    assert first_due("bay", HOUR, INTERVAL, NOON) == NOON
    assert first_due("bay", None, Schedule(cron="30 14 * * *"), NOON) == NOON + 2.5 * HOUR
    assert first_due("bay", None, INTERVAL, NOON) is None
    assert next_due("bay", None, INTERVAL, NOON) is None


def test_jitter_is_that_of_the_name_and_spreads_the_sources() -> None:
    late = [lateness(f"source {number}", HOUR) for number in range(200)]
    assert late == [lateness(f"source {number}", HOUR) for number in range(200)]
    assert timedelta() <= min(late) < 5 * MINUTE
    assert 55 * MINUTE < max(late) < HOUR
    assert lateness("bay", timedelta()) == timedelta()


def test_jitter_moves_a_cron_time_and_the_first_run_and_lengthens_no_interval() -> None:
    late = lateness("bay", HOUR)
    nightly = Schedule(cron="0 13 * * *", jitter=HOUR)
    assert next_due("bay", None, nightly, NOON) == NOON + HOUR + late
    assert next_due("bay", None, nightly, NOON + HOUR) == NOON + HOUR + late
    assert next_due("bay", None, nightly, NOON + HOUR + late) == NOON + 25 * HOUR + late
    assert first_due("bay", HOUR, Schedule(jitter=HOUR), NOON) == NOON + late
    assert next_due("bay", HOUR, Schedule(jitter=HOUR), NOON) == NOON + HOUR


NIGHT = Schedule(timezone="Europe/Berlin", quiet=(time(22), time(6, 30)))
LUNCH = Schedule(quiet=(time(12), time(13)))
SMALL_HOURS = Schedule(timezone="Europe/Berlin", quiet=(time(1), time(2, 30)))


@pytest.mark.parametrize(
    ("schedule", "moment", "begins"),
    [
        (NIGHT, "2026-03-01 20:59", "2026-03-01 20:59"),
        (NIGHT, "2026-03-01 21:00", "2026-03-02 05:30"),
        (NIGHT, "2026-03-02 05:29", "2026-03-02 05:30"),
        (NIGHT, "2026-03-02 05:30", "2026-03-02 05:30"),
        (NIGHT, "2026-03-28 22:00", "2026-03-29 04:30"),  # the night is an hour shorter
        (LUNCH, "2026-03-01 12:00", "2026-03-01 13:00"),
        (LUNCH, "2026-03-01 13:00", "2026-03-01 13:00"),
        (SMALL_HOURS, "2026-03-29 00:15", "2026-03-29 01:30"),  # 02:30 is left out
        (SMALL_HOURS, "2026-10-25 00:15", "2026-10-25 01:30"),  # 02:30 comes twice
        (SMALL_HOURS, "2026-10-25 01:15", "2026-10-25 01:30"),
    ],
)
def test_quiet_hours_end_before_a_crawl_begins(schedule: Schedule, moment: str, begins: str) -> None:
    found = out_of_quiet(schedule, utc(moment))
    assert found == utc(begins)
    assert not in_quiet(schedule, found)


def test_what_is_due_in_quiet_hours_is_due_at_their_end() -> None:
    evening = utc("2026-03-01 20:30")
    assert next_due("bay", HOUR, NIGHT, evening) == utc("2026-03-02 05:30")
    assert first_due("bay", HOUR, NIGHT, evening + HOUR) == utc("2026-03-02 05:30")


def paced(pace: timedelta | None, new: int, repeats: int = 0, unchanged: int = 0) -> timedelta:
    return adapted(pace, RunCounts(new=new, repeats=repeats), unchanged, 10 * MINUTE, 24 * HOUR)


def test_a_pace_begins_at_its_fastest_and_follows_what_is_new() -> None:
    assert paced(None, new=500) == paced(None, new=0) == 10 * MINUTE
    assert paced(HOUR, new=0, repeats=20) == 1.5 * HOUR
    assert paced(HOUR, new=0, unchanged=1) == 1.5 * HOUR
    assert paced(HOUR, new=1, repeats=0) == HOUR
    assert paced(HOUR, new=20) == HOUR / 2  # nothing overlaps
    assert paced(HOUR, new=5, repeats=15) == HOUR
    assert HOUR < paced(HOUR, new=4, repeats=16) < 1.5 * HOUR
    assert HOUR / 2 < paced(HOUR, new=8, repeats=12) < HOUR


@pytest.mark.parametrize(
    ("pace", "fresh_for", "expected"),
    [
        (HOUR, 20 * MINUTE, 30 * MINUTE),
        (HOUR, 3 * HOUR, 3 * HOUR),
        (None, 20 * MINUTE, 20 * MINUTE),
        (HOUR, 500 * HOUR, 24 * HOUR),
    ],
)
def test_a_pace_is_no_shorter_than_the_page_stays_as_it_is(
    pace: timedelta | None, fresh_for: timedelta, expected: timedelta
) -> None:
    assert adapted(pace, RunCounts(new=20), 0, 10 * MINUTE, 24 * HOUR, fresh_for=fresh_for) == expected


def test_a_pace_stays_within_its_bounds() -> None:
    assert paced(11 * MINUTE, new=20) == 10 * MINUTE
    assert paced(23 * HOUR, new=0, repeats=3) == 24 * HOUR


@pytest.mark.parametrize("arrivals", [0.5, 2.0, 8.0])
def test_a_pace_settles_where_polls_of_a_feed_overlap(arrivals: float) -> None:
    """A feed of twenty entries, to which so many come in an hour; the last half of 40 polls misses nothing."""
    pace, behind = paced(None, new=20), 0.0
    for poll in range(40):
        behind += arrivals * pace / HOUR
        new, behind = int(behind), behind % 1
        assert poll < 20 or new < 20
        pace = paced(pace, new=min(new, 20), repeats=20 - min(new, 20))
    assert 10 * MINUTE <= pace <= 24 * HOUR


def test_the_schedule_of_an_adaptive_source_is_its_pace() -> None:
    adaptive = Schedule(slowest=24 * HOUR)
    assert next_due("bay", 10 * MINUTE, adaptive, NOON, 3 * HOUR) == NOON + 3 * HOUR
    assert next_due("bay", 10 * MINUTE, adaptive, NOON) == NOON + 10 * MINUTE

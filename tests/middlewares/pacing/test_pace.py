from __future__ import annotations

import pytest

from crawler.middlewares.pacing.pace import MAX_DELAY, MAX_HOLD, PROBE, PROBES, Pace

NOW = 1_000.0


def a_pace(floor: float = 0.25) -> Pace:
    return Pace(floor=floor)


def test_slow_answers_lengthen_the_delay_at_once_and_quick_ones_shorten_it_by_half() -> None:
    pace = a_pace()
    pace.answered(4.0, 200)
    assert pace.delay == 2.0
    pace.answered(0.2, 200)
    assert pace.delay == pytest.approx(1.05)


def test_the_delay_stays_within_its_bounds() -> None:
    pace = a_pace()
    pace.answered(900.0, 200)
    assert pace.delay == MAX_DELAY
    for _ in range(20):
        pace.answered(0.001, 200)
    assert pace.delay == 0.25


def test_an_error_that_comes_quickly_does_not_shorten_the_delay_but_an_unchanged_page_does() -> None:
    pace = a_pace()
    pace.answered(4.0, 200)
    pace.answered(0.001, 404)
    assert pace.delay == 2.0
    pace.answered(0.001, 304)
    assert pace.delay < 2.0


def test_no_answer_in_time_halves_the_rate() -> None:
    pace = a_pace()
    pace.timed_out()
    assert pace.delay == 0.5


def test_the_delay_of_robots_txt_is_a_floor_even_above_the_usual_bound() -> None:
    pace = a_pace()
    pace.crawl_delay(30.0)
    pace.answered(0.001, 200)
    assert pace.delay == 30.0


def test_the_pace_of_an_own_host_does_not_follow_its_answers() -> None:
    pace = Pace(floor=0.0, adapts=False)
    pace.answered(9.0, 200)
    pace.timed_out()
    assert pace.delay == 0.0


def test_a_host_is_held_as_long_as_it_asks() -> None:
    pace = a_pace()
    assert pace.asked_to_wait(503, 30.0, NOW) == 30.0
    assert (pace.hold_left(NOW + 10), pace.hold_left(NOW + 40), pace.is_closed(NOW)) == (20.0, 0.0, False)


def test_a_host_that_asks_for_more_than_a_run_waits_is_left_for_the_next_and_never_for_more_than_a_day() -> None:
    pace = a_pace()
    later = NOW
    for _ in range(PROBES - 1):
        assert pace.asked_to_wait(429, 1e12, later) == PROBE  # that page may speak of itself alone
        assert not pace.is_closed(later)
        later += PROBE
    assert pace.asked_to_wait(429, 1e12, later) == MAX_HOLD
    assert pace.is_closed(later + 100)
    assert not pace.is_closed(later + MAX_HOLD)


def test_one_page_that_asks_for_an_hour_closes_no_host_whose_other_pages_come() -> None:
    pace, now = a_pace(), NOW
    for _ in range(5):
        assert pace.asked_to_wait(429, 3600, now) == PROBE
        now += PROBE
        pace.answered(0.1, 200)
    assert not pace.is_closed(now)


def test_pauses_grow_where_no_time_is_named_until_the_run_ends_there() -> None:
    pace, now, pauses = a_pace(), NOW, []
    while not pace.is_closed(now):
        pauses.append(pace.asked_to_wait(503, None, now))
        now += 0 if pace.is_closed(now) else pauses[-1]
    assert pauses == [0.25, 0.75, 2.25, 6.75, 20.25, 60.75]


def test_answers_to_what_was_asked_before_the_pause_do_not_count_again_but_may_lengthen_it() -> None:
    pace = a_pace()
    for _ in range(8):
        pace.asked_to_wait(503, None, NOW)
    assert (pace.busy, pace.hold_left(NOW)) == (1, 0.25)
    pace.asked_to_wait(503, 5.0, NOW)
    assert pace.hold_left(NOW) == 5.0


def test_a_page_that_comes_ends_the_row_of_pauses() -> None:
    pace = a_pace()
    pace.asked_to_wait(503, None, NOW)
    pace.answered(0.1, 200)
    assert pace.asked_to_wait(503, None, NOW + 1) == 0.25


def test_too_many_requests_means_fewer_until_pages_come_again_also_at_an_own_host() -> None:
    pace = Pace(floor=0.0, adapts=False)
    pace.asked_to_wait(429, 1.0, NOW)
    assert pace.delay == 0.25
    pace.asked_to_wait(429, 1.0, NOW + 2)
    assert pace.delay == 0.5
    for _ in range(60):
        pace.answered(0.1, 200)
    assert pace.delay < 0.01

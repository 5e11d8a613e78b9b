from __future__ import annotations

from threading import Event, Thread

import pytest

from newsfold.web.kept_counts import KeptCounts


class _Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_quick_count_is_never_kept_and_a_slow_one_for_a_while() -> None:
    clock = _Clock()
    counts = KeptCounts(clock)
    assert (counts.get("quick", lambda: 1), counts.get("quick", lambda: 2)) == (1, 2)

    def slowly(value: int) -> int:
        clock.now += 1.0
        return value

    assert counts.get("slow", lambda: slowly(1)) == 1
    clock.now += 49.0
    assert counts.get("slow", lambda: slowly(2)) == 1
    clock.now += 2.0
    assert counts.get("slow", lambda: slowly(3)) == 3


def test_while_one_counts_again_others_get_what_was_counted_before() -> None:
    clock, begun, go_on = _Clock(), Event(), Event()
    counts = KeptCounts(clock)
    counts.get("size", lambda: 1)

    def count() -> int:
        begun.set()
        go_on.wait(60)
        return 2

    counting = Thread(target=counts.get, args=("size", count))
    counting.start()
    begun.wait(60)
    assert counts.get("size", lambda: 3) == 1
    go_on.set()
    counting.join()


def test_a_count_that_fails_is_tried_again() -> None:
    counts = KeptCounts()

    def fail() -> int:
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011
        counts.get("size", fail)
    assert counts.get("size", lambda: 4) == 4

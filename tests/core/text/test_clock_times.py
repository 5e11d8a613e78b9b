from __future__ import annotations

from datetime import timedelta, tzinfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.core.text.clock_times import clocks_around, zone_of

DATE = "16 may 2024"


def _clocks(text: str) -> list[tuple[tuple[int, int, int], float | None]]:
    start = text.index(DATE)
    found = clocks_around(text, start, start + len(DATE))
    return [(clock.time, _hours(clock.zone)) for clock in found]


def _hours(zone: tzinfo | None) -> float | None:
    offset = zone.utcoffset(None) if zone is not None else None
    return offset / timedelta(hours=1) if offset is not None else None


@pytest.mark.parametrize(
    ("text", "time", "zone"),
    [
        ("16 may 2024, 14:05", (14, 5, 0), None),
        ("16 may 2024 um 14.05 uhr", (14, 5, 0), None),
        ("16 may 2024 14h05", (14, 5, 0), None),
        ("16 may 2024 at 2:05 p.m. est", (14, 5, 0), -5),
        ("16 may 2024 12:05 am", (0, 5, 0), None),
        ("16 may 2024 at 2 pm", (14, 0, 0), None),
        ("16 may 2024 14:05:09 +0530", (14, 5, 9), 5.5),
        ("16 may 2024 14:05 мск", (14, 5, 0), 3),
        ("16 may 2024 14:05 (gmt+7)", (14, 5, 0), 7),
        ("16 may 2024 14:05 uhr (mesz)", (14, 5, 0), 2),
        ("16 may 2024 오후 2:05", (14, 5, 0), None),
        ("16 may 2024 午前12:05", (0, 5, 0), None),
        ("16 may 2024 2:05 μ.μ.", (14, 5, 0), None),
        ("16 may 2024 2:05 م", (14, 5, 0), None),
        ("14:05, 16 may 2024", (14, 5, 0), None),
        ("16 may 2024: 14.05", (14, 5, 0), None),
        ("16 may 2024: kl. 14.05", (14, 5, 0), None),
        ("14時05分 16 may 2024", (14, 5, 0), None),
    ],
)
def test_a_time_stands_behind_its_date_or_before_it(text: str, time: tuple[int, int, int], zone: float | None) -> None:
    assert _clocks(text) == [(time, zone)]


def test_of_two_times_the_one_behind_goes_first() -> None:
    assert [time for time, _ in _clocks("9:30 | 16 may 2024 | 14:05")] == [(14, 5, 0), (9, 30, 0)]


def test_a_time_within_the_date_goes_first() -> None:
    text = "may 16 14:05:09 2024"
    assert next(clocks_around(text, 0, len(text))).time == (14, 5, 9)


@pytest.mark.parametrize(
    "text",
    [DATE, "16 may 2024 at 14:05 pm", "16 may 2024 and much later it was 14:05", "16 may 2024: ferry 1.12 is out"],
)
def test_no_time_is_better_than_a_wrong_one(text: str) -> None:
    assert _clocks(text) == []


def test_no_time_begins_before_the_earliest_place() -> None:
    text = "14:05 16 may 2024"
    assert list(clocks_around(text, 6, len(text), earliest=3)) == []


@pytest.mark.parametrize(
    ("name", "offset", "hours"),
    [("z", None, 0), ("cest", None, 2), ("aest", None, 10), (None, "+02:00", 2), (None, "-0330", -3.5),
     (None, "+9", 9), ("cet", "+03", 3), (None, "−05:00", -5)],
)  # fmt: skip
def test_zones_have_names_and_offsets(name: str | None, offset: str | None, hours: float) -> None:
    assert _hours(zone_of(name, offset)) == hours


@pytest.mark.parametrize(("name", "offset"), [(None, None), ("xyz", None), (None, "+15:00"), (None, "+02:75")])
def test_what_is_no_zone(name: str | None, offset: str | None) -> None:
    assert zone_of(name, offset) is None


@given(st.text(alphabet="0123456789:.hapm +-utc時", max_size=30), st.text(alphabet="0123456789:. apm+-z", max_size=30))
def test_each_time_stands_where_it_says(before: str, behind: str) -> None:
    text = before + DATE + behind
    for clock in clocks_around(text, len(before), len(before) + len(DATE)):
        assert 0 <= clock.start < clock.end <= len(text)


@pytest.mark.parametrize(
    ("name", "language", "hours"),
    [
        ("ist", "en-IN", 5.5), ("ist", "he", 2), ("ist", "en-IE", 1), ("ist", "en", None), ("ist", None, None),
        ("bst", "en-GB", 1), ("bst", "bn", 6), ("bst", None, None), ("cst", "en-US", -6), ("cst", "zh-TW", 8),
        ("cst", "es_MX", -6), ("cst", "de", None),
    ],
)  # fmt: skip
def test_the_land_or_the_language_tells_which_zone_a_shared_name_is_of(
    name: str, language: str | None, hours: float | None
) -> None:
    assert _hours(zone_of(name, None, language)) == hours

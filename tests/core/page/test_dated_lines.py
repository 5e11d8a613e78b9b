from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.core.html.dom import parse
from crawler.core.page.dated_lines import (
    DAY_FIRST,
    beside_date,
    day_order_of,
    is_date_line,
    is_day,
    is_stamp,
    says_date,
    says_dates_only,
    without_stamp,
)
from crawler.core.text.dates import MONTH_FIRST


@pytest.mark.parametrize(
    "line", ["12 March 2026", "Published on 12 March 2026", "Donnerstag, 12. März 2026", "2026-03-12"]
)
def test_a_line_of_the_date_alone(line: str) -> None:
    assert is_date_line(line)
    assert says_date(line)


@pytest.mark.parametrize("line", ["Ada Marsh, harbour desk, 12 March 2026", "10:30", "3 hours ago"])
def test_a_date_may_stand_beside_an_author_or_be_a_time(line: str) -> None:
    assert says_date(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "The bridge stays open",
        "Route 12 to the quay",
        "The bridge that was built in 1999 by the engineers of the town stays open",
        "12 March 2026, " * 6,
    ],
)
def test_other_lines_give_no_date(line: str) -> None:
    assert not says_date(line)
    assert not is_date_line(line)


def test_how_much_may_stand_beside_the_date_is_the_callers_choice() -> None:
    line = "Ada Marsh in the harbour, 12 March 2026"

    assert not is_date_line(line)
    assert is_date_line(line, beside=30)


@given(st.text(max_size=120))
def test_a_line_of_the_date_is_short(line: str) -> None:
    assert not says_date(line) or len(line) <= 80
    assert not is_date_line(line) or len(line) <= 80


@pytest.mark.parametrize(
    ("dates", "host", "order"),
    [
        (("03/04/2026", "25/03/2026"), "post.example", DAY_FIRST),
        (("03/04/2026", "3/25/2026"), "post.example", MONTH_FIRST),
        (("03/04/2026",), "post.example", None),
        (("25/03/2026", "3/25/2026"), "post.co.uk", None),  # both: it may be any
        (("03/04/2026",), "post.co.uk", DAY_FIRST),
        (("03/04/2026",), "post.edu", MONTH_FIRST),
        (("3/25/2026",), "post.co.uk", MONTH_FIRST),
        (("05.10.04", "05.27.04"), "post.example", MONTH_FIRST),
        (("05.27.2004", "3/25/2026"), "post.example", MONTH_FIRST),
        (("05.27.04", "25/03/2026"), "post.example", None),
        (("04.10.04", "by Ann at April 10, 2004 11:04 PM"), "post.example", MONTH_FIRST),
        (("04/10/2004", "Saturday, 4 October 2004"), "post.example", DAY_FIRST),
        (("04.10.04", "by Ann at June 1, 2004"), "post.example", None),
        (("The version 10.15.20 of the chart of the harbour is out",), "post.example", None),
        (("2026/03/25", "25.3.2026", "route 25/3/2026/7"), "post.example", None),
    ],
)
def test_other_dates_of_the_page_tell_the_order_then_the_house(
    dates: tuple[str, ...], host: str, order: str | None
) -> None:
    page = "".join(f"<p>Posted {date}</p>" for date in dates)
    assert day_order_of(parse(f"<body>{page}</body>"), host) == order


def test_a_stamp_ends_in_a_date_with_its_time_of_day() -> None:
    assert is_stamp("//Posted by annb at January 28, 2004 10:23 AM")
    assert is_stamp("Ann, 28 January 2004, 10:23")
    assert not is_stamp("Posted by annb at January 28, 2004")
    assert not is_stamp("On January 28, 2004 10:23 AM the bridge was shut")
    assert not is_stamp("The bridge was shut on January 28, 2004 at 10:23.")


def test_a_day_is_a_date_with_at_most_its_weekday() -> None:
    assert all(map(is_day, ("05.27.04", "[12 March 2026]", "Thursday, March 12, 2026", "domenica, agosto 06, 2006")))
    assert not any(map(is_day, ("Concert, 12 March 2026", "The bridge, Thursday, 12 March 2026", "Thursday")))


@pytest.mark.parametrize("text", ["4.58 / 5", "Average GPA: 3.65", "4.92 of 5.0"])
def test_a_number_with_a_point_is_no_time_of_day(text: str) -> None:
    assert not says_date(text)


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("[ 07:18 ] The ferry sails", "The ferry sails"),
        ("[ dimanche 26 octobre 2025, 22:31 ] Le bac", "Le bac"),
        ("[2004-05-03] - The ferry sails", "The ferry sails"),
        ("[Update] The ferry sails", "[Update] The ferry sails"),
        ("[Part 2 of 3] The ferry", "[Part 2 of 3] The ferry"),
        ("[07:18]", "[07:18]"),
    ],
)
def test_a_time_in_brackets_is_no_part_of_the_title_behind_it(title: str, bare: str) -> None:
    assert without_stamp(title) == bare


def test_a_date_stands_in_a_line_whichever_of_its_numbers_is_the_day() -> None:
    assert is_day("12-04-2022")
    assert beside_date("04/12/2022 The bridge stays open") == "The bridge stays open"
    assert beside_date("Route 44-12-2022") is None


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("Published 12 March 2026 | Updated: 14 March 2026", True), ("Zadnja izmjena: 12.03.2026 10:15", True),
        ("Thursday, 12 March 2026", True), ("12.03.2026", True), ("Ann Beck | Published 12 March 2026", False),
        ("Ferry sails on 12 March 2026", False), ("Published", False), ("Updated " + "12.03.2026 " * 9, False),
    ],
)  # fmt: skip
def test_a_line_of_dates_and_their_labels_says_nothing_else(line: str, says: bool) -> None:
    assert says_dates_only(line) is says

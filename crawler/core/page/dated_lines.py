"""Lines that say a date and little else, and in which order the dates of an English page give day and month."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from crawler.core.html.dom import Tree
from crawler.core.phrasebook.stock_lines import is_byline, is_date_label, is_weekday
from crawler.core.text.dates import MONTH_FIRST, FoundDate, find_dates
from crawler.core.text.normalise import fold

LONGEST = 80
"""Characters of a line of date and author at most."""
_SURE = LONGEST // 4
"""Characters of a line at most that says nothing but the date that its digits look like."""
_BESIDE_AUTHOR = LONGEST // 2
"""Characters beside the date at most, where an author or a section may stand with it."""
_BESIDE = 15
"""The same for a line of the date alone: a weekday, or "Published on"."""
_MARKS = 3
"""The same for a heading: it may be in brackets."""
_LOOKS = re.compile(
    r"(?<!\d)(?:19|20)\d\d(?!\d)|(?<!\d)\d{1,2}[:h.]\d\d(?!\d)|\d{1,2}[./-]\d{1,2}[./-]\d\d"
    r"|\d+ \w{1,12} ago\b|[年月]\d{1,2}"
)
"""What nearly all dates and times hold: looked for first, since to read a date costs a hundred times as much."""
_DIGIT = re.compile(r"\d")
"""What each of these has, and most lines have not."""
_STAMPED = re.compile(r"\[\s*([^\[\]]{4,48}?)\s*\]\s*[:–—-]?\s*(\S.*)")
"""Brackets before a title, and the title."""
_POINT = re.compile(r"\d{1,2}\.\d\d")
"""What may be a time of day, and may as well be any number."""

DAY_FIRST = "en-GB"
_HOUSES = {
    DAY_FIRST: frozenset(("uk", "ie", "au", "nz", "in", "za", "ng", "ke", "gh", "pk", "lk", "bd", "my", "sg", "mt")),
    MONTH_FIRST: frozenset(("us", "gov", "edu", "mil")),
}
"""Last parts of hosts in whose lands one order is usual."""
_NUMBERS = re.compile(r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2((?:19|20)\d\d|\d\d)(?![\d/-]|\.\d)")
_LONGEST_MONTH = 12
"""The largest number of a month: what is larger is a day."""
LONGEST_TITLED = 120
"""Characters of a line of title and date at most."""
_WEEKDAY = 14
"""Characters beside such a date at most on the side where the title does not stand: a weekday or brackets."""
_JOINTS = " \t:|/–—-·•,()[]"
"""What stands between a title and its date."""
_CLOSING = {")": "(", "]": "["}
"""Brackets around a title, of which the one before it counts among the joints."""
_YEAR_OR_DAY = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|\d{1,2}[./-]\d{1,2}|[年月]\d{1,2}")
"""What all but a few dates hold: looked for first, since to read a date costs a hundred times as much."""
_YEARS = tuple(f"{mark}{century}" for mark in "./-" for century in ("19", "20"))
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)|\d[./-]\d\d(?!\d)")
"""What the lines hold that may tell the order."""
_LONGEST_SHORT = 24
"""Characters at most of a line with a date of two digits each that tells it: in a longer one it may be a version."""
_MOST_NAMED = 60
"""Lines with the name of a month that are compared with dates in numbers; bounds the dates that are read."""
_LONGEST_TELLING = 120
"""Characters of a block with a date that tells how the house writes; a longer one may quote another's."""
_BY = frozenset(("da", "от"))
"""Words for "by" that open too many sentences to name anybody elsewhere."""


@lru_cache(maxsize=4096)  # dates stand in many rows of a page, and of the pages of a site
def says_date(text: str) -> bool:
    """Return whether a line of at most `LONGEST` characters gives a date, alone or beside an author."""
    found = _LOOKS.search(text) if _DIGIT.search(text) else None
    if found is None:
        return False
    # A point stands in ratings and prices, too.
    is_sure = len(text) <= _SURE and _POINT.fullmatch(found[0]) is None
    return is_sure or is_date_line(text, _BESIDE_AUTHOR)


def is_date_line(text: str, beside: int = _BESIDE) -> bool:
    """Return whether a line says a date and at most `beside` characters more."""
    if len(text) > LONGEST:
        return False
    dates = _first_date(text)
    return bool(dates) and len(text) - (dates[0].end - dates[0].start) <= beside


def says_dates_only(text: str) -> bool:
    """Return whether a line says dates with their labels and nothing else: "Published 3 May 2026 | Updated 7 May"."""
    if len(text) > LONGEST or _YEAR_OR_DAY.search(text) is None:
        return False
    dates = find_dates(text)
    starts, ends = [*(each.start for each in dates), len(text)], [0, *(each.end for each in dates)]
    beside = (text[end:start].strip(f"{_JOINTS}：") for end, start in zip(ends, starts, strict=True))
    return bool(dates) and all(not rest or is_date_label(rest) or is_weekday(fold(rest)) for rest in beside)


def account_of_stamp(text: str) -> str | None:
    """Return the one word that a line names as its writer behind a label and a date: "Posted on 3 May 2004 by ana".

    What a bar parts from it says where it is filed: then no label need stand before the date.
    """
    if len(text) > LONGEST or _YEAR_OR_DAY.search(text) is None:
        return None
    text, bar, _ = text.partition(" | ")
    dates = _first_date(text)
    label = text[: dates[0].start].strip(f"{_JOINTS}：") if dates else ""
    if not dates or not (is_date_label(label) if label else bar):
        return None
    label, _, name = text[dates[0].end :].strip(_JOINTS).rpartition(" ")
    return name if label in _BY or (label and is_byline(f"{label} Jane Doe")) else None


def beside_date(text: str) -> str | None:
    """Return what a line says beside a date at its edge, "" if no more than a weekday, None without a date."""
    if len(text) > LONGEST_TITLED or not _YEAR_OR_DAY.search(text):
        return None
    dates = _first_date(text)
    if not dates:
        return None
    before, behind = text[: dates[0].start].rstrip(_JOINTS), text[dates[0].end :].lstrip(_JOINTS)
    if len(before) > _WEEKDAY and len(behind) > _WEEKDAY:
        return None
    title = max(before, behind, key=len)
    if title[-1:] in _CLOSING and _CLOSING[title[-1]] not in title:
        title = title[:-1].rstrip()
    return title if len(title) > _WEEKDAY and not is_date_label(text) else ""


def _first_date(text: str) -> Sequence[FoundDate]:
    """Return the first date of a line, if any, whichever of its numbers is the day: "12/04/2022" is one."""
    found = find_dates(text, most=1)
    return found if found or _NUMBERS.search(text) is None else find_dates(text, language=DAY_FIRST, most=1)


def without_stamp(title: str) -> str:
    """Return a title without the day or the time in brackets that some logs set before it: "[ 07:18 ] Ferry sails"."""
    found = _STAMPED.match(title) if title[:1] == "[" else None
    if found is None or not (_LOOKS.search(found[1]) and says_date(found[1])):
        return title
    return found[2]


def is_stamp(text: str) -> bool:
    """Return whether a line ends in a date with its time of day, behind an author at most: "Ann, May 3, 2004 10:12"."""
    if len(text) > LONGEST or _LOOKS.search(text) is None:
        return False
    dates = find_dates(text, most=1)
    return bool(dates) and dates[0].has_time and dates[0].start <= _BESIDE_AUTHOR and dates[0].end == len(text)


def is_day(text: str) -> bool:
    """Return whether a heading says a day and nothing else: a date, and beside it at most the day of the week."""
    dates = _first_date(text) if len(text) <= LONGEST else ()
    if not dates:
        return False
    before, behind = text[: dates[0].start], text[dates[0].end :]
    return len(before) + len(behind) <= _MARKS or is_weekday(fold(f"{before} {behind}"))


def day_order_of(tree: Tree, host: str) -> str | None:
    """Return the tag of the English that has the page's order of day and month; None where nothing or both is said.

    A day beyond the twelfth says it, or the same day with the name of its month: "04.10.04" and "April 10, 2004".
    """
    lines = [block.text for block in tree.blocks if len(block.text) <= _LONGEST_TELLING]
    said = _said_by(lines) if _may_say_order(lines) else set[str]()
    if len(said) == 1:
        return said.pop()
    end = host.rpartition(".")[2]
    return None if said else next((order for order, ends in _HOUSES.items() if end in ends), None)


def _may_say_order(lines: Sequence[str]) -> bool:
    """Return whether lines may have dates in numbers, as on few pages: to look at each of them costs more."""
    text = "\n".join(lines)
    if any(year in text for year in _YEARS):
        return True
    return _NUMBERS.search("\n".join([line for line in lines if len(line) <= _LONGEST_SHORT])) is not None


def _said_by(lines: Iterable[str]) -> set[str]:
    """Return the orders that the dates of lines show."""
    numeric, named = list[tuple[int, int, int]](), list[str]()
    for line in lines:
        if _YEAR.search(line):
            found = list(_numbers_of(line))
            numeric += found
            if not found and len(named) < _MOST_NAMED:
                named.append(line)
    said = {order for first, second, _ in numeric if (order := _order_of(first, second)) is not None}
    return said if said or not numeric else _said_by_names({*numeric}, named)


def _numbers_of(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield the first and the second number and the year of the dates in a line; a short year takes a line of date.

    Not where a point stands behind the day: that is so in lands whose other dates begin with the day, and elsewhere.
    """
    for first, mark, second, year in _NUMBERS.findall(text):
        if mark == "." and int(first) > _LONGEST_MONTH:
            continue
        if len(year) > 2:
            yield int(first), int(second), int(year)
        elif len(first) == len(second) == 2 and len(text) <= _LONGEST_SHORT:
            yield int(first), int(second), 2000 + int(year)


def _order_of(first: int, second: int) -> str | None:
    if (first > _LONGEST_MONTH) is (second > _LONGEST_MONTH):
        return None
    return DAY_FIRST if first > _LONGEST_MONTH else MONTH_FIRST


def _said_by_names(numeric: Iterable[tuple[int, int, int]], lines: Iterable[str]) -> set[str]:
    """Return the orders in which dates of numbers are among those of lines that name the month."""
    days = {(each.at.year, each.at.month, each.at.day) for line in lines for each in find_dates(line, most=1)}
    said = set()
    for first, second, year in numeric:
        is_month_first, is_day_first = (year, first, second) in days, (year, second, first) in days
        if is_month_first is not is_day_first:
            said.add(MONTH_FIRST if is_month_first else DAY_FIRST)
    return said

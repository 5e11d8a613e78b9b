"""Lines that say a date and little else, and in which order the dates of an English page give day and month."""

from __future__ import annotations

import re
from functools import lru_cache

from crawler.core.html.dom import Tree
from crawler.core.text.dates import find_dates

LONGEST = 80
"""Characters of a line of date and author at most."""
_SURE = LONGEST // 4
"""Characters of a line at most that says nothing but the date that its digits look like."""
_BESIDE_AUTHOR = LONGEST // 2
"""Characters beside the date at most, where an author or a section may stand with it."""
_BESIDE = 15
"""The same for a line of the date alone: a weekday, or "Published on"."""
_LOOKS = re.compile(
    r"(?<!\d)(?:19|20)\d\d(?!\d)|(?<!\d)\d{1,2}[:h.]\d\d(?!\d)|\d{1,2}[./-]\d{1,2}[./-]\d\d"
    r"|\d+ \w{1,12} ago\b|[年月]\d{1,2}"
)
"""What nearly all dates and times hold: looked for first, since to read a date costs a hundred times as much."""
_POINT = re.compile(r"\d{1,2}\.\d\d")
"""What may be a time of day, and may as well be any number."""

DAY_FIRST, MONTH_FIRST, MONTH_FIRST_DOTTED = "en-GB", "en-US", "en-US-x-dotted"
"""Tags by which dates are read; points part the day first everywhere but where a page is seen to do otherwise."""
_HOUSES = {
    DAY_FIRST: frozenset(("uk", "ie", "au", "nz", "in", "za", "ng", "ke", "gh", "pk", "lk", "bd", "my", "sg", "mt")),
    MONTH_FIRST: frozenset(("us", "gov", "edu", "mil")),
}
"""Last parts of hosts in whose lands one order is usual."""
_NUMBERS = re.compile(r"(?<![\d./-])(\d{1,2})([/-])(\d{1,2})\2(?:19|20)\d\d(?![\d/-])")
_DOTTED = re.compile(r"(?<![\d.])(\d\d)\.(\d\d)\.(?:(?:19|20)\d\d|\d\d)(?![\d.])")
_LONGEST_MONTH = 12
"""The largest number of a month: what is larger is a day."""
_LAST_DAY = 31
_LONGEST_TELLING = 120
"""Characters of a block with a date that tells how the house writes; a longer one may quote another's."""


@lru_cache(maxsize=4096)  # dates stand in many rows of a page, and of the pages of a site
def says_date(text: str) -> bool:
    """Return whether a line of at most `LONGEST` characters gives a date, alone or beside an author."""
    found = _LOOKS.search(text)
    if found is None:
        return False
    # A point stands in ratings and prices, too.
    is_sure = len(text) <= _SURE and _POINT.fullmatch(found[0]) is None
    return is_sure or is_date_line(text, _BESIDE_AUTHOR)


def is_date_line(text: str, beside: int = _BESIDE) -> bool:
    """Return whether a line says a date and at most `beside` characters more."""
    if len(text) > LONGEST:
        return False
    dates = find_dates(text, most=1)
    return bool(dates) and len(text) - (dates[0].end - dates[0].start) <= beside


def day_order_of(tree: Tree, host: str) -> str | None:
    """Return the tag of the English that has the page's order of day and month; None where nothing or both is said."""
    said = set[str]()
    if _may_tell("\n".join([block.text for block in tree.blocks])):
        said = {order for block in tree.blocks if (order := _of_line(block.text)) is not None}
    if said <= {MONTH_FIRST, MONTH_FIRST_DOTTED} and MONTH_FIRST_DOTTED in said:
        return MONTH_FIRST_DOTTED
    if len(said) == 1:
        return said.pop()
    end = host.rpartition(".")[2]
    return None if said else next((order for order, ends in _HOUSES.items() if end in ends), None)


def _may_tell(text: str) -> bool:
    return "/20" in text or "-20" in text or "/19" in text or _DOTTED.search(text) is not None


def _of_line(text: str) -> str | None:
    if len(text) > _LONGEST_TELLING or not _may_tell(text):
        return None
    for month, day in _DOTTED.findall(text) if "." in text else ():
        if 1 <= int(month) <= _LONGEST_MONTH < int(day) <= _LAST_DAY:
            return MONTH_FIRST_DOTTED
    if "/" not in text and "-" not in text:
        return None
    for first, _, second in _NUMBERS.findall(text):
        if (int(first) > _LONGEST_MONTH) is not (int(second) > _LONGEST_MONTH):
            return DAY_FIRST if int(first) > _LONGEST_MONTH else MONTH_FIRST
    return None

"""Dates that only East Asia writes: years of eras, and the names that its months have between day and year.

WordPress writes "3 月 5, 2026", "5 三月 2026" and "Tháng Ba 5, 2026" there, where its form of dates is the English one.
"""

from __future__ import annotations

import re

_BEFORE_ERA = {"令和": 2018, "平成": 1988, "民國": 1911, "民国": 1911}
"""The year before the first one of each era."""
_NUMERALS = "一二三四五六七八九十"
_VIETNAMESE = "một|hai|ba|tư|năm|sáu|bảy|tám|chín|mười|mười một|mười hai"
_NUMBERS = {"元": 1, "十一": 11, "十二": 12, "bốn": 4, "giêng": 1, "chạp": 12} | {
    name: number for names in (_NUMERALS, _VIETNAMESE.split("|")) for number, name in enumerate(names, 1)
}
"""What numbers are called that have no digits."""
_DAY, _YEAR = r"(?P<day>\d{1,2})(?:st|nd|rd|th|日|일)?", r"(?P<year>(?:19|20)\d\d)(?!\d)"
_MONTH = rf"(?P<month>\d{{1,2}}|十?[{_NUMERALS}])\s?[月월]"
_THANG = (
    r"(?:tháng |th)(?P<month>\d{1,2}|mười một|mười hai|giêng|chạp|một|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)(?!\w)"
)
_MONTH_AND_DAY = r"\s?年\s?(?P<month>\d{1,2})\s?月\s?(?P<day>\d{1,2})\s?[日號号]"
_REPUBLIC = r"(?<![\d./-])(?P<year>1[0-4]\d)"

ALL = tuple(
    map(
        re.compile,
        (
            rf"(?P<era>{'|'.join(_BEFORE_ERA)})\s?(?P<year>\d{{1,3}}|元){_MONTH_AND_DAY}",
            rf"{_REPUBLIC}{_MONTH_AND_DAY}",
            rf"(?<!\d){_MONTH}\s{_DAY},?\s{_YEAR}",
            rf"(?<!\d){_DAY}\s{_MONTH},?\s{_YEAR}",
            rf"(?<!\d)(?P<day>\d{{1,2}})\s{_THANG}(?:,| năm|)\s{_YEAR}",
            rf"{_THANG} (?P<day>\d{{1,2}}), {_YEAR}",
            rf"(?<!\d){_YEAR} оны (?P<month>\d{{1,2}})(?:-?р)? сарын (?P<day>\d{{1,2}})(?!\d)",
        ),
    )
)
"""What finds them in a text in lower case; each has a year, a month and a day."""
_TAIWAN = re.compile(rf"{_REPUBLIC}([./-])(?P<month>\d\d)\2(?P<day>\d\d)(?![\d./-])")
"""The year of the Republic in numbers, as pages of Taiwan write it."""


def patterns_for(language: str | None) -> tuple[re.Pattern[str], ...]:
    """Return what finds such dates on a page in a language."""
    tag = (language or "").lower().replace("_", "-")
    return (*ALL, _TAIWAN) if tag.startswith(("zh-tw", "zh-hant")) else ALL


def numbers_of(match: re.Match[str]) -> tuple[int, int, int]:
    """Return the year, the month and the day of what one of the patterns found, whether they are any or not."""
    said = match.groupdict()
    year, month, day = (_NUMBERS.get(said[part]) or int(said[part]) for part in ("year", "month", "day"))
    before = _BEFORE_ERA.get(said.get("era") or "民國", 0) if year < 1000 else 0
    return year + before, month, day

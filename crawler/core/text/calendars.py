"""Years, months and days of the calendars that pages reckon in, to days of the common era."""

from __future__ import annotations

from datetime import date, timedelta

EARLIEST, LATEST = 1900, 2100
"""Years of the common era that a date can be of; a number beyond them is no year."""
_LAST_CENTURY, _LAST_SHORT = 90, 40
"""Two digits from the first on are a year of the 1990s, when pages began, up to the last one of this century."""
# Years in numbers: later ones are of the lunar calendar, which began its 1421 in the year 2000.
_EARLIEST_PERSIAN, _LATEST_PERSIAN = 1343, 1420


def year_of(digits: int) -> int:
    """Return the year that two digits mean; 0, which is none, for what is a number of another thing."""
    if digits >= _LAST_CENTURY:
        return 1900 + digits
    return 2000 + digits if digits <= _LAST_SHORT else 0


def day_of(year: int, month: int, day: int) -> date | None:
    """Return the day that three numbers name, None where it is none."""
    if 2400 <= year <= 2700:
        year -= 543  # the Buddhist era of Thai pages
    if _EARLIEST_PERSIAN <= year <= _LATEST_PERSIAN:
        return from_persian(year, month, day)
    if not EARLIEST <= year <= LATEST:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def from_persian(year: int, month: int, day: int) -> date | None:
    """Convert from the Persian solar calendar with its 33-year cycle, exact from 1343 to 1472 (1964 to 2094)."""
    if not (1343 <= year <= 1472 and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    leaps = (8 * year + 21) // 33 - (8 * 1343 + 21) // 33
    offset = (year - 1343) * 365 + leaps + (month - 1) * 31 - max(0, month - 7) + day - 1
    return date(1964, 3, 21) + timedelta(days=offset)

"""Dates as pages write them: ISO, RFC 822, numbers and month names of many languages, to aware datetimes.

A date that leaves its day open, or its order of day and month, is no date: None is better than a wrong one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timezone, tzinfo
from functools import lru_cache

from crawler.core.text import eastern_dates
from crawler.core.text.calendars import EARLIEST, LATEST, day_of, from_persian, year_of
from crawler.core.text.clock_times import clocks_around, zone_of
from crawler.core.text.month_names import month_of, persian_month_of, several_words

_Read = Callable[[re.Match[str], str | None], date | None]

_LONGEST = 300
"""Characters looked at: a date line is shorter, and every search below stays bounded."""
_WORD = r"[^\W\d_][^\s\d!-/:-@\[-`{-~،,。«»]+"
_GAP = r"[\s./,،-]{0,4}"

_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})\s?[-/.年년]\s?(\d{1,2})\s?[-/.月월]\s?(\d{1,2})(?!\d)")
_NUMBERS = re.compile(
    r"(?<![\d.:/-])(\d{1,2})(?:\u200f?([./-])\u200f? ?|\s)"
    r"(\d{1,2})(?:\u200f?\2\u200f? ?|\s)(\d{4}|\d\d)(?!\d|:\d|[./-]\d)"
)
_DANISH = re.compile(r"(?<![\d./-])(\d{1,2})/(\d{1,2})-((?:19|20)\d\d)(?!\d)")
_DAY_FIRST = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th|er|re|:e|ª|º|°|η|ই|শে)?{_GAP}(?:(?:de|del|of|da|d|ng|ta)[\s'’]{{1,2}})?({_WORD})(?:/{_WORD})?{_GAP}"
    r"(?:(?:de|del|of|ماه)\s|พศ\.\.\s?)?['’]?(\d{4}|\d\d(?=$|\s(?!\d?\d:)))(?!\d)"
)
_MONTH_FIRST = re.compile(
    rf"({_WORD}){_GAP}(\d{{1,2}})(?:st|nd|rd|th)?"
    r"(?:[\s,.،-]{1,3}|\sde\s|\s\d\d:\d\d:\d\d\s(?:[a-z]{1,5}\s)?)(\d{4}|['’]\d\d)(?!\d|:\d)"
)
_YEAR_AND_NAME = re.compile(
    rf"(?<!\d)(\d{{4}})(?:\.|\sm\.|\.?\sgada|-?\w?ko|-)?\s?({_WORD})(?:\smėn)?\.?[\s-](\d{{1,2}})(?!\d)"
)
# "2026. gada 25. marts", "2026 жылғы 25 наурыз", "2026-yil 25-mart"
_YEAR_DAY_NAME = re.compile(
    rf"(?<!\d)(\d{{4}})[.-]?\s?(?:gada|жылғы|жылдын|жылы|йил|yil)\s(\d{{1,2}})[.-]?\s?({_WORD})"
)

_ISO = re.compile(
    r"(\d{4})-(\d\d?)-(\d\d?)"
    r"(?:[t\s]\s?(\d\d?):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s?(z|utc|gmt)?\s?([+-]\d\d:?\d\d|[+-]\d\d?)?)?\b"
)
_THAI = re.compile("[\u0e00-\u0e7f]")
_THAI_DOTS = re.compile(r"([\u0e00-\u0e7f]{1,2})\.([\u0e00-\u0e7f]{1,2})\.")
_MONTH_FIRST_TAGS = frozenset(("en-us", "en-ph", "es-us", "en-us-x-shown"))
MONTH_FIRST = "en-US-x-shown"
"""The tag of a page whose dates show that the month stands first: so it does where a point parts them, too."""
_OPEN_ORDER = frozenset(("", "en"))
"""Tags that tell no order of day and month: both are written in English."""
_DIGIT, _OTHER_DIGIT, _FOUR_DIGITS = re.compile(r"\d"), re.compile(r"[^\D0-9]"), re.compile(r"\d{4}")
"""What no date is without, in whatever script, one that is not of ASCII, and what a year has: looked for first."""


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text, and the half-open range of characters that it takes with its time of day."""

    at: datetime
    start: int
    end: int
    has_time: bool


def parse_date(text: str | None, *, language: str | None = None) -> datetime | None:
    """Return the first date of a text as an aware datetime, or None.

    A time zone in the text is kept; without one the time counts as UTC, a bare day as its midnight. `language` is a
    tag such as `pt-BR`: it settles the order of numeric dates and the months that two languages name alike.
    """
    if not text:
        return None
    text = text.strip()
    is_iso = 10 <= len(text) <= 40 and (text[4] == "-" or text[8] == "T")
    try:
        return (_checked(datetime.fromisoformat(text)) if is_iso else None) or _other(text, language)
    except ValueError:
        return _other(text, language)


def _other(text: str, language: str | None) -> datetime | None:
    if text.isascii() and text.isdigit():
        if len(text) == 8:
            return _moment(int(text[:4]), int(text[4:6]), int(text[6:]), (0, 0, 0), None)
        return _epoch(int(text), len(text))
    found = find_dates(text, language=language, most=1)
    return found[0].at if found else None


def find_dates(text: str, *, language: str | None = None, most: int = 4) -> tuple[FoundDate, ...]:
    """Return the dates of the first 300 characters of a text in order, at most `most` of them."""
    if _DIGIT.search(text) is None:
        return ()
    text = _plain(text[:_LONGEST])
    found, position = list[FoundDate](), 0
    while len(found) < most and (hit := _first(text, position, language)) is not None:
        found.append(hit)
        position = hit.end
    return tuple(found)


def _plain(text: str) -> str:
    """Lower case, digits of every script as ASCII, and every character still at its place."""
    if text.isascii():
        return text.lower()
    plain = "İ".join(map(str.lower, text.split("İ")))  # which would be two characters
    plain = _OTHER_DIGIT.sub(lambda found: str(unicodedata.decimal(found[0])), plain.replace("ς", "σ"))
    plain = several_words().sub(lambda match: re.sub(r"\s", "ـ", match[0]), plain)
    return _THAI_DOTS.sub(r"\1\2..", plain)  # a shortened month, with its dots behind it


@lru_cache(maxsize=1024)  # a line by a title is asked for its date by each that may use it
def _first(text: str, position: int, language: str | None) -> FoundDate | None:
    """The date that begins first; of two at one place the pattern that stands first here."""
    has_year = _FOUR_DIGITS.search(text, position) is not None
    iso = _first_iso(text, position) if has_year else None
    best: tuple[int, int, date] | None = None
    for pattern, read in _readers(text, language, has_year=has_year):
        start = position
        while (hit := pattern.search(text, start)) is not None:
            if best is not None and hit.start() >= best[0]:
                break
            day = read(hit, language)
            if day is not None:
                best = (hit.start(), hit.end(), day)
                break
            start = hit.start() + 1
    if iso is not None and (best is None or iso.start <= best[0]):
        return iso if iso.has_time else _with_time(text, position, (iso.start, iso.end, iso.at.date()), language)
    return _with_time(text, position, best, language) if best is not None else None


def _readers(text: str, language: str | None, *, has_year: bool) -> Sequence[tuple[re.Pattern[str], _Read]]:
    known = _READERS if has_year else _SHORT_READERS
    if text.isascii() and not (language or "").startswith(("zh", "vi")):
        return known
    return (*known, *((pattern, _read_eastern) for pattern in eastern_dates.patterns_for(language)))


def _read_eastern(match: re.Match[str], _language: str | None) -> date | None:
    return day_of(*eastern_dates.numbers_of(match))


def _first_iso(text: str, position: int) -> FoundDate | None:
    for match in _ISO.finditer(text, position):
        at = _moment(
            int(match[1]), int(match[2]), int(match[3]),
            (int(match[4] or 0), int(match[5] or 0), int(match[6] or 0)), zone_of(match[7], match[8]),
        )  # fmt: skip
        if at is not None:
            return FoundDate(at, match.start(), match.end(), match[4] is not None)
    return None


def _with_time(text: str, position: int, found: tuple[int, int, date], language: str | None) -> FoundDate:
    """Add the time of day that stands right after the date, or right before it."""
    start, end, day = found
    for clock in clocks_around(text, start, end, earliest=position, language=language):
        at = _moment(day.year, day.month, day.day, clock.time, clock.zone)
        if at is not None:
            return FoundDate(at, min(start, clock.start), max(end, clock.end), True)
    return FoundDate(datetime(day.year, day.month, day.day, tzinfo=UTC), start, end, False)


def _numeric(match: re.Match[str], language: str | None) -> date | None:
    first, separator, second, year = int(match[1]), match[2], int(match[3]), int(match[4])
    if len(match[4]) == 2:
        if separator is None:
            return None
        year = year_of(year)
    tag = (language or "").lower().replace("_", "-")
    # A point parts day and month nearly everywhere; what can only be a month before a day is told by its digits.
    is_pointed = separator == "." and tag != MONTH_FIRST.lower() and not (second > 12 and len(match[1]) == 2)
    if first > 12 or is_pointed or first == second or tag not in _MONTH_FIRST_TAGS | _OPEN_ORDER:
        return day_of(year, second, first)
    if second > 12 or tag in _MONTH_FIRST_TAGS:
        return day_of(year, first, second)
    return None


def _named(day: str, name: str, year: str, language: str | None) -> date | None:
    name, year = name.rstrip("’'॰"), year.lstrip("’'")
    month = month_of(name, language)
    if month is not None:
        number = int(year)
        if len(year) == 2:
            number = 2500 + number if _THAI.match(name) else year_of(number)
        return day_of(number, month, int(day))
    persian = persian_month_of(name)
    return from_persian(int(year), persian, int(day)) if persian is not None else None


_READERS: tuple[tuple[re.Pattern[str], _Read], ...] = (
    (_YEAR_FIRST, lambda m, language: day_of(int(m[1]), int(m[2]), int(m[3]))),
    (_DAY_FIRST, lambda m, language: _named(m[1], m[2], m[3], language)),
    (_MONTH_FIRST, lambda m, language: _named(m[2], m[1], m[3], language)),
    (_NUMBERS, _numeric),
    (_YEAR_AND_NAME, lambda m, language: _named(m[3], m[2], m[1], language)),
    (_YEAR_DAY_NAME, lambda m, language: _named(m[2], m[3], m[1], language)),
    (_DANISH, lambda m, language: day_of(int(m[3]), int(m[2]), int(m[1]))),
)
_SHORT_READERS = tuple(each for each in _READERS if each[0] in (_DAY_FIRST, _MONTH_FIRST, _NUMBERS))
"""Those that can find something where no year has its four digits."""


def _moment(year: int, month: int, day: int, clock: tuple[int, int, int], zone: tzinfo | None) -> datetime | None:
    known = day_of(year, month, day)
    if known is None:
        return None
    try:
        at = datetime(known.year, known.month, known.day, *clock, tzinfo=zone or UTC)
    except ValueError:
        return None
    offset = at.utcoffset()  # of a zone with summer time, on that day
    return at if zone is None or offset is None else at.replace(tzinfo=timezone(offset))


def _epoch(number: int, digits: int) -> datetime | None:
    if digits not in (10, 13):
        return None
    return _checked(datetime.fromtimestamp(number / 1000 if digits == 13 else number, UTC))


def _checked(at: datetime) -> datetime | None:
    if not EARLIEST <= at.year <= LATEST:
        return None
    return at if at.tzinfo is not None else at.replace(tzinfo=UTC)

"""Times of day as pages write them beside a date, with the zone that they name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone, tzinfo

_ZONES = {
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "est": -5, "edt": -4, "cdt": -5, "mst": -7, "mdt": -6,
    "pst": -8, "pdt": -7, "akst": -9, "hst": -10, "west": 1, "cet": 1, "mez": 1, "cest": 2, "mesz": 2,
    "eet": 2, "eest": 3, "msk": 3, "мск": 3, "trt": 3, "gst": 4, "pkt": 5, "wib": 7, "wita": 8, "wit": 9,
    "hkt": 8, "sgt": 8, "jst": 9, "kst": 9, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13, "brt": -3, "art": -3,
}  # fmt: skip
_SHARED: dict[str, dict[str, float]] = {
    "ist": {"-in": 5.5, "hi": 5.5, "mr": 5.5, "ta": 5.5, "te": 5.5, "ml": 5.5, "gu": 5.5, "-ie": 1, "ga": 1, "he": 2},
    "bst": {"-gb": 1, "-bd": 6, "bn": 6},
    "cst": {"-us": -6, "-mx": -6, "-cu": -5, "zh": 8},
}
"""Names that several zones have, by the land (`-in`) or the language that tells which; none is meant without."""
_AMERICAN = {"et": -5, "eastern": -5, "ct": -6, "central": -6, "mt": -7, "mountain": -7, "pt": -8, "pacific": -8}
"""Zones of North America that have summer time, in hours of winter; they count only where they end what is said."""
_ZONE = (
    rf"(?:uhr|hrs?|น\.)?\s?\(?({'|'.join(sorted((*_ZONES, *_SHARED), key=len, reverse=True))}|"
    rf"(?:{'|'.join(_AMERICAN)})(?=(?:\stime)?\s*(?:$|[^\w\s])))?(?![^\W\d_])\s?\(?"
    r"([+\-−]\d\d:?\d\d|[+\-−]\d\d?(?!\d))?"
)
_NO_DATE = r"(?!\d{1,2}\.(?:0\d|1[0-2])\.(?:\d{4}|\d\d)(?!\d))"
"""No day that points part, as of an update behind that of publication."""
_CLOCK = (
    rf"{_NO_DATE}"
    r"(\d{1,2})(?:\s?[:h.時时點点시]\s?(\d\d)(?!\d)[分분]?(?:[:.](\d\d)(?!\d)(?:[.,]\d{1,9})?)?)\s?([ap]\.?\s?m\b\.?|[πμ]\.?\s?μ\b\.?|[صم]\b)?\s?"
) + _ZONE
_TITLED = r"(?!\s?:[^\d]{0,10}[^\W\d_]{3}\s\d\d?\.)"  # "May 8, 2008: Ferry 1.12 is out"
_AFTER = re.compile(rf"{_TITLED}[^\d]{{0,14}}{_CLOCK}")
_HOUR_AFTER = re.compile(rf"[^\d]{{0,14}}(\d{{1,2}})()()\s?([ap]\.?\s?m\b\.?)\s?{_ZONE}")
_BEFORE = re.compile(rf"(?<![\d.:/]){_CLOCK}[^\d]{{0,14}}$")
_INSIDE = re.compile(r"\d\d:\d\d:\d\d")  # "Thu May 16 14:05:09 2024"
_HALF_BEFORE = re.compile(r"(오전|上午|午前|\bam)|(?:오후|下午|午後|\bpm)\s?$")
_HALF_CHARS = 4
"""Characters before a time in which its half of the day may stand."""
_BEFORE_CHARS = 40
"""Characters before a date in which its time of day may begin: a time, its zone and the 14 signs between the two."""
_MOST_HOURS_EAST = 14
"""Hours of an offset from UTC; the islands of the date line have the most."""


class _SummerTime(tzinfo):
    """A zone of North America: an hour more from the second Sunday of March to the first of November, as since 2007."""

    def __init__(self, hours: int) -> None:
        self.winter = timedelta(hours=hours)

    def utcoffset(self, at: datetime | None) -> timedelta | None:
        """Return the offset on a day; the hour of the change counts as the day's."""
        if at is None:
            return None
        first, last = _sunday(at.year, 3, 2), _sunday(at.year, 11, 1)
        return self.winter + timedelta(hours=1) if first <= at.date() < last else self.winter

    def dst(self, at: datetime | None) -> None:
        """Leave open how much of the offset is summer time."""

    def tzname(self, at: datetime | None) -> None:
        """Leave the name open, too."""


def _sunday(year: int, month: int, number: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=6 - first.weekday() + 7 * (number - 1))


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day (hour, minute, second) and its half-open range of characters; `zone` is None where none stands.

    The time need not exist: 25 o'clock is for the caller to refuse.
    """

    time: tuple[int, int, int]
    zone: tzinfo | None
    start: int
    end: int


def clocks_around(
    text: str, start: int, end: int, *, earliest: int = 0, language: str | None = None
) -> Iterator[Clock]:
    """Yield the times of day that a date may go with, the likeliest first: within it, right after it, right before it.

    `text` is in lower case, the date takes `start` to `end` of it, and no time begins before `earliest`. `language` is
    a tag such as `en-IN`: it tells which zone a name that several have is of.
    """
    inside = _INSIDE.search(text, start, end)
    if inside and (match := _AFTER.match(text, inside.start())) and (clock := _clock(match, language)):
        yield clock
    match = _AFTER.match(text, end) or _HOUR_AFTER.match(text, end)
    if match and (clock := _clock(match, language)):
        yield clock
    match = _BEFORE.search(text, max(earliest, start - _BEFORE_CHARS), start)
    if match and (clock := _clock(match, language)):
        yield clock


def _clock(match: re.Match[str], language: str | None) -> Clock | None:
    hour = int(match[1])
    half = match[4]
    before = None if half else _HALF_BEFORE.search(match.string, max(0, match.start(1) - _HALF_CHARS), match.start(1))
    if half or before:
        if not 1 <= hour <= 12:
            return None
        is_afternoon = half[0] in "pμم" if half else before is not None and before[1] is None
        hour = hour % 12 + (12 if is_afternoon else 0)
    return Clock(
        (hour, int(match[2] or 0), int(match[3] or 0)),
        zone_of(match[5], match[6], language),
        match.start(),
        match.end(),
    )


def zone_of(name: str | None, offset: str | None, language: str | None = None) -> tzinfo | None:
    """Return the zone of a name in lower case or, which goes first, of an offset such as `+02:00`; None for none.

    A name that several zones have is of the one that `language`, a tag such as `en-IN`, tells.
    """
    if offset:
        digits = offset[1:].replace(":", "")
        hours, minutes = (int(digits[:2]), int(digits[2:4] or 0)) if len(digits) > 2 else (int(digits), 0)
        if hours > _MOST_HOURS_EAST or minutes > 59:
            return None
        return timezone((1 if offset[0] == "+" else -1) * timedelta(hours=hours, minutes=minutes))
    if name in _AMERICAN:
        return _SummerTime(_AMERICAN[name])
    hours_east = _shared(_SHARED[name], language) if name in _SHARED else _ZONES.get(name or "")
    return timezone(timedelta(hours=hours_east)) if hours_east is not None else None


def _shared(zones: dict[str, float], language: str | None) -> float | None:
    spoken, *lands = (language or "").lower().replace("_", "-").split("-")
    return next((zones[key] for key in (*(f"-{land}" for land in lands), spoken) if key in zones), None)

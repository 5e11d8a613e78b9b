"""Intervals as people write them: `30s`, `15m`, `1h`, `1d`, `1h30m`."""

from __future__ import annotations

import re
from datetime import timedelta

MINIMUM = timedelta(seconds=5)
"""A site is not to be asked more often."""
MAXIMUM = timedelta(days=366)
"""A longer interval is a slip of the pen."""
_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604800}
_WHOLE = re.compile(r"(?:[0-9]{1,9}[smhdw])+")
_PART = re.compile(r"([0-9]+)([smhdw])")


def parse_interval(text: str) -> timedelta:
    """Return the interval that `text` names; ValueError, with a sentence, for what is none or is out of bounds."""
    if not _WHOLE.fullmatch(text.strip()) or len(text) > 50:
        raise ValueError(f'"{text}" is not an interval; write it like "30s", "15m", "1h", "1d" or "1h30m"')
    seconds = sum(int(number) * _UNITS[unit] for number, unit in _PART.findall(text))
    if seconds < MINIMUM.total_seconds():
        raise ValueError(f'"{text}" is too short; the shortest interval is {format_interval(MINIMUM)}')
    if seconds > MAXIMUM.total_seconds():
        raise ValueError(f'"{text}" is too long; the longest interval is {format_interval(MAXIMUM)}')
    return timedelta(seconds=seconds)


def format_interval(interval: timedelta) -> str:
    """Write an interval the way `parse_interval` reads it."""
    rest = int(interval.total_seconds())
    parts = []
    for unit in "dhms":
        number, rest = divmod(rest, _UNITS[unit])
        if number:
            parts.append(f"{number}{unit}")
    return "".join(parts) or "0s"

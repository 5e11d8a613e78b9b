"""How often a feed says that it changes: RSS `ttl`, and the `sy:` module of RSS (web.resource.org/rss/1.0/modules)."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

_PERIODS = {"hourly": 1, "daily": 24, "weekly": 7 * 24, "monthly": 30 * 24, "yearly": 365 * 24}
"""Hours of each period."""
_NUMBER = re.compile(r"\s*0*([1-9][0-9]{0,6})\s*")
_LONGEST = timedelta(days=366)
"""A feed that wants more has slipped."""


def stays_for(feed: Any) -> timedelta:
    """Return how long a feed says that it stays as it is, the longer where it says both; nothing where it does not."""
    minutes = _number(feed.get("ttl"))
    hours = _PERIODS.get(str(feed.get("sy_updateperiod") or "").strip().lower(), 0)
    by_period = timedelta(hours=hours) / (_number(feed.get("sy_updatefrequency")) or 1)
    return min(max(timedelta(minutes=minutes), by_period), _LONGEST)


def _number(value: Any) -> int:
    """Return a whole number above 0, else 0."""
    found = _NUMBER.fullmatch(str(value or ""))
    return int(found[1]) if found else 0

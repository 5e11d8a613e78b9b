"""How long articles are kept, from the keys of `[retention]` and of a source: an age, a number, a size."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from crawler.config.model import Retention
from storage.records import KEEP_ALL, Keep

FOREVER = "forever"
"""In place of any bound: there is none."""

_LEAST_AGE = timedelta(days=1)
_MOST_DAYS = 36_500
_AGE = re.compile(r"([0-9]{1,6})\s*([dwy])")
_DAYS = {"d": 1, "w": 7, "y": 365}
_SIZE = re.compile(r"([0-9]{1,12})\s*([KMGT]?B)", re.IGNORECASE)
_UNITS = {"B": 1, "KB": 10**3, "MB": 10**6, "GB": 10**9, "TB": 10**12}
_MOST = 10**15

KEEP = ("keep", "keep_articles", "keep_bytes")
"""The keys of a source that say what is kept of it; `[retention]` has them, too, for all others."""


def parse_age(value: Any) -> timedelta | None:
    """Return how long something is kept, None for ever; raises TypeError and ValueError with a sentence."""
    if value == FOREVER:
        return None
    match = _AGE.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None:
        raise TypeError(f'must be days, weeks or years like "90d", "12w" or "2y", or "{FOREVER}"')
    days = int(match[1]) * _DAYS[match[2]]
    if not _LEAST_AGE.days <= days <= _MOST_DAYS:
        raise ValueError(f'must be between 1d and {_MOST_DAYS}d, or "{FOREVER}", not {value}')
    return timedelta(days=days)


def parse_number(value: Any) -> int | None:
    """Return how many articles are kept, None for all."""
    if value == FOREVER:
        return None
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f'must be a whole number, or "{FOREVER}"')
    if not 1 <= value <= _MOST:
        raise ValueError(f"must be between 1 and {_MOST}, not {value}")
    return value


def parse_size(value: Any) -> int | None:
    """Return how many bytes are kept, None for all."""
    if value == FOREVER:
        return None
    match = _SIZE.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None:
        raise TypeError(f'must be a size like "500MB" or "2GB", or "{FOREVER}"')
    size = int(match[1]) * _UNITS[match[2].upper()]
    if not 1 <= size <= _MOST:
        raise ValueError(f"must be between 1B and {_MOST}B, not {value}")
    return size


CHECKS: dict[str, Callable[[Any], Any]] = {"keep": parse_age, "keep_articles": parse_number, "keep_bytes": parse_size}
RETENTION: dict[str, Callable[[Any], Any]] = {**CHECKS, "tombstones": parse_age, "runs": parse_age}
"""What `[retention]` may hold."""


def retention_of(values: dict[str, Any]) -> Retention:
    """Return what `[retention]` says."""
    given = {name: values[name] for name in ("tombstones", "runs") if name in values}
    return Retention(keep=_keep_of(values, KEEP_ALL), **given)


def with_keep(values: dict[str, Any], default: Keep) -> dict[str, Any]:
    """Return the values of a source with what is kept of it as one; what it does not say is as in `default`."""
    rest = {key: value for key, value in values.items() if key not in KEEP}
    return rest | {"keep": _keep_of(values, default)}


def _keep_of(values: dict[str, Any], default: Keep) -> Keep:
    return Keep(
        age=values.get("keep", default.age),
        articles=values.get("keep_articles", default.articles),
        bytes=values.get("keep_bytes", default.bytes),
    )

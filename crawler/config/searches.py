"""The saved searches of newsfold.toml: what each asks for, and whether what is new of it is told."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from crawler.config.model import SavedSearch
from crawler.core.search.query import parse_query

_MOST_PER_HOUR = 3_600

SEARCH_NAME = re.compile(r"[\w-]{1,60}")
"""What a search may be called: its name stands in commands and in titles of messages."""


def check_query(value: Any) -> str:
    """Return a query that asks for something and is understood as a whole; ValueError says what is not."""
    if not isinstance(value, str):
        raise TypeError('must be a text like "harbour -strike lang:en"')
    query = parse_query(value)
    if query.notes:
        raise ValueError("; ".join(query.notes))
    if query.is_empty:
        raise ValueError("asks for nothing; write words, or a filter such as site:gazette.example")
    return value


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError("must be true or false")
    return value


def _per_hour(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= _MOST_PER_HOUR:
        raise ValueError(f"must be a whole number between 1 and {_MOST_PER_HOUR}")
    return value


SEARCH: dict[str, Callable[[Any], Any]] = {"query": check_query, "tell": _flag, "per_hour": _per_hour}
"""What `[searches.NAME]` may hold."""


def search_of(name: str, values: dict[str, Any]) -> SavedSearch:
    """Return what a table says."""
    return SavedSearch(name=name, **values)

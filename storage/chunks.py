"""Values in lists that one statement may bind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T", int, str, bytes)

_CHUNK = 500
"""Bound values: far below what SQLite (32,766) and PostgreSQL (65,535) take, also in a query that binds them twice."""


def chunks(values: Iterable[T]) -> Iterator[list[T]]:
    """Yield different values in ascending order, in lists that one statement may bind."""
    ordered = sorted(set(values))
    for start in range(0, len(ordered), _CHUNK):
        yield ordered[start : start + _CHUNK]

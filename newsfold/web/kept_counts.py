"""Counts that take long are kept for a while: a large archive is not counted anew for whoever looks."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

_QUICK = 0.02
"""Seconds within which a count is not worth keeping."""

_SHARE = 50
"""A count is kept this many times as long as it took: counting costs at most a fiftieth of the time."""

_LONGEST = 600.0
"""Seconds that any count is kept at most."""

T = TypeVar("T")


@dataclass(slots=True)
class _Kept:
    value: Any
    until: float
    is_counting: bool = False


class KeptCounts:
    """Keeps what was counted; `clock` counts seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._kept: dict[str, _Kept] = {}
        self._lock = threading.Lock()

    def get(self, name: str, count: Callable[[], T]) -> T:
        """Return what `count` gives, or gave a while ago; of those who ask at once only one counts again."""
        with self._lock:
            kept = self._kept.get(name)
            if kept is not None and (kept.is_counting or self._clock() < kept.until):
                value: T = kept.value
                return value
            if kept is not None:
                kept.is_counting = True
        began = self._clock()
        try:
            value = count()
        except BaseException:
            with self._lock:
                self._kept.pop(name, None)
            raise
        took = self._clock() - began
        stays = 0.0 if took < _QUICK else min(took * _SHARE, _LONGEST)
        with self._lock:
            self._kept[name] = _Kept(value, self._clock() + stays)
        return value

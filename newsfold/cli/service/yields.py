"""The yield of a source's last runs as a small bar: a run a sign, as high as it gave new articles."""

from __future__ import annotations

from collections.abc import Sequence

_LEVELS = "▂▃▄▅▆▇█"
_NOTHING = "▁"
_FAILED = "×"


def yield_bar(yields: Sequence[int | None]) -> str:
    """Return a sign for each run, oldest first; the highest is the most that one of them gave, × is a failed run."""
    most = max((count for count in yields if count is not None), default=0)
    return "".join(_sign(count, most) for count in yields)


def _sign(count: int | None, most: int) -> str:
    if count is None:
        return _FAILED
    return _LEVELS[(count * len(_LEVELS) - 1) // most] if count else _NOTHING

"""Days, months and years as people write them, to the moment in which each begins."""

from __future__ import annotations

import re
from datetime import UTC, datetime

_WRITTEN = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
SAID_SO = "write a date as 2026-05-01, 2026-05 or 2026"


def beginning_of(text: str) -> datetime:
    """Return the beginning of a day, a month or a year in UTC; raises ValueError with a sentence for a person."""
    found = _WRITTEN.fullmatch(text.strip())
    if found is not None:
        year, month, day = (int(part or 1) for part in found.groups())
        try:
            return datetime(year, month, day, tzinfo=UTC)
        except ValueError:
            pass
    raise ValueError(f"{text[:40]!r} is no date; {SAID_SO}")

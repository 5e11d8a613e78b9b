"""How long a page stays as it is: by its Cache-Control (RFC 9111), or by what a feed says of itself."""

from __future__ import annotations

import re
from datetime import timedelta

_MAX_AGE = re.compile(r'(?:^|,)\s*max-age\s*=\s*"?(\d{1,10})', re.IGNORECASE)
_ALWAYS_ASK = re.compile(r"(?:^|,)\s*(?:no-cache|no-store)\b", re.IGNORECASE)


LONGEST = timedelta(days=1)
"""The most that is believed: a hint of a year is one for browsers, or a slip, and no news are that slow."""


def fresh_for(cache_control: str | None, age: str | None, said: timedelta = timedelta()) -> timedelta:
    """Return for how long asking again is of no use.

    `age` is how many seconds a cache had the answer already, `said` what the document says of itself.
    """
    found = _MAX_AGE.search(cache_control or "")
    if found is None or _ALWAYS_ASK.search(cache_control or ""):
        return min(said, LONGEST)
    had = int(age) if age is not None and re.fullmatch(r"[0-9]{1,10}", age.strip()) else 0
    return min(max(said, timedelta(seconds=max(0, int(found[1]) - had))), LONGEST)

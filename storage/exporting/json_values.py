"""Values as JSON that every reader takes: times as ISO 8601, and no character that some take for the end of a line."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

# Line ends to some readers, though not to JSON.
_LINE_ENDS = str.maketrans({"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def json_of(value: Any) -> str:
    """Return a value as one line of JSON."""
    return _ENCODE(value).translate(_LINE_ENDS)


def _moment(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(f"{value!r} is no JSON")


_ENCODE = json.JSONEncoder(ensure_ascii=False, default=_moment).encode

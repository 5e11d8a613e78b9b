"""The shape of an address: what it has in common with its like, and whether it grows without end."""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import urlsplit

from crawler.core.links.mirror_names import said_address

_MAX_SEGMENTS = 15
"""Segments of a path; people nest half as deep, and a relative link that goes wrong grows for ever."""
_MAX_REPEATS = 2
"""Times that a segment may stand in a path: /a/b/a/b/a/b grows for ever. Numbers may repeat: /2011/11/11."""

_DIGITS = re.compile(r"\d+")
_NAME = re.compile(r"[a-z0]{1,12}")


def shape_of(url: str) -> str:
    """Return the address of a page with what tells it from its like left out: numbers, names, values of parameters."""
    parts = urlsplit(said_address(url))
    segments = parts.path.split("/")
    path = "/".join(map(_plain, segments))
    keys = ",".join(sorted({_DIGITS.sub("0", pair.partition("=")[0]) for pair in parts.query.split("&")}))
    return f"{path}?{keys}" if keys else path


def _plain(segment: str) -> str:
    """Return a path segment as it is if it is a short word, with numbers as 0, else a star."""
    plain = _DIGITS.sub("0", segment.lower())
    name, dot, extension = plain.rpartition(".")
    stem = name if dot else plain
    if not stem or _NAME.fullmatch(stem):
        return plain
    return "*" + (dot + extension if dot and len(extension) <= 5 else "")


def is_endless(url: str) -> bool:
    """Whether a path is so deep, or goes in circles so often, that a relative link must have made it."""
    segments = [segment for segment in urlsplit(url).path.split("/") if segment]
    if len(segments) > _MAX_SEGMENTS:
        return True
    return any(times > _MAX_REPEATS and not name.isdigit() for name, times in Counter(segments).items())

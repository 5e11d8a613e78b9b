"""The words by which the use of a page is granted or reserved, wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

WORDS = frozenset(("noai", "noimageai", "noarchive", "nosnippet", "noindex"))
"""The words of robots tags that speak of the use of a page, and not of the links on it."""

_SIGNAL = re.compile(r"([a-z][a-z-]{0,39})\s*=\s*(yes|no)", re.IGNORECASE)
_MOST = 20
"""Signals of one statement that are kept; there are three."""
_LONGEST = 1000
"""Characters of a statement that are read."""


def signals_in(text: str) -> Iterator[str]:
    """Yield what a Content-Signal says, each as `ai-train=no`."""
    for number, found in enumerate(_SIGNAL.finditer(text[:_LONGEST])):
        if number < _MOST:
            yield f"{found[1]}={found[2]}".lower()


def robots_words(text: str, *, is_header: bool = False) -> Iterator[str]:
    """Yield the words of a robots tag that are of use here; those for a crawler with another name are none.

    In a header the name of a crawler may stand before its words: `otherbot: noindex`.
    """
    for part in text[:_LONGEST].lower().split(","):
        name, colon, rest = part.partition(":")
        if is_header and colon and name.strip() not in ("unavailable_after", "max-snippet", "max-image-preview"):
            if name.strip() != "*":
                return  # what follows is for this one, too
            part = rest
        word = part.strip()
        if word in WORDS:
            yield word
        elif word == "none":
            yield "noindex"


def tdm_reservation(text: str | None) -> bool | None:
    """Return whether a TDM reservation reserves, None where it says nothing (W3C TDMRep: 1 or 0)."""
    return {"1": True, "0": False}.get((text or "").strip())

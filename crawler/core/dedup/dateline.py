"""Datelines: the place, day and agency that open a report, as in "HANOI, Vietnam (AP) — "."""

from __future__ import annotations

import re

from crawler.core.dedup.paragraphs import Paragraph
from crawler.core.text.normalise import tokens

_LONGEST_TOKENS = 10
"""Tokens before the dash: a place, its country, a day, an agency."""

_LONGEST_CHARS = 80
"""Characters within which a dateline ends; a dash after that stands in a sentence."""

_DASH = re.compile(r"(?:\s|\.|^|(?<=\)))[-–—]{1,2}\s")
_HOUSE = re.compile(r"\([^()\n]{2,30}\)\s*\.?$")
_BRACKETED = re.compile(r"[(（【\[][^\d()（）【】\[\]\n]{2,30}[)）】\]]\s*(?=\S)")
_PLACED = re.compile(
    r"(?:[A-ZÀ-ÖØ-ÞĄĆČĎĐĘĚĞİŁŃŇŐŘŚŞŠŤŮŰŹŻŽА-ЯЁ]{3,}[.,]?\s?){1,3}"
    r"(?:,\s?\w{3,9}\.?\s\d{1,2})?(?::\s|\s?\([A-Z]{2,6}\)\s)(?=\S)"
    r"|(?:[A-ZÀ-ÖØ-ÞĆČĎŁŃŘŚŠŤŹŻŽА-Я]\w+[.,]?\s){1,2}[–—]\s(?=[^\W\d_a-z])"
    r"|[A-ZА-ЯЁ-]{3,}(?:,\s?\d{1,2}\s[^\W\d_]{3,9})?\.?\s/[^/\d\n]{2,20}/\.?\s"
    r"|(?:РИА Новости|ТАСС|Интерфакс|Укринформ|УКРІНФОРМ)[.,]?\s(?:[–—-]\s)?"
    r"|本[报報][讯訊](?:[（(][^（）()\n]{2,20}[）)])?[，,：:]?\s?"
)
"""A place in capitals before a colon or an agency, or one of two words before a dash behind which a sentence begins; an
agency between slashes, or by its name, as in Russian; "from our own reporter" in Chinese."""
_NO_DATELINE = re.compile(r"[!?;:\"“”«»„]")


def without_dateline(part: Paragraph) -> Paragraph:
    """Return a paragraph without the dateline at its start, and that of an agency behind the site's own.

    A dateline ends in a dash, and begins with a place in capitals or ends with an agency in brackets; or it is a short
    word in brackets. A place in capitals may end in a colon, too.
    """
    first = _end(part.text, 0)
    if not first:
        return part
    end = _end(part.text, first) or first
    found = tokens(part.text[:end])
    is_whole = len(found) < len(part.tokens) and part.tokens[: len(found)] == found
    return Paragraph(part.text[end:], part.tokens[len(found) :]) if is_whole else part


def _end(text: str, begin: int) -> int:
    """Return where a dateline ends that begins at a place, 0 where none does."""
    start = text[begin : begin + _LONGEST_CHARS]
    dash = _DASH.search(start)
    if dash is not None and not _NO_DATELINE.search(start, 0, dash.start()):
        place = start[: dash.start()].strip()
        first = place.split(None, 1)[0].strip(",(") if place else ""
        if ((len(first) > 2 and first.isupper()) or _HOUSE.search(place)) and len(tokens(place)) <= _LONGEST_TOKENS:
            return begin + dash.end()
    placed = _PLACED.match(start)
    if placed is not None:
        return begin + placed.end()
    bracketed = _BRACKETED.match(start)
    return begin + bracketed.end() if bracketed is not None else 0
